/** Clearing and withdrawing: the forms' fields, and the entries that they become. */
import { z } from 'zod'
import { changedSince, type Draft } from '#chart/chart.ts'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import type { Ruling } from '#kernel/ruling.ts'
import { day, type Instant } from '#kernel/time.ts'
import type { SignedIn } from '#people/people.ts'
import { clearanceOf } from '../clearance.ts'
import { coversOf, ruleOnClearance, ruleOnWithdrawal } from '../clearance-rules.ts'
import { decisionsOn, SHOWN } from '../decisions.ts'
import { clearanceDecision } from '../entries.ts'
import type { Screening } from '../screening.ts'
import { FORM } from '../words.ts'
import type { ScreenedCourse } from './look.ts'

const text = z.string().optional()
const reason = z.string(FORM.reason).max(2000)

export const clearanceForm = z.object({
  intent: z.literal('clear'),
  basis: text,
  decision: z.enum(clearanceDecision.options, FORM.wholeDecision),
  reason,
  conditions: text,
  until: z.string(FORM.until).pipe(day),
})
export const withdrawForm = z.object({ intent: z.literal('withdraw'), basis: text, reason })

type Asked = {
  readonly course: ScreenedCourse
  readonly screening: Screening
  readonly person: SignedIn
  readonly now: Instant
}
type Decided = Result<Draft> | { readonly ruling: Ruling }

export function clearanceFrom(
  { decision, reason: why, conditions: lines, until, basis }: z.output<typeof clearanceForm>,
  { course: { chart, protocol }, screening, person, now }: Asked,
): Decided {
  const conditions = decision === 'cleared-with-conditions' ? linesOf(lines) : []
  const given = { decision, conditions, until }
  const ruling = ruleOnClearance(screening, decisionsOn(chart, screening), given, person, protocol.screening)
  if (ruling.ruling !== 'allow') return { ruling }
  if (changedSince(chart, SHOWN, basis).length > 0) return fail(problem(FORM.clearedMeanwhile))
  const body = { ...given, reason: why, covered: coversOf(screening), protocol: screening.protocol }
  return ok({ kind: 'clearance-given', at: now, body })
}

export function withdrawalFrom(
  { reason: why }: z.output<typeof withdrawForm>,
  { course: { chart, protocol }, screening, person, now }: Asked,
): Decided {
  const clearance = clearanceOf(chart, screening)
  const ruling = ruleOnWithdrawal(clearance, person, screening, protocol.screening)
  if (ruling.ruling !== 'allow' || clearance.state === 'none') return { ruling }
  return ok({ kind: 'clearance-withdrawn', at: now, body: { clearance: clearance.given.id, reason: why } })
}

const linesOf = (lines: string | undefined): string[] =>
  (lines ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
