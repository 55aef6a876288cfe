/** `kairos export`: a copy of a course, as FHIR or to read. */
import { writeFileSync } from 'node:fs'
import { fhirCopy, readableCopy } from '#interop/copying.ts'
import { LEFT_OUT } from '#interop/export-words.ts'
import { shippedContent } from '#platform/content.ts'
import { shippedForms } from '#questionnaire/forms.ts'
import { createForms } from '#questionnaire/store.ts'
import { courseIn } from './course.ts'
import { commandEnvironment, withCharts } from './database.ts'
import { type Asked, Refusal, WrongUsage } from './verb.ts'

export async function exportCourse({ files: [id = ''], text, flag, say, note }: Asked): Promise<void> {
  if (flag('fhir') && flag('html')) throw new WrongUsage('Choose --fhir or --html.')
  await withCharts(async (opened) => {
    const { course, person, people } = await courseIn(opened, id, {
      practice: text('practice'),
      by: text('by'),
      act: 'exported',
    })
    const { patient } = course
    const shipped = shippedForms(shippedContent().questionnaires)
    const copy = (flag('html') ? readableCopy : fhirCopy)({
      courses: [course],
      patient,
      contact: await people.contact(patient.id),
      forms: await createForms(opened.database.db, shipped, person).all(),
      origin: commandEnvironment().origin,
      person,
      now: Temporal.Now.instant(),
    })
    if (!copy.clinical) note(`${LEFT_OUT.clinical} Name one of them with --by EMAIL to have them.`)
    const to = text('to')
    if (to === undefined) return say(copy.text)
    keep(to, copy.text)
    const entries = course.chart.entries.length
    if (flag('json'))
      say(JSON.stringify({ course: id, file: to, type: copy.type, entries, clinical: copy.clinical }))
    else say(`${to}: ${entries} entries. Keep it where only those who may read it can.`)
  })
}

/** A record is never written over another file, and nobody else of the machine may read it. */
function keep(path: string, content: string): void {
  try {
    writeFileSync(path, content, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    throw new Refusal(
      code === 'EEXIST'
        ? `There is a file ${path} already. Name another.`
        : `${path} cannot be written. Name a place that you may write to.`,
    )
  }
}
