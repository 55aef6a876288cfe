import { expect, test } from 'vitest'
import type { TypedProfile } from '../typed-profile.ts'
import { rowsToShow, typedFrom, valuesOf } from './profile-form.ts'

const TYPED: TypedProfile = {
  subject: 'person',
  name: 'Amara Okafor',
  slidingScale: true,
  roles: ['therapist', 'facilitator'],
  languages: ['en'],
  licences: [{ kind: 'LCSW', number: '1' }, { kind: 'LPC' }],
  places: [{ zip: '80401' }],
}
const values = valuesOf(TYPED)
const textOf = (sent: typeof values) => (name: string) => sent[name]?.[0]?.trim() || undefined

test('what the form shows of a profile is read again as the same profile', () => {
  expect(typedFrom({ values, text: textOf(values) })).toMatchObject({
    ...TYPED,
    paymentPlans: false,
    trainings: [],
  })
})

test('an empty row between two licenses keeps the numbers of the others', () => {
  const gap = { ...values, 'licences.0.kind': [' '], 'licences.0.number': [''] }
  expect(typedFrom({ values: gap, text: textOf(gap) }).licences?.[1]).toEqual({ kind: 'LPC' })
})

test('a form never has more rows than a profile holds, whatever is sent', () => {
  const many = { ...values, 'places.99.zip': ['80401'], 'licences.x.kind': ['a'], 'places.100000.zip': ['1'] }
  expect(typedFrom({ values: many, text: textOf(many) }).places).toHaveLength(10)
  expect(typedFrom({ values: many, text: textOf(many) }).licences).toHaveLength(2)
})

test('there is room for one more, and for more when it is asked for', () => {
  expect(rowsToShow('licences', undefined)).toBe(1)
  expect(rowsToShow('licences', { values, problems: [] })).toBe(3)
  expect(rowsToShow('licences', { values: { ...values, more: ['licences'] }, problems: [] })).toBe(5)
})
