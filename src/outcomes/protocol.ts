/** The protocol's section on measures: what each score means, what counts as change, when to ask, and the safety flow. */
import { z } from 'zod'
import { source } from '#kernel/source.ts'
import { LICENSES } from '#questionnaire/questionnaire.ts'
import { clusterRule, scoreRule } from '#questionnaire/scoring.ts'

const wording = z.object({ text: z.string().min(1), source })
const limit = z.object({ at: z.number(), source })

/** Both ends belong to the band. */
export const band = z.object({ from: z.number(), to: z.number(), name: z.string().min(1) })
export type Band = z.output<typeof band>

/** What makes a difference larger than the instrument's own noise: points, or what gives them (Jacobson and Truax). */
const reliableRule = z.union([
  z.object({ points: z.number().positive(), note: z.string().optional(), source }),
  z.object({
    sd: z.number().positive(),
    reliability: z.number().min(0).max(0.999),
    note: z.string().optional(),
    source,
  }),
])
export type ReliableRule = z.output<typeof reliableRule>

export const measure = z.object({
  /** The id of its questionnaire. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** As the field calls it: PHQ-9. */
  title: z.string(),
  about: z.string(),
  /** `site-supplied`: asked only where the practice has loaded the form under its own licence. */
  license: z.enum(LICENSES),
  lookBack: z.object({ days: z.int().positive(), words: z.string(), source }).optional(),
  better: z.enum(['lower', 'higher']).default('lower'),
  /** The first is the one that trends and bands speak of. */
  scores: z.array(scoreRule),
  clusters: z.array(clusterRule).default([]),
  bands: z.object({ bands: z.array(band).min(1), source }).optional(),
  /** Part of the baseline by which a score must fall. */
  response: z.object({ fraction: z.number().gt(0).lt(1), source }).optional(),
  /** Better than this limit. */
  remission: limit.extend({ name: z.string() }).optional(),
  /** From this limit on, in the worse direction, a score stands for a case. */
  caseness: limit.optional(),
  /** The first is used for the verdict; the others are shown beside it. */
  reliable: z.array(reliableRule).default([]),
  important: z.array(z.object({ points: z.number().positive(), source })).default([]),
})
export type Measure = z.output<typeof measure>

/** A length of time; from an anchor it may be negative. */
const span = z.union([z.object({ hours: z.number() }), z.object({ days: z.number() })])
export const inHours = (length: z.output<typeof span>): number =>
  'hours' in length ? length.hours : length.days * 24

/** A moment of the course at which measures are asked. Its times count from the anchor. */
export const occasion = z
  .object({
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: z.string(),
    /** `dosing-visit` is before a planned session; `dose` is after the session with that number. */
    anchor: z.discriminatedUnion('to', [
      z.object({ to: z.literal('opening') }),
      z.object({ to: z.literal('dosing-visit') }),
      z.object({ to: z.literal('each-dose') }),
      z.object({ to: z.literal('dose'), number: z.int().positive() }),
      z.object({ to: z.literal('last-dose') }),
    ]),
    from: span,
    until: span,
    /** How long it can still be made up for; then it counts as missed. */
    lateFor: span,
    measures: z.array(z.object({ measure: z.string(), when: z.string().optional() })).min(1),
    source,
  })
  .refine((o) => inHours(o.from) < inHours(o.until), {
    message: 'A measure is due from before it is due by.',
    path: ['until'],
  })
export type Occasion = z.output<typeof occasion>

/** When a measure is asked of some people only: a screen that was positive, or because it was asked before. */
export const condition = z.object({
  id: z.string(),
  title: z.string(),
  screen: z.object({ measure: z.string(), atLeast: z.number() }).optional(),
  source,
})

export const safetyRule = z.object({
  /** linkId of the question, in whichever questionnaire it stands. */
  item: z.string(),
  about: z.string(),
  /** More points than this open the flow, whatever the total. */
  above: z.number(),
  source,
})

export const outcomesProtocol = z.object({
  measures: z.array(measure),
  baseline: z.object({ withinDays: z.int().positive(), source }),
  conditions: z.array(condition),
  schedule: z.array(occasion),
  safety: z.object({
    rules: z.array(safetyRule),
    settle: wording,
    steps: z.array(z.object({ id: z.string(), text: z.string(), source })),
    patient: wording,
  }),
})
export type OutcomesProtocol = z.output<typeof outcomesProtocol>
