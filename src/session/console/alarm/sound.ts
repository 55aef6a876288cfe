/** How an alarm sounds, by its level: a default of this software, graver is higher, faster and longer. */
import type { Instant } from '#kernel/time.ts'
import { type Alarm, RANK, sounds } from '../../alarms.ts'
import type { Level } from '../../protocol.ts'

/** Seconds and hertz. A round of beeps begins anew after `every` seconds, as long as somebody has to come. */
export type Round = {
  readonly every: number
  readonly beeps: readonly { readonly at: number; readonly lasts: number; readonly hz: number }[]
}

const beeps = (hz: readonly number[], lasts: number, apart: number): Round['beeps'] =>
  hz.map((tone, i) => ({ at: i * apart, lasts, hz: tone }))

export const ROUNDS: Readonly<Record<Level, Round>> = {
  amber: { every: 20, beeps: beeps([440, 440], 0.25, 0.4) },
  red: { every: 8, beeps: beeps([660, 660, 660], 0.2, 0.3) },
  emergency: { every: 3, beeps: beeps([880, 660, 880, 660, 880], 0.2, 0.25) },
}

type Alarmed = { readonly session: { readonly alarms: readonly Alarm[] } }

/** The gravest level that sounds now in any session at hand; none when all are silenced. */
export const loudest = (sessions: readonly Alarmed[], now: Instant): Level | undefined =>
  sessions
    .flatMap(({ session }) => session.alarms)
    .filter((alarm) => sounds(alarm, now))
    .reduce<Level | undefined>(
      (worst, { level }) => (worst && RANK[worst] >= RANK[level] ? worst : level),
      undefined,
    )

/** Names one sounding of one alarm: what is new, graver, raised again or back after a silence has another name. */
export const soundingOf = (alarm: Alarm, now: Instant): string =>
  [
    alarm.id,
    alarm.level,
    alarm.raisedAt.epochMilliseconds,
    alarm.quiet && sounds(alarm, now) ? alarm.quiet.until.epochMilliseconds : '',
  ].join('/')
