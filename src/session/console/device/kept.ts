/** What a device keeps, and how it changes with what was written here and what came from the server. */
import { z } from 'zod'
import type { Entry } from '#chart/chart.ts'
import { readEntry } from '#chart/reading.ts'
import { type CourseId, courseId, type EntryId, type PersonId } from '#kernel/ids.ts'
import { consoleKinds, isKept } from '../kinds.ts'
import { type Cursors, changeWire, cursors, type SnapshotWire, sessionWire, snapshotWire } from '../wire.ts'
import { type Item, item, unseen } from './outbox.ts'
import { OWN } from './sealed-store.ts'

/** A snapshot without its entries, which are kept by course, and without what changes with each of them. */
export const frame = snapshotWire.omit({ now: true, cursors: true }).extend({
  sessions: z.array(sessionWire.omit({ entries: true })),
})
export type Frame = z.output<typeof frame>

/** Entries of a course that the server has, as they came and as they are read. */
export type Course = ReadonlyMap<EntryId, { readonly raw: unknown; readonly entry: Entry }>

export type Kept = {
  readonly frame?: Frame
  readonly cursors: Cursors
  readonly courses: ReadonlyMap<CourseId, Course>
  readonly items: readonly Item[]
}

export const NOTHING: Kept = { cursors: {}, courses: new Map(), items: [] }
const NO_COURSE: Course = new Map()

const stub = z.object({ id: z.string(), course: courseId, kind: z.string() })

/** A course with more entries; an entry that it has already stays the same object. */
function withEntries(course: Course, raws: readonly unknown[]): Course {
  const more = new Map(course)
  for (const raw of raws) {
    const read = readEntry(raw, consoleKinds)
    if (read.ok) more.set(read.value.id, { raw, entry: read.value })
  }
  return more
}

const idsOf = (raws: readonly unknown[]): ReadonlySet<string> =>
  new Set(raws.flatMap((raw) => stub.safeParse(raw).data?.id ?? []))

/** What the server is known to have is not waiting any more, whatever became of the answer. */
const settled = (kept: Kept): Kept => {
  const items = unseen(kept.items, (id) => [...kept.courses.values()].some((course) => has(course, id)))
  return items.length === kept.items.length ? kept : { ...kept, items }
}
const has = (course: Course, id: string): boolean => {
  const ids: ReadonlyMap<string, unknown> = course
  return ids.has(id)
}

/**
 * With the server's own word of what there is. What is written here and not sent stays, and its session with it;
 * other sessions that the server does not name any more are forgotten.
 * @param during changes that came while the snapshot was on its way: it may be older than they are
 */
export function withSnapshot(kept: Kept, snapshot: SnapshotWire, during: readonly unknown[]): Kept {
  const { now: _, cursors: upTo, sessions, ...rest } = snapshot
  const unsent = new Set(kept.items.filter(({ state }) => state !== 'stored').map(({ course }) => course))
  const named = new Set(sessions.map(({ course }) => course))
  const staying = (kept.frame?.sessions ?? []).filter(
    ({ course }) => unsent.has(course) && !named.has(course),
  )
  const courses = new Map<CourseId, Course>()
  for (const { course } of staying) courses.set(course, kept.courses.get(course) ?? NO_COURSE)
  for (const { course, entries } of sessions) {
    const before = kept.courses.get(course) ?? NO_COURSE
    const ids = idsOf(entries)
    const known = new Map([...before].filter(([id]) => ids.has(id)))
    const fresh = entries.filter((raw) => !has(known, stub.safeParse(raw).data?.id ?? ''))
    const same = fresh.length === 0 && known.size === before.size
    courses.set(course, same ? before : withEntries(known, fresh))
  }
  const next: Kept = {
    frame: {
      ...rest,
      protocols: { ...protocolsOf(kept, staying), ...rest.protocols },
      sessions: [...sessions.map(({ entries: _, ...one }) => one), ...staying],
    },
    cursors: upTo,
    courses,
    items: kept.items.filter(({ state, course }) => state !== 'stored' || named.has(course)),
  }
  // A session that is new here was not followed: of it, the snapshot alone says how far everything was read.
  return settled({ ...during.reduce<Kept>(withChange, next), cursors: upTo })
}

