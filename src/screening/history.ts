/**
 * The history a person brings from another record system, as facts. Each keeps the identity, codes, dates and
 * status of the FHIR resource it came from, so that every finding can show its evidence.
 */
import { z } from 'zod'
import type { Kinds } from '#chart/chart.ts'
import { instant } from '#kernel/time.ts'
import { unit } from '#kernel/units.ts'

export const coding = z.object({ system: z.string(), code: z.string(), display: z.string().optional() })
export type Coding = z.output<typeof coding>

/** The resource a fact came from. `id` is the resource's id, or the bundle's fullUrl when it has none. */
export const resource = z.object({
  resourceType: z.string(),
  id: z.string(),
  /** The record system that it came from, when the bundle tells. */
  system: z.string().optional(),
})

/** FHIR dates may be a year, a month, a day or an instant; kept as written, because the precision is a fact too. */
const fhirDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2}(T.+)?)?)?$/)

const common = {
  resource,
  /** All codings given; empty when the record had only text. */
  codes: z.array(coding),
  /** What the record calls it: text, else the first display, else the code. */
  display: z.string(),
}

/** A Condition. `clinical` is FHIR's clinicalStatus, `verification` its verificationStatus. */
export const conditionFact = z.object({
  ...common,
  type: z.literal('condition'),
  clinical: z.enum(['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved', 'unknown']),
  verification: z.enum([
    'unconfirmed',
    'provisional',
    'differential',
    'confirmed',
    'refuted',
    'entered-in-error',
    'unknown',
  ]),
  onset: fhirDate.optional(),
  abatement: fhirDate.optional(),
  recorded: fhirDate.optional(),
})

/** A MedicationRequest or MedicationStatement. `status` is FHIR's, as written. */
export const medicationFact = z.object({
  ...common,
  type: z.literal('medication'),
  status: z.string(),
  /** True when the record says as needed (dosage.asNeeded), false when it says regularly, absent when it does not say. */
  asNeeded: z.boolean().optional(),
  dosage: z.string().optional(),
  started: fhirDate.optional(),
  ended: fhirDate.optional(),
  recorded: fhirDate.optional(),
})

export const allergyFact = z.object({
  ...common,
  type: z.literal('allergy'),
  clinical: z.enum(['active', 'inactive', 'resolved', 'unknown']),
  verification: z.enum(['unconfirmed', 'presumed', 'confirmed', 'refuted', 'entered-in-error', 'unknown']),
  criticality: z.string().optional(),
  reactions: z.array(z.string()),
  recorded: fhirDate.optional(),
})

export const procedureFact = z.object({
  ...common,
  type: z.literal('procedure'),
  status: z.string(),
  performed: fhirDate.optional(),
})

const reading = { ...common, status: z.string(), taken: fhirDate.optional() }
/** An Observation that this software uses. Units are already the field's: mmHg, /min, %, kg, cm. */
export const observationFact = z.discriminatedUnion('measure', [
  z.object({
    ...reading,
    type: z.literal('observation'),
    measure: z.literal('pressure'),
    systolic: unit.mmHg,
    diastolic: unit.mmHg,
  }),
  z.object({
    ...reading,
    type: z.literal('observation'),
    measure: z.literal('heart-rate'),
    value: unit.perMin,
  }),
  z.object({ ...reading, type: z.literal('observation'), measure: z.literal('spo2'), value: unit.percent }),
  z.object({ ...reading, type: z.literal('observation'), measure: z.literal('weight'), value: unit.kg }),
  z.object({ ...reading, type: z.literal('observation'), measure: z.literal('height'), value: unit.cm }),
  z.object({
    ...reading,
    type: z.literal('observation'),
    measure: z.literal('score'),
    value: unit.score,
    instrument: z.string(),
  }),
])

export const fact = z.union([conditionFact, medicationFact, allergyFact, procedureFact, observationFact])
export type Fact = z.output<typeof fact>
export type ConditionFact = z.output<typeof conditionFact>
export type MedicationFact = z.output<typeof medicationFact>
export type AllergyFact = z.output<typeof allergyFact>
export type ProcedureFact = z.output<typeof procedureFact>
export type ObservationFact = z.output<typeof observationFact>

/** The person as the imported record names them. */
export const patientFact = z.object({
  resource,
  name: z.string(),
  birthDate: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .optional(),
  sex: z.enum(['female', 'male', 'other', 'unknown']),
  deceased: z.boolean(),
  identifiers: z.array(z.object({ system: z.string(), value: z.string() })),
})
export type PatientFact = z.output<typeof patientFact>

/** A resource that the record says but that no fact could be made of, and why: somebody chose to go on without it. */
export const leftOut = z.object({ resource, why: z.string() })
export type LeftOut = z.output<typeof leftOut>

/** The entries of an imported history: one a resource, so that one wrong fact can be amended alone. */
export const historyKinds = {
  'fact-imported': z.object({ fact, importedAt: instant }),
  'patient-imported': z.object({
    patient: patientFact,
    importedAt: instant,
    leftOut: z.array(leftOut).optional(),
  }),
} as const satisfies Kinds
