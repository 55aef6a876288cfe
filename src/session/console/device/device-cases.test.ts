/** What a device does in the cases that people ask about. The rest is in device.test.ts. */
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { STAFF } from '../testing.ts'
import { createRoom, type Recording, type Room, type Tablet } from './testing/room.ts'
import { COURSES } from './testing/server.ts'

const SECOND = 1_000
const NOTED: Recording = { window: 0, course: 0, entries: 1, text: 'noted' }
const REFUSED: Recording = { ...NOTED, text: 'refused' }

let room: Room
let tablet: Tablet
const held = (nth = 0) => tablet.windows[nth]!.device.held()
const texts = () =>
  room.server.log.map(({ body }) => JSON.stringify(body).replace(/.*"text":"(\w+ \d+)".*/, '$1'))

beforeEach(async () => {
  room = await createRoom()
  tablet = room.tablets[0]!
})

test('without a network one writes, closes the tablet and opens it again; with one it all arrives, once', async () => {
  tablet.browser.cut()
  await room.record(tablet, { ...NOTED, entries: 2 })
  await room.reopen(tablet)
  await room.record(tablet, NOTED)
  expect(held()).toMatchObject({ unsent: 3, link: 'starting' })
  expect(held().sessions[0]?.chart.entries).toHaveLength(3)
  tablet.browser.network.isCut = false
  await room.time.pass(30 * SECOND)
  expect(held()).toMatchObject({ unsent: 0, link: 'live' })
  expect(texts()).toEqual(['noted 0', 'noted 1', 'noted 2'])
})

test('what is being typed is there after loading anew, for whoever typed it, until they sign out', async () => {
  const typed = () => [...tablet.windows[0]!.device.typed()]
  const note = `${held().sessions[0]?.visit}/note`
  tablet.windows[0]!.device.keepTyped(note, 'Calm.')
  tablet.windows[0]!.device.keepTyped('a visit of yesterday/note', 'Gone.')
  await room.time.pass(SECOND)
  await room.reopen(tablet)
  await room.time.pass(SECOND)
  expect(typed()).toEqual([[note, 'Calm.']])
  tablet.browser.signIn(STAFF[1]?.id)
  await room.time.pass(20 * SECOND)
  expect(typed()).toEqual([])
  tablet.browser.signIn(tablet.owner)
  await room.time.pass(20 * SECOND)
  expect(typed()).toEqual([[note, 'Calm.']])
  tablet.windows[0]!.device.keepTyped(note, 'Calm again.')
  await tablet.windows[0]!.device.signOut()
  tablet.browser.signIn(tablet.owner)
  await room.reopen(tablet)
  await room.time.pass(20 * SECOND)
  expect(typed()).toEqual([])
})

test('what one tablet writes is on the others a moment later', async () => {
  await room.record(tablet, NOTED)
  await room.time.pass(SECOND)
  for (const { windows } of room.tablets)
    for (const { device } of windows) expect(device.held().sessions[0]?.chart.entries).toHaveLength(1)
})

test('what is written while everything at once is still on its way stays in sight', async () => {
  tablet.browser.network.snapshotMs = SECOND
  room.server.reshape()
  await room.time.pass(100)
  await room.record(tablet, NOTED)
  for (let i = 0; i < 20; i++) {
    await room.time.pass(100)
    expect(held().sessions[0]?.chart.entries).toHaveLength(1)
  }
})

test('what the server does not take is found among the rest, which goes; a person settles it', async () => {
  tablet.browser.cut()
  for (const what of [NOTED, REFUSED, NOTED]) await room.record(tablet, what)
  tablet.browser.network.isCut = false
  await room.time.pass(30 * SECOND)
  expect(texts()).toEqual(['noted 0', 'noted 2'])
  expect(held()).toMatchObject({ unsent: 0, refused: [{ problems: [{ message: 'This does not fit.' }] }] })
  await room.reopen(tablet)
  await room.time.pass(5 * SECOND)
  const [refused] = held().refused
  expect(refused?.drafts).toMatchObject([{ kind: 'session-noted' }])
  await tablet.windows[0]!.device.settle(refused?.id ?? '', 'given-up')
  expect(held().refused).toEqual([])
})

describe('signing in', () => {
  test('that has ended stops nothing: it is sent after signing in again', async () => {
    tablet.browser.signIn(undefined)
    await room.time.pass(20 * SECOND)
    await room.record(tablet, NOTED)
    await room.time.pass(20 * SECOND)
    expect(held()).toMatchObject({ link: 'sign-in', unsent: 1 })
    expect(held().sessions[0]?.chart.entries).toHaveLength(1)
    tablet.browser.signIn(tablet.owner)
    await room.time.pass(20 * SECOND)
    expect(held()).toMatchObject({ link: 'live', unsent: 0 })
  })
  test('as somebody else shows and sends nothing of whoever wrote; it waits for them', async () => {
    tablet.browser.cut()
    await room.record(tablet, NOTED)
    tablet.browser.signIn(STAFF[1]?.id)
    tablet.browser.network.isCut = false
    await room.time.pass(30 * SECOND)
    expect(held()).toMatchObject({ link: 'other-person', unsent: 0, person: { id: STAFF[1]?.id } })
    expect(held().sessions[0]?.chart.entries).toEqual([])
    await room.record(tablet, NOTED)
    await room.time.pass(SECOND)
    expect(texts()).toEqual(['noted 1'])
    tablet.browser.signIn(tablet.owner)
    await room.time.pass(30 * SECOND)
    expect(held()).toMatchObject({ link: 'live', unsent: 0, person: { id: tablet.owner } })
    expect(room.server.log.map(({ by }) => by)).toEqual([STAFF[1]?.id, tablet.owner])
  })
})

