/** Handing a record out: a readable copy and a FHIR file, by somebody who leads the treatment. */
import { href } from 'react-router'
import { care } from '#web/context.ts'
import { Checkbox, Form, Submit } from '#web/form.tsx'
import { Action, CourseNav, PageHead, Section } from '#web/page.tsx'
import { RulingView } from '#web/ruling.tsx'
import { ruleOnCopying } from '../copying.ts'
import { LEFT_OUT, EXPORT as WORDS } from '../export-words.ts'
import type { Route } from './+types/export.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { charts, person } = context.get(care)
  const course = await charts.open(params.course)
  const hasNotes = course.chart.current.some(({ audience, by }) => audience === 'author' && by === person.id)
  return { course, hasNotes, ruling: ruleOnCopying(person, course) }
}

export default function Export({ loaderData, params }: Route.ComponentProps) {
  const { course, hasNotes, ruling } = loaderData
  const file = (name: string) => href('/courses/:course/export/:file', { ...params, file: name })
  return (
    <>
      <PageHead what={WORDS.staff} forWhom={course.patient.name}>
        <p>{WORDS.staffAbout}</p>
      </PageHead>
      <CourseNav course={course.id} name={course.patient.name} />
      {ruling.ruling === 'refuse' ? (
        <RulingView ruling={ruling} />
      ) : (
        <>
          <Section title={WORDS.readable} about={WORDS.readableAbout}>
            <Form method="get" action={file('record.html')} label={WORDS.readable}>
              {hasNotes && <Checkbox name="notes" label={WORDS.ownNotes} help={WORDS.ownNotesHelp} />}
              <Submit>{WORDS.readableLink}</Submit>
            </Form>
          </Section>
          <Section title={WORDS.fhir} about={WORDS.fhirAbout}>
            <Action tone="quiet" href={file('record.json')}>
              {WORDS.fhirLink}
            </Action>
          </Section>
        </>
      )}
      <Section title={WORDS.know}>
        <p>{LEFT_OUT.notesOfStaff}</p>
        <p>{LEFT_OUT.journal}</p>
      </Section>
    </>
  )
}
