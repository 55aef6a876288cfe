import { expect, test } from 'vitest'
import { profile } from './profile.ts'
import { type Locate, readProfile } from './read-profile.ts'
import type { TypedProfile } from './typed-profile.ts'

const today = Temporal.PlainDate.from('2026-11-24')
const locate: Locate = (zip) =>
  zip === '80401' ? { town: 'Golden', state: 'CO', lat: 39.73, lon: -105.19 } : undefined

const TYPED: TypedProfile = {
  subject: 'Person',
  name: '  Amara   Okafor ',
  roles: ['therapist'],
  languages: ['English', 'es'],
  feesLow: '$1,200',
  feesPer: 'course',
  website: 'practice.example',
  npi: '1234 567 893',
  licences: [{}, { kind: 'LCSW', number: 'CSW.0001', state: 'Colorado', expires: '8/31/2027' }],
  trainings: [{ title: 'Foundations', by: 'An institute', on: '2025', hours: '40' }],
  places: [{ zip: '80401-1234' }],
}
const read = (changes: TypedProfile = {}, before?: TypedProfile) => {
  const was = before && readProfile(before, { locate, today: today.subtract({ years: 1 }) })
  return readProfile({ ...TYPED, ...changes }, { locate, today, before: was?.ok ? was.value : undefined })
}
const problemOf = (changes: TypedProfile) => {
  const result = read(changes)
  return result.ok
    ? undefined
    : result.problems.map(({ field, message }) => `${field}: ${message}`).join('\n')
}

test('what people type is understood: names of choices, dollars, dates as in the United States, a ZIP code alone', () => {
  expect(read()).toEqual({
    ok: true,
    value: profile.parse({
      subject: 'person',
      name: 'Amara Okafor',
      roles: ['therapist'],
      languages: ['en', 'es'],
      fees: { low: 1200, high: 1200, per: 'course' },
      website: 'https://practice.example',
      npi: '1234567893',
      licences: [{ kind: 'LCSW', number: 'CSW.0001', state: 'CO', expires: '2027-08-31' }],
      trainings: [{ title: 'Foundations', by: 'An institute', on: '2025', hours: 40 }],
      places: [{ town: 'Golden', state: 'CO', zip: '80401', lat: 39.73, lon: -105.19 }],
    }),
  })
})

test.each<[string, TypedProfile, string]>([
  [
    'a licence in the past',
    { licences: [{ kind: 'LPC', number: '7', state: 'CO', expires: '2026-11-23' }] },
    'licences.0.expires: This license ended on 23 Nov 2026.',
  ],
  [
    'a licence without its last day, below an empty row',
    { licences: [{}, { kind: 'LPC', number: '7', state: 'CO' }] },
    'licences.1.expires: Give the last day',
  ],
  [
    'a day that is not in the calendar',
    { licences: [{ kind: 'LPC', number: '7', state: 'CO', expires: '2027-02-30' }] },
    'licences.0.expires: "2027-02-30" is not a date',
  ],
  [
    'an NPI with a wrong digit',
    { npi: '1234567890' },
    'npi: 1234567890 is not an NPI: its digits do not fit together',
  ],
  [
    'a ZIP code that does not exist',
    { places: [{ zip: '00000' }] },
    'places.0.zip: There is no ZIP code 00000.',
  ],
  [
    'a ZIP code of another state',
    { places: [{ zip: '80401', state: 'UT' }] },
    'places.0.state: The ZIP code 80401 is that of Golden, CO.',
  ],
  ['no place', { places: [] }, 'places: Give at least one place'],
  ['a fee in words', { feesLow: 'depends' }, 'feesLow: Give the fee in whole dollars'],
  ['a fee for nobody knows what', { feesPer: undefined }, 'feesPer: Say what the fee is for'],
  ['a range of fees the wrong way', { feesLow: '300', feesHigh: '200' }, 'feesHigh: The lower fee is more'],
  [
    'a language that is not in the list',
    { languages: ['Klingon'] },
    'languages: “Klingon” is not in the list',
  ],
  ['a website that runs a script', { website: 'javascript:alert(1)' }, 'website: Write the whole address'],
  ['a name of a page’s length', { name: 'x'.repeat(121) }, 'name: The name may have up to 120 characters'],
  ['no name', { name: undefined }, 'name: Please fill in the name.'],
  [
    'hours in words',
    { trainings: [{ title: 'F', by: 'I', on: '2025', hours: 'many' }] },
    'trainings.0.hours: Give the hours',
  ],
])('%s is told at its field, with what to do', (_, changes, words) => {
  expect(problemOf(changes)).toContain(words)
})

test('every problem is told at once', () => {
  expect(problemOf({ name: undefined, npi: '1', places: [{}, { zip: '1' }] })?.split('\n')).toHaveLength(3)
})

test('HTML and scripts are text like any other', () => {
  const about = '<script>alert("x")</script>\n<b>bold</b>'
  const result = read({ about, name: '<i>Amara</i>' })
  expect(result.ok && result.value).toMatchObject({ about, name: '<i>Amara</i>' })
})

test('a licence that ended while it was listed does not keep its owner from correcting the rest', () => {
  const ended = { licences: [{ kind: 'LPC', number: '7', state: 'CO', expires: '2026-06-30' }] }
  expect(read(ended).ok).toBe(false)
  expect(read({ ...ended, phone: '303 555 0142' }, { ...TYPED, ...ended }).ok).toBe(true)
})

test('a place that stays the same keeps its exact point', () => {
  const exact = {
    ...TYPED,
    places: [{ zip: '80401', street: '12 Mesa St', lat: '39.7501', lon: '-105.2222' }],
  }
  const result = read({ places: [{ zip: '80401', street: '12 Mesa St' }] }, exact)
  expect(result.ok && result.value.places[0]).toMatchObject({ lat: 39.7501, lon: -105.2222 })
})
