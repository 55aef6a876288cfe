/** Scoring: from answers to points to scores. The rules are data in `content/`; a missing answer is never a zero. */
import { z } from 'zod'
import { source } from '#kernel/source.ts'
import type { Answer, Answers } from './answers.ts'
import { type Question, type Questionnaire, questionsOf } from './questionnaire.ts'

/** Points by linkId. A question that has no answer, or whose answers carry no points, is absent. */
export type Points = { readonly [linkId: string]: number }

/** One score of an instrument: how its items become a number. */
export const scoreRule = z.object({
  id: z.string(),
  title: z.string(),
  /** LOINC code of the score, where it is known for sure. */
  loinc: z.string().optional(),
  how: z.enum(['sum', 'mean']),
  items: z.array(z.string()).min(1),
  /** Least and most that the score can be. */
  range: z.tuple([z.number(), z.number()]),
  /** Items whose points run the other way, with the most that such an item can have. */
  reversed: z.object({ items: z.array(z.string()), most: z.number() }).optional(),
  /** What the sum or mean is multiplied with. */
  times: z.number().default(1),
  /** What an item counts that the form itself told the person to skip. Without it such an item is missing. */
  skippedCounts: z.number().optional(),
  /** How many missing items the instrument allows; the others' mean then stands for them. */
  mayMiss: z.int().min(0).default(0),
  source,
})
export type ScoreRule = z.output<typeof scoreRule>

export type Score = {
  /** Absent when more items are missing than the instrument allows. */
  readonly value?: number
  readonly missing: readonly string[]
  /** How many items the score has. */
  readonly of: number
}

/** The points of each answer: of the option chosen, of a number itself, 1 and 0 for yes and no. */
export function pointsOf(questionnaire: Questionnaire, answers: Answers): Points {
  const points: Record<string, number> = {}
  for (const question of questionsOf(questionnaire)) {
    const given = answers[question.linkId]
    const value = given === undefined ? undefined : pointsOfOne(question, given)
    if (value !== undefined) points[question.linkId] = value
  }
  return points
}

function pointsOfOne(question: Question, given: Answer): number | undefined {
  if (question.type === 'choice')
    return question.repeats ? undefined : question.options.find((option) => option.code === given)?.value
  return typeof given === 'number' ? given : typeof given === 'boolean' ? Number(given) : undefined
}

/**
 * A score by its rule. Scores of whole-number items stay exact; a mean is rounded to a hundredth.
 * @param skipped questions that the form told the person to leave out
 */
export function scoreOf(rule: ScoreRule, points: Points, skipped: readonly string[] = []): Score {
  const { items, reversed, skippedCounts } = rule
  const counted = items.map((item) => {
    const given = points[item]
    if (given === undefined) return skipped.includes(item) ? skippedCounts : undefined
    return reversed?.items.includes(item) ? reversed.most - given : given
  })
  const missing = items.filter((_, i) => counted[i] === undefined)
  const known = counted.filter((value) => value !== undefined)
  if (missing.length > rule.mayMiss || known.length === 0) return { missing, of: items.length }
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length
  const value = (rule.how === 'mean' ? mean : mean * items.length) * rule.times
  return { value: Math.round(value * 100) / 100, missing, of: items.length }
}

/** A rule over clusters of symptoms, such as DSM-5's for PTSD: so many items at or above so many points in each. */
export const clusterRule = z.object({
  id: z.string(),
  title: z.string(),
  /** An item counts as a symptom from these points. */
  symptomFrom: z.number(),
  clusters: z
    .array(z.object({ title: z.string(), items: z.array(z.string()).min(1), atLeast: z.int().min(1) }))
    .min(1),
  source,
})
export type ClusterRule = z.output<typeof clusterRule>
export type Met = 'met' | 'not-met' | 'unknown'

/** Is the rule met? `unknown` when a missing item could still decide it. */
export function clustersMet(
  rule: ClusterRule,
  points: Points,
): { readonly met: Met; readonly clusters: readonly Met[] } {
  const clusters = rule.clusters.map(({ items, atLeast }): Met => {
    const present = items.filter(
      (item) => (points[item] ?? Number.NEGATIVE_INFINITY) >= rule.symptomFrom,
    ).length
    const missing = items.filter((item) => points[item] === undefined).length
    return present >= atLeast ? 'met' : present + missing >= atLeast ? 'unknown' : 'not-met'
  })
  const met = clusters.includes('not-met') ? 'not-met' : clusters.includes('unknown') ? 'unknown' : 'met'
  return { met, clusters }
}
