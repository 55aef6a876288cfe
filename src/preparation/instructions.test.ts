import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { hoursBetween } from '#kernel/time.ts'
import { contentFolder } from '#platform/content.ts'
import { route } from '#visits/visits.ts'
import { type Instruction, instructionsFor, type PlannedSession } from './instructions.ts'
import { fastingFor, preparationProtocol } from './protocol.ts'
import { action, chartWith, DENVER, medicine, session, visitId } from './testing.ts'

const protocol = z
  .object({ preparation: preparationProtocol })
  .parse(contentFolder('protocols').get('kap-standard'))
const nothing = chartWith()
const plan = (
  at: PlannedSession,
  zone = DENVER,
  medicines = [] as Parameters<typeof instructionsFor>[2],
  chart = nothing,
) => instructionsFor(at, zone, medicines, chart, protocol)
const text = (instructions: readonly Instruction[], id: string) => instructions.find((i) => i.id === id)?.text

const at = (from: string, hours = 3, name: PlannedSession['route'] = 'im'): PlannedSession => {
  const begin = Temporal.Instant.from(from)
  return { id: visitId, from: begin, to: begin.add({ hours }), route: name }
}

test.each([
  ['im', 6, 2],
  ['iv', 6, 2],
  ['sl', 4, 2],
  ['oral', 4, 2],
  ['intranasal', 4, 2],
  ['esketamine', 2, 0.5],
] as const)('%s: no food for %d hours, no drink for %d hours before', (name, solids, liquids) => {
  const fasting = fastingFor(name, protocol.preparation)
  expect([fasting.solids.hours, fasting.liquids.hours]).toEqual([solids, liquids])
  const instructions = plan(at('2026-11-24T17:00:00Z', 3, name))
  const food = instructions.find((i) => i.id === 'solids')!
  const drink = instructions.find((i) => i.id === 'liquids')!
  expect(hoursBetween(food.from, session.from)).toBe(solids)
  expect(hoursBetween(drink.from, session.from)).toBe(liquids)
})

test('an injection on Tuesday at 10:00 in Denver: food until 04:00, clear drinks until 08:00', () => {
  const instructions = plan(session)
  expect(text(instructions, 'solids')).toContain('after Tue 24 Nov 04:00')
  expect(text(instructions, 'liquids')).toContain('after Tue 24 Nov 08:00')
})

test('a session whose route is not set yet has the longest fast', () => {
  expect(fastingFor(undefined, protocol.preparation).solids.hours).toBe(6)
})

test('alcohol and cannabis: from 24 hours before until 24 hours after the session', () => {
  const instructions = plan(session)
  expect(text(instructions, 'alcohol')).toBe('No alcohol from Mon 23 Nov 10:00 until Wed 25 Nov 13:00.')
  expect(text(instructions, 'cannabis')).toContain('from Mon 23 Nov 10:00 until Wed 25 Nov 13:00')
})

test('no driving until the day after, which for a session that ends past midnight is the day after that', () => {
  expect(text(plan(session), 'driving')).toContain('until Wed 25 Nov')
  expect(text(plan(at('2026-11-25T05:00:00Z', 4)), 'driving')).toContain('until Thu 26 Nov')
})

test('a fast that begins at midnight names both days', () => {
  expect(text(plan(at('2026-11-24T13:00:00Z')), 'solids')).toContain(
    'after midnight (00:00) between Mon 23 Nov and Tue 24 Nov',
  )
})

test('a fast that begins the evening before names the evening before', () => {
  expect(text(plan(at('2026-11-24T12:00:00Z')), 'solids')).toContain('after Mon 23 Nov 23:00')
})

// Denver: clocks go forward on Sun 8 Mar 2026 at 02:00, back on Sun 1 Nov 2026 at 02:00.
test.each([
  [
    'when the clocks go forward, six hours before 07:00 is midnight',
    '2026-03-08T13:00:00Z',
    'midnight (00:00) between Sat 7 Mar and Sun 8 Mar',
  ],
  [
    'when the clocks go back, six hours before 07:00 is the second 01:00',
    '2026-11-01T14:00:00Z',
    'Sun 1 Nov 01:00 (the second of the two',
  ],
  [
    'when the clocks go back, six hours before 06:30 is the first 01:30',
    '2026-11-01T13:30:00Z',
    'Sun 1 Nov 01:30 (the first of the two',
  ],
  [
    'when the clocks go back, a time that comes once says no more',
    '2026-11-01T17:00:00Z',
    'after Sun 1 Nov 04:00.',
  ],
])('%s', (_name, from, expected) => {
  const solids = plan(at(from)).find((i) => i.id === 'solids')!
  expect(hoursBetween(solids.from, Temporal.Instant.from(from))).toBe(6)
  expect(solids.text).toContain(expected)
})

test('the same session reads differently on the clocks of two places', () => {
  expect(text(plan(session, 'America/New_York'), 'solids')).toContain('Tue 24 Nov 06:00')
})

test('esketamine alone has the rule on nasal sprays', () => {
  expect(text(plan(at('2026-11-24T17:00:00Z', 3, 'esketamine')), 'nasal-spray')).toContain('Tue 24 Nov 09:00')
  expect(text(plan(session), 'nasal-spray')).toBeUndefined()
})

const adderall = medicine('Adderall 10 mg', 'med-stimulant', action('H'))
const lisinopril = medicine('Lisinopril 10 mg', 'med-antihypertensive', action('N'))
const lorazepam = medicine('Lorazepam 1 mg', 'med-benzodiazepine', action('V'), action('C'), action('T'))
const semaglutide = medicine('Semaglutide', 'med-glp1', action('V'))
const decided = (body: object) => chartWith(['2026-11-20T12:00:00Z', 'medicine-hold-decided', body])

