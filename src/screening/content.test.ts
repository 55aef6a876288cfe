/** The screening section of the protocol that ships holds every row of the clinical reference, with its source. */
import { expect, test } from 'vitest'
import { shippedProtocol } from '#platform/content.ts'
import { testing } from './testing.ts'

const { protocol, RULES } = testing(shippedProtocol())

/** Section 1: every id with its class for a plain yes. */
const CONDITIONS = {
  'cv-aneurysm': 'A',
  'cv-avm': 'A',
  'cv-ich': 'A',
  allergy: 'A',
  'cv-bp-hazard': 'A',
  'cv-htn-unc': 'A',
  'cv-bp-day': 'D',
  'cv-hi-delta': 'R',
  'cv-mi': 'A',
  'cv-unstable': 'A',
  'cv-hf': 'A',
  'cv-hx': 'C',
  'cv-htn-enceph': 'R',
  'neuro-icp': 'A',
  'neuro-seiz': 'C',
  eye: 'A',
  'endo-thyroid': 'R',
  porphyria: 'R',
  'liver-severe': 'A',
  'liver-dili': 'C',
  'gu-cystitis': 'A',
  preg: 'A',
  lact: 'A',
  'psy-psychosis': 'A',
  'psy-mania': 'A',
  'psy-bip1': 'R',
  'psy-delirium': 'A',
  'psy-suicide': 'C',
  'psy-dissoc': 'C',
  'sud-active': 'A',
  'intox-day': 'D',
  'resp-osa': 'C',
  'resp-uri': 'D',
  airway: 'C',
  'age-young': 'A',
  'age-old': 'C',
  escort: 'D',
  fasting: 'D',
  consent: 'D',
}

/** Section 2: every class of medicines with the actions that its row names. */
const MEDICINES = {
  'med-benzodiazepine': 'CHTV',
  'med-cns-depressant': 'HT',
  'med-opioid': 'CV',
  'med-buprenorphine': 'NV',
  'med-naltrexone': 'V',
  'med-lamotrigine': 'TV',
  'med-lithium': 'N',
  'med-antipsychotic': 'N',
  'med-antidepressant': 'CN',
  'med-maoi': 'CV',
  'med-stimulant': 'H',
  'med-sympathomimetic': 'CH',
  'med-theophylline': '',
  'med-cyp3a4-inhibitor': 'C',
  'med-cyp2b6-inhibitor': 'C',
  'med-cyp-inducer': 'C',
  'med-glp1': 'V',
  'med-glucose-lowering': 'V',
  'med-antihypertensive': 'N',
  'med-nmda-psychedelic': 'CHV',
  'med-ondansetron': 'CN',
}

test('every row of section 1 is there, with its class', () => {
  const there = Object.fromEntries(protocol.screening.rules.map((rule) => [rule.id, rule.class]))
  expect(there).toEqual(CONDITIONS)
})

test('every row of section 2 is there, with its actions', () => {
  const there = protocol.screening.medicines.map(({ id, grounds }) => [
    id,
    [...new Set(grounds.flatMap(({ actions }) => actions.map(({ code }) => code)))].sort().join(''),
  ])
  expect(Object.fromEntries(there)).toEqual(MEDICINES)
})

test('classes that depend on the evidence are there in both kinds', () => {
  const classes = (id: string) => [
    ...new Set(
      RULES.filter((rule) => rule.id === id).flatMap(({ grounds, question }) =>
        [...grounds, ...question.grades].map((g) => g.class),
      ),
    ),
  ]
  for (const id of ['cv-hf', 'neuro-icp', 'gu-cystitis', 'sud-active']) expect(classes(id)).toContain('R')
  for (const id of ['cv-mi', 'eye', 'liver-severe', 'psy-psychosis']) expect(classes(id)).toContain('C')
  expect(classes('endo-thyroid')).toContain('A')
})

const figure = (id: string) => protocol.screening.rules.find((rule) => rule.id === id)?.measure
test.each([
  [
    'cv-htn-unc',
    {
      systolic: { value: 160, source: { mark: 'default' } },
      diastolic: { value: 100 },
      occasions: { value: 2 },
    },
  ],
  ['cv-bp-day', { systolic: { value: 140, source: { mark: 'secondary' } }, diastolic: { value: 90 } }],
  ['cv-hi-delta', { systolic: { value: 40 }, diastolic: { value: 25 } }],
  ['resp-osa', { from: { value: 35 } }],
  ['age-young', { below: { value: 18 } }],
  ['age-old', { from: { value: 65 } }],
])('%s has the figures of the reference', (id, figures) => expect(figure(id)).toMatchObject(figures))

test('an event counts as recent for less than six weeks', () => {
  const recent = RULES.find(({ id }) => id === 'cv-mi')?.grounds.find(({ within }) => within)
  expect(recent?.within).toMatchObject({ value: 6, unit: 'wk', source: { mark: 'from-memory' } })
})

test('what was proposed here is never said to be published', () => {
  const text = JSON.stringify(protocol.screening)
  expect(text).not.toMatch(/"status":"published","mark":"default"/)
})

test('every question is asked in plain words and says what it asks of whom', () => {
  for (const { question, asks } of RULES) {
    expect(question.text).toMatch(/\?$/)
    expect(asks.length).toBeGreaterThan(0)
  }
})

test('every concept is read by some rule, and its words are told apart from its exceptions', () => {
  const read = new Set(RULES.flatMap(({ grounds }) => grounds.flatMap((ground) => ground.of)))
  expect(Object.keys(protocol.screening.concepts).filter((name) => !read.has(name))).toEqual([])
})
