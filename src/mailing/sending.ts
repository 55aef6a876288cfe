/** How fast letters go out, and what becomes of one after the mail server's answer. */
import type { MailAnswer } from '#platform/mail-line.ts'

/** Defaults of ours, not published figures: gentle enough for a mail server that does not know us yet. */
export type Pace = {
  /** Open lines to the mail server. */
  readonly lines: number
  /** Letters a second, altogether and to one domain. */
  readonly perSecond: number
  readonly perDomain: number
}
export const GENTLE: Pace = { lines: 8, perSecond: 40, perDomain: 10 }

/** What may become of a letter. `marked`: it was allowed to end, and the answer is not there yet. */
export type LetterState = 'waiting' | 'marked' | 'taken' | 'refused' | 'unknown' | 'left'

export type Due = { readonly email: string }
export const domainOf = ({ email }: Due): string => email.slice(email.lastIndexOf('@') + 1)

/** When the next letter may go, altogether and to each domain; in milliseconds of a clock that only goes forward. */
export function createTurns({ perSecond, perDomain }: Pace) {
  let next = 0
  const domains = new Map<string, number>()
  const opens = (due: Due) => Math.max(next, domains.get(domainOf(due)) ?? 0)
  return {
    /** The first that may go now, or how long nobody may. @returns undefined for none at all */
    choose<Letter extends Due>(
      letters: readonly Letter[],
      now: number,
    ): { readonly at: number } | { readonly wait: number } | undefined {
      if (letters.length === 0) return undefined
      if (next > now) return { wait: next - now }
      let soonest = Number.POSITIVE_INFINITY
      for (const [at, letter] of letters.entries()) {
        const from = opens(letter)
        if (from <= now) return { at }
        soonest = Math.min(soonest, from)
      }
      return { wait: soonest - now }
    },
    /** One goes now. A pause before it is not made up for. */
    take(letter: Due, now: number): void {
      next = Math.max(next, now - BURST_MS) + 1000 / perSecond
      const domain = domainOf(letter)
      domains.set(domain, Math.max(domains.get(domain) ?? 0, now - BURST_MS) + 1000 / perDomain)
      if (domains.size > MOST_DOMAINS)
        for (const [name, from] of domains) if (from <= now) domains.delete(name)
    },
  }
}
/** Timers come late by some milliseconds; what they lose is caught up, and no more. */
const BURST_MS = 50
const MOST_DOMAINS = 10_000

/** Minutes until a letter that was put off is tried again. Behind the last it is given up, after about two days. */
const AGAIN_MINUTES = [2, 10, 30, 120, 360, 720, 1440] as const

export type Fate =
  | { readonly is: 'taken' | 'refused' | 'unknown' }
  | { readonly is: 'again'; readonly minutes: number }

/** @param tries how often it was put off before */
export function fateOf(answer: Exclude<MailAnswer, { is: 'held' }>, tries: number): Fate {
  if (answer.is === 'taken') return { is: 'taken' }
  if (answer.is === 'lost') return answer.ended ? { is: 'unknown' } : { is: 'again', minutes: 0 }
  const minutes = AGAIN_MINUTES[tries]
  return answer.code >= 500 || minutes === undefined ? { is: 'refused' } : { is: 'again', minutes }
}

/** An answer as it is kept: its numbers, never the server's words, which hold addresses. */
export const numbersOf = (answer: MailAnswer): string =>
  answer.is === 'refused'
    ? [answer.code, answer.status].filter(Boolean).join(' ')
    : answer.is === 'lost'
      ? answer.why.slice(0, 20)
      : answer.is
