/** What a device of the console asks the server for: everything at once, what was stored since, and nothing of others. */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { instant } from '#kernel/time.ts'
import { changeWire, clockWire, consoleProtocol, snapshotWire } from '#session/console/wire.ts'
import { type Heard, hear } from '../support/hearing.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { registerElsewhere, signedIn, type Visitor } from '../support/visitor.ts'

let server: RunningServer
let ruth: Visitor
let helen: Visitor
let course: string
const now = () => Temporal.Now.instant()
const newId = () => uuidv7(now().epochMilliseconds, randomBytes(10))
const visit = newId()

beforeAll(async () => {
  server = await startServer()
  ruth = await signedIn(server.origin, 'ruth')
  helen = await signedIn(server.origin, 'helen')
  const { sessions } = snapshotWire.parse(await (await ruth.open('/api/console')).json())
  const list = await (await ruth.open('/caseload')).text()
  course = sessions[0]?.course ?? /courses\/([0-9a-f-]{36})/.exec(list)![1]!
  const planned = {
    visit,
    visitKind: 'dosing',
    from: instant.encode(now().subtract({ minutes: 20 })),
    to: instant.encode(now().add({ minutes: 160 })),
    place: 'Juniper room',
    people: [],
    route: 'im',
  }
  expect((await send(ruth, { kind: 'visit-planned', body: planned })).status).toBe(200)
})
afterAll(() => server?.stop())

const send = (who: Visitor, entry: Readonly<Record<string, unknown>>) =>
  who.sendJson(`/api/courses/${course}/entries`, {
    entries: [{ id: newId(), at: instant.encode(now()), ...entry }],
  })
const snapshotOf = async (who: Visitor) => snapshotWire.parse(await (await who.open('/api/console')).json())
const vitals = (systolic: number) => ({ kind: 'vitals-taken', body: { visit, systolic, diastolic: 76 } })

async function follow(who: Visitor): Promise<Heard> {
  const { cursors } = await snapshotOf(who)
  const since = Object.entries(cursors).map((pair) => pair.join(':'))
  return hear(who, `/api/console/changes?since=${since}&courses=${course}`)
}

test('a device learns everything about the dosing visits around now, and the protocol that each runs on', async () => {
  const snapshot = await snapshotOf(ruth)
  const session = snapshot.sessions.find((one) => one.visit === visit)
  expect(session).toMatchObject({ course, closed: false })
  const protocol = snapshot.protocols[session!.protocol]
  expect(consoleProtocol.parse(protocol)).toMatchObject({ id: session!.protocol.split('@')[0] })
  const kinds = new Set(session!.entries.map((entry) => (entry as { kind: string }).kind))
  expect(kinds).toContain('visit-planned')
  expect([...kinds].filter((kind) => /journal|integration-noted|therapy-noted/.test(kind))).toEqual([])
  expect(snapshot.staff.map(({ name }) => name).join()).toMatch(/Helen/)
})

test('what one device stores is told to another within a moment, and once', async () => {
  const heard = await follow(helen)
  expect((await send(ruth, vitals(124))).status).toBe(200)
  const change = changeWire.parse(await heard.next('entries'))
  expect(change.entries).toMatchObject([{ kind: 'vitals-taken', course, body: { systolic: 124 } }])
  expect((await send(ruth, vitals(125))).status).toBe(200)
  expect(changeWire.parse(await heard.next('entries')).entries).toHaveLength(1)
  heard.close()
})

test('whoever was away gets all that was stored since, in the order of storing', async () => {
  const { cursors } = await snapshotOf(helen)
  for (const systolic of [126, 127, 128]) await send(ruth, vitals(systolic))
  const since = Object.entries(cursors).map((pair) => pair.join(':'))
  const heard = await hear(helen, `/api/console/changes?since=${since}&courses=${course}`)
  const change = changeWire.parse(await heard.next('entries'))
  expect(change.entries).toMatchObject([126, 127, 128].map((systolic) => ({ body: { systolic } })))
  heard.close()
  const again = await hear(
    helen,
    `/api/console/changes?since=${Object.entries(change.cursors).map((pair) => pair.join(':'))}&courses=${course}`,
  )
  clockWire.parse(await again.next('clock'))
  expect(again.count('entries')).toBe(0)
  again.close()
})

/** What is stored within a moment is told together, or one after the other. */
async function kindsUntil(heard: Heard, last: string): Promise<string[]> {
  const kinds: string[] = []
  while (kinds.at(-1) !== last)
    for (const entry of changeWire.parse(await heard.next('entries')).entries)
      kinds.push(z.object({ kind: z.string() }).parse(entry).kind)
  return kinds
}

test('a psychotherapy note reaches nobody but its author', async () => {
  const heard = await follow(helen)
  const own = await follow(ruth)
  await send(ruth, { kind: 'session-noted', audience: 'author', body: { visit, text: 'Between us.' } })
  await send(ruth, vitals(129))
  expect(await kindsUntil(own, 'vitals-taken')).toEqual(['session-noted', 'vitals-taken'])
  expect(await kindsUntil(heard, 'vitals-taken')).toEqual(['vitals-taken'])
  heard.close()
  own.close()
})

test('a closed course tells devices to ask for everything anew', async () => {
  const heard = await follow(helen)
  const closed = { outcome: 'stopped', reason: 'Moves to another town.' }
  expect((await send(ruth, { kind: 'course-closed', body: closed })).status).toBe(200)
  await heard.next('sessions')
  heard.close()
  expect((await send(ruth, { kind: 'course-reopened', body: { reason: 'Stays.' } })).status).toBe(200)
})

test('nobody follows a course of another practice, and nobody who is signed out follows any', async () => {
  await registerElsewhere(server, 'otto')
  const otto = await signedIn(server.origin, 'otto')
  const heard = await hear(otto, `/api/console/changes?since=&courses=${course}`)
  clockWire.parse(await heard.next('clock'))
  await send(ruth, vitals(130))
  await new Promise((done) => setTimeout(done, 300))
  expect(heard.count('entries')).toBe(0)
  heard.close()
  expect((await snapshotOf(otto)).sessions).toEqual([])
  const patient = await signedIn(server.origin, 'maya')
  expect((await patient.open('/api/console')).status).toBe(404)
  expect((await patient.open(`/api/console/changes?since=&courses=${course}`)).status).toBe(404)
  expect((await fetch(`${server.origin}/api/console`)).status).toBe(401)
})

test('a device hears when its sign-in has ended, and the connection ends with it', async () => {
  const leaving = await signedIn(server.origin, 'helen')
  const heard = await follow(leaving)
  await leaving.send('/sign-out')
  await send(ruth, vitals(131))
  await heard.next('sign-in')
  await heard.ended
  expect(heard.count('entries')).toBe(0)
})

test.each(['since=x&courses=', 'since=&courses=1', 'since=a:-1&courses='])(
  '%s is refused in a sentence',
  async (query) => {
    const answer = await ruth.open(`/api/console/changes?${query}`)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('Say from where on')
  },
)
