/** Charts as one person may see them: what they may not see is not found. Appending decides, stores and projects. */
import type { Kysely } from 'kysely'
import { type Audience, type Chart, chartOf, type Draft } from '#chart/chart.ts'
import { entriesOfCourse, kindsOf, prepare, writtenBy } from '#chart/store.ts'
import { AUDIENCE } from '#integration/entries.ts'
import {
  type CourseId,
  courseId,
  type EntryId,
  type PersonId,
  type PracticeId,
  patientId,
  personId,
} from '#kernel/ids.ts'
import { fail, problem, type Result } from '#kernel/result.ts'
import { dayIn } from '#kernel/time.ts'
import { type Patient, type SignedIn, treats } from '#people/people.ts'
import { type NewPatient, patientById, staffNames, zoneOf } from '#people/store.ts'
import type { AccessRecord, Act, Whence } from '#platform/access-record.ts'
import type { DB } from '#platform/database.gen.ts'
import { actFor, instantOf, type Scope, scoped, type Tx } from '#platform/database.ts'
import type { Keys } from '#platform/keys.ts'
import { opensEntry, sharedWith } from './access.ts'
import { type OpenPlace, placeOf } from './access-store.ts'
import { ruleOnAmended, ruleOnWriting } from './authority.ts'
import { courseOf } from './course.ts'
import { kinds } from './kinds.ts'
import { type Listed, listed, practicesThatShare } from './list-store.ts'
import type { Protocol } from './protocol.ts'
import type { Adoption, PracticeProtocols, ProtocolLibrary } from './protocols.ts'
import { ruleOnReadings } from './readings.ts'
import { RETENTION } from './retention-words.ts'
import type { Appended, Writer } from './writer.ts'

/** A course opened for reading: its chart, the protocol version it runs on, and the names it needs. */
export type OpenCourse = {
  readonly id: CourseId
  readonly patient: Patient
  /** The practice whose course it is. */
  readonly practice: PracticeId
  readonly chart: Chart
  readonly protocol: Protocol
  readonly zone: string
  readonly names: ReadonlyMap<PersonId, string>
  readonly closed: boolean
  /** False for whoever books and does not treat: clinical notes are not in this chart then. */
  readonly clinical: boolean
}

export type Charts = ReturnType<typeof createCharts>

export type ChartsNeeds = {
  readonly db: Kysely<DB>
  readonly library: ProtocolLibrary
  readonly writer: Writer
  readonly keys: Keys
  readonly accessRecord: AccessRecord
  /** From where the person looks. */
  readonly whence: Whence
  /** A new UUIDv7 for an entry written here, now. */
  readonly newId: () => EntryId
}

type Looking = Extract<Act, 'opened' | 'exported'>

const NOT_FOUND = () => new Response('Not found', { status: 404 })
const gone = (at: Date, under: string, zone: string) =>
  new Response(RETENTION.gone(dayIn(instantOf(at), zone), under), {
    status: 410,
  })

