/** What somebody writes down who looked something up: found so or not, where, and until when that counts. */
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import { type Day, day } from '#kernel/time.ts'
import type { Checkable } from './checks.ts'
import type { Verification } from './listing.ts'
import { countsUntil } from './verification.ts'
import { dayWords, LOOKING_UP } from './verification-words.ts'

/** What was typed; a field left empty is absent. `source` is chosen from a list, `otherSource` written. */
export type TypedLookUp = {
  readonly outcome?: string
  readonly source?: string
  readonly otherSource?: string
  readonly until?: string
}

export type LookedUp = Pick<Verification, 'what' | 'item' | 'outcome' | 'source' | 'until'>

/** @param check what was looked up, as the listing says it now */
export function readLookUp(typed: TypedLookUp, check: Checkable, today: Day): Result<LookedUp> {
  const { what, item } = check
  const outcome =
    typed.outcome === 'confirmed' || typed.outcome === 'not-confirmed' ? typed.outcome : undefined
  const source = typed.otherSource ?? typed.source
  const until = readUntil(typed.until, check, today)
  const problems: Problem[] = [
    ...(outcome ? [] : [problem(LOOKING_UP.outcome, 'outcome')]),
    ...(source ? [] : [problem(LOOKING_UP.source, 'source')]),
    ...(source && source.length > 300 ? [problem(LOOKING_UP.sourceLong, 'otherSource')] : []),
    // What was not found so does not count, so it has no end.
    ...(outcome !== 'not-confirmed' && !until.ok ? until.problems : []),
  ]
  if (!outcome || !source || problems.length > 0) return fail(...problems)
  const counts = outcome === 'confirmed' && until.ok ? until.value : undefined
  return ok({ what, item, outcome, source, ...(counts ? { until: counts } : {}) })
}

function readUntil(typed: string | undefined, check: Checkable, today: Day): Result<Day | undefined> {
  const most = countsUntil(check, today)
  if (!typed) return most ? fail(problem(LOOKING_UP.until, 'until')) : ok(undefined)
  const read = day.safeParse(typed)
  if (!read.success) return fail(problem(LOOKING_UP.until, 'until'))
  if (Temporal.PlainDate.compare(read.data, today) < 0) return fail(problem(LOOKING_UP.past, 'until'))
  if (most && Temporal.PlainDate.compare(read.data, most) > 0)
    return fail(problem(LOOKING_UP.tooLong(dayWords(most)), 'until'))
  return ok(read.data)
}
