/** The copy that a patient takes of their own record: every course that they have here. */
import { has } from '#people/people.ts'
import { site, visitor } from '#web/context.ts'
import { copyNamed } from '../copying.ts'
import type { Route } from './+types/my-export-file.ts'
import { download } from './download.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const here = context.get(visitor)
  const copy = copyNamed(params.file)
  const own = here && has(here.person, 'patient') ? here.person.patient : undefined
  if (!here || !copy || !own) throw new Response('Not found', { status: 404 })
  const { charts, people, forms, person, now } = here
  const mine = (await charts.list({ closed: true })).filter((course) => course.patient.id === own)
  const courses = await Promise.all(mine.map(({ id }) => charts.open(id, 'exported')))
  const patient = courses[0]?.patient
  if (!patient) throw new Response('Not found', { status: 404 })
  const contact = await people.contact(own)
  const { origin } = context.get(site)
  return download(copy({ courses, patient, contact, forms: await forms.all(), origin, person, now }))
}
