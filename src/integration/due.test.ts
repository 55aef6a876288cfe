import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { chartOf, type Entry } from '#chart/chart.ts'
import { courseId, entryId, personId, uuidv7 } from '#kernel/ids.ts'
import { contains } from '#kernel/interval.ts'
import { hoursAfter, type Instant, isBefore } from '#kernel/time.ts'
import { contentFolder } from '#platform/content.ts'
import type { Visit, VisitKind } from '#visits/visits.ts'
import { integrationDue, type Owed } from './due.ts'
import { integrationProtocol } from './protocol.ts'

const protocol = z
  .object({ id: z.string(), version: z.string(), integration: integrationProtocol })
  .parse(contentFolder('protocols').get('kap-standard'))

const zone = 'America/Denver'
// Tuesday 24 Nov 2026, 10:00 in Denver.
const dose = Temporal.Instant.from('2026-11-24T17:00:00Z')
const at = (hours: number): Instant => hoursAfter(dose, hours)
const days = (n: number): number => n * 24
const doses = (...hours: number[]) => hours.map((h) => ({ at: at(h) }))
const id = (n: number) => entryId.parse(uuidv7(n, new Uint8Array(10)))
const by = personId.parse('somebody')
const nothing = chartOf([])

const visit = (kind: VisitKind, hours: number, state: Visit['state'] = 'planned'): Visit => ({
  id: id(Math.round(hours * 60)),
  kind,
  from: at(hours),
  to: at(hours + 1),
  place: 'Room 1',
  people: [],
  state,
  planned: id(1),
  ...(kind === 'dosing' ? { route: 'im' as const } : {}),
})
const checkedIn = (hours: number, body: object): Entry => ({
  id: id(7),
  course: courseId.parse('0198c0de-0000-7000-8000-000000000001'),
  kind: 'checked-in',
  at: at(hours),
  recordedAt: at(hours),
  by,
  audience: 'care-team',
  body: { reached: true, by: 'call', suicidal: 'no', ...body },
})

type Given = { doses?: number[]; visits?: Visit[]; chart?: typeof nothing }
const owed = (
  now: number,
  { doses: given = [0], visits = [], chart = nothing }: Given = {},
): readonly Owed[] => integrationDue(chart, doses(...given), visits, protocol, at(now), zone).owed
const state = (which: string, now: number, given?: Given) =>
  owed(now, given).find((o) => o.id === which)?.state
const alert = (now: number, visits: Visit[] = [], given = [0]) =>
  integrationDue(nothing, doses(...given), visits, protocol, at(now), zone).alert

test('before any dose nothing is owed', () => {
  expect(owed(0, { doses: [] })).toEqual([])
})

test('after a dose the visits of the protocol are owed, each in its time', () => {
  const local = (t: Instant) =>
    t.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' })
  expect(owed(1).map((o) => [o.id, local(o.dueFrom), local(o.dueBy)])).toEqual([
    ['check-in', '2026-11-25T04:00', '2026-11-25T16:00'],
    ['integration-1', '2026-11-25T10:00', '2026-11-27T10:00'],
    // Days are whole days of the practice's calendar, the last one included.
    ['integration-2', '2026-11-28T00:00', '2026-12-05T00:00'],
    ['integration-3', '2026-12-08T00:00', '2026-12-16T00:00'],
    ['follow-up-1', '2026-12-17T00:00', '2027-01-01T00:00'],
    ['follow-up-3', '2027-02-10T00:00', '2027-03-11T00:00'],
    ['follow-up-6', '2027-05-10T00:00', '2027-06-08T00:00'],
  ])
})

test.each([
  [17, 'upcoming'],
  [18, 'due'],
  [29, 'due'],
  [30, 'overdue'],
  [days(4), 'overdue'],
  // Three days after it should have been made, a call is no longer the same call.
  [30 + days(3), 'lapsed'],
] as const)('%i hours after the dose the check-in is %s', (now, expected) => {
  expect(state('check-in', now)).toBe(expected)
})

