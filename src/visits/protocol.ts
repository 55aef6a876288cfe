/** The protocol's section on visits: how long each kind of visit usually takes. */
import { z } from 'zod'
import { source } from '#kernel/source.ts'
import { unit } from '#kernel/units.ts'

const length = z.object({ minutes: unit.minutes, source })

export const visitsProtocol = z.object({
  /** What a form proposes. The length of a dosing session is its route's, in the section on sessions. */
  lengths: z.object({
    evaluation: length,
    preparation: length,
    integration: length,
    'follow-up': length,
    'check-in': length,
  }),
})
export type VisitsProtocol = z.output<typeof visitsProtocol>
