/** Vitals as FHIR R4 Observations: one for each measure, with pressure as a panel, joined by the entry they came from. */
import { z } from 'zod'
import { entryId, type PatientId } from '#kernel/ids.ts'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import { instant } from '#kernel/time.ts'
import { sessionKinds } from './entries.ts'
import type { FactOf } from './fhir.ts'

const LOINC = 'http://loinc.org'
const UCUM = 'http://unitsofmeasure.org'
const ENTRY = 'urn:kairos:entry'
const CONFIRMED = 'urn:kairos:confirmed'
const ON_OXYGEN = 'urn:kairos:on-oxygen'

/** LOINC and UCUM codes; the LOINC codes are from memory but for temperature, which was looked up. */
const MEASURES = {
  systolic: { loinc: ['8480-6'], unit: 'mm[Hg]', text: 'Systolic pressure' },
  diastolic: { loinc: ['8462-4'], unit: 'mm[Hg]', text: 'Diastolic pressure' },
  heartRate: { loinc: ['8867-4'], unit: '/min', text: 'Heart rate' },
  // US Core pulse oximetry asks for both codes.
  spo2: { loinc: ['59408-5', '2708-6'], unit: '%', text: 'SpO2' },
  respiratoryRate: { loinc: ['9279-1'], unit: '/min', text: 'Respiratory rate' },
  temperature: { loinc: ['8310-5'], unit: 'Cel', text: 'Body temperature' },
} as const
type Vital = keyof typeof MEASURES
const vital = z.enum(['systolic', 'diastolic', 'heartRate', 'spo2', 'respiratoryRate', 'temperature'])
const PANEL = '85354-9'

const codes = z.object({ coding: z.array(z.object({ system: z.string(), code: z.string() })).min(1) })
const value = z.object({ value: z.number(), code: z.string() })
const observation = z.object({
  resourceType: z.literal('Observation'),
  identifier: z.tuple([z.object({ system: z.literal(ENTRY), value: entryId })]),
  extension: z.array(z.object({ url: z.string(), valueBoolean: z.boolean() })).default([]),
  code: codes,
  encounter: z.object({ reference: z.string().startsWith('Encounter/') }),
  effectiveDateTime: instant,
  valueQuantity: value.optional(),
  component: z.array(z.object({ code: codes, valueQuantity: value })).default([]),
})

const codeOf = (name: Vital) => ({
  coding: MEASURES[name].loinc.map((code) => ({ system: LOINC, code })),
  text: MEASURES[name].text,
})
const quantityOf = (name: Vital, n: number) => ({
  value: n,
  unit: MEASURES[name].unit,
  system: UCUM,
  code: MEASURES[name].unit,
})

/** One Observation a measure; systolic and diastolic are components of one panel, also when only one was taken. */
export function toObservations({ id, at, body }: FactOf<'vitals-taken'>, patient: PatientId) {
  const flags = [
    ...(body.confirmed === undefined ? [] : [{ url: CONFIRMED, valueBoolean: body.confirmed }]),
    ...(body.onOxygen === undefined ? [] : [{ url: ON_OXYGEN, valueBoolean: body.onOxygen }]),
  ]
  const head = (part: string) => ({
    resourceType: 'Observation',
    id: `${id}-${part}`,
    identifier: [{ system: ENTRY, value: id }],
    ...(flags.length > 0 ? { extension: flags } : {}),
    status: 'final',
    category: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' },
        ],
      },
    ],
    subject: { reference: `Patient/${patient}` },
    encounter: { reference: `Encounter/${body.visit}` },
    effectiveDateTime: instant.encode(at),
  })
  const taken = vital.options.flatMap((name) => {
    const n = body[name]
    return n === undefined ? [] : [{ name, value: n }]
  })
  const pressures = taken.filter(({ name }) => name === 'systolic' || name === 'diastolic')
  const panel =
    pressures.length === 0
      ? []
      : [
          {
            ...head('bp'),
            code: { coding: [{ system: LOINC, code: PANEL }], text: 'Blood pressure' },
            component: pressures.map(({ name, value }) => ({
              code: codeOf(name),
              valueQuantity: quantityOf(name, value),
            })),
          },
        ]
  return [
    ...panel,
    ...taken
      .filter((one) => !pressures.includes(one))
      .map(({ name, value }) => ({
        ...head(name),
        code: codeOf(name),
        valueQuantity: quantityOf(name, value),
      })),
  ]
}

/** Reads Observations that were written here back into the entries they came from, in order of time. */
export function fromObservations(resources: readonly unknown[]): Result<FactOf<'vitals-taken'>[]> {
  const facts = new Map<string, FactOf<'vitals-taken'>>()
  for (const resource of resources) {
    const read = observation.safeParse(resource)
    if (!read.success)
      return fail(
        problem(
          `This Observation cannot be read: ${read.error.issues[0]?.path.join('.')}: ${read.error.issues[0]?.message}`,
        ),
      )
    const {
      identifier: [{ value: id }],
      extension,
      code,
      encounter,
      effectiveDateTime: at,
      valueQuantity,
      component,
    } = read.data
    const flag = (url: string) => extension.find((e) => e.url === url)?.valueBoolean
    const readings = [...component, ...(valueQuantity ? [{ code, valueQuantity }] : [])].flatMap((part) => {
      const name = vital.options.find((v) =>
        MEASURES[v].loinc.some((loinc) => loinc === part.code.coding[0]?.code),
      )
      return name ? [[name, part.valueQuantity.value] as const] : []
    })
    const body = sessionKinds['vitals-taken'].safeParse({
      ...facts.get(id)?.body,
      visit: encounter.reference.slice('Encounter/'.length),
      ...Object.fromEntries(readings),
      ...(flag(CONFIRMED) ? { confirmed: true } : {}),
      ...(flag(ON_OXYGEN) === undefined ? {} : { onOxygen: flag(ON_OXYGEN) }),
    })
    if (!body.success)
      return fail(problem(`This Observation holds no reading that is known here: ${code.coding[0]?.code}.`))
    facts.set(id, { id, at, body: body.data })
  }
  return ok(
    [...facts.values()].sort(
      (a, b) => a.at.epochMilliseconds - b.at.epochMilliseconds || (a.id < b.id ? -1 : 1),
    ),
  )
}
