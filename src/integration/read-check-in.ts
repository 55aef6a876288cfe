/** A check-in as somebody types it: read, or answered with what to correct. */
import { z } from 'zod'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import { type Instant, isBefore } from '#kernel/time.ts'
import { instantAt, momentIn } from '#visits/local-time.ts'
import { type CheckIn, checkIn } from './entries.ts'
import { CHECKING_IN } from './words.ts'

const text = z.string().max(2000, 'This is longer than 2,000 characters. Shorten it.').optional()
/** The fields of the form; a field left empty is absent. */
export const typedCheckIn = z.object({
  reached: text,
  by: text,
  sleep: text,
  mood: text,
  effects: text,
  suicidal: text,
  note: text,
  date: text,
  time: text,
  occurrence: text,
})
export type TypedCheckIn = z.output<typeof typedCheckIn>

/**
 * Reads a check-in. Whoever was reached was asked about suicide or not, and either must be said; of whoever was not
 * reached nothing is known.
 * @returns when it was, and the body of its entry
 */
export function readCheckIn(
  typed: TypedCheckIn,
  now: Instant,
  zone: string,
): Result<{ readonly at: Instant; readonly body: CheckIn }> {
  const reached = typed.reached === 'yes' ? true : typed.reached === 'no' ? false : undefined
  const at = readTime(typed, now, zone)
  const mood = typed.mood === undefined || /^(\d|10)$/.test(typed.mood)
  const problems: Problem[] = [
    ...(reached === undefined ? [problem(CHECKING_IN.reached, 'reached')] : []),
    ...(typed.by ? [] : [problem(CHECKING_IN.by, 'by')]),
    ...(reached && !typed.suicidal ? [problem(CHECKING_IN.suicidal, 'suicidal')] : []),
    ...(mood ? [] : [problem(CHECKING_IN.mood, 'mood')]),
    ...(at.ok ? [] : at.problems),
  ]
  if (problems.length > 0 || !at.ok) return fail(...problems)
  const { by, sleep, effects, note } = typed
  const told = reached
    ? { sleep, effects, suicidal: typed.suicidal, ...(typed.mood ? { mood: Number(typed.mood) } : {}) }
    : { suicidal: 'not-asked' }
  const body = checkIn.safeParse({ reached, by, note, ...told })
  if (body.success) return ok({ at: at.value, body: body.data })
  return fail(...body.error.issues.map((issue) => problem(issue.message, issue.path.join('.'))))
}

function readTime({ date, time, occurrence }: TypedCheckIn, now: Instant, zone: string): Result<Instant> {
  if (!date && !time) return ok(now)
  if (!date || !time) return fail(problem(CHECKING_IN.both, date ? 'time' : 'date'))
  const which = occurrence === 'first' || occurrence === 'second' ? occurrence : undefined
  const at = instantAt(date, time, zone, which)
  if (at.ok && isBefore(now, at.value)) return fail(problem(CHECKING_IN.future(momentIn(now, zone)), 'time'))
  return at
}
