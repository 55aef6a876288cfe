/** Section 1 of the clinical reference: what a record says, and what screening makes of it. */
import { describe, expect, test } from 'vitest'
import { mmHg } from '#kernel/units.ts'
import { shippedProtocol } from '#platform/content.ts'
import type { Fact } from './history.ts'
import {
  allergy,
  condition,
  finding,
  height,
  medicine,
  pressure,
  procedure,
  scored,
  testing,
  weight,
} from './testing.ts'

const { allNo, screened } = testing(shippedProtocol())

/** Days before Tue 24 Nov 2026. */
const ago = (days: number) => Temporal.PlainDate.from('2026-11-24').subtract({ days }).toString()
const resolved = { clinical: 'resolved' as const, abatement: '2016-01-01' }

type Case = readonly [sentence: string, rule: string, expected: string, ...history: Fact[]]

const PRESENT: readonly Case[] = [
  ['an abdominal aneurysm by SNOMED code', 'cv-aneurysm', 'A', condition('AAA', 'snomed 233985008')],
  ['an aneurysm of the aorta by ICD code', 'cv-aneurysm', 'A', condition('Aorta', 'icd10 I71.4')],
  ['an aneurysm known only by its words', 'cv-aneurysm', 'A', condition('Saccular cerebral aneurysm')],
  ['a repaired aneurysm', 'cv-aneurysm', 'A', procedure('Endovascular repair of abdominal aortic aneurysm')],
  ['a resolved aneurysm', 'cv-aneurysm', 'A', condition('Cerebral aneurysm', undefined, resolved)],
  ['an arteriovenous malformation', 'cv-avm', 'A', condition('Cerebral AVM', 'icd10 Q28.2')],
  ['an old brain haemorrhage', 'cv-ich', 'A', condition('Cerebral hemorrhage', 'snomed 274100004', resolved)],
  [
    'small silent bleeds of the brain',
    'cv-ich',
    'A',
    condition('Silent micro-hemorrhage of brain (disorder)', 'snomed 723857007'),
  ],
  ['the late effects of a brain haemorrhage', 'cv-ich', 'A', condition('Sequelae', 'icd10 I69.1')],
  [
    'two readings of 165/95 on separate days',
    'cv-htn-unc',
    'A',
    pressure(ago(20), 165, 95),
    pressure(ago(3), 164, 94),
  ],
  [
    'two readings with a high lower number',
    'cv-htn-unc',
    'A',
    pressure(ago(20), 138, 104),
    pressure(ago(3), 140, 102),
  ],
  [
    'a hypertensive crisis two months ago',
    'cv-htn-unc',
    'A',
    condition('Hypertensive urgency', 'icd10 I16.0', { onset: ago(60) }),
  ],
  ['142/80 today', 'cv-bp-day', 'D', pressure(`${ago(0)}T09:00:00-07:00`, 142, 80)],
  ['120/92 today', 'cv-bp-day', 'D', pressure(ago(0), 120, 92)],
  [
    'a heart attack five weeks ago',
    'cv-mi',
    'A',
    condition('Myocardial Infarction', 'snomed 22298006', { onset: ago(35) }),
  ],
  [
    'a stroke five weeks ago, already called resolved',
    'cv-mi',
    'A',
    condition('Stroke', 'snomed 230690007', { onset: ago(35), clinical: 'resolved' }),
  ],
  [
    'a coronary stent four weeks ago',
    'cv-mi',
    'A',
    procedure('Percutaneous coronary intervention', 'snomed 415070008', { performed: ago(28) }),
  ],
  [
    'a heart attack seven weeks ago',
    'cv-mi',
    'C',
    condition('Myocardial Infarction', 'snomed 22298006', { onset: ago(49) }),
  ],
  ['a resolved stroke of years ago', 'cv-mi', 'C', condition('Stroke', 'snomed 230690007', resolved)],
  [
    'a history of myocardial infarction, recorded last week',
    'cv-mi',
    'C',
    condition('History of myocardial infarction (situation)', 'snomed 399211009', { onset: ago(7) }),
  ],
  ['an old infarction by ICD code', 'cv-mi', 'C', condition('Old MI', 'icd10 I25.2')],
  [
    'unstable angina last month',
    'cv-unstable',
    'A',
    condition('Unstable angina', 'icd10 I20.0', { onset: ago(30) }),
  ],
  ['ventricular tachycardia', 'cv-unstable', 'A', condition('Ventricular tachycardia', 'snomed 25569003')],
  ['severe aortic stenosis', 'cv-unstable', 'A', condition('Severe aortic stenosis')],
  [
    'acute heart failure last month',
    'cv-hf',
    'A',
    condition('Acute on chronic systolic heart failure', 'icd10 I50.23', { onset: ago(30) }),
  ],
  ['NYHA class III', 'cv-hf', 'A', condition('NYHA Class III')],
  [
    'chronic heart failure',
    'cv-hf',
    'R',
    condition('Chronic congestive heart failure (disorder)', 'snomed 88805009'),
  ],
  ['hypertension by SNOMED code', 'cv-hx', 'C', condition('Hypertension', 'snomed 59621000')],
  ['hypertension by ICD code', 'cv-hx', 'C', condition('Essential (primary) hypertension', 'icd10 I10')],
  ['coronary disease', 'cv-hx', 'C', condition('Coronary Heart Disease', 'snomed 53741008')],
  ['atrial fibrillation', 'cv-hx', 'C', condition('Atrial Fibrillation', 'snomed 49436004')],
  ['a past TIA by ICD code', 'cv-hx', 'C', condition('Personal history of TIA', 'icd10 Z86.73')],
  ['a bypass operation', 'cv-hx', 'C', procedure('Coronary artery bypass grafting', 'snomed 232717009')],
  [
    'hypertensive encephalopathy',
    'cv-htn-enceph',
    'R',
    condition('Hypertensive encephalopathy', 'icd10 I67.4', resolved),
  ],
  ['a brain tumour', 'neuro-icp', 'A', condition('Neoplasm of brain', 'snomed 126952004')],
  [
    'a resolved hydrocephalus',
    'neuro-icp',
    'R',
    condition('Hydrocephalus (disorder)', 'snomed 230745008', resolved),
  ],
  ['a shunt', 'neuro-icp', 'R', procedure('Ventriculoperitoneal shunt (procedure)', 'snomed 47020004')],
  [
    'a concussion two weeks ago',
    'neuro-icp',
    'A',
    condition('Concussion with no loss of consciousness', 'snomed 62106007', {
      onset: ago(14),
      clinical: 'resolved',
    }),
  ],
  ['epilepsy', 'neuro-seiz', 'C', condition('Epilepsy', 'snomed 84757009')],
  [
    'one seizure long ago',
    'neuro-seiz',
    'C',
    condition('History of single seizure (situation)', 'snomed 703151001', resolved),
  ],
  ['eclampsia long ago', 'neuro-seiz', 'C', condition('Antepartum eclampsia', 'snomed 198992004', resolved)],
  [
    'an attack of angle closure last month',
    'eye',
    'A',
    condition('Acute angle-closure glaucoma', 'icd10 H40.213', { onset: ago(30) }),
  ],
  ['open-angle glaucoma', 'eye', 'C', condition('Primary open angle glaucoma', 'snomed 77075001')],
  ['an allergy to ketamine', 'allergy', 'A', allergy('Ketamine', 'rxnorm 6130')],
  ['an allergy to ketamine among the problems', 'allergy', 'A', condition('Allergy to ketamine')],
  ['an overactive thyroid', 'endo-thyroid', 'R', condition('Graves’ disease', 'icd10 E05.00')],
  [
    'a thyroid storm last month',
    'endo-thyroid',
    'A',
    condition('Thyrotoxic crisis', 'icd10 E05.91', { onset: ago(30) }),
  ],
  ['porphyria', 'porphyria', 'R', condition('Acute intermittent porphyria', 'icd10 E80.21')],
  ['liver failure', 'liver-severe', 'A', condition('Hepatic failure', 'icd10 K72.10')],
  ['cirrhosis of unknown grade', 'liver-severe', 'C', condition('Cirrhosis of liver', 'snomed 19943007')],
  [
    'liver injury by a medicine, resolved',
    'liver-dili',
    'C',
    condition('Drug-induced liver injury', undefined, resolved),
  ],
  ['chronic hepatitis C', 'liver-dili', 'C', condition('Chronic hepatitis C', 'snomed 128302006')],
  ['interstitial cystitis', 'gu-cystitis', 'A', condition('Interstitial cystitis', 'icd10 N30.10')],
  [
    'past interstitial cystitis',
    'gu-cystitis',
    'R',
    condition('Interstitial cystitis', 'icd10 N30.10', resolved),
  ],
  [
    'blood in the urine last month',
    'gu-cystitis',
    'A',
    condition('Hematuria', 'snomed 34436003', { onset: ago(30) }),
  ],
  [
    'repeated urinary infections',
    'gu-cystitis',
    'R',
    condition('Recurrent urinary tract infection', 'snomed 197927001'),
  ],
  [
    'a pregnancy of 20 weeks',
    'preg',
    'A',
    condition('Normal pregnancy', 'snomed 72892002', { onset: ago(140) }),
  ],
  [
    'a supervised pregnancy by ICD code',
    'preg',
    'A',
    condition('Encounter for supervision', 'icd10 Z34.02', { onset: ago(90) }),
  ],
  ['breast-feeding', 'lact', 'A', condition('Lactating mother', 'icd10 Z39.1', { onset: ago(60) })],
  [
    'schizophrenia, in remission',
    'psy-psychosis',
    'A',
    condition('Schizophrenia', 'icd10 F20.9', { clinical: 'remission' }),
  ],
  [
    'schizoaffective disorder',
    'psy-psychosis',
    'A',
    condition('Schizoaffective disorder', 'snomed 68890003'),
  ],
  [
    'depression with psychotic features',
    'psy-psychosis',
    'A',
    condition('Major depressive disorder, recurrent, severe with psychotic symptoms', 'icd10 F33.3'),
  ],
  ['one past psychosis', 'psy-psychosis', 'C', condition('Brief psychotic disorder', 'icd10 F23', resolved)],
  ['psychosis in the family', 'psy-psychosis', 'C', condition('Family history of schizophrenia (situation)')],
  [
    'a manic episode this autumn',
    'psy-mania',
    'A',
    condition('Bipolar disorder, current episode manic', 'icd10 F31.13', { onset: ago(40) }),
  ],
  ['bipolar disorder', 'psy-bip1', 'R', condition('Bipolar II disorder', 'snomed 83225003')],
  [
    'Alzheimer’s disease',
    'psy-delirium',
    'A',
    condition("Alzheimer's disease (disorder)", 'snomed 26929004'),
  ],
  ['delirium this month', 'psy-delirium', 'A', condition('Delirium', 'icd10 F05', { onset: ago(10) })],
  [
    'an old suicide attempt',
    'psy-suicide',
    'C',
    condition('Attempted suicide - cut/stab', 'snomed 287185009', resolved),
  ],
  ['suicidal ideation by ICD code', 'psy-suicide', 'C', condition('Suicidal ideations', 'icd10 R45.851')],
  ['risk of suicide', 'psy-suicide', 'C', condition('At risk for suicide (finding)')],
  ['a dissociative disorder', 'psy-dissoc', 'C', condition('Dissociative identity disorder', 'icd10 F44.81')],
  ['homelessness', 'psy-dissoc', 'C', condition('Homeless (finding)', 'snomed 32911000')],
  ['alcoholism', 'sud-active', 'A', condition('Alcoholism', 'snomed 7200002')],
  [
    'opioid dependence by ICD code',
    'sud-active',
    'A',
    condition('Opioid dependence, uncomplicated', 'icd10 F11.20'),
  ],
  [
    'opioid dependence in remission, still listed as active',
    'sud-active',
    'R',
    condition('Opioid dependence, in remission', 'icd10 F11.21'),
  ],
  [
    'resolved alcohol dependence',
    'sud-active',
    'R',
    condition('Alcohol dependence', 'snomed 66590003', resolved),
  ],
  ['mild alcohol use disorder', 'sud-active', 'R', condition('Alcohol abuse, uncomplicated', 'icd10 F10.10')],
  ['a drug overdose', 'sud-active', 'R', condition('Drug overdose', 'snomed 55680006', resolved)],
  ['past misuse of ketamine', 'sud-active', 'R', condition('Ketamine misuse', undefined, resolved)],
  [
    'drunk today',
    'intox-day',
    'D',
    condition('Acute alcohol intoxication', 'snomed 25702006', { onset: ago(0) }),
  ],
  ['sleep apnoea', 'resp-osa', 'C', condition('Obstructive sleep apnea', 'icd10 G47.33')],
  ['emphysema', 'resp-osa', 'C', condition('Pulmonary emphysema (disorder)', 'snomed 87433001')],
  ['home oxygen', 'resp-osa', 'C', procedure('Home oxygen therapy (procedure)', 'snomed 426990007')],
  ['110 kg at 170 cm', 'resp-osa', 'C', weight(ago(30), 110), height('2020-01-01', 170)],
  [
    'sinusitis since last week',
    'resp-uri',
    'D',
    condition('Viral sinusitis (disorder)', 'snomed 444814009', { onset: ago(6) }),
  ],
  ['gastroparesis', 'airway', 'C', condition('Gastroparesis', 'icd10 K31.84')],
  ['a GLP-1 medicine', 'airway', 'C', medicine('semaglutide 1 MG/ML Pen Injector [Ozempic]')],
  ['a difficult intubation', 'airway', 'C', condition('History of difficult intubation')],
]