test('a medicine to hold is asked about until the prescriber decides', () => {
  const [told] = plan(session, DENVER, [adderall]).filter((i) => i.id.startsWith('medicine'))
  expect(told).toMatchObject({
    open: true,
    text: expect.stringContaining('Ask your prescriber what to do about Adderall 10 mg'),
  })
})

test('once decided, the hold has its clock time and names the prescriber', () => {
  const chart = decided({
    medicine: adderall.key,
    name: adderall.name,
    decision: 'hold',
    hours: 12,
    resume: 'next-day',
  })
  expect(text(plan(session, DENVER, [adderall], chart), `medicine ${adderall.key}`)).toBe(
    'Do not take Adderall 10 mg from Mon 23 Nov 22:00 until Wed 25 Nov, as your prescriber decided.',
  )
})

test('a decision for one session does not speak about another', () => {
  const other = '0198c0de-0000-7000-8000-0000000000aa'
  const chart = decided({ medicine: adderall.key, name: adderall.name, decision: 'take', visit: other })
  expect(plan(session, DENVER, [adderall], chart).some((i) => i.open)).toBe(true)
})

test('the prescriber’s own words stand in the instruction', () => {
  const chart = decided({
    medicine: lorazepam.key,
    name: lorazepam.name,
    decision: 'take',
    note: 'Half a tablet in the evening.',
  })
  expect(text(plan(session, DENVER, [lorazepam], chart), `medicine ${lorazepam.key}`)).toMatch(
    /as your prescriber decided\. Half a tablet in the evening\.$/,
  )
})

test('a medicine that must never be stopped says so while nobody has decided', () => {
  expect(text(plan(session, DENVER, [lorazepam]), `medicine ${lorazepam.key}`)).toContain(
    'Never stop it suddenly',
  )
})

test('a medicine for blood pressure is taken as usual with a sip of water, and nobody has to decide', () => {
  const told = plan(session, DENVER, [lisinopril]).find((i) => i.id.startsWith('medicine'))
  expect(told).toMatchObject({ open: false, text: 'Take Lisinopril 10 mg as usual, with a sip of water.' })
})

test('a medicine that slows the stomach asks for a day of clear drinks', () => {
  expect(text(plan(session, DENVER, [semaglutide]), `slow-stomach ${semaglutide.key}`)).toContain(
    'Clear drinks only from Mon 23 Nov 10:00',
  )
})

test('a medicine that two rules know is spoken of once, by the rule that asks the most', () => {
  const opioid = medicine('Tramadol', 'med-opioid', action('V'), action('C'))
  const antidepressant = medicine('tramadol', 'med-antidepressant', action('N'))
  const told = plan(session, DENVER, [antidepressant, opioid]).filter((i) => i.id.startsWith('medicine'))
  expect(told.map((i) => i.open)).toEqual([true])
})

test('no sentence is left with a gap', () => {
  const chart = decided({
    medicine: adderall.key,
    name: adderall.name,
    decision: 'hold',
    hours: 8,
    resume: 'after-session',
  })
  for (const name of route.options) {
    for (const told of plan(
      at('2026-11-24T17:00:00Z', 3, name),
      DENVER,
      [adderall, lisinopril, lorazepam, semaglutide],
      chart,
    )) {
      expect(told.text).not.toMatch(/[{}]|undefined/)
    }
  }
})

const zones = [
  'America/Denver',
  'Europe/Vienna',
  'Asia/Kolkata',
  'Pacific/Chatham',
  'UTC',
  'America/St_Johns',
  'Africa/Cairo',
]
const anySession = fc.record({
  minute: fc.integer({ min: 0, max: 3 * 366 * 24 * 60 }),
  hours: fc.integer({ min: 1, max: 5 }),
  zone: fc.constantFrom(...zones),
  name: fc.constantFrom(...route.options),
  hold: fc.integer({ min: 1, max: 336 }),
})

test('at any time, in any zone: in order, what is for before begins before, and hours are true hours', () => {
  fc.assert(
    fc.property(anySession, ({ minute, hours, zone, name, hold }) => {
      const begin = Temporal.Instant.from('2026-01-01T00:00:00Z').add({ minutes: minute })
      const planned = { id: visitId, from: begin, to: begin.add({ hours }), route: name }
      const chart = decided({
        medicine: adderall.key,
        name: adderall.name,
        decision: 'hold',
        hours: hold,
        resume: 'after-session',
      })
      const instructions = plan(planned, zone, [adderall, lisinopril, lorazepam, semaglutide], chart)
      const times = instructions.map((i) => i.from.epochMilliseconds)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      for (const { part, from, until } of instructions) {
        if (part === 'before') expect(from.epochMilliseconds).toBeLessThanOrEqual(begin.epochMilliseconds)
        if (part === 'after')
          expect(from.epochMilliseconds).toBeGreaterThanOrEqual(planned.to.epochMilliseconds)
        if (until) expect(until.epochMilliseconds).toBeGreaterThan(from.epochMilliseconds)
      }
      const held = instructions.find((i) => i.id === `medicine ${adderall.key}`)!
      expect(hoursBetween(held.from, begin)).toBe(hold)
      const { solids } = fastingFor(name, protocol.preparation)
      expect(hoursBetween(instructions.find((i) => i.id === 'solids')!.from, begin)).toBe(solids.hours)
    }),
    { numRuns: 150 },
  )
})
