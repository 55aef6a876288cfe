import { describe, expect, test } from 'vitest'
import { shippedProtocol } from '#platform/content.ts'
import { answersFrom } from './answering.ts'
import { measurementsFrom } from './measuring.ts'
import { testing } from './testing.ts'

const { RULES } = testing(shippedProtocol())
const asked = (fields: Record<string, string>, more: Partial<Parameters<typeof answersFrom>[0]> = {}) =>
  answersFrom({ fields, rules: RULES, standing: {}, since: {}, ...more })
const sentences = (result: { ok: boolean; problems?: readonly { field?: string; message: string }[] }) =>
  result.ok ? [] : (result.problems ?? []).map(({ field, message }) => `${field}: ${message}`)

describe('answering', () => {
  test('an empty question stays not known', () => {
    expect(asked({ preg: 'no' })).toEqual({ ok: true, value: { preg: { value: 'no' } } })
  })
  test('a kind of yes keeps its kind and what was said', () => {
    const fields = { 'cv-mi': 'yes:earlier', 'cv-mi-details': 'In 2011' }
    expect(asked(fields)).toMatchObject({
      value: { 'cv-mi': { value: 'yes', grade: 'earlier', details: 'In 2011' } },
    })
  })
  test('only what changed is recorded, unless everything was asked again', () => {
    const standing = { preg: { value: 'no' as const }, lact: { value: 'no' as const } }
    const fields = { preg: 'no', lact: 'unknown' }
    expect(asked(fields, { standing })).toEqual({ ok: true, value: { lact: { value: 'unknown' } } })
    expect(asked(fields, { standing, again: true })).toMatchObject({ value: { preg: { value: 'no' } } })
  })
  test('an answer that is not offered is refused', () => {
    expect(sentences(asked({ preg: 'maybe' }))).toEqual(['preg: Choose one of the answers.'])
    expect(sentences(asked({ preg: 'yes:recent' }))).toHaveLength(1)
  })
  test('nothing changed: a sentence, and nothing recorded', () => {
    expect(asked({ preg: 'no' }, { standing: { preg: { value: 'no' } } }).ok).toBe(false)
  })
  test('two people answering at once: the second sees what the first answered', () => {
    const since = { preg: { value: 'yes' as const } }
    const [sentence] = sentences(asked({ preg: 'no', lact: 'no' }, { since }))
    expect(sentence).toContain('preg: While you were filling this in, somebody else answered “Yes”')
    expect(asked({ preg: 'yes', lact: 'no' }, { since }).ok).toBe(true)
  })
})

describe('measuring', () => {
  test.each([
    ['a pressure', { systolic: '128', diastolic: '82' }, { pressure: { systolic: 128, diastolic: 82 } }],
    ['a weight with a comma', { weight: '71,5' }, { weight: 71.5 }],
    ['weight and height', { weight: '71.5', height: '172' }, { weight: 71.5, height: 172 }],
    ['an unusual weight, confirmed', { weight: '260', confirmed: 'yes' }, { weight: 260, confirmed: true }],
  ])('%s is kept', (_what, fields, value) => expect(measurementsFrom(fields)).toEqual({ ok: true, value }))

  test.each([
    ['half a pressure', { systolic: '128' }, 'diastolic: Enter both numbers'],
    [
      'a systolic below the diastolic',
      { systolic: '80', diastolic: '120' },
      'systolic: 80/120 mmHg is not possible',
    ],
    ['a word', { weight: 'heavy' }, 'weight: Write a number'],
    ['a height in metres', { height: '1.72' }, 'height: A height of 1.72 cm is not possible'],
    ['an unusual weight', { weight: '260' }, 'weight: A weight of 260 kg is unusual'],
    ['nothing', {}, 'systolic: Enter at least one'],
  ])('%s comes back with a sentence', (_what, fields, sentence) => {
    expect(sentences(measurementsFrom(fields))[0]).toContain(sentence)
  })
})
