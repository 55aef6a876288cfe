/** Facts of a history → FHIR R4 resources: the way back of `fhir.ts`. Reading what this writes gives the same fact. */
import { type Json, LOINC } from './fhir-values.ts'
import type {
  AllergyFact,
  Coding,
  ConditionFact,
  Fact,
  MedicationFact,
  ObservationFact,
  ProcedureFact,
} from './history.ts'

const UCUM = 'http://unitsofmeasure.org'
const STATUS = 'http://terminology.hl7.org/CodeSystem/'

/** @param subject a FHIR reference to the person, such as `Patient/7` */
export function toFhir(fact: Fact, subject: string): Json {
  switch (fact.type) {
    case 'condition':
      return conditionTo(fact, subject)
    case 'medication':
      return medicationTo(fact, subject)
    case 'allergy':
      return allergyTo(fact, subject)
    case 'procedure':
      return procedureTo(fact, subject)
    case 'observation':
      return observationTo(fact, subject)
  }
}

const concept = (codes: readonly Coding[], display: string) => ({ coding: codes, text: display })

/** Unknown is FHIR's absence of a status. */
const status = (system: string, code: string) =>
  code === 'unknown' ? undefined : { coding: [{ system: `${STATUS}${system}`, code }] }

const head = (fact: Fact) => ({ resourceType: fact.resource.resourceType, id: fact.resource.id })

const conditionTo = (fact: ConditionFact, subject: string): Json => ({
  ...head(fact),
  clinicalStatus: status('condition-clinical', fact.clinical),
  verificationStatus: status('condition-ver-status', fact.verification),
  code: concept(fact.codes, fact.display),
  subject: { reference: subject },
  onsetDateTime: fact.onset,
  abatementDateTime: fact.abatement,
  recordedDate: fact.recorded,
})

function medicationTo(fact: MedicationFact, subject: string): Json {
  const isRequest = fact.resource.resourceType === 'MedicationRequest'
  const bounds = { boundsPeriod: { start: fact.started, end: fact.ended } }
  const dosage = {
    text: fact.dosage,
    asNeededBoolean: fact.asNeeded,
    ...(isRequest && (fact.started || fact.ended) ? { timing: { repeat: bounds } } : {}),
  }
  const hasDosage = Object.values(dosage).some((value) => value !== undefined)
  return {
    ...head(fact),
    status: fact.status,
    medicationCodeableConcept: concept(fact.codes, fact.display),
    subject: { reference: subject },
    ...(isRequest
      ? { intent: 'order', authoredOn: fact.recorded, dosageInstruction: hasDosage ? [dosage] : undefined }
      : {
          effectivePeriod: { start: fact.started, end: fact.ended },
          dateAsserted: fact.recorded,
          dosage: hasDosage ? [dosage] : undefined,
        }),
  }
}

const allergyTo = (fact: AllergyFact, subject: string): Json => ({
  ...head(fact),
  clinicalStatus: status('allergyintolerance-clinical', fact.clinical),
  verificationStatus: status('allergyintolerance-verification', fact.verification),
  criticality: fact.criticality,
  code: concept(fact.codes, fact.display),
  patient: { reference: subject },
  recordedDate: fact.recorded,
  reaction:
    fact.reactions.length > 0 ? [{ manifestation: fact.reactions.map((text) => ({ text })) }] : undefined,
})

const procedureTo = (fact: ProcedureFact, subject: string): Json => ({
  ...head(fact),
  status: fact.status,
  code: concept(fact.codes, fact.display),
  subject: { reference: subject },
  performedDateTime: fact.performed,
})

const UNIT = {
  'heart-rate': '/min',
  spo2: '%',
  weight: 'kg',
  height: 'cm',
  score: '{score}',
  pressure: 'mm[Hg]',
} as const

function observationTo(fact: ObservationFact, subject: string): Json {
  const unit = UNIT[fact.measure]
  const quantity = (value: number) => ({ value, unit, system: UCUM, code: unit })
  const part = (code: string, value: number) => ({
    code: { coding: [{ system: LOINC, code }] },
    valueQuantity: quantity(value),
  })
  return {
    ...head(fact),
    status: fact.status,
    category: [
      {
        coding: [
          {
            system: `${STATUS}observation-category`,
            code: fact.measure === 'score' ? 'survey' : 'vital-signs',
          },
        ],
      },
    ],
    code: concept(fact.codes, fact.display),
    subject: { reference: subject },
    effectiveDateTime: fact.taken,
    ...(fact.measure === 'pressure'
      ? { component: [part('8480-6', fact.systolic), part('8462-4', fact.diastolic)] }
      : { valueQuantity: quantity(fact.value) }),
  }
}