for (const [sentence, rule, expected, ...history] of PRESENT)
  test(`${sentence} is found by ${rule} as class ${expected}`, () => {
    expect(finding(screened(history), rule)).toMatchObject({ status: 'present', class: expected })
    // Saying no does not make it go away.
    expect(finding(screened(history, allNo()), rule).status).toBe('present')
  })

const SILENT: readonly Case[] = [
  ['a bone cyst', 'cv-aneurysm', 'absent', condition('Aneurysmal bone cyst')],
  [
    'an aneurysm entered in error',
    'cv-aneurysm',
    'absent',
    condition('Cerebral aneurysm', undefined, { verification: 'entered-in-error' }),
  ],
  [
    'a refuted aneurysm',
    'cv-aneurysm',
    'absent',
    condition('Cerebral aneurysm', undefined, { verification: 'refuted' }),
  ],
  [
    'an aneurysm in the family',
    'cv-aneurysm',
    'absent',
    condition('Family history of abdominal aortic aneurysm'),
  ],
  ['a screening for aneurysm', 'cv-aneurysm', 'absent', procedure('Screening for abdominal aortic aneurysm')],
  [
    'an arteriovenous fistula for dialysis',
    'cv-avm',
    'absent',
    condition('Arteriovenous fistula', 'icd10 I77.0'),
  ],
  ['a heat stroke', 'cv-ich', 'absent', condition('Heat stroke')],
  [
    'two good readings after a hypertension',
    'cv-htn-unc',
    'absent',
    condition('Hypertension', 'snomed 38341003'),
    pressure(ago(20), 128, 80),
    pressure(ago(3), 131, 84),
  ],
  [
    'one raised and one lower reading',
    'cv-htn-unc',
    'absent',
    pressure(ago(20), 170, 95),
    pressure(ago(3), 140, 85),
  ],
  ['140/90 today', 'cv-bp-day', 'absent', pressure(ago(0), 140, 90)],
  [
    'a raised first reading and a fine last one today',
    'cv-bp-day',
    'absent',
    pressure(`${ago(0)}T09:00`, 150, 95),
    pressure(`${ago(0)}T09:20`, 132, 84),
  ],
  ['no stroke in a family history', 'cv-mi', 'absent', condition('Family history of stroke')],
  ['a sinus arrhythmia', 'cv-unstable', 'absent', condition('Sinus arrhythmia')],
  ['education about heart failure', 'cv-hf', 'absent', condition('Education about heart failure')],
  [
    'pulmonary and portal pressure are not hypertension',
    'cv-htn-enceph',
    'absent',
    condition('Portal hypertension'),
  ],
  [
    'a concussion of years ago, resolved',
    'neuro-icp',
    'absent',
    condition('Concussion with no loss of consciousness', 'snomed 62106007', resolved),
  ],
  [
    'preeclampsia is no seizure',
    'neuro-seiz',
    'absent',
    condition('Severe pre-eclampsia', 'icd10 O14.10', resolved),
  ],
  ['cataract', 'eye', 'absent', condition('Cataract')],
  ['an allergy to nuts', 'allergy', 'absent', allergy('Allergy to nut', 'snomed 91934008')],
  [
    'an underactive thyroid',
    'endo-thyroid',
    'absent',
    condition('Idiopathic atrophic hypothyroidism', 'snomed 83664006'),
  ],
  [
    'a resolved overactive thyroid',
    'endo-thyroid',
    'absent',
    condition('Hyperthyroidism', 'snomed 34486009', resolved),
  ],
  ['anaemia', 'porphyria', 'absent', condition('Anemia (disorder)', 'snomed 271737000')],
  ['gallstones', 'liver-severe', 'absent', condition('Cholelithiasis', 'snomed 235919008')],
  ['a resolved hepatitis A', 'liver-dili', 'absent', condition('Viral hepatitis A', undefined, resolved)],
  ['a healed bladder infection', 'gu-cystitis', 'absent', condition('Cystitis', 'snomed 38822007', resolved)],
  [
    'a pregnancy that is over',
    'preg',
    'absent',
    condition('Normal pregnancy', 'snomed 72892002', { clinical: 'resolved', onset: ago(100) }),
  ],
  [
    'a miscarriage',
    'preg',
    'absent',
    condition('Miscarriage in first trimester', 'snomed 19169002', { onset: ago(100) }),
  ],
  ['raised lactate', 'lact', 'absent', condition('Elevated blood lactate')],
  [
    'severe depression without psychotic features',
    'psy-psychosis',
    'absent',
    condition('Major depressive disorder, single episode, severe without psychotic features', 'icd10 F32.2'),
  ],
  [
    'cystitis without hematuria, healed',
    'gu-cystitis',
    'absent',
    condition('Acute cystitis without hematuria', 'icd10 N30.00', resolved),
  ],
  ['kleptomania', 'psy-mania', 'absent', condition('Kleptomania', 'icd10 F63.2')],
  ['depression', 'psy-bip1', 'absent', condition('Major depression disorder', 'snomed 370143000')],
  ['a delirium that has cleared', 'psy-delirium', 'absent', condition('Delirium', 'icd10 F05', resolved)],
  ['depression again', 'psy-suicide', 'absent', condition('Major depression disorder', 'snomed 370143000')],
  [
    'a past time without a home',
    'psy-dissoc',
    'absent',
    condition('Homeless (finding)', 'snomed 32911000', resolved),
  ],
  ['smoking', 'sud-active', 'absent', condition('Smokes tobacco daily', 'snomed 449868002')],
  [
    'nicotine dependence',
    'sud-active',
    'absent',
    condition('Nicotine dependence, cigarettes', 'icd10 F17.210'),
  ],
  [
    'drunk last month',
    'intox-day',
    'absent',
    condition('Acute alcohol intoxication', 'snomed 25702006', { onset: ago(30) }),
  ],
  ['70 kg at 170 cm', 'resp-osa', 'absent', weight(ago(30), 70), height('2020-01-01', 170)],
  [
    'a resolved sinusitis',
    'resp-uri',
    'absent',
    condition('Viral sinusitis (disorder)', 'snomed 444814009', resolved),
  ],
  ['a chronic sinusitis', 'resp-uri', 'absent', condition('Chronic sinusitis (disorder)', 'snomed 40055000')],
  [
    'metformin',
    'airway',
    'absent',
    medicine('24 HR Metformin hydrochloride 500 MG Extended Release Oral Tablet'),
  ],
]

