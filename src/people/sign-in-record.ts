/** Attempts to sign in as they are recorded, and which of them somebody should look at. Pure. */
import { z } from 'zod'
import type { PersonId, PracticeId } from '#kernel/ids.ts'
import { type Instant, isBefore, minutesBetween } from '#kernel/time.ts'

/** What somebody showed, or did with their way in. */
export const shownWhat = z.enum([
  'password',
  'code',
  'recovery-code',
  'passkey',
  'link',
  'new-password-asked',
  'new-password-set',
  'session-ended',
  'practice-changed',
])
export type ShownWhat = z.output<typeof shownWhat>

/** `done`: it was right, or it happened. `too-often` and `busy`: it was not looked at. */
export const outcome = z.enum(['done', 'wrong', 'too-often', 'busy'])
export type Outcome = z.output<typeof outcome>

/** One attempt, as it happens. */
export type Attempt = {
  readonly at: Instant
  readonly what: ShownWhat
  readonly outcome: Outcome
  readonly person?: PersonId
  /** In place of the person. It is looked up when the attempt is recorded, and never kept. */
  readonly address?: string
  /** Of somebody who was signed in and showed once more that it is them. */
  readonly confirming?: boolean
  readonly caller?: string
  /** In words: "Firefox on Windows". */
  readonly device?: string
  readonly actingFor?: PracticeId
}

/** One row of the record: the same from the same place within a moment counts as several. */
export type Recorded = {
  readonly at: Instant
  readonly person: string
  readonly name: string
  readonly what: ShownWhat
  readonly outcome: Outcome
  readonly confirming: boolean
  readonly times: number
  readonly caller?: string
  readonly device?: string
}

/** What somebody has to show to come in. */
const TRIED: readonly ShownWhat[] = ['password', 'code', 'recovery-code', 'passkey']

/** From how many failures in a row on a person's attempts stand out. A proposal: people mistype twice or three times. */
export const STANDS_OUT = 5
/** A pause of this length ends a row of failures: somebody who mistypes once a day is nobody who guesses. In hours. */
const PAUSE_HOURS = 24

/** Failures in a row of one person. */
export type FailureRow = {
  readonly person: string
  readonly name: string
  readonly times: number
  readonly from: Instant
  readonly to: Instant
  readonly callers: readonly string[]
  /** What followed: somebody came in from one of these places, or from another one, or nobody did. */
  readonly after: 'in-from-there' | 'in-from-elsewhere' | 'nobody'
}

/** Rows of failures that are long enough to be looked at, the newest first. @param recorded in any order */
export function failureRows(recorded: readonly Recorded[]): FailureRow[] {
  const tries = recorded.filter(({ what }) => TRIED.includes(what))
  const rows = Map.groupBy(tries, ({ person }) => person)
  return [...rows.values()]
    .flatMap((of) => rowsOf([...of].sort((a, b) => inTime(a.at, b.at))))
    .filter(({ times }) => times >= STANDS_OUT)
    .sort((a, b) => inTime(b.to, a.to))
}

const inTime = (a: Instant, b: Instant): number => (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0)

function rowsOf(tries: readonly Recorded[]): FailureRow[] {
  const rows: FailureRow[] = []
  let now: FailureRow | undefined
  for (const { at, person, name, outcome, times, caller } of tries) {
    const callers = caller === undefined ? [] : [caller]
    if (now && minutesBetween(now.to, at) > PAUSE_HOURS * 60) {
      rows.push(now)
      now = undefined
    }
    if (outcome === 'done') {
      if (now)
        rows.push({
          ...now,
          after: callers.some((one) => now?.callers.includes(one)) ? 'in-from-there' : 'in-from-elsewhere',
        })
      now = undefined
    } else
      now = now
        ? { ...now, times: now.times + times, to: at, callers: [...new Set([...now.callers, ...callers])] }
        : { person, name, times, from: at, to: at, callers, after: 'nobody' }
  }
  return now ? [...rows, now] : rows
}
