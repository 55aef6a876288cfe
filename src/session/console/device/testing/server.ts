/** For tests: a server that stores as the real one does, by id, a batch whole or not at all, and can be killed. */
import { z } from 'zod'
import { chartOf } from '#chart/chart.ts'
import { readEntry } from '#chart/reading.ts'
import { shippedProtocol } from '#platform/content.ts'
import { consoleKinds } from '../../kinds.ts'
import { PRACTICE, STAFF } from '../../testing.ts'
import { item, type Reply, type SentEntry } from '../outbox.ts'

export const COURSES = [
  '0198c0de-0000-7000-8000-000000000001',
  '0198c0de-0000-7000-8000-000000000002',
] as const
export const VISIT = '0198c0de-0000-7000-8000-0000000000aa'
/** What a person wrote who is not believed: the server refuses it. */
export const REFUSED = 'This does not fit.'
const protocol = JSON.parse(JSON.stringify(shippedProtocol()))

/** What went over a wire: what one side does to it does not touch the other. */
const copied = <T>(what: T): T => JSON.parse(JSON.stringify(what))

const sent = z.object({ by: z.string(), entries: item.shape.entries })

type Stored = SentEntry & {
  readonly course: string
  readonly recordedAt: string
  readonly by: string
  readonly audience: string
}
type Change = { readonly cursors: Record<string, number>; readonly entries: readonly unknown[] }

export function createModelServer(now: () => number) {
  const log: Stored[] = []
  const following = new Set<() => void>()
  const reshaping = new Set<() => void>()
  let up = true
  let killAtNextBatch = false
  const iso = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'millisecond' })
  const tell = () => {
    for (const wake of [...following]) wake()
  }
  const sameAs = (one: Stored, other: SentEntry, by: string) =>
    JSON.stringify([one.kind, one.at, one.by, one.body]) ===
    JSON.stringify([other.kind, other.at, by, other.body])

  function store(person: string, course: string, entries: readonly SentEntry[]): Reply {
    const already = entries.filter(({ id }) => log.some((one) => one.id === id))
    const isTaken = entries.some((entry) => {
      const there = log.find(({ id }) => id === entry.id)
      return there && !sameAs(there, entry, person)
    })
    const spoils = entries.some(({ body }) => JSON.stringify(body).includes('refused'))
    if (isTaken || spoils)
      return { status: 422, json: { problems: [{ message: isTaken ? 'taken' : REFUSED }] } }
    const fresh = entries.filter((entry) => !already.includes(entry))
    for (const entry of fresh)
      log.push({ audience: 'care-team', ...entry, course, recordedAt: iso(now()), by: person })
    if (fresh.length > 0) tell()
    return { status: 200, json: { stored: fresh.map(({ id }) => id), already: already.map(({ id }) => id) } }
  }

  return {
    log,
    isUp: () => up,
    restart() {
      up = true
      killAtNextBatch = false
    },
    kill() {
      up = false
      tell()
    },
    /** It stores the next batch, and dies before it can say so. */
    killAtNextBatch() {
      killAtNextBatch = true
    },
    iso,
    ask(path: string, person: string | undefined): Reply {
      if (!up) return { status: 0 }
      if (path === '/api/clock') return { status: 200, json: { now: iso(now()), person: person ?? null } }
      if (person === undefined) return { status: 401, json: {} }
      const me = STAFF.find(({ id }) => id === person)!
      const sessions = COURSES.map((course) => ({
        course,
        visit: VISIT.replace('aa', course.slice(-2)),
        practice: PRACTICE,
        patient: { id: '0198c0de-0000-7000-8000-0000000000cc', name: 'Maya Lindqvist' },
        zone: 'UTC',
        protocol: 'kap@1',
        names: {},
        closed: false,
        entries: copied(log.filter((entry) => entry.course === course)),
      }))
      const json = {
        now: iso(now()),
        person: { ...me, practiceName: 'Willow', zone: 'UTC' },
        staff: STAFF,
        protocols: { 'kap@1': protocol },
        cursors: { [PRACTICE]: log.length },
        sessions,
      }
      return { status: 200, json }
    },
    send(path: string, person: string | undefined, json: unknown): Reply {
      if (!up) return { status: 0 }
      if (person === undefined) return { status: 401, json: {} }
      const { by, entries } = sent.parse(copied(json))
      if (by !== person) return { status: 409, json: {} }
      const answer = store(person, path.split('/')[3]!, entries)
      if (!killAtNextBatch) return answer
      killAtNextBatch = false
      up = false
      tell()
      return { status: 0 }
    },
    /** Something changed that is no entry: whoever follows asks for everything anew. */
    reshape() {
      for (const tell of [...reshaping]) tell()
    },
    /** @param hear is told what was stored since, that something was reshaped, and with nothing that it ended */
    follow(since: number, hear: (event?: 'entries' | 'sessions', change?: Change) => void): () => void {
      let upTo = since
      const wake = () => {
        if (!up) return hear()
        const entries = log.slice(upTo)
        upTo = log.length
        if (entries.length > 0) hear('entries', { cursors: { [PRACTICE]: upTo }, entries: copied(entries) })
      }
      const reshape = () => hear('sessions')
      following.add(wake)
      reshaping.add(reshape)
      wake()
      return () => {
        following.delete(wake)
        reshaping.delete(reshape)
      }
    },
    /** What everybody is to see of a course in the end. */
    chart(course: string): string {
      const entries = log
        .filter((one) => one.course === course)
        .flatMap((one) => {
          const read = readEntry(one, consoleKinds)
          return read.ok ? [read.value] : []
        })
      return chartJson(chartOf(entries))
    },
  }
}
export type ModelServer = ReturnType<typeof createModelServer>

export const chartJson = ({ current, contested }: ReturnType<typeof chartOf>): string =>
  JSON.stringify([current, contested])
