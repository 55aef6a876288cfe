/** Charts as one person may see them: what they may not see is not found. Appending decides, stores and projects. */
import type { Kysely } from 'kysely'
import { type Audience, type Chart, chartOf, type Draft } from '#chart/chart.ts'
import { entriesOfCourse, kindsOf, prepare, writtenBy } from '#chart/store.ts'
import { AUDIENCE } from '#integration/entries.ts'
import { type CourseId, courseId, type EntryId, type PersonId, patientId } from '#kernel/ids.ts'
import { fail, problem, type Result } from '#kernel/result.ts'
import { has, type Patient, type SignedIn, treats } from '#people/people.ts'
import { type NewPatient, patientById, patientFrom, staffNames } from '#people/store.ts'
import type { DB } from '#platform/database.gen.ts'
import { type Scope, scoped, type Tx } from '#platform/database.ts'
import type { Keys } from '#platform/keys.ts'
import { ruleOnAmended, ruleOnWriting } from './authority.ts'
import { courseOf } from './course.ts'
import { kinds } from './kinds.ts'
import type { Protocol } from './protocol.ts'
import type { Adoption, PracticeProtocols, ProtocolLibrary } from './protocols.ts'
import { ruleOnReadings } from './readings.ts'
import { type CourseSummary, courseSummary } from './summary.ts'
import { openSummary } from './summary-store.ts'
import type { Appended, Writer } from './writer.ts'

/** A course opened for reading: its chart, the protocol version it runs on, and the names it needs. */
export type OpenCourse = {
  readonly id: CourseId
  readonly patient: Patient
  readonly chart: Chart
  readonly protocol: Protocol
  readonly zone: string
  readonly names: ReadonlyMap<PersonId, string>
  readonly closed: boolean
}

export type Listed = {
  readonly id: CourseId
  readonly patient: Patient
  readonly closed: boolean
  readonly summary: CourseSummary
}

export type Charts = ReturnType<typeof createCharts>

export type ChartsNeeds = {
  readonly db: Kysely<DB>
  readonly library: ProtocolLibrary
  readonly writer: Writer
  readonly keys: Keys
  /** A new UUIDv7 for an entry written here, now. */
  readonly newId: () => EntryId
}

const NOT_FOUND = () => new Response('Not found', { status: 404 })

