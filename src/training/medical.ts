/** What a training may be told of a medical screening: never more than the chart says. */
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import type { Clearance } from '#screening/clearance.ts'
import { type MedicalOutcome, medicalOutcome } from './application-entry.ts'
import { MEDICAL } from './medical-words.ts'

/** Who is not cleared in the chart is not cleared for the training; to say less than the chart does is always possible. */
export function outcomeFrom(typed: string | undefined, clearance: Clearance): Result<MedicalOutcome> {
  const outcome = medicalOutcome.safeParse(typed)
  if (!outcome.success) return fail(problem(MEDICAL.choose, 'outcome'))
  if (outcome.data === 'not-cleared') return ok(outcome.data)
  if (clearance.state !== 'in-force') return fail(problem(MEDICAL.notCleared, 'outcome'))
  const { decision } = clearance.given.body
  return outcome.data === 'cleared' && decision !== 'cleared'
    ? fail(problem(MEDICAL.onlyConditions, 'outcome'))
    : ok(outcome.data)
}
