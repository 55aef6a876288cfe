/** Three tablets in a room with poor wireless: whatever happens, nothing that was written down is lost or doubled. */
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { test } from 'vitest'
import { STAFF } from '../testing.ts'
import { createRoom, type Room, type Tablet } from './testing/room.ts'

type Happening = fc.AsyncCommand<object, Room>
/** Something happens, and then everything that must hold at every moment is looked at. */
const happening = (what: string, happen: (room: Room) => unknown): Happening => ({
  check: () => true,
  async run(_, room) {
    await happen(room)
    await room.check()
  },
  toString: () => what,
})

const tablet = fc.nat(2)
const on =
  (what: string, happen: (tablet: Tablet, room: Room) => unknown) =>
  (i: number): Happening =>
    happening(`${what} on tablet ${i}`, (room) => happen(room.tablets[i]!, room))
const anywhere = (what: string, happen: (tablet: Tablet, room: Room) => unknown) =>
  tablet.map(on(what, happen))

const recording = fc.record({
  window: fc.nat(1),
  course: fc.nat(1),
  entries: fc.integer({ min: 1, max: 3 }),
  text: fc.constantFrom('noted', 'noted', 'noted', 'noted', 'noted', 'refused'),
} as const)
const records = fc
  .tuple(tablet, recording)
  .map(([i, what]) => on(`record ${JSON.stringify(what)}`, (at, room) => room.record(at, what))(i))
const passes = fc
  .constantFrom(10, 50, 300, 2_000, 16_000, 60_000)
  .map((ms) => happening(`${ms} ms pass`, (room) => room.time.pass(ms)))

const happenings = [
  ...Array.from({ length: 6 }, () => records),
  ...Array.from({ length: 5 }, () => passes),
  anywhere('the network is cut', ({ browser }) => browser.cut()),
  anywhere('the network is back', ({ browser }) => {
    browser.network.isCut = false
  }),
  anywhere('the network is slow', ({ browser }) => {
    browser.network.delayMs = 1_500
  }),
  anywhere('everything at once takes long to come', ({ browser }) => {
    browser.network.snapshotMs = 1_000
  }),
  fc.constant(happening('devices are told to ask for everything anew', ({ server }) => server.reshape())),
  anywhere('a request is lost', ({ browser }) => {
    browser.network.losesRequests++
  }),
  anywhere('an answer is lost', ({ browser }) => {
    browser.network.losesAnswers++
  }),
  anywhere('changes come twice', ({ browser }) => {
    browser.network.repeats = true
  }),
  anywhere('the console is loaded anew', (at, room) => room.reopen(at)),
  fc.tuple(tablet, recording, fc.constantFrom('before', 'after')).map(([i, what, when]) =>
    on(`closed ${when} the disk has ${JSON.stringify(what)}`, async (at, room) => {
      at.browser.storage.diesAtWrite = when
      await room.record(at, what)
      at.browser.storage.diesAtWrite = undefined
    })(i),
  ),
  anywhere('the sign-in expires', ({ browser }) => browser.signIn(undefined)),
  anywhere('its person signs in', ({ browser, owner }) => browser.signIn(owner)),
  anywhere('another person signs in', ({ browser, owner }) =>
    browser.signIn(STAFF.find(({ id }) => id !== owner)?.id),
  ),
  fc.tuple(tablet, fc.integer({ min: -12, max: 12 })).map(([i, minutes]) =>
    on(`the clock is ${minutes} minutes ahead`, (at) => {
      at.browser.clock.aheadMs = minutes * 60_000
      at.puts++
    })(i),
  ),
  anywhere('the storage is full', ({ browser }) => {
    browser.storage.isFull = true
  }),
  anywhere('there is room again', ({ browser }) => {
    browser.storage.isFull = false
  }),
  anywhere('what was refused is given up', (at, room) => room.settleRefused(at)),
  fc.constant(happening('the server is killed', ({ server }) => server.kill())),
  fc.constant(happening('the server dies after storing', ({ server }) => server.killAtNextBatch())),
  fc.constant(happening('the server is back', ({ server }) => server.restart())),
]

const RUNS = process.env.KAIROS_LONG ? 10_000 : 500

test(
  'whatever happens to tablets, network and server: nothing acknowledged is lost, nothing is twice, all see the same',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(happenings, { maxCommands: 14 }), async (schedule) => {
        const room = await createRoom()
        await fc.asyncModelRun(() => ({ model: {}, real: room }), schedule)
        await room.heal()
        await room.check()
        room.checkHealed()
        room.close()
      }),
      { numRuns: RUNS },
    )
  },
  process.env.KAIROS_LONG ? 3_600_000 : 120_000,
)
