import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cm, kg, mmHg, percent, perMin, score } from '#kernel/units.ts'
import { type FhirContext, factFrom, patientFrom } from './fhir.ts'
import { toFhir } from './fhir-out.ts'
import { type Fact, fact as factSchema, patientFact } from './history.ts'

const SCT = 'http://snomed.info/sct'
const coded = (code: string, display: string, system = SCT) => ({ coding: [{ system, code, display }] })
const context = (json: Record<string, unknown>, more: Partial<FhirContext> = {}): FhirContext => ({
  resource: { resourceType: String(json.resourceType), id: String(json.id ?? 'x') },
  find: () => undefined,
  ...more,
})
/** Through JSON, as a file would bring it. */
const read = (json: Record<string, unknown>, more?: Partial<FhirContext>) =>
  factFrom(JSON.parse(JSON.stringify(json)), context(json, more))
const factOf = (json: Record<string, unknown>, more?: Partial<FhirContext>): Fact => {
  const answer = read(json, more)
  if (!answer || !('fact' in answer)) throw new Error(JSON.stringify(answer))
  return factSchema.parse(answer.fact)
}

const stroke = { resourceType: 'Condition', id: 'c1', code: coded('230690007', 'Stroke') }

test.each([
  ['R4', { coding: [{ code: 'resolved' }] }, 'resolved'],
  ['a bare code, as DSTU2 and STU3 write it', 'resolved', 'resolved'],
  ['only words', { text: 'Active' }, 'active'],
  ['a display beside a code of another terminology', coded('55561003', 'Active'), 'active'],
  ['no status at all is unknown, not resolved', undefined, 'unknown'],
  ['a status nobody knows', 'cured', 'unknown'],
])('the clinical status of a condition: %s', (_name, clinicalStatus, expected) => {
  expect(factOf({ ...stroke, clinicalStatus })).toMatchObject({ clinical: expected })
})

test.each(['refuted', 'entered-in-error'])('a condition that was %s is kept with that status', (code) => {
  const verificationStatus = { coding: [{ code }] }
  expect(factOf({ ...stroke, verificationStatus })).toMatchObject({ display: 'Stroke', verification: code })
})

test.each([
  ['a year', { onsetDateTime: '2019' }, '2019'],
  ['a month', { onsetDateTime: '2019-04' }, '2019-04'],
  ['a day', { onsetDateTime: '2019-04-30' }, '2019-04-30'],
  ['an instant', { onsetDateTime: '2019-04-30T10:00:00.5-06:00' }, '2019-04-30T10:00:00.5-06:00'],
  ['a time without an offset keeps its day', { onsetDateTime: '2019-04-30T10:00:00' }, '2019-04-30'],
  ['a period gives its start', { onsetPeriod: { start: '2019-04', end: '2019-05' } }, '2019-04'],
  ['a period without a start gives its end', { onsetPeriod: { end: '2019-05' } }, '2019-05'],
  ['an age gives the year', { onsetAge: { value: 12, unit: 'years', code: 'a' } }, '2002'],
  [
    'a range of ages gives the first year',
    { onsetRange: { low: { value: 12, code: 'a' }, high: { value: 20 } } },
    '2002',
  ],
  ['a day that does not exist is no date', { onsetDateTime: '2019-02-30' }, undefined],
  ['a leap day', { onsetDateTime: '2020-02-29' }, '2020-02-29'],
  ['a date as written in an office is no FHIR date', { onsetDateTime: '04/30/2019' }, undefined],
  ['words', { onsetString: 'in childhood' }, undefined],
])('the onset of a condition: %s', (_name, onset, expected) => {
  expect(factOf({ ...stroke, ...onset }, { birthDate: '1990-06-01' })).toHaveProperty('onset', expected)
})

test('an older system names its terminologies by number; they are told by their address', () => {
  const code = {
    coding: [{ system: 'urn:oid:2.16.840.1.113883.6.90', code: 'I10', display: 'Hypertension' }],
  }
  expect(factOf({ ...stroke, code }).codes).toEqual([
    { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'I10', display: 'Hypertension' },
  ])
})

test('a condition with neither code nor name is kept, and said to be nameless', () => {
  expect(read({ resourceType: 'Condition' })).toMatchObject({
    fact: { display: 'Condition without a name', codes: [] },
    remark: expect.stringContaining('neither a code nor a name'),
  })
})

const order = { resourceType: 'MedicationRequest', id: 'm1', status: 'active' }
const lorazepam = coded('6470', 'Lorazepam', 'http://www.nlm.nih.gov/research/umls/rxnorm')

