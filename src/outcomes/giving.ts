/** Answers as they were sent: kept at once when they open the safety flow, else given back while some are left out. */
import type { Chart, EntryOf } from '#chart/chart.ts'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import { readAnswers, unanswered } from '#questionnaire/answers.ts'
import {
  type Answered,
  answered,
  isAnswered,
  type Mode,
  type questionnaireKinds,
} from '#questionnaire/entries.ts'
import type { Question, Questionnaire } from '#questionnaire/questionnaire.ts'
import type { Protocol } from './outcomes.ts'
import type { Measure } from './protocol.ts'
import { type SafetyRule, safetyRuleFor } from './safety.ts'
import { words } from './words.ts'

export type Given = {
  readonly body: Answered
  /** The rule that one of the answers meets. */
  readonly opens?: SafetyRule
  readonly leftOut: readonly Question[]
}

export type Sent = {
  readonly questionnaire: Questionnaire
  readonly measure: Measure
  /** Fields by linkId. */
  readonly values: Readonly<Record<string, readonly string[]>>
  readonly mode: Mode
  /** The person has seen which questions are left out, and sends the form all the same. */
  readonly incomplete: boolean
}

/** The field by which a person says that they send a form with questions left out. */
export const INCOMPLETE = 'incomplete'

/**
 * Reads a form. Left-out questions are asked about once, because they cost the score; but an answer that opens the
 * safety flow is never sent back for another question's sake.
 */
export function readGiven(
  { questionnaire, measure, values, mode, incomplete }: Sent,
  protocol: Protocol,
): Result<Given> {
  const read = readAnswers(questionnaire, values)
  if (!read.ok) return read
  if (Object.keys(read.value).length === 0) return fail(problem(words.nothingAnswered))
  const body = answered(questionnaire, read.value, mode)
  const opens = safetyRuleFor(body, protocol)
  const scored = new Set(measure.scores.flatMap((rule) => rule.items))
  const leftOut = unanswered(questionnaire, read.value).filter(
    (q) => scored.size === 0 || scored.has(q.linkId),
  )
  if (leftOut.length > 0 && !incomplete && !opens) return fail(...leftOutProblems(leftOut))
  return ok({ body, leftOut, ...(opens ? { opens } : {}) })
}

const leftOutProblems = (leftOut: readonly Question[]): Problem[] => [
  ...leftOut.map((question) => problem(words.leftOut(question), question.linkId)),
  problem(words.leftOutAll(leftOut.length), INCOMPLETE),
]

/** Answers in force that somebody wants to correct or complete. Undefined when they were changed meanwhile. */
export function answersInForce(chart: Chart, entry: string): EntryOf<typeof questionnaireKinds> | undefined {
  return chart.current.filter(isAnswered).find(({ id }) => id === entry)
}
