/** What a device knows of the server's clock. All times here are milliseconds. */

/** By how much this device's clock is ahead of the server's, give or take the error. */
export type Offset = { readonly offsetMs: number; readonly errorMs: number }

/** `known`: measured since the console was opened, and the clock has not been put since; else it is a guess. */
export type DeviceClock = Offset & { readonly known: boolean }

/** Until something is measured: the offset of last time, or none. */
export const guessed = (offsetMs = 0): DeviceClock => ({
  offsetMs,
  errorMs: Number.POSITIVE_INFINITY,
  known: false,
})

/** The device's clock and its stopwatch, which nobody can put. */
export type Reading = { readonly wall: number; readonly mono: number }

/**
 * The offset from a question that was answered with the server's time: it was read somewhere between the two, so half
 * of what lies between is the most that the middle can be wrong. The stopwatch says how long that was: meanwhile
 * somebody may have put the clock.
 */
export function fromRoundTrip(asked: Reading, answered: Reading, serverMs: number): Offset {
  const half = Math.max(0, answered.mono - asked.mono) / 2
  return { offsetMs: Math.round(answered.wall - half - serverMs), errorMs: Math.max(1, half) }
}

/** The clock after a measurement. Two that agree leave the surer one, so that the time does not tremble. */
export function measured(clock: DeviceClock, found: Offset): DeviceClock {
  const agrees = Math.abs(clock.offsetMs - found.offsetMs) <= clock.errorMs + found.errorMs
  const stays = clock.known && agrees && clock.errorMs <= found.errorMs
  return stays ? clock : { ...found, known: true }
}

/** More than a message takes on its way, and more than anybody's clock drifts within minutes. */
const LATE_MS = 10_000
const EARLY_MS = 1_000

/** Whether a time that the server told casually does not fit what was measured, so that it is measured again. */
export function isDoubtful(clock: DeviceClock, wallMs: number, serverMs: number): boolean {
  const late = wallMs - clock.offsetMs - serverMs
  return late > LATE_MS || late < -(EARLY_MS + clock.errorMs)
}

const JUMP_MS = 2_000

/** Whether the clock was put between two readings, or the device slept: then its offset is a guess again. */
export const hasJumped = (before: Reading, now: Reading): boolean =>
  Math.abs(now.wall - before.wall - (now.mono - before.mono)) > JUMP_MS

/** Whether the clock was put since another window told of it, which takes a moment, or that was told long ago. */
export const isPutSince = (told: number, now: number): boolean => Math.abs(now - told) > JUMP_MS

/** Below this it is the same time: what somebody wrote is not touched for it. */
const SAME_MS = 1_000

/** By how much a time written "now" moves, when the offset it was written by turns out to be another. */
export function shiftOf(writtenBy: number, offsetMs: number): number {
  const shift = writtenBy - offsetMs
  return Math.abs(shift) < SAME_MS ? 0 : shift
}
