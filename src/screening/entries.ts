/** The entries of screening and clearance: what was answered and measured, and what the prescriber decided. */
import { z } from 'zod'
import type { Kinds } from '#chart/chart.ts'
import { entryId } from '#kernel/ids.ts'
import { day } from '#kernel/time.ts'
import { pressureSchema, unit } from '#kernel/units.ts'

const ruleId = z.string().min(1).max(64)
const reason = z.string().min(1).max(2000)

export const answerBody = z.object({
  value: z.enum(['yes', 'no', 'unknown']),
  grade: z.string().max(40).optional(),
  details: z.string().max(1000).optional(),
})

/** By rule id. */
export const answers = z.record(ruleId, answerBody)

/** What a decision looked at, so that a newer fact can be told from it. */
export const cover = z.object({
  status: z.enum(['present', 'absent', 'unknown']),
  class: z.enum(['A', 'R', 'C', 'D', 'M']),
  /** Its evidence, as keys. */
  evidence: z.array(z.string()),
})
export type Cover = z.output<typeof cover>

/**
 * `acceptable`: the course may begin all the same. `with-conditions`: it may, if the conditions are kept.
 * `not-the-case`: looked into, it does not apply. `stands`: it stands in the way.
 */
export const findingDecision = z.enum(['acceptable', 'with-conditions', 'not-the-case', 'stands'])
export type FindingDecision = z.output<typeof findingDecision>

export const clearanceDecision = z.enum(['cleared', 'cleared-with-conditions', 'not-cleared'])
export type ClearanceDecision = z.output<typeof clearanceDecision>

export const screeningKinds = {
  /** Any number of questions; each keeps its last answer. `from`: the person answered alone, before there was a course. */
  'screening-answered': z.object({ answers, from: z.literal('self-check').optional() }),
  /** Seated, at an evaluation; readings of a session are the session's. */
  'screening-measured': z
    .object({
      pressure: pressureSchema.optional(),
      weight: unit.kg.optional(),
      height: unit.cm.optional(),
      confirmed: z.literal(true).optional(),
    })
    .refine((m) => m.pressure || m.weight || m.height, 'Enter at least one measurement.'),
  'finding-decided': z.object({
    rule: ruleId,
    decision: findingDecision,
    reason,
    conditions: z.string().min(1).max(1000).optional(),
    /** A hard stop is passed only by saying so. */
    override: z.literal(true).optional(),
    covered: cover,
  }),
  'clearance-given': z.object({
    decision: clearanceDecision,
    reason,
    conditions: z.array(z.string().min(1).max(1000)),
    /** The last day on which it holds. */
    until: day,
    covered: z.record(ruleId, cover),
    protocol: z.string(),
  }),
  'clearance-withdrawn': z.object({ clearance: entryId, reason }),
} as const satisfies Kinds
