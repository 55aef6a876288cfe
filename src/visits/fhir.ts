/**
 * Visits as FHIR R4: every visit is an Appointment, and one that took place is an Encounter of it too.
 * The place is a participant without a reference, because the calendar with rooms is not the chart's.
 */
import { z } from 'zod'
import { entryId, type PatientId, personId } from '#kernel/ids.ts'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import { instant, minutesBetween } from '#kernel/time.ts'
import { route, type Visit, visitKind } from './visits.ts'
import { VISIT_NAMES } from './words.ts'

/** What FHIR can say of a visit: everything but which entries of the chart said it. */
export type VisitFact = Omit<Visit, 'planned' | 'outcome'> & { readonly text?: string }

const KIND = 'urn:kairos:visit-kind'
const ROUTE = 'urn:kairos:visit-route'
const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'

const APPOINTMENT_STATUS = {
  planned: 'booked',
  kept: 'fulfilled',
  cancelled: 'cancelled',
  missed: 'noshow',
} as const

export function toAppointment(visit: VisitFact, patient: PatientId): Appointment {
  return {
    resourceType: 'Appointment',
    id: visit.id,
    ...(visit.route ? { extension: [{ url: ROUTE, valueCode: visit.route }] } : {}),
    status: APPOINTMENT_STATUS[visit.state],
    ...(visit.text && visit.state === 'cancelled' ? { cancelationReason: { text: visit.text } } : {}),
    serviceType: [kindConcept(visit)],
    start: instant.encode(visit.from),
    end: instant.encode(visit.to),
    minutesDuration: Math.max(1, Math.round(minutesBetween(visit.from, visit.to))),
    ...(visit.text && visit.state !== 'cancelled' ? { comment: visit.text } : {}),
    participant: [
      { actor: { reference: `Patient/${patient}` }, status: 'accepted' },
      ...visit.people.map(
        (person) => ({ actor: { reference: `Practitioner/${person}` }, status: 'accepted' }) as const,
      ),
      { actor: { type: 'Location', display: visit.place }, status: 'accepted' },
    ],
  }
}

/** Reads an Appointment that was written here. Fails with a sentence for any other. */
export function fromAppointment(resource: unknown): Result<VisitFact> {
  const read = appointment.safeParse(resource)
  if (!read.success) return unreadable('Appointment', read.error)
  const { id, status, serviceType, start, end, participant, extension, comment, cancelationReason } =
    read.data
  const text = cancelationReason?.text ?? comment
  return ok({
    id,
    kind: serviceType[0].coding[0].code,
    from: start,
    to: end,
    place: participant.flatMap(({ actor }) => (actor.display ? [actor.display] : []))[0] ?? '',
    people: practitioners(participant.map(({ actor }) => actor)),
    ...routeOf(extension),
    state: STATE_OF[status],
    ...(text ? { text } : {}),
  })
}

/** The Encounter of a visit that took place; undefined for any other. */
export function toEncounter(visit: VisitFact, patient: PatientId): Encounter | undefined {
  if (visit.state !== 'kept') return undefined
  return {
    resourceType: 'Encounter',
    id: visit.id,
    ...(visit.route ? { extension: [{ url: ROUTE, valueCode: visit.route }] } : {}),
    status: 'finished',
    // A check-in is a call or a message, so nobody was in the room.
    class: { system: ACT_CODE, code: visit.kind === 'check-in' ? 'VR' : 'AMB' },
    type: [kindConcept(visit)],
    subject: { reference: `Patient/${patient}` },
    participant: visit.people.map((person) => ({ individual: { reference: `Practitioner/${person}` } })),
    appointment: [{ reference: `Appointment/${visit.id}` }],
    period: { start: instant.encode(visit.from), end: instant.encode(visit.to) },
    location: [{ location: { display: visit.place } }],
  }
}

/** Reads an Encounter that was written here. A note is not in it: FHIR keeps that with the Appointment. */
export function fromEncounter(resource: unknown): Result<VisitFact> {
  const read = encounter.safeParse(resource)
  if (!read.success) return unreadable('Encounter', read.error)
  const { id, type, period, participant, location, extension } = read.data
  return ok({
    id,
    kind: type[0].coding[0].code,
    from: period.start,
    to: period.end,
    place: location[0].location.display,
    people: practitioners(participant.map(({ individual }) => individual)),
    ...routeOf(extension),
    state: 'kept',
  })
}

const kindConcept = ({ kind }: VisitFact): Concept => ({
  coding: [{ system: KIND, code: kind, display: VISIT_NAMES[kind] }],
})

const STATE_OF = { booked: 'planned', fulfilled: 'kept', cancelled: 'cancelled', noshow: 'missed' } as const

const practitioners = (actors: readonly { readonly reference?: string }[]) =>
  actors.flatMap(({ reference }) =>
    reference?.startsWith('Practitioner/') ? [personId.parse(reference.slice('Practitioner/'.length))] : [],
  )

const routeOf = (extensions: z.output<typeof extension> = []) => {
  const found = extensions.find(({ url }) => url === ROUTE)
  return found ? { route: found.valueCode } : {}
}

const unreadable = (type: string, error: z.ZodError): Result<never> => {
  const [first] = error.issues
  return fail(
    problem(`This ${type} is not a visit of a course: ${first?.path.join('.') || 'it'}: ${first?.message}`),
  )
}

const concept = z.object({
  coding: z.tuple([z.object({ system: z.literal(KIND), code: visitKind, display: z.string().optional() })]),
})
const reference = z.object({
  reference: z.string().optional(),
  type: z.string().optional(),
  display: z.string().optional(),
})
const extension = z.array(z.object({ url: z.literal(ROUTE), valueCode: route }))

const appointment = z.object({
  resourceType: z.literal('Appointment'),
  id: entryId,
  extension: extension.optional(),
  status: z.enum(['booked', 'fulfilled', 'cancelled', 'noshow']),
  cancelationReason: z.object({ text: z.string() }).optional(),
  serviceType: z.tuple([concept]),
  start: instant,
  end: instant,
  minutesDuration: z.int().positive(),
  comment: z.string().optional(),
  participant: z.array(z.object({ actor: reference, status: z.literal('accepted') })),
})

const encounter = z.object({
  resourceType: z.literal('Encounter'),
  id: entryId,
  extension: extension.optional(),
  status: z.literal('finished'),
  class: z.object({ system: z.literal(ACT_CODE), code: z.enum(['AMB', 'VR']) }),
  type: z.tuple([concept]),
  subject: z.object({ reference: z.string() }),
  participant: z.array(z.object({ individual: reference })),
  appointment: z.array(z.object({ reference: z.string() })),
  period: z.object({ start: instant, end: instant }),
  location: z.tuple([z.object({ location: z.object({ display: z.string() }) })]),
})

type Concept = z.input<typeof concept>
export type Appointment = z.input<typeof appointment>
export type Encounter = z.input<typeof encounter>
