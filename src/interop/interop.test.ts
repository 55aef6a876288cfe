import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Chart, chartOf, type Draft, type Entry } from '#chart/chart.ts'
import { courseId, entryId, personId } from '#kernel/ids.ts'
import { hoursAfter, type Instant } from '#kernel/time.ts'
import { fact, historyKinds, patientFact } from '#screening/history.ts'
import { readBundle } from './bundle.ts'
import { draftsOfImport, type History, tally } from './interop.ts'
import { sample, samples } from './testing.ts'

const today = Temporal.PlainDate.from('2026-11-24')
const now = Temporal.Instant.from('2026-11-24T10:00:00Z')
const course = courseId.parse('01936b2e-0000-7000-8000-000000000001')
const by = personId.parse('somebody')

const historyOf = (bundle: unknown): History => {
  const read = readBundle(JSON.stringify(bundle), today)
  if (!read.ok) throw new Error(read.problems.map((p) => p.message).join(' '))
  return read.value
}
const stored = (drafts: readonly Draft[]): Entry[] =>
  drafts.map((draft) => ({
    ...draft,
    id: draft.id ?? entryId.parse('01936b2e-0000-7000-8000-00000000ffff'),
    course,
    by,
    recordedAt: draft.at,
    audience: 'care-team',
    // Stored and read again, as the database does it.
    body: kindOf(draft).parse(kindOf(draft).encode(draft.body as never)),
  }))
const kindOf = (draft: Draft) =>
  draft.kind === 'fact-imported' ? historyKinds['fact-imported'] : historyKinds['patient-imported']
const imported = (history: History, chart?: Chart, at: Instant = now): Chart =>
  chartOf([...(chart?.entries ?? []), ...stored(draftsOfImport(history, course, at, chart))])
/** The bundle with one resource changed. */
const withChange = (name: string, type: string, change: Record<string, unknown>) => {
  const bundle = sample(name)
  const resource = bundle.entry.map((e) => e.resource).find((r) => r.resourceType === type)
  Object.assign(resource ?? {}, change)
  return bundle
}
const HYPERTENSION = 'hypertension.transaction'
const current = (chart: Chart) => chart.current.map((e) => JSON.stringify(e.body))

test.each(samples())('%s: every fact and the person fit their schemas', (name) => {
  const history = historyOf(sample(name))
  patientFact.parse(history.patient)
  for (const one of history.facts) fact.parse(one)
  expect(history.facts.length).toBeGreaterThan(2)
})

test('a history keeps the identity, the codes, the dates and the status of each resource', () => {
  const { facts, patient } = historyOf(sample(HYPERTENSION))
  expect(patient).toMatchObject({ name: 'Ruth Okafor', birthDate: '1974-03-09', sex: 'female' })
  expect(facts).toContainEqual({
    type: 'condition',
    resource: {
      resourceType: 'Condition',
      id: '6f1f4a52-1d0c-4a51-9a35-0c2b7d1f0a02',
      system: 'http://hospital.example.org',
    },
    codes: [{ system: 'http://snomed.info/sct', code: '59621000', display: 'Hypertension' }],
    display: 'Hypertension',
    clinical: 'active',
    verification: 'confirmed',
    onset: '2015-05-04T09:00:00+00:00',
    abatement: undefined,
    recorded: '2015-05-04T09:00:00+00:00',
  })
})

test('a searchset with included medicines, addresses instead of ids and older codes reads as well', () => {
  const { facts, notes } = historyOf(sample('sleep-apnea.searchset'))
  expect(facts).toContainEqual(
    expect.objectContaining({ type: 'medication', display: 'clonazepam 0.5 MG Oral Tablet', asNeeded: true }),
  )
  expect(facts).toContainEqual(expect.objectContaining({ display: 'OSA on CPAP', clinical: 'unknown' }))
  expect(facts).toContainEqual(expect.objectContaining({ measure: 'weight', value: 109.769354 }))
  expect(facts).toContainEqual(
    expect.objectContaining({ type: 'condition', verification: 'entered-in-error' }),
  )
  expect(notes).toContainEqual(expect.stringContaining('Some content was not included'))
})

test('the two halves of a pressure that a record keeps apart become one reading', () => {
  expect(historyOf(sample('healthy.collection')).facts).toContainEqual(
    expect.objectContaining({ measure: 'pressure', systolic: 112, diastolic: 70, display: 'Blood pressure' }),
  )
})

test('importing the same record again adds nothing', () => {
  for (const name of samples()) {
    const history = historyOf(sample(name))
    const chart = imported(history)
    expect(draftsOfImport(history, course, hoursAfter(now, 24), chart)).toEqual([])
    expect(chart.current).toHaveLength(history.facts.length + 1)
  }
})

