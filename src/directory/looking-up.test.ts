import { expect, test } from 'vitest'
import type { Checkable } from './checks.ts'
import { readLookUp, type TypedLookUp } from './looking-up.ts'

const today = Temporal.PlainDate.from('2026-11-24')
const LICENCE: Checkable = {
  what: 'licence',
  item: 'LCSW CSW.0001, CO',
  expires: Temporal.PlainDate.from('2027-08-31'),
}
const TRAINING: Checkable = { what: 'training', item: 'Foundations, An institute, 2025' }
const FOUND: TypedLookUp = { outcome: 'confirmed', source: 'State board', until: '2027-08-31' }

test('a license that was found so counts until the day that was given, against its source', () => {
  expect(readLookUp(FOUND, LICENCE, today)).toEqual({
    ok: true,
    value: {
      what: 'licence',
      item: 'LCSW CSW.0001, CO',
      outcome: 'confirmed',
      source: 'State board',
      until: LICENCE.expires,
    },
  })
})

test('a source that was written counts before one that was chosen', () => {
  expect(readLookUp({ ...FOUND, otherSource: 'Letter of the board' }, LICENCE, today)).toMatchObject({
    value: { source: 'Letter of the board' },
  })
})

test('a training does not end, and what was not found so does not count', () => {
  const training = readLookUp({ outcome: 'confirmed', source: 'Certificate seen' }, TRAINING, today)
  expect(training.ok && training.value.until).toBeUndefined()
  const missing = readLookUp({ ...FOUND, outcome: 'not-confirmed', until: 'x' }, LICENCE, today)
  expect(missing.ok && missing.value.until).toBeUndefined()
})

test.each<[string, TypedLookUp, string]>([
  ['without an answer', { ...FOUND, outcome: undefined }, 'Say whether it was found so'],
  ['without a source', { ...FOUND, source: undefined }, 'Say where you looked it up'],
  ['without an end', { ...FOUND, until: undefined }, 'Give the last day'],
  ['until a day that is over', { ...FOUND, until: '2026-11-23' }, 'That day is over'],
  ['longer than the license is valid', { ...FOUND, until: '2027-09-01' }, 'until 31 Aug 2027 at most'],
  ['until what is no day', { ...FOUND, until: 'next year' }, 'Give the last day'],
])('looking up %s is answered with what to do', (_, typed, words) => {
  const read = readLookUp(typed, LICENCE, today)
  expect(read.ok ? '' : read.problems.map(({ message }) => message).join()).toContain(words)
})
