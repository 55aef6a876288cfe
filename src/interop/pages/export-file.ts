/** The copy of a course that somebody who leads its treatment makes. */
import { has } from '#people/people.ts'
import { site, visitor } from '#web/context.ts'
import { copyNamed, ruleOnCopying } from '../copying.ts'
import type { Route } from './+types/export-file.ts'
import { download } from './download.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const here = context.get(visitor)
  const copy = copyNamed(params.file)
  if (!here || !copy || !has(here.person, 'therapist', 'prescriber'))
    throw new Response('Not found', { status: 404 })
  const { charts, people, forms, person, now } = here
  const course = await charts.open(params.course, 'exported')
  if (ruleOnCopying(person, course).ruling !== 'allow') throw new Response('Not found', { status: 404 })
  const { patient } = course
  const contact = await people.contact(patient.id)
  const { origin } = context.get(site)
  const ownNotes = new URL(request.url).searchParams.get('notes') === 'yes'
  return download(
    copy({ courses: [course], patient, contact, forms: await forms.all(), origin, person, now, ownNotes }),
  )
}
