/** What an educator sends from the page of one issue, and what is done with it. */
import { z } from 'zod'
import type { IssueId } from '#kernel/ids.ts'
import { fail, type Problem, problem, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import { instantAt } from '#visits/local-time.ts'
import type { IssueAct, IssueDesk } from '../issue-desk-store.ts'
import { ISSUE } from '../issue-words.ts'

export const actForm = z.object({
  intent: z.enum(['approve', 'unschedule', 'pause', 'resume', 'stop', 'discard', 'settle', 'test']),
  basis: z.string().default(''),
  when: z.enum(['now', 'later']).optional(),
  day: z.string().optional(),
  time: z.string().optional(),
  why: z.string().max(1000).optional(),
  log: z.string().default(''),
})
export type ActForm = z.output<typeof actForm>

/** Does what was asked for, beside a test letter. */
export async function actOn(
  desk: IssueDesk,
  id: IssueId,
  form: ActForm,
  { now, zone }: { readonly now: Instant; readonly zone: string },
): Promise<Result<IssueId>> {
  if (form.intent === 'settle') return desk.settle(id, form.log, now)
  const act = actOf(form, now, zone)
  return 'message' in act ? fail(act) : desk.act(id, form.basis, act)
}

function actOf({ intent, when, day, time, why }: ActForm, at: Instant, zone: string): IssueAct | Problem {
  switch (intent) {
    case 'approve': {
      if (when === undefined) return problem(ISSUE.noDay, 'when')
      if (when === 'now') return { kind: 'scheduled', at, body: { for: at } }
      if (!day || !time) return problem(ISSUE.noDay, day ? 'time' : 'day')
      // When the clocks go back, an hour sooner or later is the same to a letter.
      const then = instantAt(day, time, zone, 'first')
      const [wrong] = then.ok ? [] : then.problems
      if (!then.ok) return problem(wrong?.message ?? ISSUE.noDay, wrong?.field === 'time' ? 'time' : 'day')
      return { kind: 'scheduled', at, body: { for: then.value } }
    }
    case 'pause':
    case 'stop':
      return why
        ? { kind: intent === 'pause' ? 'paused' : 'stopped', at, body: { why } }
        : problem(ISSUE.noWhy, 'why')
    case 'unschedule':
      return { kind: 'unscheduled', at, body: {} }
    case 'resume':
      return { kind: 'resumed', at, body: {} }
    default:
      return { kind: 'discarded', at, body: {} }
  }
}
