/** Section 2 of the clinical reference: which medicines are recognised, and what is to be done about them. */
import { describe, expect, test } from 'vitest'
import { shippedProtocol } from '#platform/content.ts'
import { medicinesOf } from './medicines.ts'
import { condition, finding, medicine, testing } from './testing.ts'

const { allNo, screened } = testing(shippedProtocol())

type Case = readonly [display: string, rule: string, actions: string]

const PRESENT: readonly Case[] = [
  ['Clonazepam [Klonopin]', 'med-benzodiazepine', 'V C T'],
  ['Diazepam 5 MG Oral Tablet', 'med-benzodiazepine', 'V C T'],
  ['diphenhydrAMINE Hydrochloride 25 MG Oral Tablet', 'med-cns-depressant', 'H'],
  ['pregabalin 100 MG Oral Capsule', 'med-cns-depressant', 'H T'],
  ['zolpidem tartrate 10 MG Oral Tablet', 'med-cns-depressant', 'H'],
  ['baclofen 10 MG Oral Tablet', 'med-cns-depressant', 'H T'],
  ['Acetaminophen 325 MG / oxyCODONE Hydrochloride 5 MG Oral Tablet', 'med-opioid', 'V C'],
  ['72 HR Fentanyl 0.025 MG/HR Transdermal System', 'med-opioid', 'V C'],
  ['buprenorphine 2 MG / naloxone 0.5 MG Sublingual Tablet', 'med-buprenorphine', 'V N'],
  ['Naltrexone hydrochloride 50 MG Oral Tablet', 'med-naltrexone', 'V'],
  ['lamotrigine 100 MG Oral Tablet', 'med-lamotrigine', 'V T'],
  ['lithium carbonate 300 MG Oral Capsule', 'med-lithium', 'N'],
  ['quetiapine 25 MG Oral Tablet', 'med-antipsychotic', 'N'],
  ['Sertraline 100 MG Oral Tablet', 'med-antidepressant', 'N'],
  ['duloxetine 20 MG Delayed Release Oral Capsule', 'med-antidepressant', 'N C'],
  ['phenelzine 15 MG Oral Tablet', 'med-maoi', 'V C'],
  ['lisdexamfetamine dimesylate 30 MG Oral Capsule', 'med-stimulant', 'H'],
  ['pseudoephedrine hydrochloride 30 MG Oral Tablet', 'med-sympathomimetic', 'C H'],
  ['NDA020503 200 ACTUAT Albuterol 0.09 MG/ACTUAT Metered Dose Inhaler', 'med-sympathomimetic', 'C'],
  ['fluticasone propionate 0.05 MG/ACTUAT Metered Dose Nasal Spray', 'med-sympathomimetic', 'C'],
  ['theophylline 300 MG Extended Release Oral Tablet', 'med-theophylline', ''],
  ['Clarithromycin 500 MG Oral Tablet', 'med-cyp3a4-inhibitor', 'C'],
  ['Clopidogrel 75 MG Oral Tablet', 'med-cyp2b6-inhibitor', 'C'],
  ['Carbamazepine[Tegretol]', 'med-cyp-inducer', 'C'],
  ['St. John’s wort extract', 'med-cyp-inducer', 'C'],
  ['3 ML liraglutide 6 MG/ML Pen Injector', 'med-glp1', 'V'],
  ['canagliflozin 100 MG Oral Tablet', 'med-glucose-lowering', 'V'],
  [
    'insulin human, isophane 70 UNT/ML / Regular Insulin, Human 30 UNT/ML Injectable Suspension [Humulin]',
    'med-glucose-lowering',
    'V',
  ],
  ['lisinopril 10 MG Oral Tablet', 'med-antihypertensive', 'N'],
  ['Lasix 40mg', 'med-antihypertensive', 'N'],
  ['Memantine hydrochloride 2 MG/ML Oral Solution', 'med-nmda-psychedelic', 'V'],
  [
    'Acetaminophen 21.7 MG/ML / Dextromethorphan Hydrobromide 1 MG/ML / doxylamine succinate 0.417 MG/ML Oral Solution',
    'med-nmda-psychedelic',
    'C H',
  ],
  ['medical cannabis', 'med-nmda-psychedelic', 'H'],
  ['2 ML Ondansetron 2 MG/ML Injection', 'med-ondansetron', 'N C'],
]

test.each(PRESENT)('%s is found by %s: %s', (display, rule, actions) => {
  const found = finding(screened([medicine(display)], allNo()), rule)
  expect(found.status).toBe('present')
  expect(found.actions.map(({ code }) => code).join(' ')).toBe(actions)
})

