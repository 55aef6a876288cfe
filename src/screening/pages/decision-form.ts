/** Deciding on one finding: the form's fields, and the entry that it becomes. */
import { z } from 'zod'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import type { Ruling } from '#kernel/ruling.ts'
import type { Instant } from '#kernel/time.ts'
import type { SignedIn } from '#people/people.ts'
import { ruleOnFinding } from '../clearance-rules.ts'
import { coverOf, touchedSince } from '../decisions.ts'
import { findingDecision } from '../entries.ts'
import type { Screening } from '../screening.ts'
import { FORM } from '../words.ts'
import type { ScreenedCourse } from './look.ts'

const text = z.string().optional()

export const decisionForm = z.object({
  intent: z.string().startsWith('decide-'),
  basis: text,
  decision: z.enum(findingDecision.options, FORM.decision),
  reason: z.string(FORM.reason).max(2000),
  conditions: text,
  override: z.literal('yes').optional(),
})

export const intentFor = (rule: string): string => `decide-${rule}`

type Asked = {
  readonly form: z.output<typeof decisionForm>
  readonly course: ScreenedCourse
  readonly screening: Screening
  readonly person: SignedIn
  readonly now: Instant
}
type Draft = { readonly kind: 'finding-decided'; readonly at: Instant; readonly body: unknown }

export function decisionFrom({
  form,
  course,
  screening,
  person,
  now,
}: Asked): Result<Draft> | { ruling: Ruling } {
  const finding = screening.findings.find(({ rule }) => intentFor(rule) === form.intent)
  if (!finding) return fail(problem(FORM.noFinding))
  const ruling = ruleOnFinding(
    finding,
    { ...form, override: form.override === 'yes' },
    person,
    screening.protocol,
  )
  if (ruling.ruling !== 'allow') return { ruling }
  if (touchedSince(course.chart, finding, form.basis)) return fail(problem(FORM.decidedMeanwhile))
  const { decision, reason, conditions } = form
  return ok({
    kind: 'finding-decided',
    at: now,
    body: {
      rule: finding.rule,
      decision,
      reason,
      ...(decision === 'with-conditions' ? { conditions } : {}),
      ...(form.override ? { override: true } : {}),
      covered: coverOf(finding),
    },
  })
}