/** The charts that this person may see. */
export function createCharts({ db, library, writer, keys, newId }: ChartsNeeds, person: SignedIn) {
  const scope: Scope = { practice: person.practice, person: person.id }

  async function read(tx: Tx, id: CourseId): Promise<OpenCourse> {
    const row = await tx
      .selectFrom('course_summary as c')
      .leftJoin('course_key as k', (join) =>
        join.onRef('k.practice_id', '=', 'c.practice_id').onRef('k.course_id', '=', 'c.course_id'),
      )
      .select(['c.patient_id', 'c.closed', 'k.master', 'k.wrapped'])
      .where('c.course_id', '=', id)
      .executeTakeFirst()
    if (!row || !maySee(person, row.patient_id)) throw NOT_FOUND()
    const patient = await patientById(tx, patientId.parse(row.patient_id))
    if (!patient) throw NOT_FOUND()
    const chart = chartOf(visibleTo(person, await entriesOfCourse(tx, id, keys.from(row), kinds)))
    const pinned = courseOf(chart).protocol
    const protocol = pinned ? await library.version(tx, person.practice, pinned) : await library.current(tx)
    return {
      id,
      patient,
      chart,
      protocol,
      zone: person.zone,
      names: await staffNames(tx),
      closed: row.closed,
    }
  }

  /** Those who treat write in any course of the practice, a patient in their own alone. */
  async function mayWriteIn(course: CourseId): Promise<boolean> {
    if (treats(person)) return true
    const row = await scoped(db, scope, (tx) =>
      tx.selectFrom('course_summary').select('patient_id').where('course_id', '=', course).executeTakeFirst(),
    )
    return row !== undefined && maySee(person, row.patient_id)
  }

  /** A patient corrects what they wrote themselves; of the care team nobody undoes what they could not have written. */
  async function mayNotAmend(drafts: readonly Draft[]): Promise<string | undefined> {
    const amended = drafts.flatMap((draft) => draft.amends?.entry ?? [])
    if (amended.length === 0) return undefined
    if (treats(person)) return ruleOnAmended(person, await scoped(db, scope, (tx) => kindsOf(tx, amended)))
    const own = await scoped(db, scope, (tx) => writtenBy(tx, person.id, amended))
    return amended.every((id) => own.has(id))
      ? undefined
      : 'You can correct what you wrote yourself. Tell your practice about anything else.'
  }

  async function add(
    course: CourseId,
    drafts: readonly Draft[],
    admitted?: NewPatient,
  ): Promise<Result<Appended>> {
    if (!(await mayWriteIn(course)))
      return fail(problem('There is no such course. Open a course for this person first.'))
    const refusal = ruleOnWriting(person, drafts) ?? ruleOnReadings(drafts) ?? (await mayNotAmend(drafts))
    if (refusal) return fail(problem(refusal))
    const named = drafts.map((draft) => ({ ...draft, id: draft.id ?? newId(), audience: audienceOf(draft) }))
    const prepared = prepare(course, person.id, named, kinds)
    return prepared.ok ? writer.append(scope, prepared.value, admitted) : prepared
  }

  return {
    /** Opens a course. @throws Response 404 when there is none that this person may see */
    async open(id: string): Promise<OpenCourse> {
      const course = courseId.safeParse(id)
      if (!course.success) throw NOT_FOUND()
      return scoped(db, scope, (tx) => read(tx, course.data))
    },

    /** The signed-in patient's own course: the open one, else the last. @throws Response 404 when there is none */
    async mine(): Promise<OpenCourse> {
      const own = person.patient
      if (!own) throw NOT_FOUND()
      return scoped(db, scope, async (tx) => {
        const row = await tx
          .selectFrom('course_summary')
          .select('course_id')
          .where('patient_id', '=', own)
          .orderBy('closed')
          .orderBy('course_id', 'desc')
          .executeTakeFirst()
        if (!row) throw NOT_FOUND()
        return read(tx, courseId.parse(row.course_id))
      })
    },

    /**
     * Adds entries to a course, all or none. Sending the same entry again changes nothing.
     * @returns what was stored, or sentences: a body that does not fit, a closed course, an id already taken
     */
    append: (course: CourseId, drafts: readonly Draft[]): Promise<Result<Appended>> => add(course, drafts),

    /** Stores a person who is new to the practice together with the first entries of their course, or nothing. */
    admit: (patient: NewPatient, course: CourseId, drafts: readonly Draft[]): Promise<Result<Appended>> =>
      add(course, drafts, patient),

    /** Every course of the practice that this person may see, with its projection; closed ones only on request. */
    async list({ closed = false }: { readonly closed?: boolean } = {}): Promise<Listed[]> {
      return scoped(db, scope, async (tx) => {
        let query = tx
          .selectFrom('course_summary as c')
          .innerJoin('patient as p', (join) =>
            join.onRef('p.practice_id', '=', 'c.practice_id').onRef('p.id', '=', 'c.patient_id'),
          )
          .leftJoin('course_key as k', (join) =>
            join.onRef('k.practice_id', '=', 'c.practice_id').onRef('k.course_id', '=', 'c.course_id'),
          )
          .select(['c.course_id', 'c.closed', 'c.summary', 'p.id', 'p.name', 'p.birth_date', 'p.sex'])
          .select(['k.master', 'k.wrapped'])
          .orderBy('p.name')
        if (!closed) query = query.where('c.closed', '=', false)
        const rows = await query.execute()
        return rows
          .filter((row) => maySee(person, row.id))
          .map((row) => ({
            id: courseId.parse(row.course_id),
            closed: row.closed,
            patient: patientFrom(row),
            summary: courseSummary.parse(openSummary(keys.from(row), row.course_id, row.summary)),
          }))
      })
    },

    /** The protocol that a new course of this practice begins on. */
    currentProtocol: (): Promise<Protocol> => scoped(db, scope, (tx) => library.current(tx)),
    /** The practice's protocols: the document in force, every version known, and what was signed. */
    protocols: (): Promise<PracticeProtocols> => scoped(db, scope, (tx) => library.ofPractice(tx)),
    /** Keeps a protocol that `ruleOnAdoption` lets this person sign. @returns false when this version was signed already */
    adopt: (adoption: Adoption): Promise<boolean> =>
      scoped(db, scope, (tx) => library.adopt(tx, person.practice, adoption)),
    newId,
  }
}

/** A journal is private and a psychotherapy note its author's, whatever the sender says. */
const audienceOf = ({ kind, audience }: Draft): Audience | undefined =>
  Object.entries(AUDIENCE).find(([fixed]) => fixed === kind)?.[1] ?? audience

const maySee = (person: SignedIn, patient: string): boolean =>
  treats(person) || (has(person, 'patient') && person.patient === patient)

/** A coordinator books and phones; clinical notes are not part of that. */
const visibleTo = <E extends { readonly kind: string }>(
  person: SignedIn,
  entries: readonly E[],
): readonly E[] =>
  has(person, 'therapist', 'prescriber', 'monitor', 'patient')
    ? entries
    : entries.filter((e) => !NOTES.has(e.kind))
const NOTES = new Set(['integration-noted', 'session-noted', 'therapy-noted'])
