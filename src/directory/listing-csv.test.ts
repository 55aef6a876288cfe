import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FACET_WORDS } from './choice-words.ts'
import { COLUMNS, headerProblem, REQUIRED, readRow, writeRow } from './listing-csv.ts'
import type { Locate } from './read-profile.ts'
import { LIST_NAMES, LISTS, SWITCHES } from './typed-profile.ts'

const today = Temporal.PlainDate.from('2026-11-24')
const locate: Locate = () => ({ town: 'Golden', state: 'CO', lat: 39.73, lon: -105.19 })
const reading = { locate, today }

const ROW = {
  subject: 'person',
  name: 'Amara Okafor',
  roles: 'therapist; facilitator',
  languages: 'English; es',
  licenses: 'LCSW | CSW.0001 | CO | 2027-08-31; LPC | 77 | UT | 06/30/2028',
  trainings: 'Foundations | An institute | 2025 | | 40',
  places: 'Mesa House | 12 Mesa St | Golden | CO | 80401',
  sliding_scale: 'yes',
  contact_email: 'Amara@practice.example',
  consent_how: 'signed form',
  consent_on: '2026-10-01',
}
const problemsOf = (changes: Readonly<Record<string, string>>) => {
  const read = readRow({ ...ROW, ...changes }, reading)
  return read.ok ? [] : read.problems.map(({ message }) => message)
}

test('a row is a listing: what it says, where letters go, and how and when the person agreed', () => {
  expect(readRow(ROW, reading)).toMatchObject({
    ok: true,
    value: {
      profile: {
        name: 'Amara Okafor',
        roles: ['therapist', 'facilitator'],
        languages: ['en', 'es'],
        slidingScale: true,
        paymentPlans: false,
        licences: [{ number: 'CSW.0001' }, { number: '77', expires: Temporal.PlainDate.from('2028-06-30') }],
        trainings: [{ title: 'Foundations', hours: 40 }],
        places: [{ label: 'Mesa House', zip: '80401' }],
      },
      contactEmail: 'amara@practice.example',
      consent: { how: 'signed form' },
    },
  })
})

test('the first line of the export is one that the import takes, and so is one with only what is required', () => {
  expect(headerProblem(COLUMNS.map(({ name }) => name))).toBeUndefined()
  expect(headerProblem(REQUIRED)).toBeUndefined()
})

test('a wrong first line is told in one sentence that names every column', () => {
  const header = [...REQUIRED.filter((name) => !['name', 'consent_how'].includes(name)), 'roles', 'full name']
  expect(headerProblem(header)).toBe(
    'The first line of the file does not fit: it lacks the columns “name” and “consent_how”, and has the column “full name”, which nobody knows here, and has the column “roles” more than once. Correct the first line and send the file again; nothing was stored.',
  )
})

test.each<[string, Readonly<Record<string, string>>, string]>([
  [
    'without a word on consent',
    { consent_how: ' ' },
    'consent_how: how the person agreed to be listed is missing. Without consent nobody is listed',
  ],
  ['without the day of consent', { consent_on: '' }, 'consent_on: when the person agreed is missing'],
  [
    'with a consent that is still to come',
    { consent_on: '2026-11-25' },
    'consent_on: 2026-11-25 is still to come',
  ],
  [
    'with a licence that is over',
    { licenses: 'LPC | 77 | UT | 2028-06-30; LCSW | 1 | CO | 2026-01-31' },
    'licenses, item 2, expires: This license ended on 31 Jan 2026.',
  ],
  [
    'with too many parts',
    { licenses: 'LPC | 77 | UT | 2028-06-30 | x' },
    'licenses, item 1: has 5 parts, and 4 are known: kind | number | state | expires',
  ],
  ['with an NPI that has a wrong digit', { npi: '1234567890' }, 'npi: 1234567890 is not an NPI'],
  ['with neither yes nor no', { sliding_scale: 'maybe' }, 'sliding_scale: “maybe” is neither yes nor no.'],
  [
    'with an address that is none',
    { contact_email: 'amara' },
    'contact_email: “amara” is not an email address',
  ],
])('a row %s is not taken, and the line says why', (_, changes, words) => {
  expect(problemsOf(changes).join('\n')).toContain(words)
})

