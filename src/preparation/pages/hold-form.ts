/** The prescriber's decision on one medicine, read from its form. */
import { z } from 'zod'
import type { Chart } from '#chart/chart.ts'
import { entryId } from '#kernel/ids.ts'
import type { ProtocolId } from '#kernel/protocol.ts'
import { fail, ok, problem } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import { hours } from '#kernel/units.ts'
import type { SignedIn } from '#people/people.ts'
import { type HoldDecision, type Medicine, ruleOnHold } from '../medicines.ts'
import { holdFor } from '../preparation.ts'
import type { PreparationProtocol } from '../protocol.ts'
import { FORM } from '../words.ts'
import type { Decided } from './record-form.ts'

const text = z.string().optional()

export const holdForm = z.object({
  /** `hold` and the medicine's key, because a page has one form for each medicine. */
  intent: z.string().startsWith('hold '),
  basis: text,
  decision: z.enum(['hold', 'take'], FORM.decision),
  hours: z
    .string()
    .regex(/^\d{1,4}([.,]\d)?$/, FORM.hours)
    .optional(),
  resume: z.enum(['after-session', 'next-day']).optional(),
  note: z.string().max(500).optional(),
  scope: z.enum(['session', 'course']).default('session'),
  visit: entryId.optional(),
})
export const holdIntent = ({ key }: Medicine): string => `hold ${key}`

type Deciding = {
  readonly chart: Chart
  readonly protocol: ProtocolId & { readonly preparation: PreparationProtocol }
  readonly medicines: readonly Medicine[]
  readonly person: Pick<SignedIn, 'roles'>
  readonly now: Instant
}

/** @returns the entry, sentences, or the ruling that refuses or asks */
export function holdFrom(form: z.output<typeof holdForm>, deciding: Deciding): Decided {
  const { chart, protocol, medicines, person, now } = deciding
  const medicine = medicines.find((each) => holdIntent(each) === form.intent)
  if (!medicine) return fail(problem(FORM.noMedicine))
  const known = holdFor(chart, medicine.key, form.visit)
  if (known && known.id !== form.basis) return fail(problem(FORM.otherDecision))
  const decided: HoldDecision = {
    decision: form.decision,
    note: form.note,
    ...(form.decision === 'hold'
      ? {
          hours: form.hours === undefined ? undefined : hours(Number(form.hours.replace(',', '.'))),
          resume: form.resume,
        }
      : {}),
  }
  const ruling = ruleOnHold(medicine, decided, person, protocol)
  if (ruling.ruling !== 'allow') return { ruling }
  const visit = form.scope === 'session' ? form.visit : undefined
  const body = { medicine: medicine.key, name: medicine.name, ...decided, visit }
  return ok([{ kind: 'medicine-hold-decided', at: now, body }])
}