test('an integration visit at 30 hours settles the first one, from the moment it is booked', () => {
  expect(state('integration-1', 2, { visits: [visit('integration', 30)] })).toBe('booked')
})

test('a visit that took place is done; one that is over and not spoken of waits for a word', () => {
  expect(state('integration-1', 40, { visits: [visit('integration', 30, 'kept')] })).toBe('done')
  expect(state('integration-1', 40, { visits: [visit('integration', 30)] })).toBe('to-record')
})

test('a visit that was cancelled, or to which the person did not come, settles nothing', () => {
  expect(state('integration-1', 40, { visits: [visit('integration', 30, 'cancelled')] })).toBe('due')
  expect(state('integration-1', 40, { visits: [visit('integration', 30, 'missed')] })).toBe('due')
})

test('a visit of another kind settles nothing', () => {
  expect(state('integration-1', 40, { visits: [visit('check-in', 30, 'kept')] })).toBe('due')
})

test('a visit held late settles what was overdue, and is called late', () => {
  const late = owed(90, { visits: [visit('integration', 80, 'kept')] }).find((o) => o.id === 'integration-1')
  expect(late).toMatchObject({ state: 'done', settledBy: { by: 'visit', late: true } })
})

test('one visit never settles two', () => {
  const visits = [visit('integration', days(5), 'kept')]
  expect(state('integration-2', days(6), { visits })).toBe('done')
  expect(state('integration-1', days(6), { visits })).toBe('overdue')
})

test('a call in which the person was reached and asked about suicide settles the check-in', () => {
  expect(state('check-in', 40, { chart: chartOf([checkedIn(20, {})]) })).toBe('done')
  expect(state('check-in', 40, { chart: chartOf([checkedIn(20, { suicidal: 'yes' })]) })).toBe('done')
})

test('a call that reached nobody, or in which suicide was not asked about, settles nothing', () => {
  expect(state('check-in', 40, { chart: chartOf([checkedIn(20, { reached: false })]) })).toBe('overdue')
  expect(state('check-in', 40, { chart: chartOf([checkedIn(20, { suicidal: 'not-asked' })]) })).toBe(
    'overdue',
  )
})

test('two doses in one session owe one series of visits', () => {
  expect(owed(1, { doses: [0, 0.3] })).toHaveLength(7)
})

test('a new dose starts the clock again: later visits are owed after the last dose only', () => {
  const after = owed(days(7) + 1, { doses: [0, days(7)] })
  const of = (dosed: Instant) => after.filter((o) => o.dose.equals(dosed)).map((o) => o.id)
  expect(of(at(0))).toEqual(['check-in', 'integration-1', 'integration-2'])
  expect(of(at(days(7)))).toContain('integration-3')
  expect(of(at(days(7)))).toContain('follow-up-6')
})

test('what was not held before a new dose is over, not overdue', () => {
  const before = owed(days(7) + 1, { doses: [0, days(7)] }).filter((o) => o.dose.equals(dose))
  expect(before.map((o) => o.state)).toEqual(['lapsed', 'lapsed', 'lapsed'])
})

test('while the next session is planned, the visits before it are due before it', () => {
  const visits = [visit('dosing', days(7))]
  const second = owed(days(5), { visits }).find((o) => o.id === 'integration-2')
  expect(second?.dueBy).toEqual(at(days(7)))
  expect(state('integration-3', days(5), { visits })).toBeUndefined()
})

test('a visit planned after the next session belongs to that session', () => {
  const visits = [visit('dosing', days(7)), visit('integration', days(9))]
  expect(state('integration-2', days(5), { visits })).toBe('due')
})

test('a planned session that never came leaves the visits owed as they were', () => {
  const visits = [visit('dosing', days(7), 'cancelled')]
  expect(state('integration-3', days(15), { visits })).toBe('due')
  expect(state('integration-3', days(15), { visits: [visit('dosing', days(7))] })).toBe('due')
})

