import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entryId, personId, uuidv7 } from '#kernel/ids.ts'
import { hoursAfter, minutesAfter } from '#kernel/time.ts'
import { minutes } from '#kernel/units.ts'
import { type Plan, type Planning, ruleOnOutcome, ruleOnVisit } from './planning.ts'
import type { Visit } from './visits.ts'

const protocol = { id: 'kap-standard', version: '1.0.0' }
const by = personId.parse('someone')
const now = Temporal.Instant.from('2026-11-24T12:00:00Z')
const id = (n: number) => entryId.parse(uuidv7(n, new Uint8Array(10)))
const block = {
  minutes: minutes(150),
  source: { text: 'Route table', status: 'published', mark: 'looked-up' },
} as const

const plan = (from: number, length: number, more: Partial<Plan> = {}): Plan => ({
  kind: 'integration',
  from: hoursAfter(now, from),
  to: minutesAfter(hoursAfter(now, from), length),
  ...more,
})
const visit = (n: number, from: number, length: number, more: Partial<Visit> = {}): Visit => ({
  ...plan(from, length),
  id: id(n),
  place: 'Room 1',
  people: [],
  state: 'planned',
  planned: id(100 + n),
  ...more,
})
const rule = (asked: Plan, more: Partial<Planning> = {}) => {
  const { ruling, reasons } = ruleOnVisit(asked, { visits: [], protocol, now, zone: 'UTC', ...more })
  return [ruling, ...reasons.map((r) => r.rule)]
}

test('a visit to come, at a free time, may be planned', () => {
  expect(rule(plan(24, 50))).toEqual(['allow'])
})

test('a visit that ends before it begins is refused', () => {
  expect(rule(plan(24, -50))).toEqual(['refuse', 'visit-ends'])
  expect(rule(plan(24, 0))).toEqual(['refuse', 'visit-ends'])
})

test('a visit that would be over already is asked about, and stands as a record once confirmed', () => {
  expect(rule(plan(-24, 50))).toEqual(['ask', 'visit-over'])
  expect(rule(plan(-24, 50), { confirmed: ['visit-over'] })).toEqual(['allow'])
})

test('a person who walked in ten minutes ago may be written down without a question', () => {
  expect(rule(plan(-1 / 6, 50))).toEqual(['allow'])
})

test('a visit three years ahead is more likely a slip in the year', () => {
  expect(rule(plan(3 * 366 * 24, 50))).toEqual(['ask', 'visit-far-ahead'])
})

test('a dosing session needs a route', () => {
  expect(rule(plan(24, 180, { kind: 'dosing' }), { block })).toEqual(['refuse', 'visit-route'])
})

test('only a dosing session has a route', () => {
  expect(rule(plan(24, 180, { route: 'im' }))).toEqual(['refuse', 'visit-route'])
})

test('a dosing session keeps at least the calendar block of its route', () => {
  const dosing = { kind: 'dosing', route: 'im' } as const
  expect(rule(plan(24, 149, dosing), { block })).toEqual(['refuse', 'visit-block'])
  expect(rule(plan(24, 150, dosing), { block })).toEqual(['allow'])
  const { reasons } = ruleOnVisit(plan(24, 60, dosing), { visits: [], protocol, now, zone: 'UTC', block })
  expect(reasons[0]).toMatchObject({ settle: 'Plan it until 14:30 or later.', source: block.source })
})

test('a session that has been may be recorded with the length it had', () => {
  const was = plan(-24, 95, { kind: 'dosing', route: 'im' })
  expect(rule(was, { block, confirmed: ['visit-over'] })).toEqual(['allow'])
})

test('where the protocol has no block for a route, somebody must confirm the length', () => {
  const dosing = plan(24, 60, { kind: 'dosing', route: 'oral' })
  expect(rule(dosing)).toEqual(['ask', 'visit-block-unknown'])
  expect(rule(dosing, { confirmed: ['visit-block-unknown'] })).toEqual(['allow'])
})

test('the person cannot be at two visits at once', () => {
  const visits = [visit(1, 24, 60)]
  expect(rule(plan(24.5, 60), { visits })).toEqual(['refuse', 'visit-overlap'])
  expect(rule(plan(25, 60), { visits })).toEqual(['allow'])
})

test('a cancelled visit leaves its time free', () => {
  expect(rule(plan(24, 60), { visits: [visit(1, 24, 60, { state: 'cancelled' })] })).toEqual(['allow'])
})

test('a visit that moves does not stand in its own way', () => {
  expect(rule(plan(24.5, 60), { visits: [visit(1, 24, 60)], moving: id(1) })).toEqual(['allow'])
})

test('a visit that took place is not moved', () => {
  const kept = visit(1, -24, 60, {
    state: 'kept',
    outcome: { entry: id(9), at: now, recordedBy: by },
  })
  expect(rule(plan(24, 60), { visits: [kept], moving: id(1) })).toEqual(['refuse', 'visit-settled'])
})

test('confirming never lifts a refusal', () => {
  const times = fc.tuple(fc.integer({ min: -100, max: 100 }), fc.integer({ min: -60, max: 600 }))
  fc.assert(
    fc.property(times, fc.boolean(), ([from, length], dosing) => {
      const asked = plan(from, length, dosing ? { kind: 'dosing', route: 'im' } : {})
      const visits = [visit(1, 24, 60), visit(2, -10, 120)]
      const refused = rule(asked, { visits, block })[0] === 'refuse'
      const confirmed = ['visit-over', 'visit-far-ahead', 'visit-block-unknown']
      if (refused) expect(rule(asked, { visits, block, confirmed })[0]).toBe('refuse')
      else expect(rule(asked, { visits, block, confirmed })[0]).toBe('allow')
    }),
  )
})

const said = (
  of: Visit,
  what: 'kept' | 'missed' | 'cancelled',
  doses: { at: typeof now; visit?: typeof of.id }[] = [],
) => {
  const { ruling, reasons } = ruleOnOutcome(of, what, { protocol, now, zone: 'UTC', doses })
  return [ruling, ...reasons.map((r) => r.rule)]
}

test('a visit that has not begun was neither kept nor missed, but may be cancelled', () => {
  expect(said(visit(1, 24, 60), 'kept')).toEqual(['refuse', 'visit-not-begun'])
  expect(said(visit(1, 24, 60), 'missed')).toEqual(['refuse', 'visit-not-begun'])
  expect(said(visit(1, 24, 60), 'cancelled')).toEqual(['allow'])
})

test('a session at which a dose was given took place, whatever is said later', () => {
  const dosing = visit(1, -5, 180, { kind: 'dosing', route: 'im' })
  const doses = [{ at: hoursAfter(now, -4), visit: id(1) }]
  expect(said(dosing, 'missed', doses)).toEqual(['refuse', 'visit-dose-given'])
  expect(said(dosing, 'cancelled', doses)).toEqual(['refuse', 'visit-dose-given'])
  expect(said(dosing, 'kept', doses)).toEqual(['allow'])
})

test('what was said of a visit must be taken back before something else is said', () => {
  const missed = visit(1, -5, 60, {
    state: 'missed',
    outcome: { entry: id(9), at: now, recordedBy: by },
  })
  expect(said(missed, 'kept')).toEqual(['refuse', 'visit-settled'])
})