for (const [sentence, rule, , ...history] of SILENT)
  test(`${sentence} says nothing for ${rule}`, () => {
    expect(finding(screened(history), rule).status).not.toBe('present')
    expect(finding(screened(history, allNo()), rule).status).toBe('absent')
  })

const RAISED: readonly Case[] = [
  ['a stroke of unknown kind', 'cv-ich', 'A', condition('Stroke', 'snomed 230690007')],
  ['a stroke', 'cv-bp-hazard', 'A', condition('Stroke', 'snomed 230690007')],
  ['a heart attack without a date', 'cv-unstable', 'A', condition('Cardiac Arrest', 'snomed 410429000')],
  ['a digoxin tablet', 'cv-hx', 'C', medicine('Digoxin 0.125 MG Oral Tablet')],
  [
    'a concussion years ago that was never closed',
    'neuro-icp',
    'A',
    condition('Concussion with loss of consciousness', 'snomed 62564004'),
  ],
  ['levetiracetam', 'neuro-seiz', 'C', medicine('Levetiracetam 500 MG Oral Tablet')],
  [
    'a pregnancy that began two years ago and was never closed',
    'preg',
    'A',
    condition('Normal pregnancy', 'snomed 72892002', { onset: ago(730) }),
  ],
  [
    'a bladder infection this month',
    'gu-cystitis',
    'A',
    condition('Cystitis', 'snomed 38822007', { onset: ago(20) }),
  ],
  [
    'a manic episode that was never closed',
    'psy-mania',
    'A',
    condition('Manic episode', 'icd10 F30.9', { onset: '2014-02-02' }),
  ],
  [
    'alcohol use that is not called a disorder',
    'sud-active',
    'A',
    condition('Alcohol use, unspecified', 'icd10 F10.90'),
  ],
  ['hallucinations', 'psy-psychosis', 'A', condition('Auditory hallucinations', 'icd10 R44.0')],
  ['a bladder infection that was never closed', 'gu-cystitis', 'A', condition('Cystitis', 'snomed 38822007')],
  ['a low score of a memory test', 'psy-delirium', 'A', scored('72106-8', 19)],
  ['a raised AUDIT-C', 'sud-active', 'A', scored('75626-2', 5)],
  ['a drug overdose', 'psy-suicide', 'C', condition('Drug overdose', 'snomed 55680006')],
  ['methadone', 'sud-active', 'A', medicine('methadone hydrochloride 10 MG Oral Tablet')],
  [
    'obesity without measurements',
    'resp-osa',
    'C',
    condition('Body mass index 30+ - obesity (finding)', 'snomed 162864005'),
  ],
  ['reflux', 'airway', 'C', condition('Gastroesophageal reflux disease', 'icd10 K21.9')],
  ['an old weight of 120 kg', 'resp-osa', 'C', weight('2019-01-01', 120), height('2019-01-01', 170)],
]

