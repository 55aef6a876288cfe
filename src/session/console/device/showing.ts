/** What is held, as the views see it: charts folded once for each change of their course. */
import { type Chart, chartOf, type Entry } from '#chart/chart.ts'
import { readEntry } from '#chart/reading.ts'
import { type CourseId, type EntryId, type PersonId, personId } from '#kernel/ids.ts'
import type { Held, HeldSession, Refused } from '../held.ts'
import { consoleKinds } from '../kinds.ts'
import { consoleProtocol } from '../wire.ts'
import type { Course, Frame, Kept } from './kept.ts'
import { type Item, type SentEntry, unsentIn } from './outbox.ts'

type Folded = {
  readonly from: Course | undefined
  readonly items: readonly Item[]
  readonly chart: Chart
  readonly unsent: ReadonlySet<EntryId>
}
type Shown = Pick<Held, 'person' | 'staff' | 'sessions' | 'unsent' | 'refused'>

/** @returns makes it anew; whatever did not change stays the same object */
export function createShowing(): (kept: Kept) => Shown {
  const folded = new Map<CourseId, Folded>()
  const read = new Map<string, Entry | undefined>()
  const sessions = new Map<string, { readonly of: readonly unknown[]; readonly shown: HeldSession }>()
  const protocols = new Map<string, HeldSession['protocol']>()
  let framed: Frame | undefined

  /** An item never says another thing under the same id, but for the time that its entries were moved to. */
  const entryOf = (one: Item, i: number, by: PersonId): Entry | undefined => {
    const sent = one.entries[i]!
    const name = `${sent.id} ${sent.at}`
    if (!read.has(name)) {
      const entry = asEntry(sent, one.course, by)
      read.set(name, entry.ok ? entry.value : undefined)
    }
    return read.get(name)
  }
  function foldedOf(kept: Kept, id: CourseId, by: PersonId): Folded {
    const from = kept.courses.get(id)
    const items = kept.items.filter(({ course }) => course === id)
    const known = folded.get(id)
    if (known && known.from === from && sameList(known.items, items)) return known
    const there = [...(from?.values() ?? [])].map(({ entry }) => entry)
    const own = items.flatMap((one) => one.entries.flatMap((_, i) => entryOf(one, i, by) ?? []))
    const isHere = items.filter(({ state }) => state !== 'stored')
    const made: Folded = {
      from,
      items,
      // The server's own word of an entry comes before ours.
      chart: chartOf([...there, ...own]),
      unsent: new Set(
        isHere.flatMap(({ entries }) => entries.map((entry) => entry.id)).filter((one) => !from?.has(one)),
      ),
    }
    folded.set(id, made)
    return made
  }
  /** What a version of a protocol says never changes. */
  const protocolOf = (frame: Frame, name: string) => {
    const read = protocols.get(name) ?? consoleProtocol.safeParse(frame.protocols[name]).data
    if (read) protocols.set(name, read)
    return read
  }
  function sessionOf(kept: Kept, frame: Frame, session: Frame['sessions'][number]): HeldSession[] {
    const protocol = protocolOf(frame, session.protocol)
    if (!protocol) return []
    const { chart, unsent } = foldedOf(kept, session.course, frame.person.id)
    const of = [session, chart, protocol]
    const known = sessions.get(session.visit)
    if (known && sameList(known.of, of)) return [known.shown]
    const { course: id, visit, practice, patient, zone, closed } = session
    const names = new Map(Object.entries(session.names).map(([one, name]) => [personId.parse(one), name]))
    const shown = { id, visit, practice, patient, zone, closed, names, protocol, chart, unsent }
    sessions.set(session.visit, { of, shown })
    return [shown]
  }

  return (kept) => {
    const { frame } = kept
    if (framed !== frame) {
      framed = frame
      read.clear()
      for (const id of folded.keys()) if (!kept.courses.has(id)) folded.delete(id)
      for (const id of sessions.keys())
        if (!frame?.sessions.some(({ visit }) => visit === id)) sessions.delete(id)
    }
    return {
      person: frame?.person,
      staff: frame?.staff ?? [],
      sessions: frame ? frame.sessions.flatMap((one) => sessionOf(kept, frame, one)) : [],
      unsent: unsentIn(kept.items),
      refused: kept.items.filter(({ state }) => state === 'refused').map(refusedOf),
    }
  }
}

/** An entry as the server would store it, as far as we know that. */
const asEntry = (sent: SentEntry, course: CourseId, by: string) =>
  readEntry(
    { ...sent, audience: sent.audience ?? 'care-team', course, recordedAt: sent.at, by },
    consoleKinds,
  )

const refusedOf = (one: Item): Refused => ({
  id: one.id,
  course: one.course,
  drafts: one.entries.flatMap((sent) => {
    const entry = asEntry(sent, one.course, '-')
    return entry.ok ? [{ ...sent, at: entry.value.at, body: entry.value.body }] : []
  }),
  problems: one.problems ?? [],
  confirm: one.confirm ?? false,
})

const sameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i])
