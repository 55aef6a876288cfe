/** For tests: histories written in a line each, screened against a protocol. */
import { cm, kg, mmHg, score } from '#kernel/units.ts'
import type { AllergyFact, Coding, ConditionFact, Fact, MedicationFact, ProcedureFact } from './history.ts'
import {
  type Answer,
  type Answers,
  type Finding,
  type Screening,
  type ScreeningFacts,
  screen,
  type WithScreening,
} from './screening.ts'

export const TODAY = Temporal.PlainDate.from('2026-11-24')

const SYSTEMS = {
  snomed: 'http://snomed.info/sct',
  icd10: 'http://hl7.org/fhir/sid/icd-10-cm',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  loinc: 'http://loinc.org',
} as const

/** A code as `snomed 22298006`, or none. */
const codes = (code: string | undefined, display: string): Coding[] => {
  const [system, value] = code?.split(' ') ?? []
  if (!system || !value) return []
  const known = Object.entries(SYSTEMS).find(([name]) => name === system)
  return [{ system: known?.[1] ?? system, code: value, display }]
}

const common = (resourceType: string, display: string, code?: string) => ({
  resource: { resourceType, id: `${resourceType.toLowerCase()} ${display} ${code ?? ''}`.trim() },
  codes: codes(code, display),
  display,
})

export const condition = (
  display: string,
  code?: string,
  more: Partial<ConditionFact> = {},
): ConditionFact => ({
  ...common('Condition', display, code),
  type: 'condition',
  clinical: 'active',
  verification: 'confirmed',
  onset: '2015-03-02',
  ...more,
})

export const medicine = (
  display: string,
  more: Partial<MedicationFact> = {},
  code?: string,
): MedicationFact => ({
  ...common('MedicationRequest', display, code),
  type: 'medication',
  status: 'active',
  started: '2025-01-10',
  ...more,
})

export const procedure = (
  display: string,
  code?: string,
  more: Partial<ProcedureFact> = {},
): ProcedureFact => ({
  ...common('Procedure', display, code),
  type: 'procedure',
  status: 'completed',
  performed: '2018-05-04',
  ...more,
})

export const allergy = (display: string, code?: string, more: Partial<AllergyFact> = {}): AllergyFact => ({
  ...common('AllergyIntolerance', display, code),
  type: 'allergy',
  clinical: 'active',
  verification: 'confirmed',
  reactions: [],
  recorded: '2019-01-01',
  ...more,
})

const reading = (what: string, taken: string) => ({
  ...common('Observation', `${what} ${taken}`),
  type: 'observation' as const,
  status: 'final',
  taken,
})
export const pressure = (taken: string, systolic: number, diastolic: number): Fact => ({
  ...reading(`pressure ${systolic}/${diastolic}`, taken),
  measure: 'pressure',
  systolic: mmHg(systolic),
  diastolic: mmHg(diastolic),
})
export const weight = (taken: string, value: number): Fact => ({
  ...reading('weight', taken),
  measure: 'weight',
  value: kg(value),
})
export const height = (taken: string, value: number): Fact => ({
  ...reading('height', taken),
  measure: 'height',
  value: cm(value),
})
export const scored = (loinc: string, value: number): Fact => ({
  ...reading(`score ${loinc}`, '2026-10-01'),
  codes: codes(`loinc ${loinc}`, loinc),
  measure: 'score',
  value: score(value),
  instrument: loinc,
})

const ADULT = { birthDate: '1986-04-12' }

export function testing<P extends WithScreening>(protocol: P) {
  const RULES = [...protocol.screening.rules, ...protocol.screening.medicines]
  return {
    protocol,
    RULES,
    /** “No” to every question, but for those given. */
    allNo: (but: Readonly<Record<string, Answer['value'] | Answer>> = {}): Answers => ({
      ...Object.fromEntries(RULES.map(({ id }) => [id, { value: 'no' as const }])),
      ...Object.fromEntries(
        Object.entries(but).map(([id, a]) => [id, typeof a === 'string' ? { value: a } : a]),
      ),
    }),
    /** An adult of forty, screened on Tue 24 Nov 2026. */
    screened: (
      history: readonly Fact[],
      answers: Answers = {},
      more: Partial<ScreeningFacts> = {},
      on = TODAY,
    ): Screening => screen({ patient: ADULT, history, answers, ...more }, protocol, on),
  }
}

export function finding(screening: Screening, rule: string): Finding {
  const found = screening.findings.find((each) => each.rule === rule)
  if (!found) throw new Error(`No rule ${rule}.`)
  return found
}
