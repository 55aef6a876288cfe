/** Answering all questions at once, and once only: whoever leaves some out is told which, and says that they mean it. */
import { fail, type Problem, problem, type Result } from '#kernel/result.ts'
import { answersFrom } from './answering.ts'
import type { questionsFor } from './questionnaire.ts'
import type { Answers } from './screening.ts'
import { reachOutAfter } from './self-check.ts'
import { ONCE } from './words.ts'

/** The field by which a person says that they leave the other questions out. */
export const LEAVE_OUT = 'leave-out'

type Parts = ReturnType<typeof questionsFor>
type Once = {
  /** The form's fields as sent. */
  readonly fields: Readonly<Record<string, unknown>>
  readonly parts: Parts
}

/**
 * The answers to record. Left-out questions are asked about once; but an answer that tells of suicide, or does not
 * rule it out, is never sent back for another question's sake.
 */
export function answersAtOnce({ fields, parts }: Once): Result<Answers> {
  const rules = parts.flatMap((part) => part.rules)
  const read = answersFrom({ fields, rules, standing: {}, since: {}, again: true })
  if (!read.ok || fields[LEAVE_OUT] !== undefined || reachOutAfter(read.value)) return read
  const missing = leftOut(parts, read.value)
  return missing.length > 0 ? fail(...missing, problem(ONCE.leftOutAll, LEAVE_OUT)) : read
}

/** One sentence a topic, at the first of its questions that has no answer. */
const leftOut = (parts: Parts, answers: Answers): Problem[] =>
  parts.flatMap(({ topic, rules }) => {
    const missing = rules.filter(({ id }) => !Object.hasOwn(answers, id))
    const [first] = missing
    return first ? [problem(ONCE.leftOut(topic.title, missing.length), first.id)] : []
  })
