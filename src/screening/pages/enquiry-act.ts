/** What a practice does about an enquiry: takes the person in, says that somebody reached them, closes or deletes it. */
import { z } from 'zod'
import { patientId } from '#kernel/ids.ts'
import { fail, problem, type Result } from '#kernel/result.ts'
import { dayIn } from '#kernel/time.ts'
import { patientForm, readAdmission } from '#people/pages/patient-form.ts'
import type { Care } from '#web/context.ts'
import { courseFor, type Enquiry, ruleOnStep, type Step } from '../enquiry.ts'
import { ENQUIRY } from '../enquiry-words.ts'

const reason = (missing?: string) => z.string(missing).max(2000, ENQUIRY.reasonLong)
const takingIn = patientForm.extend({ intent: z.literal('take-in') })
export const enquiryForm = z.discriminatedUnion('intent', [
  takingIn,
  z.object({ intent: z.literal('answered'), reason: reason().optional() }),
  z.object({ intent: z.literal('closed'), reason: reason(ENQUIRY.reasonMissing) }),
  z.object({ intent: z.literal('remove'), sure: z.literal('yes', ENQUIRY.removeMissing) }),
])

const DONE: Result<'done'> = { ok: true, value: 'done' }

export async function step(
  { enquiries, now }: Care,
  enquiry: Enquiry,
  { state, reason }: Pick<Step, 'state' | 'reason'>,
): Promise<Result<'done'>> {
  const refusal = ruleOnStep(enquiry, state)
  if (refusal) return fail(problem(refusal))
  await enquiries.record(enquiry.id, { at: now, state, reason })
  return DONE
}

export const remove = async ({ enquiries }: Care, { id }: Enquiry): Promise<Result<'done'>> =>
  (await enquiries.remove(id)) ? DONE : fail(problem(ENQUIRY.isCourse))

/** Makes the person a patient and opens the course that has the enquiry's id, with the answers in its screening. */
export async function takeIn(
  { charts, enquiries, people, person, now }: Care,
  enquiry: Enquiry,
  sent: z.output<typeof takingIn>,
): Promise<Result<'done'>> {
  const admission = readAdmission(sent, {
    staff: await people.staff(),
    known: (await charts.list({ closed: true })).map(({ patient }) => patient),
    today: dayIn(now, person.zone),
  })
  if (!admission.ok) return admission
  const { patient, ...begun } = admission.value
  const id = patientId.parse(charts.newId())
  const { id: protocol, version } = await charts.currentProtocol()
  const { answers, sentAt } = enquiry
  const admitted = await charts.admit({ id, ...patient }, courseFor(enquiry), [
    {
      // The entry has the enquiry's id too: who takes it in second is refused, and nobody becomes a patient twice.
      id: enquiry.id,
      kind: 'course-opened',
      at: now,
      body: { patient: id, protocol: { id: protocol, version }, ...begun },
    },
    { kind: 'screening-answered', at: sentAt, body: { answers, from: 'self-check' } },
  ])
  if (admitted.ok) return DONE
  const { taken } = await enquiries.open(enquiry.id)
  return taken ? fail(problem(ENQUIRY.takenMeanwhile)) : admitted
}
