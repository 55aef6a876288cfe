import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { contains, overlaps } from '#kernel/interval.ts'
import { hoursAfter, type Instant, isBefore } from '#kernel/time.ts'
import { contentFolder } from '#platform/content.ts'
import { phaseAt, sessionsOf, windowOf } from './integration.ts'
import { integrationProtocol } from './protocol.ts'

const protocol = z
  .object({ id: z.string(), version: z.string(), integration: integrationProtocol })
  .parse(contentFolder('protocols').get('kap-standard'))

const dose = Temporal.Instant.from('2026-11-24T17:00:00Z')
const at = (hours: number): Instant => hoursAfter(dose, hours)
const doses = (...hours: number[]) => hours.map((h) => ({ at: at(h) }))
const span = (from: number, to: number) => ({ from: at(from), to: at(to) })
const WEEK = 7 * 24

test('one dose opens a window from 24 hours to three weeks, with its peak at 72 hours', () => {
  const window = windowOf(doses(0), protocol)
  expect(window.spans).toEqual([span(24, 3 * WEEK)])
  expect(window.sessions).toEqual([{ dose, opens: at(24), peak: at(72), closes: at(3 * WEEK) }])
})

test('the window is always marked as a teaching estimate, in the words of the protocol', () => {
  const { estimate, protocol: name } = windowOf([], protocol)
  expect(estimate.label).toBe('teaching estimate')
  expect(estimate.text).toContain('not')
  expect(name).toBe('kap-standard@1.0.0')
})

test('a dose a week later makes the window longer, not stronger', () => {
  expect(windowOf(doses(0, WEEK), protocol).spans).toEqual([span(24, 4 * WEEK)])
})

test('two doses far apart open two windows', () => {
  expect(windowOf(doses(0, 10 * WEEK), protocol).spans).toEqual([
    span(24, 3 * WEEK),
    span(10 * WEEK + 24, 13 * WEEK),
  ])
})

test('a second dose in the same session is one session, and its clock starts with the later dose', () => {
  expect(sessionsOf(doses(0, 0.25), protocol)).toEqual([at(0.25)])
  expect(sessionsOf(doses(0, 48), protocol)).toEqual([at(0), at(48)])
})

test('before the first dose there is no phase', () => {
  expect(phaseAt(windowOf([], protocol), dose)).toBeUndefined()
  expect(phaseAt(windowOf(doses(1), protocol), dose)).toBeUndefined()
})

test.each([
  [0, 'before-opening', false],
  [23, 'before-opening', false],
  [24, 'before-peak', true],
  [72, 'after-peak', true],
  [3 * WEEK - 1, 'after-peak', true],
  [3 * WEEK, 'closed', false],
] as const)('%i hours after a dose: %s', (hours, phase, open) => {
  expect(phaseAt(windowOf(doses(0), protocol), at(hours))).toMatchObject({ phase, open })
})

test('a new dose starts the clock again, while the window of the dose before stays open', () => {
  expect(phaseAt(windowOf(doses(0, WEEK), protocol), at(WEEK + 2))).toMatchObject({
    phase: 'before-opening',
    open: true,
    hoursSince: 2,
  })
})

const anyDoses = fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 12 })

test('the spans of a window never overlap or touch, and stand in order', () => {
  fc.assert(
    fc.property(anyDoses, (hours) => {
      const { spans } = windowOf(doses(...hours), protocol)
      for (const [i, one] of spans.entries()) {
        expect(isBefore(one.from, one.to)).toBe(true)
        const next = spans[i + 1]
        if (next) expect(isBefore(one.to, next.from)).toBe(true)
        expect(spans.filter((other) => overlaps(one, other))).toHaveLength(1)
      }
    }),
  )
})

test('a moment lies in the window exactly when it lies in the window of some dose', () => {
  fc.assert(
    fc.property(anyDoses, fc.integer({ min: -100, max: 6000 }), (hours, moment) => {
      const inside = hours.some((h) => moment >= h + 24 && moment < h + 3 * WEEK)
      expect(windowOf(doses(...hours), protocol).spans.some((s) => contains(s, at(moment)))).toBe(inside)
    }),
  )
})

test('the order of doses, and a dose told twice, change nothing', () => {
  const told = anyDoses.chain((hours) =>
    fc.tuple(fc.constant(hours), fc.shuffledSubarray([...hours, ...hours], { minLength: hours.length * 2 })),
  )
  fc.assert(
    fc.property(told, ([hours, again]) => {
      expect(windowOf(doses(...again), protocol)).toEqual(windowOf(doses(...hours), protocol))
    }),
  )
})
