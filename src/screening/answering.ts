/** Answering questions: from the fields of a form to the entry, without overwriting what somebody else answered. */
import { type Chart, entriesOf } from '#chart/chart.ts'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import { screeningKinds } from './entries.ts'
import type { Rule } from './protocol.ts'
import { optionsOf } from './questionnaire.ts'
import type { Answer, Answers } from './screening.ts'
import { FORM } from './words.ts'

type Given = Pick<Answer, 'value' | 'grade' | 'details'>

export const detailsField = (rule: string): string => `${rule}-details`

/** An answer as an option of a form: `yes:past`. */
export const codeOf = ({ value, grade }: Given): string => (value === 'yes' && grade ? `yes:${grade}` : value)

type Asked = {
  /** The form's fields as sent. */
  readonly fields: Readonly<Record<string, unknown>>
  readonly rules: readonly Rule[]
  /** The answers as they stand. */
  readonly standing: Answers
  /** What others answered since the form was shown. */
  readonly since: Answers
  /** Everything was asked again: answers that did not change are recorded too. */
  readonly again?: boolean
}

/**
 * The answers to record: those that differ from what stands. A question that somebody else answered otherwise in the
 * meantime comes back with their answer.
 */
export function answersFrom({ fields, rules, standing, since, again }: Asked): Result<Record<string, Given>> {
  const answers: Record<string, Given> = {}
  const problems: Problem[] = []
  for (const rule of rules) {
    const given = givenTo(rule, fields)
    if (given === 'wrong') problems.push(problem(FORM.notAnAnswer, rule.id))
    if (given === undefined || given === 'wrong') continue
    const theirs = Object.hasOwn(since, rule.id) ? since[rule.id] : undefined
    const mine = standing[rule.id]
    if (theirs && codeOf(theirs) !== codeOf(given)) {
      const option = optionsOf(rule).find(({ code }) => code === codeOf(theirs))
      problems.push(problem(FORM.changedBy(option?.display ?? theirs.value), rule.id))
    } else if (
      again ||
      !mine ||
      // Answered alone before: asked now, the same answer is worth recording.
      mine.from ||
      codeOf(mine) !== codeOf(given) ||
      (mine.details ?? '') !== (given.details ?? '')
    )
      answers[rule.id] = given
  }
  if (problems.length > 0) return fail(...problems)
  return Object.keys(answers).length > 0 ? ok(answers) : fail(problem(FORM.nothingAnswered))
}

function givenTo(rule: Rule, fields: Asked['fields']): Given | 'wrong' | undefined {
  const code = fields[rule.id]
  if (code === undefined) return undefined
  if (typeof code !== 'string' || !optionsOf(rule).some((option) => option.code === code)) return 'wrong'
  const details = fields[detailsField(rule.id)]
  const [word, grade] = code.split(':')
  const value = word === 'yes' || word === 'no' ? word : 'unknown'
  return {
    value,
    ...(grade ? { grade } : {}),
    ...(typeof details === 'string' && details ? { details: details.slice(0, 1000) } : {}),
  }
}

/** What was answered after the entry that a form had seen last; everything, when it had seen none. */
export function answeredSince(chart: Chart, basis: string | undefined): Answers {
  const entries = entriesOf(screeningKinds, chart).filter((entry) => entry.kind === 'screening-answered')
  const seen = entries.findIndex(({ id }) => id === basis)
  return Object.assign({}, ...entries.slice(seen + 1).map(({ body }) => body.answers))
}

/** The last entry of answers, for a form to carry. */
export const answersBasis = (chart: Chart): string | undefined =>
  chart.current.findLast(({ kind }) => kind === 'screening-answered')?.id
