/** Where a history goes: to the course of the person whose it is, or to a new person with a new course. */
import type { Charts, OpenCourse } from '#course/charts.ts'
import type { Team } from '#course/course.ts'
import type { Listed } from '#course/list-store.ts'
import { type CourseId, courseId, entryId, type PatientId, patientId } from '#kernel/ids.ts'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { Patient } from '#people/people.ts'
import type { People } from '#people/store.ts'
import type { PatientFact } from '#screening/history.ts'
import { derivedId, draftsOfImport, type History, hasImported, recordOf, tally } from './interop.ts'

export type Intake = {
  readonly course: CourseId
  readonly patient: PatientId
  /** Whether the person, or the course, is new to the practice. */
  readonly isNew: boolean
  readonly added: number
  readonly changed: number
  readonly unchanged: number
}

export type IntakeChoice = {
  /** The course that the history belongs to, when somebody says so. */
  readonly course?: string
  /** Who treats, when a new course is opened. */
  readonly team?: Team
  /** This is another person than the one of the same name and birth date who is here already. */
  readonly somebodyElse?: boolean
}

type Finder = Pick<People, 'patientByRecord' | 'link'>
type Place = { readonly open: OpenCourse } | { readonly patient?: PatientId; readonly before: number }

/**
 * Stores a history, all of it or nothing. The person is found by the identity that the record system gave them.
 * @returns what was added, or sentences; a problem of the field `somebodyElse` asks whether two people are one
 */
export async function takeIn(
  history: History,
  { charts, people }: { readonly charts: Charts; readonly people: Finder },
  now: Instant,
  choice: IntakeChoice = {},
): Promise<Result<Intake>> {
  const place = await placeFor(history.patient, charts, people, choice)
  if (!place.ok) return place
  const { value } = place
  return 'open' in value ? addTo(value.open) : beginWith(value)

  async function addTo({ id, chart, patient }: OpenCourse): Promise<Result<Intake>> {
    const drafts = draftsOfImport(history, id, now, chart)
    const stored = drafts.length > 0 ? await charts.append(id, drafts) : ok(undefined)
    if (!stored.ok) return stored
    const record = recordOf(history.patient)
    if (record) await people.link(patient.id, record)
    return ok({ course: id, patient: patient.id, isNew: false, ...tally(history, drafts) })
  }

  async function beginWith({
    patient,
    before,
  }: Exclude<Place, { open: OpenCourse }>): Promise<Result<Intake>> {
    const id = patient ?? patientId.parse(charts.newId())
    // Derived, so that two imports at the same moment open one course.
    const course = courseId.parse(derivedId(['course', id, String(before)]))
    const opening = entryId.parse(derivedId(['course-opened', id, String(before)]))
    const drafts = draftsOfImport(history, course, now)
    const opened = { id: opening, kind: 'course-opened', at: now, body: await openingOf(id) }
    const all = [opened, ...drafts]
    const stored = patient
      ? await charts.append(course, all)
      : await charts.admit({ id, ...asNewPatient(history.patient) }, course, all)
    return stored.ok ? ok({ course, patient: id, isNew: true, ...tally(history, drafts) }) : stored
  }

  async function openingOf(patient: PatientId) {
    const { id, version } = await charts.currentProtocol()
    return { patient, protocol: { id, version }, team: choice.team ?? {} }
  }
}

/**
 * What stands in the way of storing these histories, told before the first of several is stored.
 * @returns for each history the sentences, none when it has a place
 */
export async function misplaced(
  histories: readonly History[],
  { charts, people }: { readonly charts: Charts; readonly people: Finder },
  choice: IntakeChoice = {},
): Promise<(readonly Problem[])[]> {
  const found: (readonly Problem[])[] = []
  for (const { patient } of histories) {
    const place = await placeFor(patient, charts, people, choice)
    found.push(place.ok ? [] : place.problems)
  }
  return found
}

async function placeFor(
  person: PatientFact,
  charts: Charts,
  people: Finder,
  choice: IntakeChoice,
): Promise<Result<Place>> {
  if (choice.course) return named(person, charts, choice.course)
  const record = recordOf(person)
  const known = record && (await people.patientByRecord(record))
  if (known && !isLikely(known, person)) {
    return fail(
      problem(
        `The file is about ${inWords(person)}; its record number is that of ${inWords(known)} here. Ask the sender which is right.`,
      ),
    )
  }
  const all = await charts.list({ closed: true })
  if (known) return courseOf(known.id, all, charts)
  const twins = all.filter(({ patient }) => isNamesake(patient, person))
  for (const { id, patient } of twins) {
    const { chart } = await charts.open(id)
    if (hasImported(chart, person)) return courseOf(patient.id, all, charts)
  }
  const [twin] = twins
  if (!twin || choice.somebodyElse) return ok({ before: 0 })
  return fail(
    problem(
      `${inWords(twin.patient)}, is a patient here already (course ${twin.id}). Say whether the history belongs to that course or to somebody else.`,
      'somebodyElse',
    ),
  )
}

/** The running course of a patient; when all are closed, they come again. */
async function courseOf(patient: PatientId, all: readonly Listed[], charts: Charts): Promise<Result<Place>> {
  const theirs = all.filter((course) => course.patient.id === patient)
  const running = theirs.find((course) => !course.closed)
  return ok(running ? { open: await charts.open(running.id) } : { patient, before: theirs.length })
}

/** A file of one person must not land in the chart of another. */
async function named(person: PatientFact, charts: Charts, course: string): Promise<Result<Place>> {
  const open = await charts.open(course).catch((error: unknown) => {
    if (error instanceof Response && error.status === 404) return undefined
    throw error
  })
  if (!open) return fail(problem(`There is no course ${course} in this practice.`, 'course'))
  if (isSamePerson(open.patient, person)) return ok({ open })
  return fail(
    problem(
      `The file is about ${inWords(person)}; the course is that of ${inWords(open.patient)}. Choose the course of the same person.`,
      'course',
    ),
  )
}

type Named = Pick<Patient, 'name' | 'birthDate'>

const inWords = ({ name, birthDate }: Named): string =>
  birthDate ? `${name}, born ${birthDate}` : `${name}, birth date unknown`

const folded = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
const sameName = (a: Named, b: Named): boolean => folded(a.name) === folded(b.name)
/** A year agrees with every day in it. */
const birthAgrees = (a = '', b = ''): boolean => a !== '' && b !== '' && (a.startsWith(b) || b.startsWith(a))

const isNamesake = (a: Named, b: Named): boolean => sameName(a, b) && a.birthDate === b.birthDate
/** Under one record number a name or a birth date may have been corrected, but hardly both. */
const isLikely = (a: Named, b: Named): boolean => sameName(a, b) || birthAgrees(a.birthDate, b.birthDate)
/** Names are written in many ways and change; two different birth dates are two people. */
const isSamePerson = (a: Named, b: Named): boolean =>
  a.birthDate && b.birthDate ? birthAgrees(a.birthDate, b.birthDate) : sameName(a, b)

function asNewPatient(person: PatientFact) {
  const { name, sex, birthDate } = person
  const record = recordOf(person)
  return { name, sex, ...(birthDate ? { birthDate } : {}), ...(record ? { record } : {}) }
}
