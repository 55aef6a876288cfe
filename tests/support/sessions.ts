/** More people with a dosing session today than the demonstration has, each with everything that comes before a dose. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Draft } from '#chart/chart.ts'
import { createCharts } from '#course/charts.ts'
import { createProtocols } from '#course/protocols.ts'
import { createWriter } from '#course/writer.ts'
import { emailOf, PRACTICE, STAFF } from '#demonstration/people.ts'
import { storyOf } from '#demonstration/stories.ts'
import { courseId, entryId, patientId, personId, uuidv7 } from '#kernel/ids.ts'
import { type Instant, minutesAfter } from '#kernel/time.ts'
import { signedIn } from '#people/store.ts'
import { createAccessRecord } from '#platform/access-record.ts'
import { shippedContent, shippedProtocols } from '#platform/content.ts'
import { connect } from '#platform/database.ts'
import { createKeys } from '#platform/keys.ts'
import { openMasterKeys } from '#platform/master-keys.ts'
import { shippedForms } from '#questionnaire/forms.ts'
import type { RunningServer } from './server.ts'

const newId = () => uuidv7(Temporal.Now.instant().epochMilliseconds, randomBytes(10))

export type ReadySession = { readonly name: string; readonly course: string; readonly visit: string }

/** What the story tells of the hour before the dose beyond the arrival: it is left to the journey. */
const LATER = ['group-joined', 'session-begun', 'vitals-taken', 'distress-scored', 'decision-asked']

/**
 * The course of one person of the demonstration, told again for each name up to the begin of the session: screened,
 * cleared, agreed, prepared, 60 mg into the muscle ordered, and asked what the day asks. Nothing is measured yet.
 * @param now when the day is told; the session is planned for an hour before it
 * @param begun whether the team has begun it and measured, so that a dose may be given
 */
export async function readySessions(
  { databaseUrl, data }: Pick<RunningServer, 'databaseUrl' | 'data'>,
  names: readonly string[],
  { now = Temporal.Now.instant(), begun = false }: { readonly now?: Instant; readonly begun?: boolean } = {},
): Promise<ReadySession[]> {
  const database = connect(databaseUrl, 4)
  const accessRecord = createAccessRecord(databaseUrl)
  const { rows } = await database.pool.query<{ id: string; email: string }>('select id, email from person')
  const person = (key: string) => personId.parse(rows.find(({ email }) => email === emailOf(key))?.id)
  const content = shippedContent()
  const library = createProtocols(shippedProtocols())
  const keys = createKeys(database.db, openMasterKeys(join(data, 'keys.json')))
  const writer = createWriter(database, { library, keys })
  const chartsBy = async (key: string) => {
    const who = await signedIn(database.db, person(key))
    if (!who) throw new Error(`The demonstration has nobody called ${key}.`)
    const needs = { db: database.db, library, keys, writer, accessRecord, whence: { page: 'test' } }
    return createCharts({ ...needs, newId: () => entryId.parse(newId()) }, who)
  }
  const story = storyOf('theo', {
    now,
    zone: PRACTICE.zone,
    person,
    protocol: library.shipped,
    content,
    forms: shippedForms(content.questionnaires),
  })
  const authors = new Map(
    await Promise.all(STAFF.map(async ({ key }) => [key, await chartsBy(key)] as const)),
  )

  async function tell(name: string): Promise<ReadySession> {
    const fresh = renaming(new Set(rows.map(({ id }) => id)))
    const word = (text: string) => (UUID.test(text) ? fresh(text) : text === story.patient.name ? name : text)
    const [course, patient] = [courseId.parse(newId()), patientId.parse(fresh(story.record.id))]
    const visit = fresh(story.id('session-1'))
    for (const [i, { by, drafts }] of story.passages().entries()) {
      const charts = authors.get(STAFF.find(({ key }) => key === by)?.key ?? 'ruth')!
      const told = drafts
        .filter(({ kind }) => !LATER.includes(kind))
        .map(({ id, body, ...draft }) => ({
          ...draft,
          id: entryId.parse(fresh(id)),
          body: renamed(body, word),
        }))
      if (told.length === 0) continue
      const stored = await (i === 0
        ? charts.admit({ id: patient, name, birthDate: '1984-05-17', sex: 'female' }, course, told)
        : charts.append(course, told))
      if (!stored.ok) throw new Error(`${name} does not fit: ${stored.problems[0]?.message}`)
    }
    if (begun) {
      const stored = await authors.get('sam')!.append(course, arrival(visit, now, person))
      if (!stored.ok) throw new Error(`${name} does not fit: ${stored.problems[0]?.message}`)
    }
    return { name, course, visit }
  }
  try {
    return await Promise.all(names.map(tell))
  } finally {
    await accessRecord.close()
    await database.close()
  }
}

/** Everybody whom a group of eight needs, and a reading of five minutes ago. */
const arrival = (visit: string, now: Instant, person: (key: string) => string): Draft[] => [
  {
    kind: 'session-begun',
    at: minutesAfter(now, -15),
    body: {
      visit,
      present: [
        { person: person('ruth'), as: 'therapist' },
        { person: person('tomas'), as: 'therapist' },
        { person: person('sam'), as: 'monitor' },
        { person: person('helen'), as: 'prescriber' },
      ],
    },
  },
  {
    kind: 'vitals-taken',
    at: minutesAfter(now, -5),
    body: {
      visit,
      systolic: 118,
      diastolic: 74,
      heartRate: 68,
      spo2: 98,
      respiratoryRate: 14,
      temperature: 36.6,
    },
  },
]

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** Each id of the story's own (its entries, visits, orders, its patient) as one of this person's, the same each time. */
function renaming(kept: ReadonlySet<string>): (id: string) => string {
  const own = new Map<string, string>()
  return (id) => {
    if (kept.has(id)) return id
    const fresh = own.get(id) ?? newId()
    own.set(id, fresh)
    return fresh
  }
}

/** The same with other words in it, wherever they stand. */
function renamed(value: unknown, word: (text: string) => string): unknown {
  if (typeof value === 'string') return word(value)
  if (Array.isArray(value)) return value.map((one) => renamed(one, word))
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [word(name), renamed(one, word)]))
}
