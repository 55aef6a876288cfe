import { expect, test } from 'vitest'
import { readBundle } from './bundle.ts'
import { tooLarge } from './interop.ts'
import { sample } from './testing.ts'

const today = Temporal.PlainDate.from('2026-11-24')
const read = (bundle: unknown) =>
  readBundle(typeof bundle === 'string' ? bundle : JSON.stringify(bundle), today)
const sentences = (bundle: unknown): string[] => {
  const answer = read(bundle)
  return answer.ok
    ? []
    : answer.problems.map(({ field, message }) => (field ? `${field}: ${message}` : message))
}
const notes = (bundle: unknown) => {
  const answer = read(bundle)
  return answer.ok ? answer.value.notes : []
}
type Bundle = ReturnType<typeof sample>
type Json = Record<string, unknown>
const hypertension = (spoil: (bundle: Bundle) => void): Bundle => {
  const bundle = sample('hypertension.transaction')
  spoil(bundle)
  return bundle
}
const person = (bundle: Bundle) => bundle.entry[0]!.resource
const named = (bundle: Bundle, text: string): Json => {
  const found = bundle.entry.find((e) => JSON.stringify(e.resource).includes(text))
  if (!found) throw new Error(`The sample has no ${text}.`)
  return found.resource
}
const setPerson = (values: Json) => hypertension((b) => Object.assign(person(b), values))

test.each([
  ['nothing', '  \n', 'The file is empty. Export the history as one FHIR R4 Bundle in JSON.'],
  ['text', 'hello', 'The file is not JSON: it cannot be read'],
  ['a file that breaks off', '{"resourceType":"Bundle","entry":[', 'it breaks off before its end'],
  ['XML', '<Bundle xmlns="http://hl7.org/fhir"/>', 'The file is XML.'],
  ['a list', [1], 'not a FHIR Bundle'],
  ['JSON of something else', { a: 1 }, 'it has no resourceType'],
  ['one resource', { resourceType: 'Patient', id: 'p' }, 'The file holds one Patient, not a Bundle.'],
  [
    'a history of versions',
    { resourceType: 'Bundle', type: 'history' },
    'A Bundle of the type "history" is not a history.',
  ],
  ['an empty bundle', { resourceType: 'Bundle', type: 'collection' }, 'The file holds no Patient'],
  ['no patient', hypertension((b) => void b.entry.shift()), 'The file holds no Patient'],
  [
    'two patients',
    hypertension((b) => void b.entry.push({ resource: { resourceType: 'Patient', id: 'q' } })),
    'The file holds 2 patients (Patient/6f1f4a52-1d0c-4a51-9a35-0c2b7d1f0a01, Patient/q). Export the history of one person a file.',
  ],
  [
    'two patients without an id',
    {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [
        { resource: { resourceType: 'Patient', name: [{ text: 'Ada Test' }], birthDate: '1980-01-01' } },
        { resource: { resourceType: 'Patient', name: [{ text: 'Ada Test' }], birthDate: '2001-01-01' } },
      ],
    },
    'The file holds 2 patients (Patient/(no id), Patient/(no id)).',
  ],
  [
    'a future birth date',
    setPerson({ birthDate: '2031-01-01' }),
    'The birth date 2031-01-01 lies in the future.',
  ],
  ['a birth year to come', setPerson({ birthDate: '2031' }), 'The birth date 2031 lies in the future.'],
])('%s is refused with one sentence that says what to do', (_name, bundle, sentence) => {
  expect(sentences(bundle)).toEqual([expect.stringContaining(sentence)])
})

test('a searchset that holds only an error tells the error of the record system', () => {
  const resource = {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', diagnostics: 'The token has expired.' }],
  }
  expect(sentences({ resourceType: 'Bundle', type: 'searchset', entry: [{ resource }] })).toEqual([
    expect.stringContaining('The token has expired.'),
  ])
})

