/**
 * Turns away whoever sends forms faster than people do, before anything is read of them. The limits that count
 * (`platform/limits.ts`) stand behind it; this one only keeps a flood from costing what everybody else waits for.
 */

export const MOST_A_MINUTE = 300
const MINUTE_MS = 60_000
const MOST_REMEMBERED = 50_000

/** @returns counts one more from this caller. True when that is too many */
export function createBrake(most = MOST_A_MINUTE): (caller: string, nowMs: number) => boolean {
  let times = new Map<string, number>()
  let begun = 0
  return (caller, nowMs) => {
    if (nowMs - begun > MINUTE_MS || times.size >= MOST_REMEMBERED) {
      times = new Map()
      begun = nowMs
    }
    const count = (times.get(caller) ?? 0) + 1
    times.set(caller, count)
    return count > most
  }
}