describe('signing out', () => {
  test('waits until everything is on the server', async () => {
    tablet.browser.cut()
    await room.record(tablet, NOTED)
    expect(await tablet.windows[0]!.device.signOut()).toMatchObject({ ok: false })
    expect(held().unsent).toBe(1)
  })
  test('needs a network, and forgets everything', async () => {
    tablet.browser.cut()
    expect(await tablet.windows[0]!.device.signOut()).toMatchObject({ ok: false })
    tablet.browser.network.isCut = false
    await room.time.pass(20 * SECOND)
    expect(await tablet.windows[0]!.device.signOut()).toMatchObject({ ok: true })
    expect(held().sessions).toEqual([])
    await room.reopen(tablet)
    expect(held()).toMatchObject({ person: undefined, sessions: [] })
  })
})

describe('a browser', () => {
  test('that is full is said to be; what is written stays in hand and is sent', async () => {
    tablet.browser.storage.isFull = true
    await room.record(tablet, NOTED)
    expect(held()).toMatchObject({ storage: 'full', unsent: 1 })
    await room.time.pass(SECOND)
    expect(held().unsent).toBe(0)
    expect(texts()).toEqual(['noted 0'])
    tablet.browser.storage.isFull = false
    await room.time.pass(30 * SECOND)
    expect(held().storage).toBe('kept')
  })
  test('that is full shows after loading anew what it had kept, without a network too', async () => {
    await room.record(tablet, NOTED)
    tablet.browser.storage.isFull = true
    await room.time.pass(2 * SECOND)
    tablet.browser.cut()
    await room.reopen(tablet)
    expect(held().sessions[0]?.chart.entries).toHaveLength(1)
  })
  test('that keeps nothing is said to, and the console works from memory', async () => {
    tablet.browser.storage.isMissing = true
    await room.reopen(tablet)
    await room.time.pass(5 * SECOND)
    await room.record(tablet, NOTED)
    expect(held()).toMatchObject({ storage: 'unavailable', unsent: 1 })
    await room.time.pass(SECOND)
    expect(texts()).toEqual(['noted 0'])
  })
  test('with two windows shows in both what is written in either, and goes on when one is closed', async () => {
    tablet = room.tablets[2]!
    tablet.browser.cut()
    await room.record(tablet, { ...NOTED, window: 1 })
    await room.time.pass(SECOND)
    expect([held(0).unsent, held(1).unsent]).toEqual([1, 1])
    tablet.windows[0]!.die()
    tablet.browser.network.isCut = false
    await room.time.pass(30 * SECOND)
    expect(held(1)).toMatchObject({ link: 'live', unsent: 0 })
    expect(texts()).toEqual(['noted 0'])
  })
})

test('a clock that is ten minutes fast is noticed, and the times are right', async () => {
  tablet.browser.cut()
  tablet.windows[0]!.die()
  tablet.browser.clock.aheadMs = 600 * SECOND
  await room.reopen(tablet)
  const trueMs = room.time.now()
  await room.record(tablet, NOTED)
  tablet.browser.network.isCut = false
  await room.time.pass(30 * SECOND)
  expect(held().offsetMs).toBe(600 * SECOND)
  const [stored] = room.server.log
  expect(Math.abs(Temporal.Instant.from(stored?.at ?? '').epochMilliseconds - trueMs)).toBeLessThan(100)
})

test('a clock that is put just before somebody writes in the second window is noticed by both', async () => {
  const third = room.tablets[2]!
  // The first window waits for an answer, and looks at no clock meanwhile.
  third.browser.network.snapshotMs = SECOND
  room.server.reshape()
  await room.time.pass(100)
  third.browser.clock.aheadMs = -60 * SECOND
  const trueMs = room.time.now()
  await room.record(third, { ...NOTED, window: 1 })
  await room.time.pass(30 * SECOND)
  const [stored] = room.server.log
  const at = Temporal.Instant.from(stored?.at ?? '').epochMilliseconds
  expect(Math.abs(at - trueMs)).toBeLessThan(2 * SECOND)
})

test('a session is folded again only when something is written in it', async () => {
  const before = held().sessions
  await room.record(tablet, NOTED)
  const after = held().sessions
  expect(after[0]).not.toBe(before[0])
  expect(after[1]).toBe(before[1])
  expect(COURSES).toHaveLength(2)
})

test('what does not fit its kind is not written down, and says why', async () => {
  const { device } = tablet.windows[0]!
  const [session] = held().sessions
  const draft = { kind: 'sedation-scored', at: device.now(), body: { visit: session?.visit, score: 9 } }
  expect(await device.record(session!.id, [draft])).toMatchObject({ ok: false })
  expect(held().unsent).toBe(0)
})
