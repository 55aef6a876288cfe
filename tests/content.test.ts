/** The content that ships: complete, sourced, and leading nowhere that is not there. */
import { describe, expect, test } from 'vitest'
import { readConsentDocument } from '#consent/document.ts'
import { readProposal } from '#course/adoption.ts'
import { besideOf, brokenReferences } from '#course/references.ts'
import { protocolName } from '#kernel/protocol.ts'
import { source } from '#kernel/source.ts'
import { contentFolder, shippedProtocols } from '#platform/content.ts'
import { type Questionnaire, questionsOf } from '#questionnaire/questionnaire.ts'
import { readQuestionnaire } from '#questionnaire/read-questionnaire.ts'
import { route } from '#visits/visits.ts'

type Tree = Readonly<Record<string, unknown>>
const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const documents = contentFolder('protocols')
const consents = contentFolder('consents')
const questionnaires = [...contentFolder('questionnaires').values()].map((json): Questionnaire => {
  const read = readQuestionnaire(json)
  if (!read.ok) throw new Error(read.problems.map((p) => p.message).join(' '))
  return read.value
})

/** Clinical reference, section 1: every row, by the gravest class that it can take. */
const ROWS = {
  A: [
    'cv-aneurysm',
    'cv-avm',
    'cv-ich',
    'allergy',
    'cv-bp-hazard',
    'cv-htn-unc',
    'cv-mi',
    'cv-unstable',
    'cv-hf',
    'neuro-icp',
    'eye',
    'liver-severe',
    'gu-cystitis',
    'preg',
    'lact',
    'psy-psychosis',
    'psy-mania',
    'psy-delirium',
    'sud-active',
    'age-young',
  ],
  R: ['cv-hi-delta', 'cv-htn-enceph', 'endo-thyroid', 'porphyria', 'psy-bip1'],
  C: ['cv-hx', 'neuro-seiz', 'liver-dili', 'psy-suicide', 'psy-dissoc', 'resp-osa', 'airway', 'age-old'],
  D: ['cv-bp-day', 'intox-day', 'resp-uri', 'escort', 'fasting', 'consent'],
} as const

/** Clinical reference, section 2: words that the title or the concepts of a medicine row must know. */
const MEDICINES = [
  'lorazepam',
  'diazepam',
  'alprazolam',
  'clonazepam',
  'zolpidem',
  'gabapentin',
  'pregabalin',
  'morphine',
  'oxycodone',
  'fentanyl',
  'methadone',
  'tramadol',
  'buprenorphine',
  'naltrexone',
  'lamotrigine',
  'lithium',
  'haloperidol',
  'risperidone',
  'clozapine',
  'sertraline',
  'venlafaxine',
  'phenelzine',
  'tranylcypromine',
  'selegiline',
  'amphetamine',
  'lisdexamfetamine',
  'methylphenidate',
  'modafinil',
  'pseudoephedrine',
  'theophylline',
  'aminophylline',
  'clarithromycin',
  'ketoconazole',
  'ritonavir',
  'ticlopidine',
  'clopidogrel',
  'rifampin',
  'carbamazepine',
  'semaglutide',
  'tirzepatide',
  'liraglutide',
  'dulaglutide',
  'insulin',
  'metoprolol',
  'clonidine',
  'cannabis',
  'dextromethorphan',
  'memantine',
  'amantadine',
  'ondansetron',
]

