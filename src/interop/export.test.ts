import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chartOf, type Draft, type Entry } from '#chart/chart.ts'
import { entryJson, readEntry } from '#chart/reading.ts'
import { kinds } from '#course/kinds.ts'
import type { Viewed } from '#course/view.ts'
import { KEYS, NOON, opened, protocol, tell } from '#demonstration/testing.ts'
import { courseId, entryId, patientId, personId } from '#kernel/ids.ts'
import type { Patient } from '#people/people.ts'
import { shippedContent } from '#platform/content.ts'
import { shippedForms } from '#questionnaire/forms.ts'
import { isObject, type Json, objects } from '#screening/fhir-values.ts'
import type { Fact } from '#screening/history.ts'
import { readBundle } from './bundle.ts'
import { bundleOf, ENTRY, type ExportedCourse, exportable } from './export.ts'
import { draftsOfImport } from './interop.ts'
import { readableRecord } from './readable.ts'
import { sample, samples } from './testing.ts'

const BASE = 'https://practice.example/fhir'
const ruth = personId.parse('ruth')
const names = new Map([[ruth, 'Ruth Adeyemi, LCSW']])
const forms = [...shippedForms(shippedContent().questionnaires).values()].map((form) => form.questionnaire)
const course = courseId.parse('01936b2e-0000-7000-8000-000000000001')
const patient: Patient = {
  id: patientId.parse('01936b2e-0000-7000-8000-00000000000a'),
  name: 'Test Person',
  birthDate: '1985-03-02',
  sex: 'female',
}
const today = Temporal.PlainDate.from('2026-11-24')

const courseWith = (viewed: Pick<Viewed, 'chart'>): ExportedCourse => ({
  id: course,
  patient,
  protocol,
  zone: 'America/Denver',
  names,
  ...viewed,
})
const bundle = (...courses: ExportedCourse[]): Json =>
  JSON.parse(
    JSON.stringify(
      bundleOf({ courses, patient, contact: { phone: '303-555-0100' }, forms, base: BASE, now: NOON }),
    ),
  )
const resources = (json: Json, type: string): Json[] =>
  objects(json.entry).flatMap(({ resource }) =>
    isObject(resource) && resource.resourceType === type ? [resource] : [],
  )
const entriesIn = (json: Json): unknown[] =>
  resources(json, 'Basic').flatMap(({ extension }) =>
    objects(extension)
      .filter(({ url }) => url === ENTRY)
      .map(({ valueString }) => JSON.parse(String(valueString))),
  )
const story = (key: (typeof KEYS)[number]) => courseWith(opened(tell(key)))

let next = 0
const id = () => entryId.parse(`01936b2e-0000-7000-9000-${String(next++).padStart(12, '0')}`)
const entry = (over: Partial<Draft> & Pick<Draft, 'kind' | 'body'>, by = ruth): Entry => ({
  id: id(),
  course,
  at: NOON,
  recordedAt: NOON,
  by,
  audience: 'care-team',
  ...over,
})

/** What FHIR R4 asks of every Bundle and resource, as far as it can be told without a server. */
function structuralProblems(json: Json): string[] {
  const problems: string[] = []
  const entries = objects(json.entry)
  const addresses = entries.map(({ fullUrl }) => String(fullUrl))
  if (json.resourceType !== 'Bundle' || json.type !== 'collection') problems.push('no collection')
  if (new Set(addresses).size !== addresses.length) problems.push('an address stands twice')
  for (const { fullUrl, resource } of entries) {
    if (!isObject(resource)) problems.push(`${fullUrl}: no resource`)
    else if (resource.id !== undefined && !/^[A-Za-z0-9.-]{1,64}$/.test(String(resource.id)))
      problems.push(`${fullUrl}: the id ${resource.id}`)
    walk(resource, String(fullUrl))
  }
  return problems

  function walk(value: unknown, at: string): void {
    if (value === null || value === '') problems.push(`${at}: empty`)
    if (Array.isArray(value) && value.length === 0) problems.push(`${at}: an empty list`)
    if (isObject(value) && Object.keys(value).length === 0) problems.push(`${at}: an empty object`)
    if (isObject(value) && typeof value.reference === 'string')
      if (!value.reference.startsWith('#') && !addresses.includes(value.reference))
        problems.push(`${at}: ${value.reference} leads nowhere`)
    if (typeof value === 'object' && value !== null)
      for (const [key, inside] of Object.entries(value)) walk(inside, `${at}.${key}`)
  }
}

