/** The days after a session: the call, the integration visits, the measures that belong to them. */

import type { CheckIn } from '#integration/entries.ts'
import { AUDIENCE } from '#integration/entries.ts'
import { minutesAfter } from '#kernel/time.ts'
import { keep, visitNamed } from './calendar.ts'
import { measure } from './measuring.ts'
import type { Author, Teller } from './telling.ts'

type Called = Pick<CheckIn, 'sleep' | 'mood' | 'effects' | 'note'>

/** The therapist reaches the person the day after; thoughts of suicide are asked about and denied. */
export function call(tell: Teller, n: number, said: Called): void {
  const { therapist } = tell.patient
  const { from } = visitNamed(tell, tell.id(`call-${n}`))
  tell.write(therapist, {
    kind: 'checked-in',
    at: minutesAfter(from, 10),
    audience: AUDIENCE['checked-in'],
    body: { reached: true, by: 'call', suicidal: 'no', ...said },
  })
  keep(tell, therapist, `call-${n}`)
}

type Integrating = {
  readonly note: string
  readonly action?: string
  /** The mood check of the first days (PHQ-2), filled in just before. */
  readonly mood?: number
  readonly by?: Author
}

/** An integration visit and what the team shares about it, once it is over. */
export function integrate(tell: Teller, visit: string, { note, action, mood, by }: Integrating): void {
  const { therapist } = tell.patient
  if (!keep(tell, therapist, visit)) return
  const { from, to } = visitNamed(tell, tell.id(visit))
  if (mood !== undefined)
    measure(tell, { at: minutesAfter(from, -10), by: by ?? therapist, totals: { 'phq-2': mood } })
  tell.write(therapist, {
    kind: 'integration-noted',
    at: minutesAfter(to, 10),
    audience: AUDIENCE['integration-noted'],
    body: { text: note, ...(action ? { action } : {}) },
  })
}
