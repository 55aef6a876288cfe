/** `kairos import`: every file is read before the first is stored. */
import { type Intake, misplaced, takeIn } from '#interop/intake.ts'
import type { History } from '#interop/interop.ts'
import type { Problem } from '#kernel/result.ts'
import { practiceCharts, practiceNamed, withCharts } from './database.ts'
import { fileProblem, historyFrom } from './history.ts'
import { type Asked, refusalOf, WrongUsage } from './verb.ts'

export async function importHistories({ files, text, flag, say }: Asked): Promise<void> {
  const course = text('course')
  if (course && files.length > 1) throw new WrongUsage('One course takes one file.')
  const today = Temporal.Now.plainDateISO()
  const histories = files.map((file) => ({
    file,
    history: historyFrom(file, today, flag('leave-out-unusable')),
  }))
  await withCharts(async (opened) => {
    const practice = await practiceNamed(opened.database, text('practice'))
    const into = await practiceCharts(opened, practice, text('by'))
    const choice = { course, somebodyElse: flag('somebody-else') }
    const places = await misplaced(
      histories.map(({ history }) => history),
      into,
      choice,
    )
    for (const [i, problems] of places.entries()) if (problems.length > 0) throw refused(files[i]!, problems)
    const imported: unknown[] = []
    for (const { file, history } of histories) {
      const taken = await takeIn(history, into, Temporal.Now.instant(), choice)
      if (!taken.ok) throw refused(file, taken.problems)
      if (flag('json')) imported.push(asJson(file, history, taken.value))
      else for (const line of inWords(file, history, taken.value)) say(line)
    }
    if (flag('json')) say(JSON.stringify({ practice: { id: practice.id, name: practice.name }, imported }))
  })
}

const refused = (file: string, problems: readonly Problem[]) =>
  refusalOf(
    problems.map(({ field, message }) =>
      fileProblem(file, field === 'somebodyElse' ? `${message} (--course ID or --somebody-else)` : message),
    ),
  )

const asJson = (file: string, { patient, notes, leftOut }: History, taken: Intake) => ({
  file,
  ...taken,
  patient: { id: taken.patient, name: patient.name, birthDate: patient.birthDate },
  leftOut,
  notes,
})

function inWords(
  file: string,
  { patient, notes }: History,
  { course, isNew, added, changed, unchanged }: Intake,
): string[] {
  const born = patient.birthDate ? `, born ${patient.birthDate}` : ''
  const place = isNew ? `new course ${course}` : `course ${course}`
  const did = added + changed === 0 ? 'nothing new' : `${added} added, ${changed} changed`
  return [
    `${file}: ${patient.name}${born}: ${place}: ${did}, ${unchanged} there already.`,
    ...notes.map((note) => `  ${note}`),
  ]
}