test('a dose given shortly before the planned beginning of its session belongs to that session', () => {
  const visits = [visit('dosing', 0.2)]
  expect(state('check-in', 0.5, { visits })).toBe('upcoming')
})

test('when no integration visit is booked by 72 hours after the dose, somebody is told', () => {
  expect(alert(71)).toBeUndefined()
  expect(alert(72)).toMatchObject({ rule: 'integration-late-booking', since: at(72) })
  expect(alert(72, [visit('integration', days(9))])).toBeUndefined()
})

test('booking a visit after the window has closed does not answer the alert', () => {
  expect(alert(80, [visit('integration', days(30))])).toBeDefined()
})

test('the alert ends with the window, and a new dose starts it again', () => {
  expect(alert(days(21))).toBeUndefined()
  expect(alert(days(7) + 20, [], [0, days(7)])).toBeUndefined()
  expect(alert(days(7) + 72, [], [0, days(7)])).toBeDefined()
})

test('the times of one kind do not overlap in the protocol, so a visit can settle only one of them', () => {
  const spans = owed(0).map((o) => ({ kind: o.kind, from: o.dueFrom, to: o.dueBy }))
  for (const [i, a] of spans.entries())
    for (const b of spans.slice(i + 1)) if (a.kind === b.kind) expect(isBefore(b.from, a.to)).toBe(false)
})

const hours = fc.integer({ min: 0, max: 3000 })
const anyVisits = fc.array(
  fc.record({
    kind: fc.constantFrom<VisitKind>('check-in', 'integration', 'follow-up', 'preparation'),
    hours: hours,
    state: fc.constantFrom<Visit['state']>('planned', 'kept', 'cancelled', 'missed'),
  }),
  { maxLength: 10 },
)

test('a booked visit inside the time of what is owed settles it, whatever else is planned', () => {
  fc.assert(
    fc.property(
      anyVisits,
      fc.nat(6),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      hours,
      (others, which, part, now) => {
        const target = owed(0)[which]!
        const length = target.dueBy.epochMilliseconds - target.dueFrom.epochMilliseconds
        const from = Temporal.Instant.fromEpochMilliseconds(
          Math.floor(target.dueFrom.epochMilliseconds + part * length),
        )
        const booked: Visit = { ...visit(target.kind, 0), from, to: hoursAfter(from, 1) }
        const visits = [...others.map((o) => visit(o.kind, o.hours, o.state)), booked]
        expect(state(target.id, now, { visits })).toMatch(/booked|to-record|done/)
      },
    ),
  )
})

test('what is settled was settled by a standing visit of its kind, and no visit settles two', () => {
  fc.assert(
    fc.property(fc.array(hours, { maxLength: 5 }), anyVisits, hours, (given, others, now) => {
      const visits = others.map((o) => visit(o.kind, o.hours, o.state))
      const settled = owed(now, { doses: given, visits }).flatMap((o) =>
        o.settledBy?.by === 'visit' ? [{ ...o, visit: o.settledBy.visit, late: o.settledBy.late }] : [],
      )
      for (const o of settled) {
        expect(o.visit.kind).toBe(o.kind)
        expect(['planned', 'kept']).toContain(o.visit.state)
        expect(contains({ from: o.dueFrom, to: o.dueBy }, o.visit.from)).toBe(!o.late)
      }
      expect(new Set(settled.map((o) => o.visit)).size).toBe(settled.length)
    }),
  )
})

test('the order of doses, and a dose told twice, change nothing that is owed', () => {
  const told = fc
    .array(hours, { maxLength: 5 })
    .chain((given) =>
      fc.tuple(
        fc.constant(given),
        fc.shuffledSubarray([...given, ...given], { minLength: given.length * 2 }),
      ),
    )
  fc.assert(
    fc.property(told, anyVisits, hours, ([given, again], others, now) => {
      const visits = others.map((o) => visit(o.kind, o.hours, o.state))
      expect(owed(now, { doses: again, visits })).toEqual(owed(now, { doses: given, visits }))
    }),
  )
})
