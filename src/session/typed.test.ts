import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPressure, readVitals, readWhen, sameName, signs, type TypedVitals } from './typed.ts'

test.each([
  ['120/80', 120, 80],
  ['120 80', 120, 80],
  [' 96 / 58 ', 96, 58],
  ['12080', 120, 80],
  ['9060', 90, 60],
  ['182104', 182, 104],
])('a pressure typed as %s is %i over %i', (typed, systolic, diastolic) => {
  expect(readPressure(typed)).toEqual({ ok: true, value: { systolic, diastolic } })
})

test.each(['', '120', '120/', 'high', '1/2', '1200/80', '120/80/60'])('"%s" is no pressure', (typed) => {
  expect(readPressure(typed).ok).toBe(false)
})

test('every pressure of two or three digits each reads the same with a slash and as digits', () => {
  const part = fc.integer({ min: 40, max: 250 })
  fc.assert(
    fc.property(part, part, (systolic, diastolic) => {
      fc.pre(systolic >= diastolic)
      expect(readPressure(`${systolic}${diastolic}`)).toEqual(readPressure(`${systolic}/${diastolic}`))
    }),
  )
})

const problems = (typed: TypedVitals) => {
  const read = readVitals(typed)
  return read.ok ? [] : read.problems
}

test.each<[TypedVitals, string, RegExp]>([
  [{ pressure: '80/120' }, 'pressure', /systolic \(first\) number must be higher/],
  [{ spo2: '140' }, 'spo2', /140 % is not possible/],
  [{ temperature: '98.6' }, 'temperature', /°F/],
  [{ heartRate: 'fast' }, 'heartRate', /not a number/],
  [{}, 'pressure', /at least one reading/],
])('%o is refused at its field with a sentence', (typed, field, message) => {
  expect(problems(typed)).toHaveLength(1)
  expect(problems(typed)[0]).toMatchObject({ field, message: expect.stringMatching(message) })
})

test('an unlikely reading is kept after one confirmation, and says that it was confirmed', () => {
  expect(problems({ spo2: '72', heartRate: '38' }).map((p) => p.field)).toEqual(['confirmed', 'confirmed'])
  expect(readVitals({ spo2: '72', confirmed: true })).toEqual({
    ok: true,
    value: { spo2: 72, confirmed: true },
  })
  expect(readVitals({ spo2: '97', confirmed: true }), 'nothing needed it').toEqual({
    ok: true,
    value: { spo2: 97 },
  })
})

test('a confirmation never lets an impossible reading in', () => {
  expect(readVitals({ spo2: '140', confirmed: true }).ok).toBe(false)
})

test('a comma is a decimal point', () => {
  expect(readVitals({ temperature: '36,8' })).toEqual({ ok: true, value: { temperature: 36.8 } })
})

const now = Temporal.Instant.from('2026-11-24T17:30:00Z')
test.each([
  [undefined, '2026-11-24T17:30:00Z'],
  ['10:12', '2026-11-24T17:12:00Z'],
  ['9.05', '2026-11-24T16:05:00Z'],
])('in Denver at 10:30, "%s" is %s', (typed, at) => {
  expect(readWhen(typed, now, 'America/Denver')).toEqual({ ok: true, value: Temporal.Instant.from(at) })
})

test('just after midnight a time of the evening before is meant', () => {
  const midnight = Temporal.Instant.from('2026-11-25T07:10:00Z')
  expect(readWhen('23:50', midnight, 'America/Denver')).toEqual({
    ok: true,
    value: Temporal.Instant.from('2026-11-25T06:50:00Z'),
  })
})

test.each(['10:31', '11:00', '25:00', 'soon'])('"%s" at 10:30 is refused', (typed) => {
  const read = readWhen(typed, now, 'America/Denver')
  expect(!read.ok && read.problems[0]?.field).toBe('when')
})

test('the escort is who was named, whatever the spelling of accents and capitals', () => {
  expect(sameName('Ana Ruíz', ' ana  RUIZ')).toBe(true)
  expect(sameName('Ana Ruiz', 'Ana')).toBe(false)
})

test('a signature may leave out the letters of the licence, nothing else', () => {
  expect(
    ['Sam Okafor', 'sam okafor, rn', 'Sam', 'Okafor, RN'].map((typed) => signs(typed, 'Sam Okafor, RN')),
  ).toEqual([true, true, false, false])
})
