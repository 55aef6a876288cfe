/** The connection of the window that leads: who is signed in, what time it is, what there is, and what comes since. */
import type { PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { clockWire, snapshotWire } from '../wire.ts'
import { fromRoundTrip, isDoubtful } from './clock.ts'
import type { Core } from './core.ts'
import { isUnderWay } from './kept.ts'
import { backoffMs, type Reply } from './outbox.ts'

export type HearingWays = {
  /** Connects, or tries now what it would try later. */
  readonly go: () => void
  /** The server has turned away a request: asks who is signed in. */
  readonly turnedAway: () => void
  /** Nothing came back for a request: asks whether there is a way at all, so that the page does not say there is. */
  readonly unanswered: () => void
  /** Whether the person of this device is signed in and the time is known. */
  readonly isIn: () => boolean
  readonly end: () => void
}

/** The server says the time every quarter of a minute; when it is silent, nothing comes through. */
const SILENCE_MS = 40_000
/** It says it first of all. */
const FIRST_MS = 8_000
const AGAIN_MS = 15_000
/** Whoever watches a session does something, also when there is nothing to write: their sign-in goes on. */
const WATCHING_MS = 4 * 60_000
/** After so many connections over which nothing came it is asked from time to time instead. */
const DEAF = 2

/** @param ready is called whenever there is a way again */
export function createHearing(core: Core, ready: () => void): HearingWays {
  const { world, ticking } = core
  let isIn = false
  let isFresh = false
  let failures = 0
  let deaf = 0
  let busy = false
  let wanted = false
  let ended = false
  /** Changes that came while a snapshot is on its way. */
  let during: unknown[] | undefined
  let unfollow: (() => void) | undefined
  let followed = ''
  let cancelNext: (() => void) | undefined
  let cancelSilence: (() => void) | undefined

  const watch = () =>
    void world.after(WATCHING_MS, () => {
      if (ended) return
      if (isIn && isUnderWay(core.kept())) begin()
      watch()
    })
  watch()

  const next = (ms: number) => {
    cancelNext?.()
    cancelNext = ended ? undefined : world.after(ms, begin)
  }
  function begin(): void {
    cancelNext?.()
    cancelNext = undefined
    wanted = true
    if (!busy && !ended) void run()
  }
  async function run(): Promise<void> {
    busy = true
    while (wanted && !ended) {
      wanted = false
      await connect()
    }
    busy = false
  }

  async function connect(): Promise<void> {
    core.writing.retry()
    const asked = ticking.read()
    const reply = await world.transport.ask('/api/clock')
    const told = reply.status === 200 ? clockWire.safeParse(reply.json).data : undefined
    if (!told) return away(reply)
    ticking.take(fromRoundTrip(asked, ticking.read(), told.now.epochMilliseconds))
    void core.store?.setPlain('offset', ticking.clock().offsetMs).catch(() => {})
    core.restamp()
    if (told.person === null) return out(told.now)
    if (told.person) await switchTo(told.person)
    if (!isFresh || !told.person || followed === '') {
      const answer = await snapshot()
      if (answer !== 'taken') return answer === 'out' ? out(told.now) : away({ status: 0 })
    }
    isIn = true
    if (deaf < DEAF && !unfollow) follow()
    // Over a line that carries no events, asking says as much.
    if (deaf >= DEAF) {
      isFresh = false
      deaf--
      next(AGAIN_MS)
    }
    failures = 0
    core.heard('live', told.now)
    ready()
  }

  async function switchTo(person: PersonId): Promise<void> {
    if (core.person() === person) return
    hangUp()
    isIn = false
    isFresh = false
    await core.become(person)
    core.say({ say: 'person', person })
    await core.store?.setPlain('person', person).catch(() => {})
  }

  async function snapshot(): Promise<'taken' | 'out' | 'away'> {
    during = []
    const asked = during
    const reply = await world.transport.ask('/api/console')
    during = undefined
    if (reply.status === 401) return 'out'
    if (reply.status === 404) {
      // Somebody is signed in who has no sessions to record: they do not see what another left here.
      await core.become(undefined)
      core.say({ say: 'person' })
      return 'out'
    }
    const read = reply.status === 200 ? snapshotWire.safeParse(reply.json) : undefined
    if (!read?.success) return 'away'
    await switchTo(read.data.person.id)
    core.snapshot(reply.json, asked)
    isFresh = true
    if (unfollow && coursesOf() !== followed) hangUp()
    return 'taken'
  }

  const coursesOf = () => [...core.kept().courses.keys()].toSorted().join(',') || 'none'

  function follow(): void {
    followed = coursesOf()
    let heardOne = false
    hears()
    const stop = world.transport.follow(core.kept().cursors, [...core.kept().courses.keys()], {
      event(name, data) {
        if (unfollow !== stop) return
        heardOne = true
        deaf = 0
        hears()
        heard(name, data)
      },
      ended() {
        if (unfollow !== stop) return
        if (!heardOne) deaf++
        hangUp()
        away({ status: 0 })
      },
    })
    unfollow = stop
    function hears() {
      cancelSilence?.()
      cancelSilence = world.after(heardOne ? SILENCE_MS : FIRST_MS, () => {
        if (!heardOne) deaf++
        hangUp()
        begin()
      })
    }
  }
  function heard(name: string, data: unknown): void {
    if (name === 'sign-in') {
      out()
      return
    }
    if (name === 'entries') {
      during?.push(data)
      core.change(data)
    }
    if (name === 'sessions') {
      isFresh = false
      begin()
    }
    const told = name === 'clock' ? clockWire.safeParse(data).data : undefined
    // Somebody else has signed in since the snapshot was asked for: nothing of this connection is for whoever is shown.
    if (told?.person && told.person !== core.person()) {
      hangUp()
      turnedAway()
      return
    }
    if (told && isDoubtful(ticking.clock(), ticking.read().wall, told.now.epochMilliseconds)) begin()
    core.heard('live', told?.now)
  }
  function hangUp(): void {
    cancelSilence?.()
    unfollow?.()
    unfollow = undefined
  }

  function turnedAway(): void {
    isIn = false
    isFresh = false
    begin()
  }
  /** Nobody is signed in: everything goes on here. Somebody may sign in at any time, in another window too. */
  function out(at?: Instant): void {
    hangUp()
    isIn = false
    isFresh = false
    core.heard('sign-in', at)
    next(AGAIN_MS)
  }
  function away({ status }: Reply): void {
    if (status === 401) out()
    else {
      // A connection that is still open may be dead: with the way back it begins anew, and catches up at once.
      hangUp()
      core.heard('offline')
      next(backoffMs(failures++, world.chance()))
    }
  }

  return {
    go() {
      deaf = 0
      begin()
    },
    turnedAway,
    unanswered: () => {
      if (core.link() !== 'offline') begin()
    },
    isIn: () => isIn && ticking.clock().known && core.person() !== undefined,
    end() {
      ended = true
      hangUp()
      cancelNext?.()
    },
  }
}