test('two people who import the same record at the same time add the same entries', () => {
  const history = historyOf(sample(HYPERTENSION))
  const ids = (at: Instant) => draftsOfImport(history, course, at).map((draft) => draft.id)
  expect(ids(now)).toEqual(ids(hoursAfter(now, 1)))
  expect(new Set(ids(now)).size).toBe(history.facts.length + 1)
  for (const id of ids(now))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('the order of the resources in the file does not matter', () => {
  const name = fc.constantFrom(...samples())
  fc.assert(
    fc.property(
      name.chain((n) =>
        fc.tuple(fc.constant(n), fc.shuffledSubarray(sample(n).entry, { minLength: sample(n).entry.length })),
      ),
      ([n, entry]) => {
        expect(historyOf({ ...sample(n), entry })).toEqual(historyOf(sample(n)))
      },
    ),
    { numRuns: 50 },
  )
})

test('a resource that changed where it came from amends the older entry, and only that one', () => {
  const chart = imported(historyOf(sample(HYPERTENSION)))
  const stopped = historyOf(withChange(HYPERTENSION, 'MedicationRequest', { status: 'stopped' }))
  const drafts = draftsOfImport(stopped, course, hoursAfter(now, 24), chart)
  expect(drafts).toHaveLength(1)
  expect(tally(stopped, drafts)).toEqual({ added: 0, changed: 1, unchanged: stopped.facts.length })
  const after = imported(stopped, chart, hoursAfter(now, 24))
  expect(after.current).toHaveLength(chart.current.length)
  expect(current(after).filter((body) => body.includes('lisinopril'))).toEqual([
    expect.stringContaining('"status":"stopped"'),
  ])
})

test('what changes and changes back has happened twice', () => {
  const first = historyOf(sample(HYPERTENSION))
  const second = historyOf(withChange(HYPERTENSION, 'MedicationRequest', { status: 'stopped' }))
  const there = imported(second, imported(first), hoursAfter(now, 1))
  const andBack = imported(first, there, hoursAfter(now, 2))
  expect(andBack.entries).toHaveLength(first.facts.length + 3)
  expect(current(andBack).filter((body) => body.includes('lisinopril'))).toEqual([
    expect.stringContaining('"status":"active"'),
  ])
  expect(andBack.contested).toEqual([])
})

test('a correction made here, and an entry struck out here, are not undone by importing the same record again', () => {
  const history = historyOf(sample(HYPERTENSION))
  const chart = imported(history)
  const [one, two] = chart.entries.filter((e) => e.kind === 'fact-imported')
  const correction = {
    ...one!,
    id: entryId.parse('01936b2e-0000-7000-8000-0000000000aa'),
    amends: { entry: one!.id, reason: 'Spoke with the patient.' },
  }
  const strike = {
    ...two!,
    id: entryId.parse('01936b2e-0000-7000-8000-0000000000bb'),
    kind: 'struck-out',
    body: {},
    amends: { entry: two!.id, reason: 'Of another person.' },
  }
  const corrected = chartOf([...chart.entries, correction, strike])
  expect(draftsOfImport(history, course, hoursAfter(now, 1), corrected)).toEqual([])
})

test('the same number of two record systems is two resources', () => {
  const from = (server: string) =>
    historyOf({
      resourceType: 'Bundle',
      type: 'searchset',
      entry: [
        { fullUrl: `https://${server}/Patient/1`, resource: { resourceType: 'Patient', id: '1' } },
        {
          fullUrl: `https://${server}/Condition/1`,
          resource: {
            resourceType: 'Condition',
            id: '1',
            subject: { reference: 'Patient/1' },
            code: { text: `Of ${server}` },
          },
        },
      ],
    })
  expect(imported(from('b.example'), imported(from('a.example'))).current).toHaveLength(4)
})

test('a resource without any identity is known by what it says', () => {
  const bundle = sample('healthy.collection')
  for (const { resource } of bundle.entry) if (resource.resourceType === 'Condition') delete resource.id
  const history = historyOf(bundle)
  expect(draftsOfImport(history, course, now, imported(history))).toEqual([])
})

// Real histories, when the folder with them is there.
const real = join(import.meta.dirname, '../../../shared/data/synthea-r4')
test.skipIf(!existsSync(real))('every history of a known generator is read whole', () => {
  for (const file of readdirSync(real).filter((name) => name.endsWith('.json'))) {
    const read = readBundle(readFileSync(join(real, file), 'utf8'), today)
    if (!read.ok) throw new Error(`${file}: ${read.problems[0]?.message}`)
    for (const one of read.value.facts) fact.parse(one)
    expect(draftsOfImport(read.value, course, now, imported(read.value))).toEqual([])
  }
})
