/**
 * FHIR R4 resources → facts of a history. Pure, and written by hand rather than through schemas, because a history
 * has thousands of resources; the tests prove that every fact fits its schema. Nothing is judged here: what was
 * refuted, stopped or entered in error is kept with its status. (`fhir-readings.ts` reads Observations,
 * `fhir-out.ts` is the way back.)
 */
import { type ObservationRead, readingFrom } from './fhir-readings.ts'
import {
  codings,
  date,
  isObject,
  type Json,
  nameOf,
  objects,
  oneOf,
  pointsTo,
  text,
  when,
} from './fhir-values.ts'
import {
  type AllergyFact,
  allergyFact,
  type ConditionFact,
  conditionFact,
  type Fact,
  type MedicationFact,
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

/** Resource types that become facts. */
export const FACT_TYPES = [
  'Condition',
  'MedicationRequest',
  'MedicationStatement',
  'AllergyIntolerance',
  'Observation',
  'Procedure',
] as const

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

const NAMELESS = 'The record gives neither a code nor a name for it.'

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

/** A MedicationRequest or MedicationStatement. */
export function medicationFrom(json: Json, context: FhirContext): Read<MedicationFact> {
  if (json.doNotPerform === true) return { unused: 'orders that something must not be given' }
  const concept = medicineOf(json, context)
  const codes = codings(concept)
  const name = nameOf(concept, codes)
  const dosages = objects(json.dosageInstruction ?? json.dosage)
  const bounds = dosages.map((d) =>
    isObject(d.timing) && isObject(d.timing.repeat) ? d.timing.repeat.boundsPeriod : undefined,
  )
  const ends = bounds.map((b) => (isObject(b) ? date(b.end) : undefined))
  const effective = isObject(json.effectivePeriod) ? json.effectivePeriod : {}
  const recorded = date(json.authoredOn) ?? date(json.dateWritten) ?? date(json.dateAsserted)
  const fact: MedicationFact = {
    type: 'medication',
    resource: context.resource,
    codes,
    display: name ?? 'Medicine without a name',
    status:
      json.wasNotTaken === true || json.taken === 'n' ? 'not-taken' : (text(json.status, 40) ?? 'unknown'),
    asNeeded: asNeeded(dosages),
    dosage: text(dosages.map(inWords).filter(Boolean).join('; ')),
    started:
      date(effective.start) ??
      date(json.effectiveDateTime) ??
      bounds.map((b) => (isObject(b) ? date(b.start) : undefined)).find(Boolean) ??
      date(json.authoredOn) ??
      date(json.dateWritten),
    // A medicine has ended when each of its instructions has.
    ended:
      date(effective.end) ??
      date(json.dateEnded) ??
      (ends.every(Boolean) ? ends.toSorted().at(-1) : undefined),
    recorded,
  }
  return name ? { fact } : { fact, remark: NAMELESS }
}

/** The CodeableConcept of the medicine: given, contained, or in another resource of the bundle. */
function medicineOf(json: Json, { find }: FhirContext): unknown {
  const given = json.medicationCodeableConcept ?? json.medication
  const reference =
    json.medicationReference ?? (isObject(json.medication) ? json.medication.reference : undefined)
  if (codings(given).length > 0 || !reference) return given
  const at = pointsTo(reference)
  const named = at?.startsWith('#')
    ? objects(json.contained).find((c) => c.id === at.slice(1))
    : at && find(at)
  if (!isObject(named)) return isObject(reference) ? { text: reference.display } : undefined
  if (codings(named.code).length > 0 || nameOf(named.code)) return named.code
  const parts = objects(named.ingredient).map((part) => part.itemCodeableConcept ?? part.item)
  return {
    coding: parts.flatMap((part) => codings(part)),
    text: parts
      .map((part) => nameOf(part))
      .filter(Boolean)
      .join(' + '),
  }
}

/** Taken regularly as soon as one instruction says so: stopping a regular medicine is the greater risk. */
function asNeeded(dosages: readonly Json[]): boolean | undefined {
  const each = dosages.map((d) =>
    d.asNeededCodeableConcept !== undefined || d.asNeededFor !== undefined
      ? true
      : (d.asNeededBoolean ?? d.asNeeded),
  )
  return each.includes(false) ? false : each.includes(true) ? true : undefined
}

/** The instruction as the record words it, else the amount and how often. */
function inWords(dosage: Json): string | undefined {
  const written = text(dosage.text) ?? text(dosage.patientInstruction)
  if (written) return written
  const dose =
    objects(dosage.doseAndRate)
      .map((d) => d.doseQuantity)
      .find(isObject) ?? dosage.doseQuantity
  const amount =
    isObject(dose) && typeof dose.value === 'number'
      ? `${dose.value} ${text(dose.unit) ?? ''}`.trim()
      : undefined
  const timing = isObject(dosage.timing) ? dosage.timing : {}
  const repeat = isObject(timing.repeat) ? timing.repeat : {}
  const often =
    typeof repeat.frequency === 'number' && typeof repeat.period === 'number'
      ? `${repeat.frequency} × per ${repeat.period} ${text(repeat.periodUnit, 10) ?? ''}`.trim()
      : nameOf(timing.code)
  return [amount, often].filter(Boolean).join(', ') || undefined
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
