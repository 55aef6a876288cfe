/** What one window holds: the parts of whoever is at it, on the device and told to the other windows. */
import { z } from 'zod'
import { type PersonId, personId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/time.ts'
import type { Link } from '../held.ts'
import { snapshotWire } from '../wire.ts'
import { type Kept, keptFrom, NOTHING, partsOf, withChange, withItems, withSnapshot } from './kept.ts'
import { type Item, item, restamped } from './outbox.ts'
import { OWN, type Store } from './sealed-store.ts'
import { createTicking, type Ticking } from './ticking.ts'
import { createTyping, type Typing } from './typing.ts'
import type { World } from './world.ts'
import { createWriting, type Writing } from './writing.ts'

/** What windows tell each other. Each does the same with it. */
const message = z.discriminatedUnion('say', [
  z.object({ say: z.literal('items'), person: personId, changed: z.array(item), gone: z.array(z.string()) }),
  z.object({
    say: z.literal('snapshot'),
    person: personId,
    snapshot: z.unknown(),
    during: z.array(z.unknown()),
  }),
  z.object({ say: z.literal('change'), person: personId, change: z.unknown() }),
  z.object({
    say: z.literal('status'),
    link: z.enum(['starting', 'live', 'offline', 'sign-in', 'other-person']),
    heardAt: instant.optional(),
    clock: z.object({ offsetMs: z.number(), errorMs: z.number(), known: z.boolean() }),
    /** What the device's clock said meanwhile. */
    wall: z.number(),
  }),
  z.object({ say: z.literal('person'), person: personId.optional() }),
  /** A window has opened. */
  z.object({ say: z.literal('hello') }),
  /** Whoever leads is to try now. */
  z.object({ say: z.literal('try') }),
  z.object({ say: z.literal('left') }),
])
export type Message = z.output<typeof message>

export type Core = {
  readonly world: World
  readonly store: Store | undefined
  readonly writing: Writing
  readonly ticking: Ticking
  readonly typing: Typing
  readonly kept: () => Kept
  readonly person: () => PersonId | undefined
  readonly link: () => Link
  readonly heardAt: () => Instant | undefined
  readonly unreadable: () => number
  /** What another person wrote here and is not on the server. */
  readonly othersWait: () => boolean
  /** Items instead of those of the same id. @returns once they are on the device */
  readonly put: (changed: readonly Item[], gone?: readonly string[]) => Promise<void>
  readonly snapshot: (json: unknown, during: readonly unknown[]) => void
  readonly change: (json: unknown) => void
  /** Moves what was written by a guess, once the clock is known. */
  readonly restamp: () => void
  readonly heard: (link: Link, at?: Instant) => void
  /** Puts away what is whose it is, and takes out what this person has here. */
  readonly become: (person: PersonId | undefined) => Promise<void>
  readonly say: (told: z.input<typeof message>) => void
  readonly subscribe: (changed: () => void) => () => void
  readonly forget: () => void
}

type CoreNeeds = {
  readonly world: World
  readonly store: Store | undefined
  /** What another window said, after it was done here too. */
  readonly heard: (message: Message) => void
  /** The clock was put. */
  readonly jumped: () => void
}

export function createCore({ world, store, heard, jumped }: CoreNeeds): Core {
  const subscribers = new Set<() => void>()
  const changed = () => {
    for (const tell of [...subscribers]) tell()
  }
  const writing = createWriting(store, world.after, changed)
  const ticking = createTicking(world.clock, jumped)
  const typing = createTyping(writing, world.after)
  /** What others wrote, should the browser not have taken it. */
  const aside = new Map<PersonId, readonly Item[]>()
  let person: PersonId | undefined
  let kept = NOTHING
  let unreadable = 0
  let others = false
  let link: Link = 'starting'
  let heardAt: Instant | undefined

  const say: Core['say'] = (what) => world.tabs.say(what)
  function hold(next: Kept): Promise<void> {
    const parts = partsOf(kept, next)
    kept = next
    changed()
    return person ? writing.write(person, parts) : Promise.resolve()
  }
  /** Shows what another window has already written. */
  const show = (next: Kept) => {
    if (person) writing.leave(person, partsOf(kept, next).keys())
    kept = next
    changed()
  }
  async function become(next: PersonId | undefined): Promise<void> {
    await writing.idle()
    const nothing = { parts: new Map(), unreadable: 0 }
    const read = (next && (await store?.read(next).catch(() => undefined))) ?? nothing
    const waiting = (await store?.peopleWith(OWN).catch(() => undefined)) ?? []
    // From here on nothing comes in between: what was written meanwhile is still in hand.
    if (person && person !== next && writing.state() !== 'kept' && kept.items.length > 0)
      aside.set(person, kept.items)
    const inHand = next === person ? kept.items : ((next && aside.get(next)) ?? [])
    if (next) aside.delete(next)
    const found = keptFrom(read.parts)
    kept = withItems(found.kept, inHand)
    unreadable = read.unreadable + found.unreadable.length
    others = [...waiting, ...aside.keys()].some((one) => one !== next)
    if (person !== next) typing.take(read.parts)
    person = next
    changed()
  }

  // One after the other: what is told about a person comes after they have been taken out.
  let turn = Promise.resolve()
  world.tabs.hear((json) => {
    const { data: told } = message.safeParse(json)
    if (told) turn = turn.then(() => take(told))
  })
  async function take(told: Message): Promise<void> {
    if (told.say === 'status') {
      link = told.link
      heardAt = told.heardAt
      ticking.hear(told.clock, told.wall)
      changed()
    } else if (told.say === 'person') await become(told.person)
    else if (told.say === 'left') await become(undefined)
    else if ('person' in told && told.person !== person) return
    else if (told.say === 'items') show(withItems(kept, told.changed, told.gone))
    else if (told.say === 'change') show(withChange(kept, told.change))
    else if (told.say === 'snapshot') showSnapshot(told.snapshot, told.during)
    heard(told)
  }
  function showSnapshot(json: unknown, during: readonly unknown[]) {
    const read = snapshotWire.safeParse(json)
    if (read.success) show(withSnapshot(kept, read.data, during))
  }
  function forget() {
    person = undefined
    aside.clear()
    typing.take(new Map())
    show(NOTHING)
  }

  return {
    world,
    store,
    writing,
    ticking,
    typing,
    kept: () => kept,
    person: () => person,
    link: () => (link === 'live' && others ? 'other-person' : link),
    heardAt: () => heardAt,
    unreadable: () => unreadable,
    othersWait: () => others,
    put(these, gone = []) {
      if (person) say({ say: 'items', person, changed: [...these], gone: [...gone] })
      return hold(withItems(kept, these, gone))
    },
    snapshot(json, during) {
      const read = snapshotWire.safeParse(json)
      if (!read.success || !person) return
      say({ say: 'snapshot', person, snapshot: json, during: [...during] })
      void hold(withSnapshot(kept, read.data, during))
      typing.only(person, new Set(kept.frame?.sessions.map(({ visit }) => visit)))
    },
    change(json) {
      if (!person) return
      say({ say: 'change', person, change: json })
      void hold(withChange(kept, json))
    },
    restamp() {
      const { known, offsetMs } = ticking.clock()
      const guessed = kept.items.filter((one) => one.guess && one.state === 'waiting')
      if (!known || guessed.length === 0) return
      const moved = guessed.map((one) => restamped(one, offsetMs))
      if (person) say({ say: 'items', person, changed: moved, gone: [] })
      void hold(withItems(kept, moved))
    },
    heard(next, at) {
      link = next
      heardAt = at ?? heardAt
      const { offsetMs, errorMs, known } = ticking.clock()
      const { wall } = ticking.read()
      const clock = { offsetMs, errorMs: Math.min(errorMs, 1e9), known }
      say({ say: 'status', link, heardAt: heardAt && instant.encode(heardAt), clock, wall })
      changed()
    },
    become,
    say,
    subscribe(tell) {
      subscribers.add(tell)
      return () => void subscribers.delete(tell)
    },
    forget,
  }
}