test.each(KEYS)('%s: the file is a whole FHIR Bundle in which every reference leads somewhere', (key) => {
  expect(structuralProblems(bundle(story(key)))).toEqual([])
})

test.each(KEYS)(
  '%s: every entry is in the file as it was written, also what was corrected or struck out',
  (key) => {
    const one = story(key)
    const written = exportable(one.chart).entries.map((each) =>
      JSON.parse(JSON.stringify(entryJson(each, kinds))),
    )
    expect(entriesIn(bundle(one))).toEqual(written)
    for (const json of written) expect(readEntry(json, kinds)).toMatchObject({ ok: true })
  },
)

test.each(KEYS)(
  '%s: another practice imports the file, and its own export gives the same facts again',
  (key) => {
    const first = imported(bundle(story(key)))
    const again = imported(bundle(courseWith({ chart: chartFrom(first) })))
    expect(again.map(withoutOrigin)).toEqual(first.map(withoutOrigin))
  },
)

test('doses, readings and scores go out in words that other systems know', () => {
  const file = bundle(story('priya'))
  for (const type of [
    'MedicationAdministration',
    'Observation',
    'Appointment',
    'Encounter',
    'QuestionnaireResponse',
  ])
    expect(resources(file, type).length, type).toBeGreaterThan(0)
  expect(imported(file).map(({ display }) => display)).toContain('Heart rate')
})

const imported = (json: Json): readonly Fact[] => {
  const read = readBundle(JSON.stringify(json), today)
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join(' '))
  return read.value.facts
}
const chartFrom = (facts: readonly Fact[]) =>
  chartOf(facts.map((fact) => entry({ kind: 'fact-imported', body: { fact, importedAt: NOON } })))
const withoutOrigin = ({ resource: { resourceType, id }, ...fact }: Fact) => ({
  ...fact,
  resource: { resourceType, id },
})

test.each(samples())(
  '%s: importing a history and exporting it gives the facts that came in, each with its origin',
  (name) => {
    const read = readBundle(JSON.stringify(sample(name)), today)
    if (!read.ok) throw new Error('the sample cannot be read')
    const drafts = draftsOfImport(read.value, course, NOON)
    const file = bundle(courseWith({ chart: chartOf(drafts.map((draft) => entry(draft))) }))
    const facts = imported(file)
    const byId = (a: { resource: { id: string } }, b: { resource: { id: string } }) =>
      a.resource.id < b.resource.id ? -1 : 1
    expect(facts.map(withoutOrigin).sort(byId)).toEqual(read.value.facts.map(withoutOrigin).sort(byId))
    const origins = new Set(read.value.facts.map(({ resource: { system } }) => system))
    for (const system of origins)
      if (system?.startsWith('http')) expect(facts.map((one) => one.resource.system)).toContain(system)
    expect(structuralProblems(file)).toEqual([])
  },
)

