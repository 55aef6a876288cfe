/** FHIR MedicationRequests and MedicationStatements → medicines of a history, with how they are taken. */
import type { FhirContext, Read } from './fhir.ts'
import {
  codings,
  date,
  isObject,
  type Json,
  NAMELESS,
  nameOf,
  objects,
  pointsTo,
  text,
} from './fhir-values.ts'
import type { MedicationFact } from './history.ts'

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