test.each([
  ['in the order itself', { medicationCodeableConcept: lorazepam }],
  [
    'in a contained resource',
    {
      medicationReference: { reference: '#a' },
      contained: [{ resourceType: 'Medication', id: 'a', code: lorazepam }],
    },
  ],
  ['in another resource of the bundle', { medicationReference: { reference: 'Medication/7' } }],
  ['as its ingredient', { medicationReference: { reference: 'Medication/8' } }],
  ['as R5 writes it', { medication: { concept: lorazepam } }],
  ['as an R5 reference', { medication: { reference: { reference: 'Medication/7' } } }],
])('the medicine of an order is found %s', (_name, medicine) => {
  const find = (at: string) =>
    at === 'Medication/7'
      ? { code: lorazepam }
      : at === 'Medication/8'
        ? { ingredient: [{ itemCodeableConcept: lorazepam }] }
        : undefined
  expect(factOf({ ...order, ...medicine }, { find })).toMatchObject({
    display: 'Lorazepam',
    codes: [{ code: '6470' }],
  })
})

test('a medicine that the file names but does not hold is kept by its name, else as nameless', () => {
  const medicationReference = { reference: 'Medication/9', display: 'Clonazepam 1 mg' }
  expect(factOf({ ...order, medicationReference })).toMatchObject({ display: 'Clonazepam 1 mg', codes: [] })
  expect(read({ ...order, medicationReference: { reference: 'Medication/9' } })).toHaveProperty('remark')
})

test.each([
  ['not said', undefined, undefined],
  ['as needed', [{ asNeededBoolean: true }], true],
  ['as needed for a reason', [{ asNeededCodeableConcept: { text: 'panic' } }], true],
  ['regularly', [{ asNeededBoolean: false }], false],
  ['regularly and as needed: regularly', [{ asNeededBoolean: true }, { asNeededBoolean: false }], false],
])('how a medicine is taken: %s', (_name, dosageInstruction, expected) => {
  expect(factOf({ ...order, medicationCodeableConcept: lorazepam, dosageInstruction })).toHaveProperty(
    'asNeeded',
    expected,
  )
})

test('a statement tells from when to when, and that something was not taken', () => {
  const statement = { resourceType: 'MedicationStatement', id: 's1', medicationCodeableConcept: lorazepam }
  expect(
    factOf({ ...statement, status: 'completed', effectivePeriod: { start: '2020-01', end: '2021-02-03' } }),
  ).toMatchObject({ status: 'completed', started: '2020-01', ended: '2021-02-03' })
  expect(factOf({ ...statement, status: 'active', wasNotTaken: true })).toMatchObject({ status: 'not-taken' })
})

test('an order ends when each of its instructions has ended', () => {
  const until = (end?: string) => ({ timing: { repeat: { boundsPeriod: { start: '2024-01-01', end } } } })
  const ordered = (...dosageInstruction: unknown[]) =>
    factOf({ ...order, medicationCodeableConcept: lorazepam, dosageInstruction })
  expect(ordered(until('2024-02-01'), until('2024-03-01'))).toMatchObject({
    started: '2024-01-01',
    ended: '2024-03-01',
  })
  expect(ordered(until('2024-02-01'), until())).toHaveProperty('ended', undefined)
})

test('an order not to give something is no medicine', () => {
  expect(read({ ...order, doNotPerform: true, medicationCodeableConcept: lorazepam })).toHaveProperty(
    'unused',
  )
})

test('an allergy keeps its reactions and tells refuted from active, also in the older form with one status', () => {
  const allergy = { resourceType: 'AllergyIntolerance', id: 'a1', code: coded('373464007', 'Ketamine') }
  expect(
    factOf({
      ...allergy,
      clinicalStatus: coded('active', 'Active'),
      criticality: 'high',
      reaction: [{ manifestation: [{ text: 'Hives' }] }],
    }),
  ).toMatchObject({ clinical: 'active', verification: 'unknown', criticality: 'high', reactions: ['Hives'] })
  expect(factOf({ ...allergy, status: 'refuted' })).toMatchObject({
    clinical: 'unknown',
    verification: 'refuted',
  })
})

test('of the person the name in use is kept and a number that the state gave is not', () => {
  const person = patientFrom(
    {
      name: [
        { use: 'maiden', family: 'Old' },
        { use: 'official', given: ['Ana', 'Maria'], family: 'Ruiz', prefix: ['Mrs.'] },
      ],
      gender: 'female',
      birthDate: '1980-02-01',
      deceasedDateTime: '2020-01-01',
      identifier: [
        { system: 'http://hospital.example', value: '17', type: coded('MR', 'MR') },
        { system: 'http://hl7.org/fhir/sid/us-ssn', value: '999-00-0000' },
        { system: 'urn:oid:2.16.840.1.113883.4.3.25', value: 'D1', type: coded('DL', 'DL') },
      ],
    },
    { resourceType: 'Patient', id: 'p' },
  )
  expect(patientFact.parse(person)).toEqual({
    resource: { resourceType: 'Patient', id: 'p' },
    name: 'Ana Maria Ruiz',
    birthDate: '1980-02-01',
    sex: 'female',
    deceased: true,
    identifiers: [{ system: 'http://hospital.example', value: '17' }],
  })
})