/** The charts that this person may see. */
export function createCharts(
  { db, library, writer, keys, newId, accessRecord, whence }: ChartsNeeds,
  person: SignedIn,
) {
  const scope: Scope = {
    practice: person.practice,
    person: person.id,
    ...(person.operating ? { duty: ['operating'] } : {}),
    ...(person.link ? { link: person.link.id } : {}),
  }

  async function read(tx: Tx, id: CourseId, { practice, clinical }: OpenPlace): Promise<OpenCourse> {
    const row = await tx
      .selectFrom('course_summary as c')
      .leftJoin('course_key as k', (join) =>
        join.onRef('k.practice_id', '=', 'c.practice_id').onRef('k.course_id', '=', 'c.course_id'),
      )
      .select(['c.patient_id', 'c.closed', 'c.deleted_at', 'c.deleted_under', 'k.master', 'k.wrapped'])
      .where('c.course_id', '=', id)
      .executeTakeFirst()
    if (row?.deleted_at && row.deleted_under) throw gone(row.deleted_at, row.deleted_under, person.zone)
    const patient = row && (await patientById(tx, patientId.parse(row.patient_id)))
    if (!row || !patient) throw NOT_FOUND()
    const entries = await entriesOfCourse(tx, id, keys.from(row), kinds)
    const chart = chartOf(entries.filter((entry) => opensEntry(person, clinical, entry)))
    const pinned = courseOf(chart).protocol
    const protocol = pinned ? await library.version(tx, practice, pinned) : await library.current(tx)
    const guests = sharedWith(chart).map((guest) => [guest.person, guest.name] as const)
    return {
      id,
      patient,
      chart,
      protocol,
      zone: practice === person.practice ? person.zone : await zoneOf(tx, practice),
      // A patient without an account writes under the id of their record.
      names: new Map([[personId.parse(patient.id), patient.name], ...guests, ...(await staffNames(tx))]),
      practice,
      closed: row.closed,
      clinical,
    }
  }

  /** Stores that this person looks, before anything is shown to them. */
  const look = (act: Act, courses: readonly CourseId[], practice: PracticeId = person.practice) =>
    accessRecord.store({ ...whence, id: newId(), practice, person: person.id, act, courses })

  /** The scope in which this person may open the course, remembered as long as who they are is remembered. */
  async function scopeOf(course: CourseId): Promise<Scope | undefined> {
    const known = places.get(person) ?? new Map<CourseId, OpenPlace>()
    places.set(person, known)
    const place = known.get(course) ?? (await scoped(db, scope, (tx) => placeOf(tx, person, course)))
    if (!place) return undefined
    known.set(course, place)
    return { ...scope, practice: place.practice }
  }

  /** Side by side: what is read is given out only when it is recorded that it was. */
  async function readAndRecord(
    tx: Tx,
    course: CourseId,
    place: OpenPlace,
    act: Looking,
  ): Promise<OpenCourse> {
    const [opened] = await Promise.all([read(tx, course, place), look(act, [course], place.practice)])
    return opened
  }

  async function openIn(course: CourseId, act: Looking): Promise<OpenCourse> {
    return scoped(db, scope, async (tx) => {
      const place = await placeOf(tx, person, course)
      if (!place) {
        await look('refused', [course])
        throw NOT_FOUND()
      }
      if (place.practice !== scope.practice) await actFor(tx, place.practice)
      return readAndRecord(tx, course, place, act)
    })
  }

  /** A patient corrects what they wrote themselves; of the care team nobody undoes what they could not have written. */
  async function mayNotAmend(at: Scope, drafts: readonly Draft[]): Promise<string | undefined> {
    const amended = drafts.flatMap((draft) => draft.amends?.entry ?? [])
    if (amended.length === 0) return undefined
    if (treats(person)) return ruleOnAmended(person, await scoped(db, at, (tx) => kindsOf(tx, amended)))
    const own = await scoped(db, at, (tx) => writtenBy(tx, person.id, amended))
    return amended.every((id) => own.has(id))
      ? undefined
      : 'You can correct what you wrote yourself. Tell your practice about anything else.'
  }

  async function add(
    course: CourseId,
    drafts: readonly Draft[],
    admitted?: NewPatient,
  ): Promise<Result<Appended>> {
    const opens = treats(person) && drafts.some(({ kind }) => kind === 'course-opened')
    const at = opens ? scope : await scopeOf(course)
    if (!at) return fail(problem('There is no such course. Open a course for this person first.'))
    const refusal = ruleOnWriting(person, drafts) ?? ruleOnReadings(drafts) ?? (await mayNotAmend(at, drafts))
    if (refusal) return fail(problem(refusal))
    const named = drafts.map((draft) => ({ ...draft, id: draft.id ?? newId(), audience: audienceOf(draft) }))
    const prepared = prepare(course, person.id, named, kinds)
    return prepared.ok ? writer.append(at, prepared.value, admitted) : prepared
  }

  return {
    /**
     * Opens a course, to be shown or to be handed out as a file.
     * @throws Response 404 when there is none that this person may see, 410 when it was deleted
     */
    async open(id: string, act: Looking = 'opened'): Promise<OpenCourse> {
      const course = courseId.safeParse(id)
      if (!course.success) throw NOT_FOUND()
      return openIn(course.data, act)
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
          .where('deleted_at', 'is', null)
          .orderBy('closed')
          .orderBy('course_id', 'desc')
          .executeTakeFirst()
        if (!row) throw NOT_FOUND()
        const place = { practice: person.practice, clinical: true }
        return readAndRecord(tx, courseId.parse(row.course_id), place, 'opened')
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

    /** Every course that is open to this person, with its projection; closed ones only on request. */
    async list({ closed = false }: { readonly closed?: boolean } = {}): Promise<Listed[]> {
      const elsewhere = await scoped(db, scope, (tx) => practicesThatShare(tx, person))
      const lists = await Promise.all(
        [person.practice, ...elsewhere].map(async (practice) => {
          const found = await scoped(db, { ...scope, practice }, (tx) => listed(tx, person, keys, closed))
          const courses = found.map(({ id }) => id)
          await look('listed', courses, practice)
          return found
        }),
      )
      return lists.flat()
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

/** Who is signed in is remembered for a minute, and forgotten when any access changes; so are the courses open to them. */
const places = new WeakMap<SignedIn, Map<CourseId, OpenPlace>>()
