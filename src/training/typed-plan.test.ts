import { expect, test } from 'vitest'
import { aPlan } from './testing.ts'
import { fieldsOf, readAgenda, readPlan, rowsToShow } from './typed-plan.ts'

const published = { text: 'a page', status: 'published', mark: 'looked-up' } as const
const before = aPlan({
  refund: { ...aPlan().refund, source: published },
  education: { objectives: ['Sit still.', 'Listen.'] },
})
const typing = (over: Readonly<Record<string, string>> = {}) => {
  const fields = { ...fieldsOf(before), ...over }
  return (name: string) => fields[name] || undefined
}
const problemsOf = (over: Readonly<Record<string, string>>) => {
  const read = readPlan(typing(over), before)
  return read.ok ? [] : read.problems.map(({ field, message }) => `${field}: ${message}`)
}

test('a form that is sent as it was shown changes nothing', () => {
  expect(readPlan(typing(), before)).toEqual({ ok: true, value: before })
  expect(readAgenda(typing(), before)).toEqual({ ok: true, value: before })
})

test('a number that an educator changes is theirs, and no longer the source’s', () => {
  const read = readPlan(typing({ 'refund.steps.0.percent': '80' }), before)
  expect(read).toMatchObject({
    ok: true,
    value: { refund: { source: { status: 'default', mark: 'default' } } },
  })
  const same = readPlan(typing({ title: 'Another title' }), before)
  expect(same).toMatchObject({ ok: true, value: { refund: { source: published } } })
})

test.each([
  ['price', 'three thousand', '“three thousand” is not an amount'],
  ['price', '', 'Please fill this in.'],
  ['seats.medical', 'many', '“many” is not a whole number'],
  ['from', '2027-13-01', '"2027-13-01" is not a date'],
  ['to', '2027-04-01', 'The training must not end before it begins.'],
  ['deposit', '9,999', 'The deposit is a part of the price and cannot be more.'],
  ['zone', 'Golden', 'is not a time zone'],
  ['team.0.role', 'cook', 'Please fill this in.'],
])('%s as “%s” is told in a sentence', (field, text, words) => {
  expect(problemsOf({ [field]: text })).toEqual([expect.stringContaining(words)])
})

test.each([
  ['3200', 3200_00],
  ['3,200', 3200_00],
  ['$3,200.50', 3200_50],
])('%s dollars are %i cents', (typed, cents) => {
  expect(readPlan(typing({ price: typed }), before)).toMatchObject({ ok: true, value: { price: cents } })
})

test('an item of the agenda keeps its id when it moves; a new one gets one of its own, in its turn', () => {
  const read = readAgenda(
    typing({
      'agenda.0.day': '4',
      'agenda.0.from': '14:00',
      'agenda.0.to': '15:00',
      'agenda.9.day': '1',
      'agenda.9.from': '10:00',
      'agenda.9.to': '11:00',
      'agenda.9.title': 'Welcome',
      'agenda.9.kind': 'teaching',
      'agenda.9.counts': 'yes',
    }),
    before,
  )
  expect(read.ok && read.value.agenda.map(({ id, day }) => [id, day])).toEqual([
    ['d1-welcome', 1],
    ['dosing-1', 2],
    ['dosing-2', 3],
    ['closing', 4],
    ['welcome', 4],
  ])
})

test('an item that ends before it begins is told at its row, also when rows are empty before it', () => {
  const read = readAgenda(
    typing({ 'agenda.1.title': '', 'agenda.2.to': '08:00', 'agenda.3.counts': 'yes' }),
    before,
  )
  expect(read).toMatchObject({ ok: false, problems: [{ field: 'agenda.2.to' }] })
})

test('dosing never counts for continuing education', () => {
  expect(readAgenda(typing({ 'agenda.1.counts': 'yes' }), before)).toMatchObject({
    problems: [
      { field: 'agenda.1.counts', message: 'Hours of dosing do not count for continuing education.' },
    ],
  })
})

test('the form shows a row for each thing and some for more', () => {
  expect(rowsToShow('team', Object.keys(fieldsOf(before)), 2)).toBe(8)
  expect(rowsToShow('refund.steps', [], 2)).toBe(2)
})
