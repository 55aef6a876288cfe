import { describe, expect, test } from 'vitest'
import { aPlan, someAnswers } from './testing.ts'
import { FIELDS, filledIn, PARTS, partOf, problemsIn, readTyped, typedIn, typedOf } from './typed-form.ts'

const plan = aPlan()
const whole = typedOf(
  someAnswers({ diet: 'No meat', scholarship: { wanted: true, why: 'I work for a clinic.' } }),
)

describe('the application as it is typed', () => {
  test('what was sent once reads as the same again', () => {
    expect(readTyped(whole, plan)).toEqual({
      ok: true,
      value: someAnswers({ diet: 'No meat', scholarship: { wanted: true, why: 'I work for a clinic.' } }),
    })
  })
  test('every field of the form belongs to one part', () => {
    for (const field of Object.keys(whole)) expect(partOf(field), field).toBeDefined()
    const fields = PARTS.flatMap((part) => FIELDS[part])
    expect(new Set(fields).size).toBe(fields.length)
  })
  test('an empty form says of every part what is missing', () => {
    expect(problemsIn('you', {}, plan).map(({ field }) => field)).toEqual([
      'name',
      'phone',
      'town',
      'state',
      'emergency.name',
      'emergency.phone',
    ])
    expect(problemsIn('work', {}, plan).map(({ field }) => field)).toEqual([
      'discipline',
      'profession',
      'hours',
      'experience',
      'statement',
    ])
    expect(problemsIn('stay', {}, plan).map(({ field }) => field)).toEqual(['dosing'])
  })
  test.each([
    ['hours', 'many', 'Give a whole number of hours.'],
    ['hours', '12.5', 'Give a whole number of hours.'],
    ['hours', '-3', 'Give a whole number of hours.'],
    ['licence.expires', 'next year', '"next year" is not a date like 2026-11-24.'],
    ['licence.number', '', 'Please fill in the license number.'],
    ['discipline', 'magic', 'Please fill this in.'],
  ])('%s as %j: %s', (field, typed, said) => {
    expect(readTyped({ ...whole, [field]: typed }, plan)).toMatchObject({
      ok: false,
      problems: [{ field, message: said }],
    })
  })
  test('hours may be typed with a comma', () => {
    expect(readTyped({ ...whole, hours: '12,000' }, plan)).toMatchObject({ value: { hours: 12_000 } })
  })
  test('a profession without a license leaves all four fields empty', () => {
    const none = { 'licence.kind': '', 'licence.number': '', 'licence.state': ' ', 'licence.expires': '' }
    const read = readTyped({ ...whole, ...none }, plan)
    expect(read.ok && read.value.licence).toBeUndefined()
    expect(read.ok).toBe(true)
  })
  test('where there is no dosing nobody is asked about it', () => {
    const read = readTyped({ ...whole, dosing: '' }, aPlan({ agenda: [] }))
    expect(read.ok && read.value.dosing).toBe(false)
  })
  test('a field that was emptied is kept as empty, and covers what was sent before', () => {
    const typed = typedIn('stay', (field) => (field === 'diet' ? undefined : whole[field]))
    expect(typed.ok && typed.value.diet).toBe('')
    const shown = filledIn({ answers: someAnswers({ diet: 'No meat' }), typed: typed.ok ? typed.value : {} })
    expect(shown.diet).toBe('')
    expect(shown.name).toBe('Ida Vance')
  })
  test('nothing of a part is kept when one field of it is longer than anybody reads', () => {
    expect(typedIn('work', (field) => (field === 'statement' ? 'x'.repeat(8001) : 'y'))).toMatchObject({
      ok: false,
      problems: [{ field: 'statement' }],
    })
  })
})
