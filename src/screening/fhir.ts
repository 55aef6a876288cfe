/**
 * FHIR R4 resources → facts of a history. Pure, and written by hand rather than through schemas, because a history
 * has thousands of resources; the tests prove that every fact fits its schema. Nothing is judged here: what was
 * refuted, stopped or entered in error is kept with its status. (`fhir-medicines.ts` reads medicines,
 * `fhir-readings.ts` Observations; `fhir-out.ts` is the way back.)
 */
import { medicationFrom } from './fhir-medicines.ts'
import { type ObservationRead, readingFrom } from './fhir-readings.ts'
import { codings, date, type Json, NAMELESS, nameOf, objects, oneOf, text, when } from './fhir-values.ts'
import {
  type AllergyFact,
  allergyFact,
  type ConditionFact,
  conditionFact,
  type Fact,
  type PatientFact,
  type ProcedureFact,
  patientFact,
} from './history.ts'

/** What a resource alone does not tell. */
export type FhirContext = {
  /** The identity to keep. */
  readonly resource: Fact['resource']
  /** For ages: "since the age of 12". */
  readonly birthDate?: string
  /** The resource of the same bundle that a reference names. */
  readonly find: (reference: string) => unknown
}

/** What became of a resource: a fact, a sentence why it cannot be used, or a word on why we have no use for it. */
export type Read<F extends Fact = Fact> = { readonly fact: F; readonly remark?: string } | ObservationRead

/** Reads one resource, or answers undefined for a type that is no fact. */
export function factFrom(json: Json, context: FhirContext): Read | undefined {
  switch (json.resourceType) {
    case 'Condition':
      return conditionFrom(json, context)
    case 'MedicationRequest':
    case 'MedicationStatement':
      return medicationFrom(json, context)
    case 'AllergyIntolerance':
      return allergyFrom(json, context)
    case 'Procedure':
      return procedureFrom(json, context)
    case 'Observation':
      return readingFrom(json, context.resource)
    default:
      return undefined
  }
}

/** A Condition; a missing status is unknown, never resolved, unless the record says outright that it has ended. */
export function conditionFrom(json: Json, { resource, birthDate }: FhirContext): Read<ConditionFact> {
  const codes = codings(json.code)
  const name = nameOf(json.code, codes)
  const fact: ConditionFact = {
    type: 'condition',
    resource,
    codes,
    display: name ?? 'Condition without a name',
    clinical: oneOf(
      conditionFact.shape.clinical.options,
      json.clinicalStatus,
      json.abatementBoolean === true ? 'resolved' : 'unknown',
    ),
    verification: oneOf(conditionFact.shape.verification.options, json.verificationStatus, 'unknown'),
    onset: when(json, 'onset', birthDate),
    abatement: when(json, 'abatement', birthDate),
    recorded: date(json.recordedDate) ?? date(json.assertedDate) ?? date(json.dateRecorded),
  }
  return name ? { fact } : { fact, remark: NAMELESS }
}

export function allergyFrom(json: Json, { resource }: FhirContext): Read<AllergyFact> {
  const reactions = objects(json.reaction)
  const concept = [json.code, json.substance, ...reactions.map((r) => r.substance)].find(
    (c) => nameOf(c) !== undefined,
  )
  const codes = codings(concept)
  const name = nameOf(concept, codes)
  const fact: AllergyFact = {
    type: 'allergy',
    resource,
    codes,
    display: name ?? 'Allergy without a name',
    // DSTU2 has one status for both.
    clinical: oneOf(allergyFact.shape.clinical.options, json.clinicalStatus ?? json.status, 'unknown'),
    verification: oneOf(
      allergyFact.shape.verification.options,
      json.verificationStatus ?? json.status,
      'unknown',
    ),
    criticality: text(json.criticality, 40),
    reactions: reactions
      .flatMap((r) => objects(r.manifestation).flatMap((m) => nameOf(m) ?? []))
      .slice(0, 40),
    recorded: date(json.recordedDate) ?? date(json.assertedDate),
  }
  return name ? { fact } : { fact, remark: NAMELESS }
}

export function procedureFrom(json: Json, { resource, birthDate }: FhirContext): Read<ProcedureFact> {
  const codes = codings(json.code)
  const name = nameOf(json.code, codes)
  const fact: ProcedureFact = {
    type: 'procedure',
    resource,
    codes,
    display: name ?? 'Procedure without a name',
    status: json.notPerformed === true ? 'not-done' : (text(json.status, 40) ?? 'unknown'),
    performed: when(json, 'performed', birthDate) ?? when(json, 'occurrence', birthDate),
  }
  return name ? { fact } : { fact, remark: NAMELESS }
}

/** HL7 v2-0203 types of numbers that a state gives: no part of a history, and a danger when they leak. */
const GOVERNMENT = ['SS', 'DL', 'PPN', 'TAX', 'NI', 'CZ', 'PRC']

/** The person, without the numbers that a state gave them. */
export function patientFrom(json: Json, resource: PatientFact['resource']): PatientFact {
  const names = objects(json.name)
  const name = ['official', 'usual'].map((use) => names.find((n) => n.use === use)).find(Boolean) ?? names[0]
  return {
    resource,
    name: (name && fullName(name)) ?? 'Person without a name',
    birthDate: date(json.birthDate)?.slice(0, 10),
    sex: oneOf(patientFact.shape.sex.options, json.gender, 'unknown'),
    deceased: json.deceasedBoolean === true || date(json.deceasedDateTime) !== undefined,
    identifiers: objects(json.identifier)
      .slice(0, 40)
      .flatMap((identifier) => {
        const system = text(identifier.system, 200)
        const value = text(identifier.value, 200)
        const isGovernment =
          codings(identifier.type).some((c) => GOVERNMENT.includes(c.code)) || system?.endsWith('us-ssn')
        return system && value && !isGovernment ? [{ system, value }] : []
      }),
  }
}

function fullName(name: Json): string | undefined {
  const parts = [name.given, name.family].flatMap((part) => (Array.isArray(part) ? part : [part]))
  return (
    text(
      parts
        .map((part) => text(part, 100))
        .filter(Boolean)
        .join(' '),
    ) ?? text(name.text)
  )
}