const protocolsOf = (kept: Kept, sessions: Frame['sessions']) =>
  Object.fromEntries(sessions.map(({ protocol }) => [protocol, kept.frame?.protocols[protocol]]))

/** With entries that were stored since, in any order and with repetitions. */
export function withChange(kept: Kept, json: unknown): Kept {
  const change = changeWire.safeParse(json).data
  if (!change) return kept
  const courses = new Map(kept.courses)
  for (const raw of change.entries) {
    const { course, id, kind } = stub.safeParse(raw).data ?? {}
    const held = course && courses.get(course)
    if (!course || !held || !id || !kind || !isKept(kind) || has(held, id)) continue
    courses.set(course, withEntries(held, [raw]))
  }
  return settled({ ...kept, courses, cursors: furthest(kept.cursors, change.cursors) })
}

/** Cursors never go back: what comes twice is the same entry. */
function furthest(before: Cursors, after: Cursors): Cursors {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return Object.fromEntries([...names].map((name) => [name, Math.max(before[name] ?? 0, after[name] ?? 0)]))
}

/** With items in the place of those of the same id. What the server has and would not send back is done with. */
export function withItems(kept: Kept, changed: readonly Item[], gone: readonly string[] = []): Kept {
  const ids = new Set([...changed.map(({ id }) => id), ...gone])
  const done = ({ state, entries }: Item) => state === 'stored' && !entries.some(({ kind }) => isKept(kind))
  const items = [...kept.items.filter(({ id }) => !ids.has(id)), ...changed.filter((one) => !done(one))]
  return settled({ ...kept, items: items.toSorted((a, b) => a.nth - b.nth || (a.id < b.id ? -1 : 1)) })
}

const BEGINS = 'session-begun'
const ENDS = ['discharged', 'left-against-advice', 'session-abandoned']

/** Whether somebody is in session: begun, and not ended yet. */
export const isUnderWay = ({ courses }: Kept): boolean =>
  [...courses.values()].some((course) => {
    const kinds = [...course.values()].map(({ entry }) => entry.kind)
    return kinds.filter((kind) => kind === BEGINS).length > kinds.filter((kind) => ENDS.includes(kind)).length
  })

/** How it is kept in parts, each under a name: only what changed is written anew. */
export type Parts = ReadonlyMap<string, unknown>

export function partsOf(before: Kept, after: Kept): Parts {
  const parts = new Map<string, unknown>()
  if (before.frame !== after.frame) parts.set('frame', after.frame)
  for (const id of new Set([...before.courses.keys(), ...after.courses.keys()])) {
    const course = after.courses.get(id)
    if (before.courses.get(id) !== course)
      parts.set(`course/${id}`, course && [...course.values()].map(({ raw }) => raw))
  }
  const items = new Map(after.items.map((one) => [one.id, one]))
  for (const one of before.items) if (items.get(one.id) !== one) parts.set(nameOf(one), undefined)
  for (const one of after.items) if (!before.items.includes(one)) parts.set(nameOf(one), one)
  if (JSON.stringify(before.cursors) !== JSON.stringify(after.cursors)) parts.set('cursors', after.cursors)
  return parts
}

export const isOwn = (name: string): boolean => name.startsWith(OWN)
const STORED = 'stored/'
const nameOf = ({ id, state }: Item): string => (state === 'stored' ? STORED : OWN) + id

/** @returns what was kept, and the names of what was written here that nothing can be made of */
export function keptFrom(parts: Parts): { readonly kept: Kept; readonly unreadable: readonly string[] } {
  const unreadable: string[] = []
  const courses = new Map<CourseId, Course>()
  const items: Item[] = []
  for (const [name, value] of parts) {
    const id = courseId.safeParse(name.replace('course/', '')).data
    if (name.startsWith('course/') && id && Array.isArray(value))
      courses.set(id, withEntries(NO_COURSE, value))
    if (!isOwn(name) && !name.startsWith(STORED)) continue
    const read = item.safeParse(value)
    if (read.success) items.push(read.data)
    else if (isOwn(name)) unreadable.push(name)
  }
  const framed = frame.safeParse(parts.get('frame')).data
  const upTo = cursors.safeParse(parts.get('cursors')).data ?? {}
  return { kept: withItems({ frame: framed, cursors: upTo, courses, items: [] }, items), unreadable }
}

export const personOf = (kept: Kept): PersonId | undefined => kept.frame?.person.id
