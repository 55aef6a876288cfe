/** The shape and colour beside the words of a check; the words alone say the same. */
import type { Tone } from '#web/page.tsx'
import type { Standing } from '../checks.ts'

export const STANDING_TONES: Readonly<Record<Standing, Tone>> = {
  confirmed: 'done',
  'not-confirmed': 'overdue',
  expired: 'blocked',
  lapsed: 'overdue',
  'not-checked': 'upcoming',
}