test('a cell that a spreadsheet would run is written as text, and read again as it was', () => {
  const read = readRow({ ...ROW, name: '=1+1', about: '@SUM(A1)' }, reading)
  const cells = read.ok ? writeRow(read.value, 'shown') : []
  expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([])
  expect(cells).toContain("'=1+1")
})

const word = fc
  .string({
    unit: fc.constantFrom('a', 'é', ' ', '<', '"', ',', ';', '|', '\\', "'", '=', '-', '7'),
    maxLength: 20,
  })
  .map((text) => text.replaceAll(/\s+/g, ' ').trim())
  .filter((text) => text !== '')
const escaped = word.map((text) => text.replaceAll(/[\\;|]/g, (sign) => `\\${sign}`))
const optional = <T>(arbitrary: fc.Arbitrary<T>, absent: T) => fc.oneof(arbitrary, fc.constant(absent))
const items = (...parts: fc.Arbitrary<string>[]) =>
  fc
    .array(
      fc.tuple(...parts).map((one) => one.join('|')),
      { maxLength: 3 },
    )
    .map((all) => all.join(';'))
const row = fc.record({
  subject: fc.constantFrom('person', 'practice'),
  name: word,
  credentials: optional(word, ''),
  about: optional(fc.string({ unit: fc.constantFrom('a', '\n', '"', '=', ' '), maxLength: 30 }), ''),
  npi: fc.constantFrom('', '1234567893'),
  fees: fc.constantFrom('', '0', '250'),
  accepting: fc.constantFrom('', 'yes', 'waiting-list', 'no'),
  step_free: fc.constantFrom('', 'yes', 'no', 'unknown'),
  phone: fc.constantFrom('', '+1 303 555 0142', '303-555-0142'),
  website: fc.constantFrom('', 'https://practice.example/a?b=c'),
  roles: fc
    .subarray(['therapist', 'prescriber', 'monitor', 'facilitator'], { minLength: 1 })
    .map((all) => all.join(';')),
  licenses: items(escaped, escaped, fc.constantFrom('CO', 'UT'), fc.constantFrom('2027-08-31', '2030-01-01')),
  trainings: items(
    escaped,
    escaped,
    fc.constantFrom('2025', '2025-09-14'),
    optional(escaped, ''),
    fc.constantFrom('', '40'),
  ),
  places: fc
    .tuple(optional(escaped, ''), optional(escaped, ''), escaped)
    .map((parts) => `${parts.join('|')}|CO|80401`),
  choices: fc.tuple(
    ...LIST_NAMES.filter((name) => name !== 'roles').map((name) =>
      fc
        .subarray(Object.keys(FACET_WORDS[LISTS[name]].options))
        .map((some) => [name, some.join(';')] as const),
    ),
  ),
  switches: fc.tuple(...SWITCHES.map(() => fc.constantFrom('yes', 'no', ''))),
})

test('what is exported and imported again is the same listing, whatever signs it holds', () => {
  fc.assert(
    fc.property(
      row,
      ({ fees, choices, switches: [sliding, payment, preparation, integration], ...texts }) => {
        const first = readRow(
          {
            ...ROW,
            ...texts,
            ...Object.fromEntries(choices),
            fees_low: fees,
            fees_per: 'session',
            sliding_scale: sliding ?? '',
            payment_plans: payment ?? '',
            video_preparation: preparation ?? '',
            video_integration: integration ?? '',
          },
          reading,
        )
        if (!first.ok) throw new Error(first.problems.map(({ message }) => message).join())
        const cells = writeRow(first.value, 'proposed')
        const again = readRow(
          Object.fromEntries(COLUMNS.map(({ name }, i) => [name, cells[i] ?? ''])),
          reading,
        )
        expect(again).toEqual(first)
      },
    ),
  )
})
