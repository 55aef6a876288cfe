import { expect, test } from 'vitest'
import { type FoundProvider, fromNppesRow, fromRegistryJson } from './nppes.ts'

/** A row as the public file has it, of a made-up person: every other column is empty. */
const ROW = {
  NPI: '1234567893',
  'Entity Type Code': '1',
  'Provider Last Name (Legal Name)': 'OKAFOR-LINDQVIST',
  'Provider First Name': 'AMARA',
  'Provider Credential Text': 'LCSW',
  'Provider First Line Business Mailing Address': '9 HOME LANE',
  'Provider First Line Business Practice Location Address': '12 MESA ST',
  'Provider Second Line Business Practice Location Address': 'STE 4',
  'Provider Business Practice Location Address City Name': 'GOLDEN',
  'Provider Business Practice Location Address State Name': 'CO',
  'Provider Business Practice Location Address Postal Code': '804011234',
  'Provider Business Practice Location Address Telephone Number': '3035550142',
  'Healthcare Provider Taxonomy Code_1': '1041C0700X',
  'Provider License Number_1': 'CSW.0001',
  'Provider License Number State Code_1': 'CO',
  'Healthcare Provider Taxonomy Code_2': '225700000X',
  'NPI Deactivation Date': '',
}
/** The same person as the registry's JSON has them. */
const RESULT = {
  number: '1234567893',
  enumeration_type: 'NPI-1',
  basic: { first_name: 'AMARA', last_name: 'OKAFOR-LINDQVIST', credential: 'LCSW', status: 'A' },
  addresses: [
    {
      address_purpose: 'MAILING',
      address_1: '9 HOME LANE',
      city: 'GOLDEN',
      state: 'CO',
      postal_code: '80401',
    },
    {
      address_purpose: 'LOCATION',
      address_1: '12 MESA ST',
      address_2: 'STE 4',
      city: 'GOLDEN',
      state: 'CO',
      postal_code: '804011234',
      telephone_number: '303-555-0142',
    },
  ],
  taxonomies: [
    { code: '1041C0700X', desc: 'Social Worker, Clinical', license: 'CSW.0001', primary: true, state: 'CO' },
    { code: '225700000X', license: null, state: '' },
  ],
}

const AMARA: FoundProvider = {
  npi: '1234567893',
  subject: 'person',
  name: 'Amara Okafor-Lindqvist',
  credentials: 'LCSW',
  roles: ['therapist'],
  licences: [{ kind: 'Clinical social worker', number: 'CSW.0001', state: 'CO' }],
  places: [{ street: '12 Mesa St Ste 4', town: 'Golden', state: 'CO', zip: '80401' }],
  phone: '303-555-0142',
  unread: ['225700000X'],
}

const fromRow = (changes: Readonly<Record<string, string>>) => fromNppesRow({ ...ROW, ...changes })
const fromJson = (changes: object) =>
  fromRegistryJson(JSON.stringify({ results: [{ ...RESULT, ...changes }] }))

test('a row of the file and the JSON of the registry say the same of a person, and never the mailing address', () => {
  expect(fromRow({})).toEqual({ ok: true, value: AMARA })
  expect(fromJson({})).toEqual({ ok: true, value: AMARA })
  expect(fromRegistryJson(JSON.stringify(RESULT))).toEqual({ ok: true, value: AMARA })
})

test('what the register does not say stays unknown: nothing is guessed from an empty row', () => {
  expect(fromNppesRow({ NPI: '1234567893' })).toEqual({
    ok: true,
    value: { npi: '1234567893', subject: 'person', roles: [], licences: [], places: [], unread: [] },
  })
})

test.each([
  ['2084P0800X', 'Physician', ['therapist', 'prescriber']],
  ['207Q00000X', 'Physician', ['prescriber']],
  ['363LP0808X', 'Psychiatric nurse practitioner', ['therapist', 'prescriber']],
  ['363LF0000X', 'Nurse practitioner', ['prescriber']],
  ['367500000X', 'Nurse anesthetist', ['prescriber']],
  ['103TC0700X', 'Psychologist', ['therapist']],
  ['101YP2500X', 'Professional counselor', ['therapist']],
  ['106H00000X', 'Marriage and family therapist', ['therapist']],
  ['163WP0808X', 'Registered nurse', ['monitor']],
  ['146L00000X', 'Paramedic', ['monitor']],
])('the code %s is a licence as %s, for the work as %s', (code, kind, roles) => {
  const read = fromRow({ 'Healthcare Provider Taxonomy Code_1': code })
  expect(read.ok && read.value.licences[0]?.kind).toBe(kind)
  expect(read.ok && read.value.roles).toEqual(roles)
})

test('a practice has its legal name', () => {
  const practice = {
    'Entity Type Code': '2',
    'Provider Organization Name (Legal Business Name)': 'MESA HOUSE LLC',
  }
  expect(fromRow(practice)).toMatchObject({ value: { subject: 'practice', name: 'Mesa House Llc' } })
  expect(
    fromJson({ enumeration_type: 'NPI-2', basic: { organization_name: 'MESA HOUSE LLC', status: 'A' } }),
  ).toMatchObject({ value: { subject: 'practice', name: 'Mesa House Llc' } })
})

test('a number out of use is said to be, unless it came back into use', () => {
  const off = { 'NPI Deactivation Date': '02/28/2024' }
  expect(fromRow(off)).toMatchObject({ value: { deactivated: { on: '2024-02-28' } } })
  expect(fromJson({ basic: { status: 'D' } })).toMatchObject({ value: { deactivated: {} } })
  const back = fromRow({ ...off, 'NPI Reactivation Date': '05/01/2024' })
  expect(back.ok && back.value.deactivated).toBeUndefined()
})

test.each([
  ['<html>', 'not JSON'],
  ['{"result_count":0,"results":[]}', 'found nobody'],
  [JSON.stringify({ results: [RESULT, RESULT] }), 'holds 2 providers'],
  ['{"Errors":[{"description":"No valid search criteria"}]}', 'no result of the NPI Registry'],
  [JSON.stringify({ ...RESULT, number: '1234567890' }), 'its digits do not fit together'],
])('%s is answered with what to do', (json, words) => {
  const read = fromRegistryJson(json)
  expect(read.ok ? '' : read.problems[0]?.message).toContain(words)
})
