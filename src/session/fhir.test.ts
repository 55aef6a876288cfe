import fc from 'fast-check'
import { expect, test } from 'vitest'
import { patientId } from '#kernel/ids.ts'
import { shippedProtocol } from '#platform/content.ts'
import { eventAction, outcome, relatedness, sessionKinds, severity, told } from './entries.ts'
import { fromMedicationAdministration, toMedicationAdministration } from './fhir.ts'
import { fromAdverseEvent, toAdverseEvent } from './fhir-adverse-events.ts'
import { fromObservations, toObservations } from './fhir-vitals.ts'
import { minute, nthId, order, visit } from './testing.ts'

const patient = patientId.parse('0198c0de-0000-7000-8000-00000000000e')
const at = fc.integer({ min: -100_000, max: 100_000 }).map((n) => minute(n / 60))
const id = fc.nat(10_000).map(nthId)
const words = fc.string({ minLength: 1, maxLength: 60 })
const perhaps = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined })
const dropUndefined = (o: object) => Object.fromEntries(Object.entries(o).filter(([, v]) => v !== undefined))
const throughJson = (resource: unknown): unknown => JSON.parse(JSON.stringify(resource))

const doses = fc.record({
  id,
  at,
  body: fc
    .record({
      drug: fc.constantFrom('ketamine', 'esketamine'),
      route: fc.constantFrom('im', 'iv', 'sl', 'oral', 'intranasal', 'esketamine'),
      mg: fc.double({ min: 0.1, max: 500, noNaN: true }),
      lot: words,
      concentration: perhaps(fc.double({ min: 0.1, max: 100, noNaN: true })),
      over: perhaps(fc.integer({ min: 1, max: 120 })),
      site: perhaps(words),
      by: fc.constant('monitor'),
      checkedBy: perhaps(fc.constant('therapist')),
      check: perhaps(fc.nat(10_000).map(nthId)),
      outsideRules: perhaps(words),
    })
    .map((body) => sessionKinds['dose-given'].parse(dropUndefined({ visit, order, ...body }))),
})

test('a dose goes to FHIR and comes back as it was', () => {
  fc.assert(
    fc.property(doses, (dose) => {
      expect(fromMedicationAdministration(throughJson(toMedicationAdministration(dose, patient)))).toEqual({
        ok: true,
        value: dose,
      })
    }),
  )
})

const events = fc.record({
  id,
  at,
  body: fc
    .record({
      term: fc.constantFrom(...shippedProtocol().adverseEvents.terms.map((t) => t.id)),
      words: perhaps(words),
      onset: at,
      until: perhaps(at),
      severity: fc.constantFrom(...severity.options),
      serious: fc.subarray(shippedProtocol().adverseEvents.seriousness.map((s) => s.id)),
      relatedness: fc.constantFrom(...relatedness.options),
      action: fc.constantFrom(...eventAction.options),
      outcome: fc.constantFrom(...outcome.options),
      told: fc.subarray([...told.options]),
      note: perhaps(words),
    })
    .map(({ onset, until, ...body }) =>
      sessionKinds['adverse-event-recorded'].parse(
        dropUndefined({ visit, ...body, onset: onset.toString(), until: until?.toString() }),
      ),
    ),
})

test('an adverse event goes to FHIR and comes back as it was', () => {
  fc.assert(
    fc.property(events, (event) => {
      expect(fromAdverseEvent(throughJson(toAdverseEvent(event, patient)))).toEqual({
        ok: true,
        value: event,
      })
    }),
  )
})

const vitals = fc.record({
  id,
  at,
  body: fc
    .record({
      systolic: perhaps(fc.integer({ min: 60, max: 220 })),
      diastolic: perhaps(fc.integer({ min: 30, max: 140 })),
      heartRate: perhaps(fc.integer({ min: 30, max: 180 })),
      spo2: fc.integer({ min: 60, max: 100 }),
      respiratoryRate: perhaps(fc.integer({ min: 4, max: 40 })),
      temperature: perhaps(fc.double({ min: 34, max: 41, noNaN: true })),
      onOxygen: perhaps(fc.boolean()),
      confirmed: perhaps(fc.constant(true)),
    })
    .map((body) => sessionKinds['vitals-taken'].parse(dropUndefined({ visit, ...body }))),
})

test('vitals go to FHIR as one Observation a measure and come back as the entries they were, in any order', () => {
  const several = fc.uniqueArray(vitals, { selector: (v) => v.id, maxLength: 5 })
  const inOrder = (list: readonly { at: Temporal.Instant; id: string }[]) =>
    [...list].sort((a, b) => a.at.epochMilliseconds - b.at.epochMilliseconds || (a.id < b.id ? -1 : 1))
  fc.assert(
    fc.property(
      several.chain((list) => {
        const resources = list.flatMap((one) => toObservations(one, patient))
        return fc.tuple(fc.constant(list), fc.shuffledSubarray(resources, { minLength: resources.length }))
      }),
      ([list, resources]) => {
        expect(fromObservations(resources.map(throughJson))).toEqual({ ok: true, value: inOrder(list) })
      },
    ),
  )
})

test('a pressure is a panel with its LOINC codes in mm[Hg]', () => {
  const [panel] = toObservations(
    {
      id: nthId(1),
      at: minute(0),
      body: sessionKinds['vitals-taken'].parse({ visit, systolic: 118, diastolic: 76 }),
    },
    patient,
  )
  expect(panel).toMatchObject({
    code: { coding: [{ code: '85354-9' }] },
    component: [
      { code: { coding: [{ code: '8480-6' }] }, valueQuantity: { value: 118, code: 'mm[Hg]' } },
      { code: { coding: [{ code: '8462-4' }] }, valueQuantity: { value: 76 } },
    ],
  })
})

test('a resource of another system is refused with a sentence', () => {
  const read = fromMedicationAdministration({ resourceType: 'MedicationAdministration', id: 'x' })
  expect(read.ok).toBe(false)
  expect(!read.ok && read.problems[0]?.message).toMatch(/^This MedicationAdministration cannot be read/)
})
