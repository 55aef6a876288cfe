/** The history that a journey brings in: a person with treated hypertension, as another record system would send it. */

const HOSPITAL = 'http://hospital.example.org'
const PATIENT = 'Patient/rosa-delgado'
const coding = (system: string, code: string, display: string) => ({
  coding: [{ system, code, display }],
  text: display,
})
const snomed = (code: string, display: string) => coding('http://snomed.info/sct', code, display)
const loinc = (code: string, display: string) => coding('http://loinc.org', code, display)
const state = (name: string, code: string) => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/condition-${name}`, code }],
})

const condition = (id: string, code: unknown, onset: string, clinical: 'active' | 'resolved') => ({
  resourceType: 'Condition',
  id,
  clinicalStatus: state('clinical', clinical),
  verificationStatus: state('ver-status', 'confirmed'),
  code,
  subject: { reference: PATIENT },
  onsetDateTime: onset,
})

const medicine = (id: string, text: string, since: string) => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  medicationCodeableConcept: { text },
  subject: { reference: PATIENT },
  authoredOn: since,
})

const observation = (id: string, code: unknown, on: string, read: object) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code,
  subject: { reference: PATIENT },
  effectiveDateTime: `${on}T09:00:00Z`,
  ...read,
})

const amount = (value: number, code: string) => ({
  valueQuantity: { value, unit: code, system: 'http://unitsofmeasure.org', code },
})

/** The total of a PHQ-9, as the record system keeps it. */
const phq9 = (id: string, on: string, total: number) =>
  observation(
    id,
    loinc('44261-6', 'Patient Health Questionnaire 9 item (PHQ-9) total score'),
    on,
    amount(total, '{score}'),
  )

const pressure = (id: string, on: string, systolic: number, diastolic: number) =>
  observation(id, loinc('85354-9', 'Blood pressure'), on, {
    component: [
      { code: loinc('8480-6', 'Systolic blood pressure'), ...amount(systolic, 'mm[Hg]') },
      { code: loinc('8462-4', 'Diastolic blood pressure'), ...amount(diastolic, 'mm[Hg]') },
    ],
  })

/** @param today the readings lie some weeks before it, as those of a person in care do */
export function historyOfRosa(today: Temporal.PlainDate): string {
  const before = (span: Temporal.DurationLike) => today.subtract(span).toString()
  const resources = [
    {
      resourceType: 'Patient',
      id: 'rosa-delgado',
      identifier: [{ system: HOSPITAL, value: 'MRN-40718' }],
      name: [{ use: 'official', family: 'Delgado', given: ['Rosa'] }],
      gender: 'female',
      birthDate: '1974-08-19',
    },
    condition('hypertension', snomed('59621000', 'Essential hypertension'), '2019-05-14', 'active'),
    condition('depression', snomed('66344007', 'Recurrent major depression'), '2021-02-02', 'active'),
    condition('sinusitis', snomed('444814009', 'Viral sinusitis'), '2018-01-11', 'resolved'),
    medicine('amlodipine', 'amlodipine 5 MG Oral Tablet', '2019-06-02'),
    medicine('hydroxyzine', 'hydroxyzine hydrochloride 25 MG Oral Tablet', '2024-11-05'),
    pressure('pressure-1', before({ weeks: 9 }), 148, 92),
    pressure('pressure-2', before({ weeks: 5 }), 138, 86),
    phq9('phq-9', before({ weeks: 5 }), 18),
    observation('weight', loinc('29463-7', 'Body weight'), before({ weeks: 5 }), amount(78, 'kg')),
    observation('height', loinc('8302-2', 'Body height'), before({ weeks: 5 }), amount(166, 'cm')),
  ]
  return JSON.stringify({
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map((resource) => ({
      fullUrl: `${HOSPITAL}/fhir/${resource.resourceType}/${resource.id}`,
      resource,
    })),
  })
}
