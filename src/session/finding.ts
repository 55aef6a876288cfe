/** What one line of the discharge gate found, and what counts as seen lately. */
import type { Evidence } from '#kernel/ruling.ts'
import { type Instant, isBefore, minutesBetween } from '#kernel/time.ts'
import type { Measure, SessionProtocol } from './protocol.ts'
import { latest, type Reading } from './readings.ts'
import type { Session } from './session.ts'

/** What the gate looks at. */
export type Look = { readonly session: Session; readonly protocol: SessionProtocol; readonly now: Instant }

/** `not-known`: nobody has measured, asked or written it; that never opens the gate. */
export type Finding = {
  readonly state: 'met' | 'not-met' | 'not-known'
  /** What was found, in words. */
  readonly found: string
  readonly evidence: readonly Evidence[]
}

export const met = (found: string, evidence: readonly Evidence[] = []): Finding => ({
  state: 'met',
  found,
  evidence,
})
export const notMet = (found: string, evidence: readonly Evidence[] = []): Finding => ({
  state: 'not-met',
  found,
  evidence,
})
export const notKnown = (found: string): Finding => ({ state: 'not-known', found, evidence: [] })

/** Only what was seen after the last dose, and not too long ago, tells how the person is now. */
export function isFresh(at: Instant, { session, protocol, now }: Look): boolean {
  if (session.lastDose && isBefore(at, session.lastDose)) return false
  return minutesBetween(at, now) <= protocol.discharge.freshFor.minutes
}

export function freshReading(measure: Measure, look: Look): Reading | undefined {
  const reading = latest(look.session.readings[measure])
  return reading && isFresh(reading.at, look) ? reading : undefined
}
