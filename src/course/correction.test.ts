/** Correcting an entry by a form made from its kind: what it asks for, and what it does not let through. */
import { describe, expect, test } from 'vitest'
import type { Entry } from '#chart/chart.ts'
import { encodeBody } from '#chart/reading.ts'
import { courseId, entryId, personId, uuidv7 } from '#kernel/ids.ts'
import { readCorrection, scalarFields, shownValues } from './correction.ts'
import { kinds } from './kinds.ts'

const zone = 'America/Denver'
const at = Temporal.Instant.from('2026-11-24T16:03:20Z')
const now = Temporal.Instant.from('2026-11-24T18:00:00Z')
const visit = entryId.parse(uuidv7(5, new Uint8Array(10)))
const entry = (kind: string, body: unknown): Entry => ({
  id: entryId.parse(uuidv7(9, new Uint8Array(10))),
  course: courseId.parse('0198c0de-0000-7000-8000-000000000001'),
  kind,
  at,
  recordedAt: at,
  by: personId.parse('sam'),
  audience: 'care-team',
  body,
})
const vitals = entry('vitals-taken', { visit, systolic: 118, diastolic: 76, spo2: 97 })

function corrected(of: Entry, change: Readonly<Record<string, string | undefined>>, confirmed = false) {
  const fields = scalarFields(of.kind, kinds)!
  return readCorrection(of, { ...shownValues(of, fields, zone), ...change }, kinds, {
    fields,
    zone,
    now,
    confirmed,
  })
}
const problems = (read: ReturnType<typeof corrected>) =>
  read.ok ? [] : read.problems.map(({ field }) => field)

describe('the form', () => {
  test.each([
    ['vitals-taken', true],
    ['distress-scored', true],
    ['session-noted', true],
    ['visit-cancelled', true],
    ['course-closed', true],
    ['visit-planned', false],
    ['questionnaire-answered', false],
    ['consent-signed', false],
    ['dissociation-scored', false],
    ['a kind of a newer program', false],
    ['struck-out', false],
  ])('%s can be corrected by single values: %s', (kind, may) => {
    expect(scalarFields(kind, kinds) !== undefined).toBe(may)
  })

  test('what an entry refers to is not in the form, so that a reading stays with its visit', () => {
    expect(scalarFields('vitals-taken', kinds)?.map(({ name }) => name)).not.toContain('visit')
  })

  test('it shows what stands there, on the clocks of the place', () => {
    const fields = scalarFields('vitals-taken', kinds)!
    expect(shownValues(vitals, fields, zone)).toMatchObject({
      date: '2026-11-24',
      time: '09:03',
      systolic: '118',
      heartRate: undefined,
    })
  })
})

describe('the correction', () => {
  test('one value changes, everything else stays, to the second', () => {
    const read = corrected(vitals, { systolic: '128' })
    expect(read).toEqual({ ok: true, value: { at, body: { ...Object(vitals.body), systolic: 128 } } })
    expect(read.ok && encodeBody({ ...vitals, ...read.value }, kinds).ok).toBe(true)
  })

  test('a value that was wrong altogether is taken out', () => {
    expect(corrected(vitals, { spo2: '' })).toEqual({
      ok: true,
      value: { at, body: { visit, systolic: 118, diastolic: 76 } },
    })
  })

  test('a comma is a decimal point', () => {
    expect(corrected(vitals, { temperature: '36,8' })).toMatchObject({
      ok: true,
      value: { body: { temperature: 36.8 } },
    })
  })

  test('the time at which it happened can be corrected', () => {
    const read = corrected(vitals, { time: '08:45' })
    expect(read.ok && read.value.at.toString()).toBe('2026-11-24T15:45:00Z')
  })

  test.each([
    ['nothing changed', {}, [undefined]],
    ['a word where a number stands', { systolic: 'high' }, ['systolic']],
    ['an SpO2 of 140', { spo2: '140' }, ['spo2']],
    ['a systolic below the diastolic', { systolic: '70' }, ['systolic']],
    ['a time still to come', { time: '23:59' }, ['time']],
    ['no time at all', { time: '' }, ['time']],
    ['every reading taken out', { systolic: '', diastolic: '', spo2: '' }, [undefined]],
  ])('%s is told, and nothing is corrected', (_, change, fields) => {
    expect(problems(corrected(vitals, change))).toEqual(fields)
  })

  test('an unlikely reading is kept after one confirmation', () => {
    expect(problems(corrected(vitals, { systolic: '240' }))).toEqual(['confirmed'])
    expect(corrected(vitals, { systolic: '240' }, true)).toMatchObject({
      ok: true,
      value: { body: { systolic: 240, confirmed: true } },
    })
  })

  test('a needed text may not be emptied, and the schema’s own sentence is told', () => {
    const note = entry('session-noted', { visit, text: 'calm' })
    expect(problems(corrected(note, { text: '' }))).toEqual(['text'])
    const score = entry('distress-scored', { visit, score: 3 })
    expect(problems(corrected(score, { score: '11' }))).toEqual(['score'])
  })
})
