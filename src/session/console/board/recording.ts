/** Writes what was decided on this device, chart by chart, and says what could not be. */
import { useRef, useState } from 'react'
import type { Together } from '../../acts/together.ts'
import type { Here } from '../../here.ts'
import { hereOf } from '../../here.ts'
import type { Device, Held, HeldSession } from '../held.ts'

export type Writing = {
  /** Decides on what is at hand now, and writes it down. @returns whether all of it was */
  readonly write: (
    decide: (heres: readonly Here<HeldSession>[], device: Device) => Together,
  ) => Promise<boolean>
  /** What stood in the way the last time. */
  readonly said?: Together
}

/** Every session that this person may look at, with the others of its group. */
export const heresOf = ({ person, staff, sessions }: Held, now: Here['now']): Here<HeldSession>[] =>
  person
    ? sessions.flatMap((one) => hereOf(one, one.visit, { person, staff, now, atHand: sessions }) ?? [])
    : []

export function useWriting(device: Device): Writing {
  const [said, say] = useState<Together>()
  const busy = useRef(false)
  return {
    said,
    async write(decide) {
      // A second tap on the same button is the same fact.
      if (busy.current) return false
      busy.current = true
      try {
        const decided = decide(heresOf(device.held(), device.now()), device)
        const problems = [...decided.problems]
        for (const { course, drafts } of decided.written) {
          const stored = await device.record(course, drafts)
          if (!stored.ok) problems.push(...stored.problems.map(({ message }) => message))
        }
        const clear = problems.length + decided.rulings.length === 0
        say(clear ? undefined : { ...decided, problems })
        return clear
      } finally {
        busy.current = false
      }
    },
  }
}
