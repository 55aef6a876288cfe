/** Many dosing sessions under way at once, each with a device that writes and another that follows. */
import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { join } from 'node:path'
import { createCharts } from '#course/charts.ts'
import { createProtocols } from '#course/protocols.ts'
import { createWriter } from '#course/writer.ts'
import { emailOf } from '#demonstration/people.ts'
import { courseId, entryId, patientId, personId, uuidv7 } from '#kernel/ids.ts'
import { signedIn } from '#people/store.ts'
import { createAccessRecord } from '#platform/access-record.ts'
import { shippedProtocols } from '#platform/content.ts'
import { connect } from '#platform/database.ts'
import { createKeys } from '#platform/keys.ts'
import { openMasterKeys } from '#platform/master-keys.ts'
import type { BenchServer } from './server.ts'
import { openWire, type Wire } from './wire.ts'

export const newId = () => entryId.parse(uuidv7(Temporal.Now.instant().epochMilliseconds, randomBytes(10)))

export type BenchSession = { readonly course: string; readonly visit: string }

/** Opens so many courses with a session under way, each for one person of their own. */
export async function beginSessions(
  server: BenchServer,
  data: string,
  count: number,
): Promise<BenchSession[]> {
  const database = connect(server.databaseUrl, 4)
  const { rows } = await database.pool.query<{ id: string; key: string }>(
    'select id, email as key from person where email = any($1)',
    [[emailOf('ruth'), emailOf('helen')]],
  )
  const of = (key: string) => personId.parse(rows.find((row) => row.key === emailOf(key))?.id)
  const person = await signedIn(database.db, of('ruth'))
  if (!person) throw new Error('The demonstration has nobody called Ruth.')
  const library = createProtocols(shippedProtocols())
  const keys = createKeys(database.db, openMasterKeys(join(data, 'keys.json')))
  const accessRecord = createAccessRecord(server.databaseUrl)
  const writer = createWriter(database, { library, keys })
  const charts = createCharts(
    { db: database.db, library, keys, writer, newId, accessRecord, whence: { page: 'bench' } },
    person,
  )
  const { id, version } = await charts.currentProtocol()
  const at = Temporal.Now.instant()
  const sessions: BenchSession[] = []
  for (let i = 0; i < count; i++) {
    const [course, patient, visit] = [courseId.parse(newId()), patientId.parse(newId()), newId()]
    const team = { therapist: person.id, prescriber: of('helen') }
    const planned = {
      visit,
      visitKind: 'dosing',
      from: at.subtract({ minutes: 30 }),
      to: at.add({ minutes: 150 }),
      place: 'Juniper room',
      people: [person.id],
      route: 'im',
    }
    const present = [{ person: person.id, as: 'therapist' }]
    const admitted = await charts.admit({ id: patient, name: `Bench ${i}`, sex: 'unknown' }, course, [
      { kind: 'course-opened', at, body: { patient, protocol: { id, version }, team } },
      { kind: 'visit-planned', at, body: planned },
      { kind: 'session-begun', at, body: { visit, present } },
    ])
    if (!admitted.ok) throw new Error(admitted.problems.map(({ message }) => message).join(' '))
    sessions.push({ course, visit })
  }
  await accessRecord.close()
  await database.close()
  return sessions
}

export type Tap = { readonly durable: number; readonly visible: number }
export type Pair = {
  /** One reading: milliseconds until it is stored for good, and until the other device has it. */
  readonly tap: () => Promise<Tap>
  readonly close: () => void
}

/** A device that writes in a session and one that follows it, each with its own connection. */
export async function openPair(
  { origin }: BenchServer,
  cookies: { readonly writes: string; readonly follows: string },
  { course, visit }: BenchSession,
): Promise<Pair> {
  const wire: Wire = openWire(origin, `Cookie: ${cookies.writes}`)
  const seen = new Map<string, (at: number) => void>()
  const since = await endOf(origin, cookies.follows)
  const stream = request(`${origin}/api/console/changes?since=${since}&courses=${course}`, {
    headers: { Cookie: cookies.follows },
    agent: false,
  })
  await new Promise<void>((open, failed) => {
    stream.on('error', failed)
    stream.on('response', (answer) => {
      answer.setEncoding('utf8')
      let rest = ''
      answer.on('data', (chunk: string) => {
        open()
        const parts = (rest + chunk).split('\n\n')
        rest = parts.pop() ?? ''
        for (const part of parts) {
          if (!part.startsWith('event: entries')) continue
          const { entries } = JSON.parse(part.slice(part.indexOf('data: ') + 6))
          for (const { id } of entries) seen.get(id)?.(performance.now())
        }
      })
    })
    stream.end()
  })
  return {
    async tap() {
      const id = newId()
      const body = { visit, systolic: 124, diastolic: 78, heartRate: 71, spo2: 98 }
      const entry = { id, kind: 'vitals-taken', at: Temporal.Now.instant().toString(), body }
      const arrived = new Promise<number>((done) => seen.set(id, done))
      const begun = performance.now()
      await wire.post(`/api/courses/${course}/entries`, JSON.stringify({ entries: [entry] }))
      const durable = performance.now() - begun
      const visible = (await arrived) - begun
      seen.delete(id)
      return { durable, visible }
    },
    close() {
      wire.close()
      stream.destroy()
    },
  }
}

let end: Promise<string> | undefined
/** Where the chain ends now, once for all pairs: an earlier end only brings more than needed. */
function endOf(origin: string, cookie: string): Promise<string> {
  end ??= fetch(`${origin}/api/console`, { headers: { cookie } })
    .then((answer) => answer.json())
    .then(({ cursors }) =>
      Object.entries(cursors)
        .map((pair) => pair.join(':'))
        .join(),
    )
  return end
}
