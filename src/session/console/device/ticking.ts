/** The time by the server's clock, read on this device's. */
import type { Instant } from '#kernel/time.ts'
import {
  type DeviceClock,
  guessed,
  hasJumped,
  isPutSince,
  measured,
  type Offset,
  type Reading,
} from './clock.ts'

export type Ticking = {
  readonly now: () => Instant
  /** Looks first whether it was put. */
  readonly clock: () => DeviceClock
  /** As it was when somebody looked last: for showing. */
  readonly lastClock: () => DeviceClock
  readonly read: () => Reading
  readonly take: (found: Offset) => void
  /** What an earlier time measured. */
  readonly set: (clock: DeviceClock) => void
  /** What another window knows, and what the device's clock said when it told so: it may have been put since. */
  readonly hear: (clock: DeviceClock, wall: number) => void
  /** Whether `now` has answered exactly this a while ago: then it was not typed. */
  readonly isNow: (at: Instant) => boolean
}

/** A form may stand open for this many answers of `now` before it is sent. */
const REMEMBERED = 5_000

/** @param jumped is told when the clock was put, or the device slept: it has to be measured again */
export function createTicking(read: () => Reading, jumped: () => void): Ticking {
  let clock = guessed()
  let last = read()
  let issued = new Set<number>()
  let before = new Set<number>()
  const look = (): Reading => {
    const reading = read()
    const isPut = clock.known && hasJumped(last, reading)
    last = reading
    if (isPut) {
      clock = { ...clock, errorMs: Number.POSITIVE_INFINITY, known: false }
      jumped()
    }
    return reading
  }
  return {
    now() {
      const ms = Math.floor(look().wall - clock.offsetMs)
      if (issued.size >= REMEMBERED) {
        before = issued
        issued = new Set()
      }
      issued.add(ms)
      return Temporal.Instant.fromEpochMilliseconds(ms)
    },
    clock() {
      look()
      return clock
    },
    lastClock: () => clock,
    read: look,
    take(found) {
      look()
      clock = measured(clock, found)
    },
    set(next) {
      clock = next
    },
    hear(next, wall) {
      if (!isPutSince(wall, look().wall)) clock = next
    },
    isNow: ({ epochMilliseconds }) => issued.has(epochMilliseconds) || before.has(epochMilliseconds),
  }
}