for (const [sentence, rule, expected, ...history] of RAISED)
  test(`${sentence} raises the question of ${rule}, which the answer settles`, () => {
    const asked = finding(screened(history), rule)
    expect(asked).toMatchObject({ status: 'unknown', class: expected })
    expect(asked.evidence).not.toHaveLength(0)
    expect(finding(screened(history, allNo()), rule).status).toBe('absent')
  })

describe('what a plain “no” does not settle', () => {
  const CASES: readonly Case[] = [
    [
      'an aneurysm that is only suspected',
      'cv-aneurysm',
      'A',
      condition('Cerebral aneurysm', undefined, { verification: 'provisional' }),
    ],
    ['words of suspicion', 'cv-aneurysm', 'A', condition('Suspected aortic aneurysm')],
    [
      'an unconfirmed allergy',
      'allergy',
      'A',
      allergy('Ketamine', 'rxnorm 6130', { verification: 'unconfirmed' }),
    ],
    ['one recent reading of 170/105', 'cv-htn-unc', 'A', pressure(ago(3), 170, 105)],
    [
      'old readings of 170/105',
      'cv-htn-unc',
      'A',
      pressure('2019-02-01', 170, 105),
      pressure('2019-03-01', 172, 106),
    ],
  ]
  for (const [sentence, rule, expected, ...history] of CASES)
    test(`${sentence} keeps ${rule} unknown`, () => {
      expect(finding(screened(history, allNo()), rule)).toMatchObject({ status: 'unknown', class: expected })
    })

  test('a record of a stroke that is newer than the answer asks again', () => {
    const answers = allNo({ 'cv-ich': { value: 'no', on: ago(60) } })
    const stroke = condition('Stroke', 'snomed 230690007', { onset: ago(10) })
    expect(finding(screened([stroke], answers), 'cv-ich').status).toBe('unknown')
  })
})