// The way there and back.
const one = <const T>(value: T) => fc.constant(value)
const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 .-]{0,20}[a-z]$/)
const when = fc.option(
  fc.constantFrom('1999', '2024-02', '2024-02-29', '2024-02-29T10:00:00Z', '2024-02-29T10:00:00.123+05:30'),
  { nil: undefined },
)
const codes = fc.array(
  fc.record({
    system: fc.constantFrom(SCT, 'http://hl7.org/fhir/sid/icd-10-cm', ''),
    code: word,
    display: word,
  }),
  { maxLength: 3 },
)
const ofType = (...types: string[]) => fc.record({ resourceType: fc.constantFrom(...types), id: word })
const shared = { codes, display: word }
const loinc = (code: string) => fc.constant(code).map((c) => [{ system: 'http://loinc.org', code: c }])
const observed = {
  resource: ofType('Observation'),
  display: word,
  status: word,
  taken: when,
  type: one('observation'),
}
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })

const facts: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({
    ...shared,
    resource: ofType('Condition'),
    type: one('condition'),
    onset: when,
    abatement: when,
    recorded: when,
    clinical: fc.constantFrom(
      'active',
      'recurrence',
      'relapse',
      'inactive',
      'remission',
      'resolved',
      'unknown',
    ),
    verification: fc.constantFrom(
      'unconfirmed',
      'provisional',
      'differential',
      'confirmed',
      'refuted',
      'entered-in-error',
      'unknown',
    ),
  }),
  fc
    .record({
      ...shared,
      resource: ofType('MedicationRequest', 'MedicationStatement'),
      type: one('medication'),
      status: word,
      asNeeded: fc.option(fc.boolean(), { nil: undefined }),
      dosage: fc.option(word, { nil: undefined }),
      started: when,
      ended: when,
      recorded: when,
    })
    // An order that says nothing else began when it was written.
    .map((m) =>
      m.resource.resourceType === 'MedicationRequest' ? { ...m, started: m.started ?? m.recorded } : m,
    ),
  fc.record({
    ...shared,
    resource: ofType('AllergyIntolerance'),
    type: one('allergy'),
    criticality: fc.option(word, { nil: undefined }),
    clinical: fc.constantFrom('active', 'inactive', 'resolved', 'unknown'),
    verification: fc.constantFrom(
      'unconfirmed',
      'presumed',
      'confirmed',
      'refuted',
      'entered-in-error',
      'unknown',
    ),
    reactions: fc.array(word, { maxLength: 3 }),
    recorded: when,
  }),
  fc.record({
    ...shared,
    resource: ofType('Procedure'),
    type: one('procedure'),
    status: word,
    performed: when,
  }),
  fc.record({
    ...observed,
    codes: loinc('85354-9'),
    measure: one('pressure'),
    systolic: between(120, 300).map(mmHg),
    diastolic: between(20, 100).map(mmHg),
  }),
  fc.record({
    ...observed,
    codes: loinc('8867-4'),
    measure: one('heart-rate'),
    value: between(0, 300).map(perMin),
  }),
  fc.record({
    ...observed,
    codes: loinc('59408-5'),
    measure: one('spo2'),
    value: between(20, 100).map(percent),
  }),
  fc.record({ ...observed, codes: loinc('29463-7'), measure: one('weight'), value: between(1, 300).map(kg) }),
  fc.record({ ...observed, codes: loinc('8302-2'), measure: one('height'), value: between(30, 250).map(cm) }),
  fc.record({
    ...observed,
    codes: loinc('44261-6'),
    measure: one('score'),
    value: fc.integer({ min: 0, max: 27 }).map(score),
    instrument: one('phq-9'),
  }),
)

test('every fact fits its schema, and written as FHIR and read again it is the same fact', () => {
  fc.assert(
    fc.property(facts, (fact) => {
      const again = factOf({ ...toFhir(fact, 'Patient/7') })
      expect(again).toEqual(factSchema.parse(fact))
    }),
    { numRuns: 300 },
  )
})

test('nothing that a resource may hold makes the reading throw or yields what does not fit', () => {
  const names = [
    'code',
    'status',
    'clinicalStatus',
    'verificationStatus',
    'onsetDateTime',
    'onsetPeriod',
    'component',
    'valueQuantity',
    'dosageInstruction',
    'medicationReference',
    'medication',
    'reaction',
    'contained',
    'category',
    '__proto__',
  ]
  const types = fc.constantFrom(
    'Condition',
    'MedicationRequest',
    'MedicationStatement',
    'AllergyIntolerance',
    'Procedure',
    'Observation',
  )
  const anything = fc.dictionary(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 4 }))
  fc.assert(
    fc.property(types, anything, (resourceType, rest) => {
      const answer = factFrom(
        JSON.parse(JSON.stringify({ ...rest, resourceType })),
        context({ resourceType }),
      )
      if (answer && 'fact' in answer) factSchema.parse(answer.fact)
    }),
    { numRuns: 500 },
  )
})
