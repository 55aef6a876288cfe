import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entryId, patientId, personId, uuidv7 } from '#kernel/ids.ts'
import { minutesAfter } from '#kernel/time.ts'
import { fromAppointment, fromEncounter, toAppointment, toEncounter, type VisitFact } from './fhir.ts'
import { route, visitKind } from './visits.ts'

const patient = patientId.parse('0198c0de-0000-7000-8000-000000000001')
const id = (n: number) => entryId.parse(uuidv7(n, new Uint8Array(10)))

const visit: fc.Arbitrary<VisitFact> = fc
  .record(
    {
      id: fc.nat().map(id),
      kind: fc.constantFrom(...visitKind.options),
      at: fc.integer({ min: 946_684_800_000, max: 2_208_988_800_000 }),
      length: fc.integer({ min: 1, max: 720 }),
      place: fc.string({ minLength: 1, maxLength: 120 }),
      people: fc.array(
        fc.string({ minLength: 1, maxLength: 64 }).map((text) => personId.parse(text)),
        { maxLength: 4 },
      ),
      state: fc.constantFrom('planned', 'kept', 'cancelled', 'missed'),
      route: fc.constantFrom(...route.options),
      text: fc.string({ minLength: 1 }),
    },
    { requiredKeys: ['id', 'kind', 'at', 'length', 'place', 'people', 'state'] },
  )
  .map(({ at, length, ...rest }) => {
    const from = Temporal.Instant.fromEpochMilliseconds(at)
    return { ...rest, from, to: minutesAfter(from, length) }
  })

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('any visit comes back from its Appointment as it went', () => {
  fc.assert(
    fc.property(visit, (one) => {
      expect(fromAppointment(throughJson(toAppointment(one, patient)))).toEqual({ ok: true, value: one })
    }),
  )
})

test('a visit that took place comes back from its Encounter, but for its note', () => {
  fc.assert(
    fc.property(visit, (one) => {
      const { text: _, ...fact } = { ...one, state: 'kept' as const }
      expect(fromEncounter(throughJson(toEncounter({ ...one, state: 'kept' }, patient)))).toEqual({
        ok: true,
        value: fact,
      })
    }),
  )
})

test('only a visit that took place is an Encounter', () => {
  fc.assert(
    fc.property(visit, (one) => {
      expect(toEncounter(one, patient) !== undefined).toBe(one.state === 'kept')
    }),
  )
})

test('a person who did not come is a no-show in FHIR, a cancelled visit tells its reason', () => {
  const from = Temporal.Instant.from('2026-11-24T09:00:00Z')
  const one: VisitFact = {
    id: id(1),
    kind: 'integration',
    from,
    to: minutesAfter(from, 60),
    place: 'Room 1',
    people: [],
    state: 'missed',
  }
  expect(toAppointment(one, patient).status).toBe('noshow')
  const cancelled = toAppointment({ ...one, state: 'cancelled', text: 'a cold' }, patient)
  expect(cancelled).toMatchObject({ status: 'cancelled', cancelationReason: { text: 'a cold' } })
})

test('an Appointment of another system is told apart with a sentence', () => {
  const read = fromAppointment({
    resourceType: 'Appointment',
    id: 'abc',
    status: 'proposed',
    participant: [],
  })
  expect(read.ok ? '' : read.problems[0]?.message).toContain('This Appointment is not a visit of a course')
})
