/** An adverse event that was entered. Nothing about it is assumed: every answer is asked for. */
import { type Problem, problem } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { Here } from '../here.ts'
import { readWhen } from '../typed.ts'
import { FORM } from '../words.ts'
import { type Acted, problems, type Sent } from './form.ts'

/** @param at the onset: when it began, as typed, else now */
export function recordEvent(sent: Sent, at: Instant, { visit, course, now }: Here): Acted {
  const { term, words, severity, serious, relatedness, action, outcome, told, text } = sent
  const missing: Problem[] = []
  const known = course.protocol.adverseEvents.terms.some(({ id }) => id === term)
  if (!known) missing.push(problem(FORM.choose, 'term'))
  if (term === 'other' && !words) missing.push(problem(FORM.noText, 'words'))
  for (const [field, value] of Object.entries({ severity, relatedness, action, outcome }))
    if (!value) missing.push(problem(FORM.choose, field))
  const until = sent.until ? readWhen(sent.until, now, course.zone) : undefined
  if (until && !until.ok) missing.push(...until.problems.map(({ message }) => problem(message, 'until')))
  if (missing.length > 0) return problems(...missing)
  const optional = {
    ...(words ? { words } : {}),
    ...(until?.ok ? { until: until.value } : {}),
    ...(text ? { note: text } : {}),
  }
  const body = {
    visit: visit.id,
    term,
    onset: at,
    severity,
    serious,
    relatedness,
    action,
    outcome,
    told,
    ...optional,
  }
  return { drafts: [{ kind: 'adverse-event-recorded', at: now, body }] }
}
