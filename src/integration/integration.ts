/**
 * Integration: the weeks after a dose in which therapy is thought to take hold. The window is a teaching estimate
 * from the timing seen in rodents and the custom of clinics, never a measurement of a person, and is always shown as
 * such (clinical reference 7, display rule).
 */
import { contains, type Interval, union } from '#kernel/interval.ts'
import { type ProtocolId, protocolName } from '#kernel/protocol.ts'
import { hoursAfter, hoursBetween, type Instant, isBefore } from '#kernel/time.ts'
import type { IntegrationProtocol } from './protocol.ts'

export type Protocol = ProtocolId & { readonly integration: IntegrationProtocol }

/** A dose that was given. */
export type Dose = { readonly at: Instant }

/** One dosing session and the window of its last dose. */
export type DoseWindow = {
  readonly dose: Instant
  readonly opens: Instant
  readonly peak: Instant
  readonly closes: Instant
}

export type Window = {
  /** In order of time; doses of one session stand as one. */
  readonly sessions: readonly DoseWindow[]
  /** The windows of all doses as one time: spans that overlap are joined, never added up. */
  readonly spans: readonly Interval[]
  /** How it must be marked wherever it is shown. */
  readonly estimate: IntegrationProtocol['window']['estimate']
  readonly protocol: string
}

/** The window of all doses given. Their order does not matter, nor that one is told twice. */
export function windowOf(doses: readonly Dose[], protocol: Protocol): Window {
  const { estimate } = protocol.integration.window
  const windows = doses.map((dose) => windowAfter(dose.at, protocol))
  return {
    sessions: sessionsOf(doses, protocol).map((dose) => windowAfter(dose, protocol)),
    spans: union(windows.map(({ opens, closes }) => ({ from: opens, to: closes }))),
    estimate,
    protocol: protocolName(protocol),
  }
}

function windowAfter(dose: Instant, { integration: { window } }: Protocol): DoseWindow {
  return {
    dose,
    opens: hoursAfter(dose, window.opens.hours),
    peak: hoursAfter(dose, window.peak.hours),
    closes: hoursAfter(dose, window.closes.days * 24),
  }
}

/**
 * The dosing sessions in order, each as the time of its last dose: a second dose of a session starts the clock again,
 * and the visits after it are owed once.
 */
export function sessionsOf(doses: readonly Dose[], { integration: { window } }: Protocol): Instant[] {
  const times = doses.map((dose) => dose.at).toSorted(Temporal.Instant.compare)
  return times.filter((at, i) => {
    const next = times[i + 1]
    return !next || hoursBetween(at, next) >= window.sameSession.hours
  })
}

/** Where the person stands now, by the clock that the last dose started. */
export type Phase = {
  readonly phase: 'before-opening' | 'before-peak' | 'after-peak' | 'closed'
  /** True inside the window of any dose: an earlier one may be open while the last is not yet. */
  readonly open: boolean
  readonly last: DoseWindow
  readonly hoursSince: number
}

/** The phase at a time, or undefined before the first dose. */
export function phaseAt(window: Window, now: Instant): Phase | undefined {
  const last = window.sessions.findLast(({ dose }) => !isBefore(now, dose))
  if (!last) return undefined
  return {
    phase: nameOf(last, now),
    open: window.spans.some((span) => contains(span, now)),
    last,
    hoursSince: hoursBetween(last.dose, now),
  }
}

function nameOf({ opens, peak, closes }: DoseWindow, now: Instant): Phase['phase'] {
  if (isBefore(now, opens)) return 'before-opening'
  if (isBefore(now, peak)) return 'before-peak'
  return isBefore(now, closes) ? 'after-peak' : 'closed'
}