describe('records that contradict themselves', () => {
  test('a stroke without a date may be recent: it is present, and the hard stop is not', () => {
    const undated = condition('Stroke', 'snomed 230690007', { onset: undefined })
    expect(finding(screened([undated]), 'cv-mi')).toMatchObject({ status: 'present', class: 'C' })
    expect(finding(screened([undated]), 'cv-mi').evidence).toHaveLength(1)
  })
  test('a year alone may lie within six weeks: the hard stop is not claimed', () => {
    const year = condition('Stroke', 'snomed 230690007', { onset: '2026' })
    expect(finding(screened([year]), 'cv-mi')).toMatchObject({ status: 'present', class: 'C' })
  })
  test('an active alcohol dependence with an end date in the past is asked about', () => {
    const ended = condition('Alcoholism', 'snomed 7200002', { abatement: '2020-01-01' })
    expect(finding(screened([ended]), 'sud-active')).toMatchObject({ status: 'present', class: 'R' })
  })
  test('a condition without a status counts as past once it has an end', () => {
    const over = condition('Homeless', 'snomed 32911000', { clinical: 'unknown', abatement: '2020-01-01' })
    const open = condition('Homeless', 'snomed 32911000', { clinical: 'unknown' })
    expect(finding(screened([over], allNo()), 'psy-dissoc').status).toBe('absent')
    expect(finding(screened([open]), 'psy-dissoc').status).toBe('unknown')
    expect(finding(screened([open]), 'psy-dissoc').evidence).toHaveLength(1)
  })
  test('an aneurysm without a status is present: it does not go away', () => {
    const open = condition('Cerebral aneurysm', undefined, { clinical: 'unknown' })
    expect(finding(screened([open]), 'cv-aneurysm').status).toBe('present')
  })
})

