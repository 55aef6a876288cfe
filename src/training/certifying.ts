/** Who may have a certificate now, and what is written when it is given. */
import type { Ruling } from '#kernel/ruling.ts'
import type { Instant } from '#kernel/time.ts'
import type { Application } from './application.ts'
import type { ApplicationDraft } from './application-entry.ts'
import { hoursOf } from './attendance.ts'
import { certificateNumber } from './certificate.ts'
import type { Plan } from './plan.ts'
import { ruleOnStep } from './ruling.ts'
import type { TrainingState } from './training.ts'

type Held = { readonly state: TrainingState; readonly plan: Plan }

export const ruleOnCertificate = (training: Held, application: Application, now: Instant): Ruling =>
  ruleOnStep('certify', { training, application, now })

/** @param random at least eight bytes, of which the number is made */
export const certified = (
  plan: Plan,
  application: Application,
  { at, random, despite }: { readonly at: Instant; readonly random: Uint8Array; readonly despite?: string },
): ApplicationDraft[] => [
  {
    kind: 'certified',
    at,
    body: {
      number: certificateNumber(plan.from.year, random),
      hours: hoursOf(plan, application),
      ...(despite ? { despite } : {}),
    },
  },
  // The letter with the certificate offers it.
  { kind: 'listing-offered', at, body: {} },
]
