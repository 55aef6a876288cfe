/** A certificate that says something wrong: another one takes its place, and the number of the old one says so. */
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { Application } from './application.ts'
import type { ApplicationDraft } from './application-entry.ts'
import { hoursOf } from './attendance.ts'
import { certificateNumber } from './certificate.ts'
import type { Plan } from './plan.ts'
import { REPLACING } from './replacing-words.ts'

type Certified = Pick<Application, 'answers' | 'certificate' | 'attendance'>

/** The name as it stands on the certificate, or would. */
export const certifiedName = ({ answers, certificate }: Pick<Certified, 'answers' | 'certificate'>): string =>
  certificate?.name ?? answers?.name ?? ''

/** Whether the sign-ins were corrected since: the certificate says other hours than they do. */
export const hoursDiffer = (plan: Plan, application: Certified): boolean =>
  application.certificate !== undefined && application.certificate.hours !== hoursOf(plan, application)

export type Replacement = {
  /** As it should stand from now on; undefined keeps it. */
  readonly name?: string
  readonly why?: string
}

/**
 * What is written when an educator replaces a certificate: with the hours as they are signed for now.
 * @param random at least eight bytes, of which the number is made
 */
export function replacing(
  plan: Plan,
  application: Certified,
  { name, why }: Replacement,
  { at, random }: { readonly at: Instant; readonly random: Uint8Array },
): Result<ApplicationDraft> {
  if (!why) return fail(problem(REPLACING.whyMissing, 'why'))
  const now = certifiedName(application)
  if ((name ?? now) === now && !hoursDiffer(plan, application)) return fail(problem(REPLACING.same, 'name'))
  return ok({
    kind: 'certificate-replaced',
    at,
    body: {
      number: certificateNumber(plan.from.year, random),
      hours: hoursOf(plan, application),
      name: name ?? now,
      why,
    },
  })
}
