/**
 * What the team writes beside a person, from any of its devices: who left, a pause, a question to the prescriber, the
 * second person's check, and that the person takes part in a group. No chart ever names another patient.
 */
import { z } from 'zod'
import type { Kinds } from '#chart/chart.ts'
import { entryId, personId } from '#kernel/ids.ts'
import { unit } from '#kernel/units.ts'
import { role } from '#people/people.ts'
import { route } from '#visits/visits.ts'
import { drug } from './protocol.ts'

const visit = entryId
export const amount = unit.mg.refine(
  (mg) => mg > 0,
  'A dose must be more than 0 mg. Enter what was given, in mg.',
)
export const lot = z.string().min(1).max(60)
export const concentration = unit.mgPerMl.refine((n) => n > 0, 'The concentration must be more than 0 mg/mL.')

/** Choices that say enough and name nobody. */
export const pauseReason = z.enum(['emergency-of-another', 'too-few-staff'])

export const teamKinds = {
  /** The charts of a group carry the same `group`. `place` is this person's turn to be dosed. Leaving it strikes this out. */
  'group-joined': z.object({ visit, group: entryId, place: z.number().int().min(1).max(40).optional() }),
  /** Coming again is another `session-begun` that names them. */
  'staff-left': z.object({ visit, person: personId, as: role }),
  'session-paused': z.object({ visit, why: pauseReason, heldBy: personId }),
  /** Ends the pauses that it names, so that a pause from a device that was away is not lifted unseen. */
  'session-resumed': z.object({ visit, pauses: z.array(entryId).min(1) }),
  /** Open until a `prescriber-decided` names it, or it is struck out. `mg`: the most that a yes to it allows. */
  'decision-asked': z.object({
    visit,
    rules: z.array(z.string().min(1).max(64)),
    about: z.string().min(1).max(500),
    order: entryId.optional(),
    mg: amount.optional(),
  }),
  /** Written by the one who checked: label, amount and volume as they stood before them. */
  'dose-checked': z.object({
    visit,
    order: entryId,
    drug,
    route,
    mg: amount,
    lot: lot.optional(),
    concentration: concentration.optional(),
  }),
} as const satisfies Kinds
