/** Histories that patients bring along: small FHIR bundles, taken in as the import page takes in any other. */
import { readBundle } from '#interop/bundle.ts'
import { draftsOfImport } from '#interop/interop.ts'
import { courseId } from '#kernel/ids.ts'
import { dayIn, type Instant } from '#kernel/time.ts'
import { idFor } from './people.ts'
import type { Author, Teller } from './telling.ts'

const SYSTEM = 'https://records.frontrange.example'
const SNOMED = 'http://snomed.info/sct'
const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'
const LOINC = 'http://loinc.org'
const CLINICAL = 'http://terminology.hl7.org/CodeSystem/condition-clinical'
const VERIFICATION = 'http://terminology.hl7.org/CodeSystem/condition-ver-status'
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category'

/** A FHIR resource but for what all of a bundle share: its id and whose it is. */
type Resource = { readonly resourceType: string; readonly [element: string]: unknown }

const concept = (system: string, code: string, display: string) => ({
  coding: [{ system, code, display }],
  text: display,
})

/** A condition with a SNOMED CT code: active since `onset`, or over since `abated`. */
export const condition = (code: string, display: string, onset: string, abated?: string): Resource => ({
  resourceType: 'Condition',
  clinicalStatus: concept(CLINICAL, abated ? 'resolved' : 'active', abated ? 'Resolved' : 'Active'),
  verificationStatus: concept(VERIFICATION, 'confirmed', 'Confirmed'),
  code: concept(SNOMED, code, display),
  onsetDateTime: onset,
  ...(abated ? { abatementDateTime: abated } : {}),
  recordedDate: onset,
})

/** A medicine with an RxNorm ingredient: taken as the text says, since a day. */
export const medicine = (
  code: string,
  display: string,
  since: string,
  dosage: string,
  more: { readonly asNeeded?: boolean; readonly stopped?: boolean } = {},
): Resource => ({
  resourceType: 'MedicationRequest',
  status: more.stopped ? 'stopped' : 'active',
  intent: 'order',
  medicationCodeableConcept: concept(RXNORM, code, display),
  authoredOn: since,
  dosageInstruction: [{ text: dosage, asNeededBoolean: more.asNeeded ?? false }],
})

export const procedure = (code: string, display: string, performed: string): Resource => ({
  resourceType: 'Procedure',
  status: 'completed',
  code: concept(SNOMED, code, display),
  performedDateTime: performed,
})

export const allergy = (code: string, display: string, reaction: string, recorded: string): Resource => ({
  resourceType: 'AllergyIntolerance',
  clinicalStatus: { coding: [{ code: 'active' }] },
  verificationStatus: { coding: [{ code: 'confirmed' }] },
  code: concept(SNOMED, code, display),
  reaction: [{ manifestation: [{ text: reaction }] }],
  recordedDate: recorded,
})

/** A seated pressure in mmHg. */
export const pressure = (taken: Instant, systolic: number, diastolic: number): Resource => ({
  resourceType: 'Observation',
  status: 'final',
  category: [concept(CATEGORY, 'vital-signs', 'Vital Signs')],
  code: concept(LOINC, '85354-9', 'Blood pressure panel'),
  effectiveDateTime: taken.toString(),
  component: [
    { code: concept(LOINC, '8480-6', 'Systolic blood pressure'), valueQuantity: amount(systolic, 'mm[Hg]') },
    {
      code: concept(LOINC, '8462-4', 'Diastolic blood pressure'),
      valueQuantity: amount(diastolic, 'mm[Hg]'),
    },
  ],
})

const amount = (value: number, code: string) => ({
  value,
  unit: code,
  system: 'http://unitsofmeasure.org',
  code,
})

/** Takes a history in: the person as the record knows them, their weight and height, and the resources given. */
export function bring(tell: Teller, by: Author, at: Instant, resources: readonly Resource[]): void {
  const { patient, zone } = tell
  const number = idFor('record', patient.key)
  const [given, family] = patient.name.split(' ')
  const person: Resource = {
    resourceType: 'Patient',
    identifier: [
      {
        type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }] },
        system: SYSTEM,
        value: number,
      },
    ],
    name: [{ use: 'official', family, given: [given] }],
    gender: patient.sex,
    birthDate: patient.birthDate,
  }
  const entry = [person, ...sizes(tell, at), ...resources].map((resource, i) => {
    const id = i === 0 ? number : idFor('resource', patient.key, String(i))
    const subject = i === 0 ? {} : { subject: { reference: `urn:uuid:${number}` } }
    return { fullUrl: `urn:uuid:${id}`, resource: { ...resource, id, ...subject } }
  })
  const file = JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry })
  const history = readBundle(file, dayIn(at, zone))
  if (!history.ok) throw new Error(`The history of ${patient.key}: ${history.problems[0]?.message}`)
  const course = courseId.parse(idFor('course', patient.key))
  tell.write(by, ...draftsOfImport(history.value, course, at, tell.chart()))
}

function sizes({ patient: { weight, height } }: Teller, at: Instant): Resource[] {
  const taken = at.subtract({ hours: 24 * 40 }).toString()
  const size = (code: string, display: string, value: number, unit: string): Resource => ({
    resourceType: 'Observation',
    status: 'final',
    category: [concept(CATEGORY, 'vital-signs', 'Vital Signs')],
    code: concept(LOINC, code, display),
    effectiveDateTime: taken,
    valueQuantity: amount(value, unit),
  })
  return [size('29463-7', 'Body weight', weight, 'kg'), size('8302-2', 'Body height', height, 'cm')]
}