describe('age', () => {
  const born = (birthDate?: string) => screened([], {}, { patient: { birthDate } })
  test.each([
    ['18 today', '2008-11-24', 'absent', 'absent'],
    ['18 tomorrow', '2008-11-25', 'present', 'absent'],
    ['65 today', '1961-11-24', 'absent', 'present'],
    ['65 tomorrow', '1961-11-25', 'absent', 'absent'],
    ['17 or 18, only the year is known', '2008', 'unknown', 'absent'],
    ['about 40, only the year is known', '1986', 'absent', 'absent'],
    ['of unknown age', undefined, 'unknown', 'unknown'],
    ['born in the future', '2030-01-01', 'unknown', 'unknown'],
  ])('a person %s', (_who, birthDate, young, old) => {
    expect(finding(born(birthDate), 'age-young').status).toBe(young)
    expect(finding(born(birthDate), 'age-old').status).toBe(old)
  })
  test('nobody may pass the stop for the young', () => {
    expect(finding(born('2010-01-01'), 'age-young')).toMatchObject({ class: 'A', override: 'never' })
  })
})

test('a clot-dissolving medicine of years ago that was never closed says nothing', () => {
  const alteplase = medicine('Alteplase 100 MG Injection', { started: '2015-01-01' })
  expect(finding(screened([alteplase], allNo()), 'cv-mi').status).toBe('absent')
})

test('breast-feeding weighs less for a route other than esketamine', () => {
  const feeding = condition('Breastfeeding', undefined, { onset: ago(30) })
  expect(finding(screened([feeding], {}, { route: 'im' }), 'lact')).toMatchObject({
    status: 'present',
    class: 'R',
  })
  expect(finding(screened([feeding], {}, { route: 'esketamine' }), 'lact').class).toBe('A')
})

test('a rise of 42 after an earlier dose is a known large pressor response', () => {
  const rises = [{ systolic: mmHg(42), diastolic: mmHg(10), on: '2026-10-01', id: 'session' }]
  expect(finding(screened([], {}, { rises }), 'cv-hi-delta')).toMatchObject({ status: 'present', class: 'R' })
  expect(finding(screened([], allNo()), 'cv-hi-delta').status).toBe('absent')
})