test('a medicine known only by its RxNorm ingredient is found', () => {
  expect(finding(screened([medicine('a tablet', {}, 'rxnorm 6470')]), 'med-benzodiazepine').status).toBe(
    'present',
  )
})

const FALSE_FRIENDS: readonly Case[] = [
  ['Sodium Chloride 9 MG/ML Injectable Solution', 'med-cns-depressant', ''],
  ['Loratadine 5 MG Chewable Tablet', 'med-cns-depressant', ''],
  ['diphenhydramine hydrochloride 20 MG/ML Topical Cream', 'med-cns-depressant', ''],
  ['methylnaltrexone bromide 150 MG Oral Tablet', 'med-naltrexone', ''],
  ['naloxone hydrochloride 0.4 MG/ML Injectable Solution', 'med-naltrexone', ''],
  ['naloxone hydrochloride 0.4 MG/ML Injectable Solution', 'med-opioid', ''],
  ['Nitroglycerin 0.4 MG/ACTUAT Mucosal Spray', 'med-antihypertensive', ''],
  ['NDA020800 0.3 ML Epinephrine 1 MG/ML Auto-Injector', 'med-sympathomimetic', ''],
  ['120 ACTUAT Fluticasone propionate 0.044 MG/ACTUAT Metered Dose Inhaler', 'med-sympathomimetic', ''],
  ['dexamethasone 4 MG Oral Tablet', 'med-nmda-psychedelic', ''],
  ['ketoconazole 20 MG/ML Medicated Shampoo', 'med-cyp3a4-inhibitor', ''],
  ['Simvastatin 20 MG Oral Tablet', 'med-cyp3a4-inhibitor', ''],
  ['24 HR Metformin hydrochloride 500 MG Extended Release Oral Tablet', 'med-glucose-lowering', ''],
  ['Acetaminophen 325 MG Oral Tablet', 'med-opioid', ''],
  ['Levothyroxine Sodium 0.075 MG Oral Tablet', 'med-stimulant', ''],
  ['ferrous sulfate 325 MG Oral Tablet', 'med-lithium', ''],
  ['Yaz 28 Day Pack', 'med-antidepressant', ''],
  ['Warfarin Sodium 5 MG Oral Tablet', 'med-maoi', ''],
  ['Ibuprofen 200 MG Oral Tablet', 'med-benzodiazepine', ''],
  ['Naproxen sodium 220 MG Oral Tablet', 'med-buprenorphine', ''],
  ['Amoxicillin 500 MG Oral Tablet', 'med-lamotrigine', ''],
  ['Alendronic acid 10 MG Oral Tablet', 'med-antipsychotic', ''],
  ['Tamoxifen 10 MG Oral Tablet', 'med-theophylline', ''],
  ['Aspirin 81 MG Oral Tablet', 'med-cyp2b6-inhibitor', ''],
  ['Digoxin 0.125 MG Oral Tablet', 'med-cyp-inducer', ''],
  ['sitagliptin 100 MG Oral Tablet', 'med-glp1', ''],
  ['Metoclopramide 10 MG Oral Tablet', 'med-ondansetron', ''],
]

test.each(FALSE_FRIENDS)('%s is nothing for %s', (display, rule) => {
  expect(finding(screened([medicine(display)], allNo()), rule).status).toBe('absent')
})

describe('whether it is taken', () => {
  const DIAZEPAM = 'Diazepam 5 MG Oral Tablet'
  test.each(['stopped', 'completed', 'cancelled', 'entered-in-error', 'not-taken'])(
    'a %s medicine is silence',
    (status) => {
      expect(finding(screened([medicine(DIAZEPAM, { status })], allNo()), 'med-benzodiazepine').status).toBe(
        'absent',
      )
    },
  )
  test.each(['on-hold', 'intended', 'unknown'])('a medicine with the status %s is asked about', (status) => {
    expect(finding(screened([medicine(DIAZEPAM, { status })]), 'med-benzodiazepine')).toMatchObject({
      status: 'unknown',
    })
    expect(finding(screened([medicine(DIAZEPAM, { status })]), 'med-benzodiazepine').evidence).toHaveLength(1)
  })
  test('an active order stays current however old it is, and shows its date', () => {
    const old = finding(screened([medicine(DIAZEPAM, { started: '1999-05-01' })]), 'med-benzodiazepine')
    expect(old).toMatchObject({ status: 'present', evidence: [{ date: '1999-05-01' }] })
  })
  test('an active order with an end in the past is asked about', () => {
    const ended = medicine(DIAZEPAM, { ended: '2024-01-01' })
    expect(finding(screened([ended]), 'med-benzodiazepine').status).toBe('unknown')
    expect(finding(screened([ended], allNo()), 'med-benzodiazepine').status).toBe('absent')
  })
})