test('whatever ids another system gave, and whichever two systems gave the same, every fact keeps its place', () => {
  const facts = fc.array(
    fc.record({
      id: fc.oneof(
        fc.constantFrom('1', 'a/b', 'ä', 'urn:uuid:0198c0de-0000-7000-8000-00000000000e'),
        fc.string({ minLength: 1, maxLength: 90 }),
      ),
      system: fc.constantFrom(
        undefined,
        'http://hospital.example.org',
        'https://other.example/fhir',
        'urn:oid:1.2.3',
      ),
      display: fc.constantFrom('Hypertension', 'Asthma'),
    }),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(facts, (given) => {
      const chart = chartFrom(
        given.map(({ id, system, display }) => ({
          type: 'condition',
          resource: { resourceType: 'Condition', id, ...(system ? { system } : {}) },
          codes: [],
          display,
          clinical: 'active',
          verification: 'confirmed',
        })),
      )
      const file = bundle(courseWith({ chart }))
      expect(structuralProblems(file)).toEqual([])
      const different = new Set(
        given.map(({ id, system }) => JSON.stringify([id, id.startsWith('urn:') ? '' : system])),
      )
      expect(resources(file, 'Condition')).toHaveLength(different.size)
    }),
  )
})

const secret = 'dreams of the old house'
const note = entry({ kind: 'therapy-noted', body: { text: secret }, audience: 'author' })
const strike = entry({
  kind: 'struck-out',
  body: {},
  audience: 'author',
  amends: { entry: note.id, reason: 'wrong person' },
})

test('a psychotherapy note never goes into the FHIR file, not even as the trace of one that was struck out', () => {
  const file = bundle(courseWith({ chart: chartOf([note, strike]) }))
  expect(entriesIn(file)).toEqual([])
  expect(JSON.stringify(file)).not.toContain(secret)
  expect(JSON.stringify(file)).toMatch(/Psychotherapy notes .* are not part of this Bundle/)
})

test('only its author can have a psychotherapy note in a readable copy', () => {
  const chart = chartOf([note])
  expect(exportable(chart).entries).toEqual([])
  expect(exportable(chart, personId.parse('helen')).entries).toEqual([])
  expect(exportable(chart, ruth).entries).toEqual([note])
})

const readable = (chart: ExportedCourse['chart']): string =>
  readableRecord({
    courses: [courseWith({ chart })],
    patient,
    practice: 'Test practice',
    by: 'Test Person',
    zone: 'America/Denver',
    leftOut: ['Psychotherapy notes are not in this copy.'],
    now: NOON,
  })

test.each(KEYS)(
  '%s: the readable copy asks nobody for anything, runs nothing and leaves no entry out',
  (key) => {
    const { chart } = story(key)
    const html = readable(chart)
    expect(html).not.toMatch(/<script|<link|<img|<iframe|<a |@import|url\(|(src|href)=/i)
    const articles = html.split('<article').length - 1
    const olds = html.split('class="older"').length - 1
    const struck = chart.entries.filter(({ kind }) => kind === 'struck-out').length
    expect(articles + olds + struck).toBe(chart.entries.length)
  },
)

test('a correction shows both versions, why and by whom, at the time of the practice', () => {
  const first = entry({ kind: 'integration-noted', body: { text: 'afraid of needles' } })
  const second = entry({
    kind: 'integration-noted',
    body: { text: 'afraid of dogs' },
    amends: { entry: first.id, reason: 'misheard the word' },
  })
  const html = readable(chartOf([first, second]))
  for (const words of [
    'afraid of needles',
    'afraid of dogs',
    'because: misheard the word',
    'What it said before',
    'Tue 24 Nov 2026 12:00',
    'Ruth Adeyemi, LCSW',
  ])
    expect(html).toContain(words)
})

test('what somebody typed stays text', () => {
  const html = readable(
    chartOf([entry({ kind: 'integration-noted', body: { text: '<script>alert("1")</script> & "so"' } })]),
  )
  expect(html).not.toContain('<script')
  expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &quot;so&quot;')
})

test('what this version does not know is in both copies, word for word', () => {
  const unknown = entry({ kind: 'from-the-future', body: { text: 'kept' } })
  expect(readable(chartOf([unknown]))).toContain('&quot;text&quot;: &quot;kept&quot;')
  expect(entriesIn(bundle(courseWith({ chart: chartOf([unknown]) })))).toMatchObject([
    { kind: 'from-the-future', body: { text: 'kept' } },
  ])
})