describe.each([...documents.keys()])('protocols/%s.yaml', (file) => {
  const document = documents.get(file)
  const read = readProposal(document)

  test('fits its schema, and no word in it is without effect', () => {
    expect(read.ok ? [] : read.problems.map((p) => p.message)).toEqual([])
  })

  test('an object that holds a number has a source, on itself or on what it is directly part of', () => {
    expect(unsourced(document, [])).toEqual([])
  })

  test('every source is one, and no default is called published', () => {
    const wrong = sourcesIn(document, []).filter(([, value]) => !source.safeParse(value).success)
    expect(wrong.map(([place]) => place)).toEqual([])
  })

  test('what is named stands somewhere: rows, medicines, cards, symptoms, studies, measures, questions, the consent', () => {
    if (!read.ok) throw new Error('see above')
    expect(brokenReferences(read.value, besideOf(consents.keys(), questionnaires))).toEqual([])
  })

  test('every row of the screening is there, in its class', () => {
    if (!read.ok) throw new Error('see above')
    const classes = new Map(read.value.screening.rules.map((rule) => [rule.id, rule.class]))
    for (const [wanted, rows] of Object.entries(ROWS))
      for (const id of rows) expect([id, classes.get(id)]).toEqual([id, wanted])
    expect(classes.size).toBe(Object.values(ROWS).flat().length)
  })

  test('every medicine of the reference is known to a row', () => {
    if (!read.ok) throw new Error('see above')
    const { medicines, concepts } = read.value.screening
    const texts = medicines.flatMap((row) =>
      row.grounds.flatMap((ground) => ground.of.flatMap((name) => concepts[name]?.text ?? [])),
    )
    const known = (word: string) =>
      texts.some((text) =>
        text
          .replace('*', '')
          .split(' ')
          .some((part) => word.startsWith(part) && part.length > 3),
      )
    expect(MEDICINES.filter((word) => !known(word))).toEqual([])
  })

  test('every route of administration has its limits, its clocks and its fasting', () => {
    if (!read.ok) throw new Error('see above')
    expect(Object.keys(read.value.routes).sort()).toEqual([...route.options].sort())
  })

  test('the words of the consent fit what the protocol asks for', () => {
    if (!read.ok) throw new Error('see above')
    const words = readConsentDocument(consents.get(read.value.consent.document), read.value)
    expect(words.ok ? [] : words.problems.map((p) => p.message)).toEqual([])
  })
})

test('no two protocols have the same name and version', () => {
  const names = shippedProtocols().map(({ protocol }) => protocolName(protocol))
  expect(new Set(names).size).toBe(names.length)
})

test('every questionnaire that ships has its licence, its notice and questions of its own ids', () => {
  for (const form of questionnaires) {
    expect(['public-domain', 'no-permission-required', 'own']).toContain(form.license)
    if (form.license !== 'own') expect(form.copyright ?? '', form.id).toMatch(/\w{10,}|permission|copyright/i)
    const linkIds = questionsOf(form).map(({ linkId }) => linkId)
    expect(new Set(linkIds).size, form.id).toBe(linkIds.length)
  }
})

test('only questionnaires that are free to show ship word for word', () => {
  const foreign = questionnaires.filter(({ license }) => license !== 'own')
  expect(foreign.map(({ id }) => id).sort()).toEqual(['gad-7', 'pc-ptsd-5', 'pcl-5', 'phq-2', 'phq-9'])
})

test('the other words that patients read have a source too', () => {
  const others = ['crisis-contacts', 'home'].map((name) => contentFolder('.').get(name))
  const places = others.flatMap((content) => sourcesIn(content, []))
  expect(places.length).toBeGreaterThan(2)
  for (const [, value] of places) expect(source.safeParse(value).success).toBe(true)
})

/** How many objects up a source may stand. Further away it would speak for figures that it never saw. */
const FARTHEST = 2

/** Places of objects with a number of their own, or in a list of theirs, that no source near them speaks for. */
function unsourced(value: unknown, path: readonly string[], distance = Number.POSITIVE_INFINITY): string[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => unsourced(one, [...path, String(i)], distance))
  if (!isTree(value)) return []
  const here = value.source === undefined ? distance + 1 : 0
  const numbers = Object.values(value)
    .flat()
    .some((one) => typeof one === 'number')
  const own = numbers && here > FARTHEST ? [`${path.join('.')} (${here})`] : []
  return [...own, ...Object.entries(value).flatMap(([key, below]) => unsourced(below, [...path, key], here))]
}

function sourcesIn(value: unknown, path: readonly string[]): [place: string, source: unknown][] {
  if (Array.isArray(value)) return value.flatMap((one, i) => sourcesIn(one, [...path, String(i)]))
  if (!isTree(value)) return []
  return Object.entries(value).flatMap(([key, below]): [string, unknown][] =>
    key === 'source' || key === 'seriousnessSource'
      ? [[path.join('.'), below]]
      : sourcesIn(below, [...path, key]),
  )
}