describe('how a benzodiazepine is taken', () => {
  const codes = (asNeeded?: boolean) =>
    finding(
      screened([medicine('lorazepam 1 MG Oral Tablet', { asNeeded })]),
      'med-benzodiazepine',
    ).actions.map(({ code }) => code)
  test('as needed: held 8 to 24 hours', () => {
    expect(codes(true)).toEqual(['V', 'C', 'H'])
    const [, , hold] = finding(
      screened([medicine('lorazepam', { asNeeded: true })]),
      'med-benzodiazepine',
    ).actions
    expect(hold?.hours).toEqual({ least: 8, most: 24 })
  })
  test('regularly: never stopped abruptly, never held', () => expect(codes(false)).toEqual(['V', 'C', 'T']))
  test('not told: treated as regular', () => expect(codes()).toEqual(['V', 'C', 'T']))
  test('answered by the patient: their own word counts', () => {
    const said = allNo({ 'med-benzodiazepine': { value: 'yes', grade: 'as-needed' } })
    expect(finding(screened([], said), 'med-benzodiazepine').actions.map(({ code }) => code)).toEqual([
      'V',
      'C',
      'H',
    ])
  })
  test('two benzodiazepines, one regular and one as needed, keep their own instructions', () => {
    const both = screened([
      medicine('clonazepam 1 MG Oral Tablet', { asNeeded: false }),
      medicine('lorazepam 1 MG Oral Tablet', { asNeeded: true }),
    ])
    expect(
      medicinesOf(both).map(({ name, actions }) => [name, actions.map(({ code }) => code).join('')]),
    ).toEqual([
      ['clonazepam 1 MG Oral Tablet', 'VCT'],
      ['lorazepam 1 MG Oral Tablet', 'VCH'],
    ])
  })
})

describe('what medicines make of the verdict', () => {
  const verdict = (...displays: string[]) =>
    screened(
      displays.map((d) => medicine(d)),
      allNo(),
    ).verdict
  test.each([
    ['lithium alone', ['lithium carbonate 300 MG'], 'clear'],
    ['a stimulant alone', ['Methylphenidate Hydrochloride 20 MG Oral Tablet'], 'clear-with-conditions'],
    [
      'clopidogrel, which also suggests vessel disease that was denied',
      ['Clopidogrel 75 MG Oral Tablet'],
      'clear-with-conditions',
    ],
    ['naltrexone', ['Naltrexone hydrochloride 50 MG Oral Tablet'], 'needs-review'],
    ['theophylline', ['theophylline 300 MG'], 'excluded'],
  ])('%s: %s', (_what, displays, expected) => expect(verdict(...displays)).toBe(expected))

  test('theophylline that was stopped no longer excludes', () => {
    expect(screened([medicine('theophylline 300 MG', { status: 'stopped' })], allNo()).verdict).toBe('clear')
  })
  test('nobody may pass the stop for theophylline while it is taken', () => {
    expect(finding(screened([medicine('theophylline 300 MG')]), 'med-theophylline')).toMatchObject({
      class: 'A',
      override: 'never',
    })
  })
  test('alcohol on most days: none for 24 hours before the dose', () => {
    const said = finding(screened([], allNo({ 'med-cns-depressant': 'yes' })), 'med-cns-depressant')
    expect(said.actions.find(({ hours }) => hours)).toMatchObject({ code: 'H', hours: { least: 24 } })
  })
})

test('a nasal steroid matters only for a dose into the nose', () => {
  const spray = medicine('fluticasone propionate 0.05 MG/ACTUAT Metered Dose Nasal Spray')
  expect(finding(screened([spray], allNo(), { route: 'im' }), 'med-sympathomimetic').status).toBe('absent')
  expect(finding(screened([spray], allNo(), { route: 'esketamine' }), 'med-sympathomimetic').status).toBe(
    'present',
  )
})

test('a diagnosis of long-term opioid use raises the question', () => {
  const opioid = condition('Long term (current) use of opiate analgesic', 'icd10 Z79.891')
  expect(finding(screened([opioid]), 'med-opioid').evidence).toHaveLength(1)
})
