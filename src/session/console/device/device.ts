/** A device of the console: keeps what is written on it, and sends it as soon as there is a way. Read this first. */
import type { Draft } from '#chart/chart.ts'
import { encodeBody } from '#chart/reading.ts'
import { type CourseId, type EntryId, entryId, personId, uuidv7 } from '#kernel/ids.ts'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import { instant } from '#kernel/time.ts'
import type { Device, Held } from '../held.ts'
import { consoleKinds } from '../kinds.ts'
import { browserWorld } from './browser.ts'
import { guessed } from './clock.ts'
import { type Core, createCore, type Message } from './core.ts'
import { createHearing } from './hearing.ts'
import type { Item, SentEntry } from './outbox.ts'
import { createSending } from './sending.ts'
import { createShowing } from './showing.ts'
import { DEVICE } from './words.ts'
import type { World } from './world.ts'

/** Opens what the device holds, and begins to send and to hear. It is of use before anything has answered. */
export async function openDevice(world: World = browserWorld()): Promise<Device> {
  const store = await world.openStore()
  const name = await deviceName(world, store)
  let leads = false
  let newer = false
  const core = createCore({ world, store, heard, jumped: () => tryNow() })
  const hearing = createHearing(core, () => sending.go())
  const { isIn: mayGo, turnedAway, unanswered } = hearing
  const sending = createSending({ core, device: name, mayGo, turnedAway, unanswered })

  const last = await store?.plain('offset').catch(() => undefined)
  if (typeof last === 'number') core.ticking.set(guessed(last))
  await takeOut(core)

  world.tabs.lead(async () => {
    // Another window may have written and gone without a word.
    await core.become(core.person())
    leads = true
    hearing.go()
  })
  core.say({ say: 'hello' })
  world.woken(() => tryNow())
  world.versions.waits(() => {
    newer = true
    changed()
  })

  function tryNow(): void {
    if (leads) {
      hearing.go()
      sending.goNow()
    } else core.say({ say: 'try' })
  }
  function heard(message: Message): void {
    // What the browser did not take waits in this window until its person is back.
    if (message.say === 'left' && core.writing.state() === 'kept') world.leave()
    if (!leads) return
    if (message.say === 'items') sending.go()
    if (message.say === 'try') tryNow()
    if (message.say === 'hello') {
      core.heard(core.link())
      // What the browser did not take stands nowhere else.
      if (core.writing.state() !== 'kept') void core.put(core.kept().items)
    }
  }

  const show = createShowing()
  const subscribers = new Set<() => void>()
  let held: Held | undefined
  function changed(): void {
    held = undefined
    for (const tell of [...subscribers]) tell()
  }
  core.subscribe(changed)

  return {
    held() {
      const { offsetMs, known } = core.ticking.lastClock()
      held ??= {
        ...show(core.kept()),
        link: core.link(),
        heardAt: core.heardAt(),
        offsetMs: known || typeof last === 'number' ? offsetMs : undefined,
        storage: core.writing.state(),
        unreadable: core.unreadable(),
        newer,
      }
      return held
    },
    subscribe(tell) {
      subscribers.add(tell)
      return () => void subscribers.delete(tell)
    },
    now: core.ticking.now,
    newId,
    async record(course, drafts) {
      const made = written(course, drafts)
      if (!made.ok) return made
      const kept = core.put([made.value])
      if (leads) sending.go()
      await kept
      return ok(made.value.entries.map(({ id }) => id))
    },
    typed: core.typing.all,
    keepTyped(place, what) {
      const person = core.person()
      if (person) core.typing.keep(person, place, what)
    },
    async settle(id, how) {
      const one = core.kept().items.find((item) => item.id === id && item.state === 'refused')
      if (!one) return
      const { problems: _, confirm: __, ...rest } = one
      await (how === 'given-up' ? core.put([], [id]) : core.put([{ ...rest, state: 'waiting' }]))
      tryNow()
    },
    retry: tryNow,
    takeNewer: world.versions.take,
    async signOut() {
      const person = core.person()
      if (core.kept().items.some(({ state }) => state !== 'stored')) return fail(problem(DEVICE.notAllSent))
      if (!(await world.transport.signOut())) return fail(problem(DEVICE.noSignOut))
      hearing.end()
      core.typing.take(new Map())
      await core.writing.idle()
      if (person) await store?.wipe(person).catch(() => {})
      await store?.setPlain('person', undefined).catch(() => {})
      core.forget()
      core.say({ say: 'left' })
      if (!core.othersWait()) await world.versions.forget()
      world.leave()
      return ok(undefined)
    },
  }

  function newId(): EntryId {
    return entryId.parse(uuidv7(core.ticking.now().epochMilliseconds, world.randomBytes()))
  }
  /** The drafts as one item to be sent, or why that cannot be. */
  function written(course: CourseId, drafts: readonly Draft[]): Result<Item> {
    if (!core.kept().courses.has(course)) return fail(problem(DEVICE.notAtHand))
    if (drafts.length === 0) return fail(problem(DEVICE.nothing))
    const entries: SentEntry[] = []
    for (const { kind, at, id, audience, amends, ...draft } of drafts) {
      const body = encodeBody({ kind, at, ...draft }, consoleKinds)
      if (!body.ok) return body
      entries.push({ id: id ?? newId(), kind, at: instant.encode(at), audience, amends, body: body.value })
    }
    const { known, offsetMs } = core.ticking.clock()
    const ids = entries.filter((_, i) => core.ticking.isNow(drafts[i]!.at)).map(({ id }) => id)
    return ok({
      id: newId(),
      nth: 1 + Math.max(0, ...core.kept().items.map(({ nth }) => nth)),
      course,
      entries,
      state: 'waiting',
      ...(known ? {} : { guess: { offsetMs, ids } }),
    })
  }
}

/** Takes out what is kept of whoever was at the device last. */
async function takeOut({ store, become }: Core): Promise<void> {
  const person = personId.safeParse(await store?.plain('person').catch(() => undefined))
  if (person.success) await become(person.data).catch(() => {})
}

async function deviceName(world: World, store: Core['store']): Promise<string> {
  const known = await store?.plain('device').catch(() => undefined)
  if (typeof known === 'string') return known
  const made = Array.from(world.randomBytes(), (byte) => byte.toString(16).padStart(2, '0')).join('')
  await store?.setPlain('device', made).catch(() => {})
  return made
}