test('no sentence quotes the record', () => {
  expect(sentences('{"resourceType": "Bundle", "name": Ruth Okafor}')[0]).not.toContain('Ruth')
})

test.each([
  ['exactly as large as allowed', 100_000_000, undefined],
  ['one byte more', 100_000_001, 'The file has 101 MB; at most 100 MB can be imported.'],
  ['two hundred megabytes', 200_000_000, 'The file has 200 MB; at most 100 MB can be imported.'],
])('a file of a size that is %s', (_name, bytes, sentence) => {
  expect(tooLarge(bytes)?.message).toEqual(sentence && expect.stringContaining(sentence))
})

const quantity = (value: number, code: string) => ({ valueQuantity: { value, unit: code, code } })
const swapped = (b: Bundle) => {
  const [diastolic, systolic] = named(b, '148.2').component as Json[]
  Object.assign(diastolic!, quantity(148, 'mm[Hg]'))
  Object.assign(systolic!, quantity(92, 'mm[Hg]'))
}
const unusable: [string, (b: Bundle) => void, RegExp][] = [
  ['a systolic below the diastolic', swapped, /^Observation\/.*: A pressure of 92\/148 mmHg is not possible/],
  [
    'a weight below zero',
    (b) => Object.assign(named(b, '29463-7'), quantity(-70, 'kg')),
    /^Observation\/.*: A weight of -70 kg is not possible/,
  ],
  [
    'an unknown unit',
    (b) => Object.assign(named(b, '29463-7'), quantity(12, 'stones')),
    /"stones", a unit that is not known/,
  ],
  [
    'another person’s condition',
    (b) => Object.assign(named(b, '59621000'), { subject: { reference: 'Patient/somebody' } }),
    /^Condition\/.*: It belongs to Patient\/somebody, not to the patient of this file/,
  ],
]
test.each(unusable)('%s refuses the whole file and names the resource', (_name, spoil, sentence) => {
  expect(sentences(hypertension(spoil))).toEqual([expect.stringMatching(sentence)])
})

test('every resource that cannot be used is named, and they can be left out on purpose, which the history says', () => {
  const bundle = hypertension((b) => {
    for (const [, spoil] of unusable.slice(0, 2)) spoil(b)
  })
  expect(sentences(bundle)).toHaveLength(2)
  const answer = readBundle(JSON.stringify(bundle), today, { leaveOutUnusable: true })
  expect(answer.ok && answer.value.leftOut.map((one) => one.resource.resourceType)).toEqual([
    'Observation',
    'Observation',
  ])
  expect(answer.ok && answer.value.notes).toContainEqual(expect.stringContaining('Left out: Observation/'))
})

test.each([
  ['its fullUrl', (b: Bundle) => ({ reference: `${b.entry[0]!.fullUrl}` })],
  ['type and id', (b: Bundle) => ({ reference: `Patient/${person(b).id}` })],
  ['a version', (b: Bundle) => ({ reference: `Patient/${person(b).id}/_history/3` })],
  ['an address', (b: Bundle) => ({ reference: `https://any.example/fhir/Patient/${person(b).id}` })],
  [
    'a query',
    (b: Bundle) => ({ reference: `Patient?identifier=http://hospital.example.org|${person(b).id}` }),
  ],
  [
    'an identifier',
    (b: Bundle) => ({ identifier: { system: 'http://hospital.example.org', value: person(b).id } }),
  ],
])('a resource may name its patient by %s', (_name, subject) => {
  expect(
    sentences(hypertension((b) => Object.assign(named(b, '59621000'), { subject: subject(b) }))),
  ).toEqual([])
})

test('another number of the same system is another person', () => {
  const subject = { identifier: { system: 'http://hospital.example.org', value: '4711' } }
  expect(sentences(hypertension((b) => Object.assign(named(b, '59621000'), { subject })))).toHaveLength(1)
})

