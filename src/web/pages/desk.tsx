/** The first page of an educator: everything that waits for somebody, of the library, the directory and the trainings. */
import { lineOf, QUEUES, type Queues } from '#directory/desk-lines.ts'
import { type Day, dayIn } from '#kernel/time.ts'
import type { Desk as LibraryDesk } from '#library/desk.ts'
import { deskOf } from '#library/desk.ts'
import type { SignedIn } from '#people/people.ts'
import type { LicenceEnding, ListedTraining } from '#training/desk-store.ts'
import { AgendaList } from '../agenda.tsx'
import { care } from '../context.ts'
import { DESK_HOME } from '../desk-words.ts'
import { date, dateOf } from '../format.ts'
import { Empty, PageHead, Section } from '../page.tsx'
import type { Route } from './+types/desk.ts'
import './desk.css'

export async function loader({ context }: Route.LoaderArgs) {
  const { libraryDesk, directoryDesk, trainingDesk, person, now } = context.get(care)
  const today = dayIn(now, person.zone)
  const [articles, queues, trainings, licences] = await Promise.all([
    libraryDesk.articles(),
    directoryDesk.queues(today),
    trainingDesk.trainings(),
    trainingDesk.licencesEnding(today),
  ])
  const toDecide = trainings.filter((one) => one.toDecide > 0)
  return { library: deskOf(articles, person.id, today), queues, toDecide, licences, person, today, now }
}

export default function Desk({ loaderData }: Route.ComponentProps) {
  const { library, queues, toDecide, licences, person, today, now } = loaderData
  const lines = [
    ...trainingLines(toDecide),
    ...licenceLines(licences),
    ...libraryLines(library),
    ...directoryLines(queues, person, today),
  ]
  const late = lines.filter(({ state }) => state === 'overdue')
  return (
    <>
      <PageHead what={DESK_HOME.title} state={dateOf(now, person.zone)} />
      <ul className="desk-counts">
        {countsOf(library, queues, toDecide).map(({ what, count, href }) => (
          <li key={what}>
            <a href={href}>
              <strong>{count}</strong> {what}
            </a>
          </li>
        ))}
      </ul>
      <Section title={DESK_HOME.waits}>
        {lines.length > 0 ? (
          <AgendaList
            label={DESK_HOME.waits}
            lines={[...late, ...lines.filter(({ state }) => state !== 'overdue')]}
          />
        ) : (
          <Empty>{DESK_HOME.nothing}</Empty>
        )}
      </Section>
    </>
  )
}

const directoryLines = (queues: Queues, { zone }: SignedIn, today: Day) =>
  QUEUES.filter((name) => name !== 'owners').flatMap((name) =>
    queues[name].listed.map((listed) => lineOf(name, listed, today, zone)),
  )

function libraryLines({ toReview, mine, due }: LibraryDesk) {
  const { review, draft, again } = DESK_HOME.library
  const to = (slug: string) => `/desk/library/${slug}`
  return [
    ...toReview.map(({ article }) => ({
      state: 'due' as const,
      ...review,
      forWhom: article.question,
      href: to(article.slug),
    })),
    ...mine.map(({ article }) => ({
      state: 'due' as const,
      ...draft,
      forWhom: article.question,
      href: to(article.slug),
    })),
    ...due.map(({ article, due: { state, on } }) => ({
      state: state === 'overdue' ? ('overdue' as const) : ('due' as const),
      ...again,
      when: DESK_HOME.by(date(on)),
      forWhom: article.question,
      href: to(article.slug),
    })),
  ]
}

const trainingLines = (toDecide: readonly ListedTraining[]) =>
  toDecide.map(({ id, plan, toDecide }) => ({
    state: 'due' as const,
    what: DESK_HOME.training.what(toDecide),
    action: DESK_HOME.training.action,
    forWhom: `${plan.title}, ${date(plan.from)}`,
    href: `/desk/trainings/${id}`,
  }))

const licenceLines = (ending: readonly LicenceEnding[]) =>
  ending.map(({ id, name, ends, training }) => ({
    state: 'due' as const,
    ...DESK_HOME.licence,
    when: DESK_HOME.until(date(ends)),
    forWhom: `${name}, ${training.plan.title}, ${date(training.plan.from)}`,
    href: `/desk/trainings/${training.id}/applications/${id}`,
  }))

const countsOf = ({ toReview, due }: LibraryDesk, queues: Queues, trainings: readonly ListedTraining[]) => {
  const { counts } = DESK_HOME
  const applications = trainings.reduce((all, { toDecide }) => all + toDecide, 0)
  return [
    { what: counts.applications(applications), count: applications, href: '/desk/trainings' },
    { what: counts.review(toReview.length), count: toReview.length, href: '/desk/library' },
    { what: counts.again(due.length), count: due.length, href: '/desk/library' },
    ...QUEUES.map((name) => {
      const { count } = queues[name]
      return { what: counts[name](count), count, href: `/desk/directory#${name}` }
    }),
  ]
}
