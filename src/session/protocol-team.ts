/** What a protocol says about the people around a session: who must be there, for one and for a group, and how doses are checked. */
import { z } from 'zod'
import { source } from '#kernel/source.ts'
import { role } from '#people/people.ts'
import { route } from '#visits/visits.ts'

const sourced = { source }
const span = z.number().positive().max(1440)
const some = z.number().int().positive()
/** What a rule answers where the protocol leaves the choice. */
const otherwise = z.enum(['ask', 'refuse'])

/** `least` of them, and one for every `usual` who are dosed; up to `most` for each the prescriber is asked. */
const perDosed = z.object({
  roles: z.array(role).min(1),
  least: some,
  usual: some,
  most: some,
  text: z.string(),
  ...sourced,
})
export type PerDosed = z.output<typeof perDosed>

const groupStaffing = z.object({
  facilitators: perDosed,
  /** They have no therapy task: whoever is present as a facilitator too does not count. */
  monitors: perDosed,
  /** Beyond the facilitators and monitors whom the group needs. */
  floater: z.object({ roles: z.array(role).min(1), least: some, otherwise, text: z.string(), ...sourced }),
  /** Not more than so many minutes between one dose and the next; by these routes all are dosed together. */
  stagger: z.object({ minutes: span, together: z.array(route), ...sourced }),
})
export type GroupStaffing = z.output<typeof groupStaffing>

export const staffing = z.object({
  individual: z.object({
    needs: z.array(z.object({ roles: z.array(role), text: z.string() })),
    /** What a dose meets when one of them is missing; a refusal, where a version does not say. */
    otherwise: otherwise.optional(),
    ...sourced,
  }),
  /** Versions before 1.1.0 say nothing on groups: then it is not known who must be there, and a dose asks. */
  group: groupStaffing.optional(),
})

export const dosing = z.object({
  /** How long a second person's check from another device holds. */
  check: z.object({ minutes: span, ...sourced }),
  /** A booster above the limits of its order; the most of the order is never gone beyond. */
  booster: z.object({ beyond: otherwise, ...sourced }),
})