test.each([
  ['a person who died', setPerson({ deceasedDateTime: '2025-01-02' }), /has died \(2025-01-02\)/],
  ['no birth date', setPerson({ birthDate: undefined }), /no birth date/],
  [
    'one page of several',
    { ...sample('hypertension.transaction'), link: [{ relation: 'next', url: 'https://x' }] },
    /one page of a longer answer/,
  ],
  [
    'a resource that says of nobody',
    hypertension((b) => void delete named(b, '59621000').subject),
    /1 resource did not say whom/,
  ],
  [
    'a date to come',
    hypertension((b) => Object.assign(named(b, '59621000'), { onsetDateTime: '2044' })),
    /Dated in the future.*Hypertension/,
  ],
  [
    'an unusual reading',
    hypertension((b) => Object.assign((named(b, '148.2').component as Json[])[1]!, quantity(240, 'mm[Hg]'))),
    /Unusual, and kept as recorded: Blood Pressure/,
  ],
  [
    'a medicine that is not in the file',
    hypertension((b) =>
      Object.assign(named(b, 'lisinopril'), {
        medicationCodeableConcept: undefined,
        medicationReference: { reference: 'Medication/9' },
      }),
    ),
    /neither a code nor a name/,
  ],
])('%s is taken in with a note', (_name, bundle, note) => {
  expect(notes(bundle)).toContainEqual(expect.stringMatching(note))
})

test('the same resource twice counts once, in its newest form', () => {
  const bundle = hypertension((b) => {
    const old = structuredClone(b.entry[1]!)
    Object.assign(b.entry[1]!.resource, { meta: { lastUpdated: '2026-01-02' } })
    Object.assign(old.resource, { meta: { lastUpdated: '2026-01-01' }, clinicalStatus: 'resolved' })
    b.entry.push(old)
  })
  const answer = read(bundle)
  const facts = answer.ok ? answer.value.facts.filter((f) => f.display === 'Hypertension') : []
  expect(facts).toEqual([expect.objectContaining({ clinical: 'active' })])
})

test('a bundle inside the bundle is opened', () => {
  const inner = sample('hypertension.transaction')
  const whole = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: inner }] }
  expect(read(whole)).toEqual(read(inner))
})

test('a file that tries to reach into the program reads as data', () => {
  const text = JSON.stringify(sample('hypertension.transaction')).replace(
    '"resourceType"',
    '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"resourceType"',
  )
  expect(readBundle(text, today).ok).toBe(true)
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  const odd = hypertension(
    (b) =>
      void b.entry.push(
        { resource: { resourceType: '__proto__' } },
        { resource: { resourceType: 'toString', id: 'x' } },
      ),
  )
  expect(read(odd).ok).toBe(true)
})

test('nesting far deeper than any record does not stop the reading', () => {
  const deep = (open: string, close: string) => open.repeat(200_000) + close.repeat(200_000)
  const inside = (part: string) =>
    `{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","id":"1"}},{"resource":{"resourceType":"Condition","id":"1","code":${part}}}]}`
  expect(readBundle(inside(deep('{"concept":', '1}').replace('1}', '{}}')), today)).toBeDefined()
  expect(readBundle(inside(deep('[', ']')), today).ok).toBe(true)
  expect(readBundle(deep('[', ']'), today).ok).toBe(false)
})

test('a hundred thousand resources, each of which cannot be used, are answered and not choked on', () => {
  const subject = { reference: 'urn:uuid:nobody' }
  const conditions = Array.from({ length: 100_000 }, (_, i) => ({
    fullUrl: `urn:uuid:${i}`,
    resource: { resourceType: 'Condition', id: `${i}`, subject },
  }))
  const entry = [{ fullUrl: 'urn:uuid:p', resource: { resourceType: 'Patient', id: 'p' } }, ...conditions]
  expect(sentences({ resourceType: 'Bundle', type: 'collection', entry })).toHaveLength(100_000)
})
