/** The head of every page that is used where a training is held, with the way to the others. */
import { href, NavLink } from 'react-router'
import { date } from '#web/format.ts'
import { Breadcrumb, PageHead } from '#web/page.tsx'
import { ARRANGING, LISTS } from '../arranging-words.ts'
import { TRAININGS_DESK } from '../desk-words.ts'
import { SITE } from '../site-words.ts'
import type { ShownTraining } from '../store.ts'

export function SiteHead({ what, training }: { readonly what: string; readonly training: ShownTraining }) {
  const { id, plan } = training
  const of = { training: id }
  const pages = [
    [href('/desk/trainings/:training/sign-in', of), SITE.signIn],
    [href('/desk/trainings/:training/pairs', of), ARRANGING.pairs.title],
    [href('/desk/trainings/:training/rooms', of), ARRANGING.rooms.title],
    [href('/desk/trainings/:training/lists', of), LISTS.title],
    [href('/desk/trainings/:training/certificates', of), SITE.certificates],
  ]
  return (
    <>
      <Breadcrumb
        trail={[
          { href: href('/desk/trainings'), label: TRAININGS_DESK.title },
          { href: href('/desk/trainings/:training', of), label: plan.title },
        ]}
      />
      <nav className="site-nav" aria-label={SITE.nav}>
        <ul>
          {pages.map(([to = '', label]) => (
            <li key={to}>
              <NavLink to={to}>{label}</NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <PageHead what={what} forWhom={plan.title} state={`${date(plan.from)} to ${date(plan.to)}`} />
    </>
  )
}
