/** For tests: a room with three tablets and a server, what may happen in it, and what must hold whatever happens. */
import { IDBFactory } from 'fake-indexeddb'
import { expect } from 'vitest'
import { courseId, type EntryId, entryId } from '#kernel/ids.ts'
import type { Device } from '../../held.ts'
import { STAFF } from '../../testing.ts'
import { type Browser, createBrowser, type Window } from './browser.ts'
import { COURSES, chartJson, createModelServer, VISIT } from './server.ts'
import { createTime } from './time.ts'

const BEGIN = Temporal.Instant.from('2026-11-24T10:00:00Z').epochMilliseconds
/** A written time is right when it is the true one, give or take what is not worth moving it for. */
const RIGHT_MS = 2_500

/** Something that a device has said is written down. */
type Written = {
  readonly id: EntryId
  readonly tablet: Tablet
  readonly person: string
  readonly course: string
  readonly trueMs: number
  /** How often the clock of its tablet had been put. */
  readonly puts: number
  /** The page said that the browser takes nothing more: it is kept as long as the window is open. */
  readonly inMemory: boolean
}
export type Tablet = {
  readonly browser: Browser
  readonly owner: string
  /** Who has written on it, whether or not it was acknowledged. */
  readonly writers: Set<string>
  windows: Window[]
  puts: number
}
export type Room = Awaited<ReturnType<typeof createRoom>>

export async function createRoom() {
  globalThis.indexedDB = new IDBFactory()
  const time = createTime(BEGIN)
  const server = createModelServer(time.now)
  const written: Written[] = []
  const lostWithWindow = new Set<EntryId>()
  const givenUp = new Set<string>()
  let nth = 0

  const tablets: Tablet[] = STAFF.map(({ id }, i) => ({
    browser: createBrowser(time, server, `tablet-${i}`),
    owner: id,
    writers: new Set(),
    windows: [],
    puts: 0,
  }))
  for (const tablet of tablets) {
    tablet.browser.signIn(tablet.owner)
    await reopen(tablet)
  }
  await time.pass(2_000)

  /** The third tablet has the console open in two windows. */
  async function reopen(tablet: Tablet): Promise<void> {
    for (const window of tablet.windows) window.die()
    for (const one of written) if (one.tablet === tablet && one.inMemory) lostWithWindow.add(one.id)
    tablet.windows = []
    for (let i = 0; i < (tablet === tablets[2] ? 2 : 1); i++) tablet.windows.push(await tablet.browser.open())
    await time.pass(5)
  }
  const isOnServer = (id: EntryId) => server.log.some((one) => one.id === id)
  const atHand = ({ windows }: Tablet) => windows.filter((window) => window.isOpen())

  async function record(
    tablet: Tablet,
    { window: nthWindow, course, entries, text }: Recording,
  ): Promise<void> {
    const open = atHand(tablet)
    const window = open[nthWindow % open.length]
    const person = window?.device.held().person?.id
    if (!window || !person) return
    const { device } = window
    const visit = entryId.parse(VISIT.replace('aa', COURSES[course]!.slice(-2)))
    const drafts = Array.from({ length: entries }, () => ({
      kind: 'session-noted',
      at: device.now(),
      body: { visit, text: `${text} ${nth++}` },
    }))
    const trueMs = time.now()
    tablet.writers.add(person)
    let ids: readonly EntryId[] = []
    void device.record(courseId.parse(COURSES[course]), drafts).then((result) => {
      if (result.ok && window.isOpen()) ids = result.value
    })
    await time.settle()
    const inMemory = device.held().storage !== 'kept'
    for (const id of ids)
      written.push({ id, tablet, person, course: COURSES[course]!, trueMs, puts: tablet.puts, inMemory })
  }

  const expected = (tablet: Tablet, device: Device) =>
    written.filter(
      (one) =>
        one.tablet === tablet &&
        one.person === device.held().person?.id &&
        !lostWithWindow.has(one.id) &&
        !givenUp.has(one.id),
    )

  /** What must hold at every moment, on every window that is open. */
  async function check(): Promise<void> {
    await time.pass(5)
    for (const tablet of tablets)
      for (const { device } of atHand(tablet)) {
        const { sessions, unsent, refused } = device.held()
        const notThere = new Set<string>(sessions.flatMap((one) => [...one.unsent]))
        const ofRefused = refused.flatMap(({ drafts }) => drafts.map(({ id }) => id))
        const entries = sessions.flatMap(({ chart }) => chart.entries)
        const shown = new Set(entries.map(({ id }) => id))
        const texts = entries.map(({ body }) => JSON.stringify(body))
        expect(unsent, 'the number of unsent entries').toBe(notThere.size - ofRefused.length)
        expect(new Set(texts).size, 'nothing is shown twice').toBe(texts.length)
        for (const { id } of expected(tablet, device)) {
          expect(shown.has(id), `${id} is shown where it was written`).toBe(true)
          expect(notThere.has(id) || isOnServer(id), `${id} is unsent or on the server`).toBe(true)
        }
      }
    const stored = server.log.map(({ body }) => JSON.stringify(body))
    expect(new Set(stored).size, 'nothing is stored twice').toBe(stored.length)
  }

  /** Everything is well again, and everybody who wrote something signs in where they did. */
  async function heal(): Promise<void> {
    server.restart()
    for (const { browser } of tablets) {
      Object.assign(browser.network, {
        isCut: false,
        delayMs: 20,
        snapshotMs: 0,
        losesRequests: 0,
        losesAnswers: 0,
        repeats: false,
      })
      Object.assign(browser.storage, { isFull: false, diesAtWrite: undefined })
    }
    for (const tablet of tablets) {
      if (atHand(tablet).length === 0) await reopen(tablet)
      for (const person of [...tablet.writers].filter((one) => one !== tablet.owner).concat(tablet.owner)) {
        tablet.browser.signIn(person)
        await time.pass(60_000)
        await settleRefused(tablet)
      }
    }
    await time.pass(60_000)
  }
  async function settleRefused(tablet: Tablet): Promise<void> {
    const device = atHand(tablet)[0]?.device
    for (const { id, drafts } of device?.held().refused ?? []) {
      for (const draft of drafts) givenUp.add(draft.id ?? '')
      await device?.settle(id, 'given-up')
    }
    await time.pass(1_000)
  }

  /** What must hold once everything is well. */
  function checkHealed(): void {
    for (const tablet of tablets)
      for (const { device } of atHand(tablet)) {
        const { link, unsent, refused, sessions, storage } = device.held()
        expect({ link, unsent, refused, storage }).toEqual({
          link: 'live',
          unsent: 0,
          refused: [],
          storage: 'kept',
        })
        expect(sessions.map(({ chart }) => chartJson(chart))).toEqual(COURSES.map(server.chart))
      }
    for (const { id, trueMs, tablet, puts } of written) {
      if (lostWithWindow.has(id) || givenUp.has(id)) continue
      const there = server.log.find((one) => one.id === id)
      expect(there, `${id} has arrived`).toBeDefined()
      const off = Math.abs(Temporal.Instant.from(there?.at ?? '').epochMilliseconds - trueMs)
      if (puts === tablet.puts) expect(off, `the time of ${id}`).toBeLessThan(RIGHT_MS)
    }
  }

  function close(): void {
    for (const { windows } of tablets) for (const window of windows) window.die()
  }

  return { time, close, server, tablets, record, reopen, check, heal, checkHealed, settleRefused, written }
}

export type Recording = {
  readonly window: number
  readonly course: number
  readonly entries: number
  /** "refused" is not taken by the server. */
  readonly text: 'noted' | 'refused'
}
