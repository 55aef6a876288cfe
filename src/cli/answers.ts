/** Answers to the screening's questions from a file: plain JSON by rule, or a FHIR QuestionnaireResponse. */
import { z } from 'zod'
import { shortReference } from '#interop/subject.ts'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import { codings, date, isObject, type Json, objects, pointsTo, text } from '#screening/fhir-values.ts'
import type { Rule } from '#screening/protocol.ts'
import type { Answer, Answers } from '#screening/screening.ts'

const LISTED = '"kairos screen --questions --json" lists them.'

/**
 * Reads `{ rule: answer }`, `{ answers: { rule: answer } }` or a QuestionnaireResponse whose linkIds are rules.
 * @param patient the id of the history's Patient: answers of somebody else are refused
 */
export function answersFrom(file: string, rules: readonly Rule[], patient: string): Result<Answers> {
  let json: unknown
  try {
    json = JSON.parse(file)
  } catch {
    return fail(problem('The file of answers is not JSON.'))
  }
  if (!isObject(json)) return fail(problem('The file of answers must hold one object: rule → answer.'))
  if (json.resourceType === 'QuestionnaireResponse') return ofResponse(json, rules, patient)
  if (json.resourceType !== undefined) {
    return fail(
      problem(
        `The file of answers holds a ${text(json.resourceType, 60) ?? 'resource'}, not a QuestionnaireResponse.`,
      ),
    )
  }
  const given = isObject(json.answers) ? json.answers : json
  return gathered(Object.entries(given), rules)
}

function ofResponse(response: Json, rules: readonly Rule[], patient: string): Result<Answers> {
  if (response.status === 'entered-in-error')
    return fail(problem('The QuestionnaireResponse was entered in error. Ask for the right one.'))
  const subject = pointsTo(response.subject)
  if (subject && ![`Patient/${patient}`, patient, `urn:uuid:${patient}`].includes(shortReference(subject))) {
    return fail(problem(`The answers are those of ${subject}; the history is that of Patient/${patient}.`))
  }
  const on = date(response.authored)?.slice(0, 10)
  const given: [string, unknown][] = []
  const open = [...objects(response.item)]
  for (let item = open.shift(); item; item = open.shift()) {
    const answers = objects(item.answer)
    open.push(...objects(item.item), ...answers.flatMap((answer) => objects(answer.item)))
    const [first] = answers
    if (first) given.push([text(item.linkId, 200) ?? '', { value: givenIn(first), on }])
  }
  return gathered(given, rules)
}

const givenIn = (answer: Json): unknown =>
  answer.valueBoolean ?? answer.valueString ?? answer.valueInteger ?? codings(answer.valueCoding)[0]?.code

function gathered(given: readonly (readonly [string, unknown])[], rules: readonly Rule[]): Result<Answers> {
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  const answers = new Map<string, Answer>()
  const problems: Problem[] = []
  for (const [key, value] of given) {
    const rule = byId.get(key)
    const answer = rule && answerTo(rule, value)
    if (answer) answers.set(key, answer)
    else if (rule)
      problems.push(problem(`${shown(value)} is no answer to "${key}": answer ${choices(rule)}.`))
    else problems.push(problem(`There is no question "${key.slice(0, 60)}": ${LISTED}`))
  }
  return problems.length > 0 ? fail(...problems) : ok(Object.fromEntries(answers))
}

const WORDS: ReadonlyMap<unknown, Answer['value']> = new Map<unknown, Answer['value']>([
  ...([true, 1, 'yes', 'y', 'true'] as const).map((word) => [word, 'yes'] as const),
  ...([false, 0, 'no', 'n', 'false'] as const).map((word) => [word, 'no'] as const),
  ...([null, 'unknown', 'unsure', 'not sure', 'asked-unknown', ''] as const).map(
    (word) => [word, 'unknown'] as const,
  ),
])

const whole = z.object({
  value: z.unknown(),
  grade: z.string().optional(),
  details: z.string().max(2000).optional(),
  on: z.iso.date().optional(),
})

/** `yes`, `no`, `unknown`, a kind of yes (`recent` or `yes:recent`), or an object that says more. */
function answerTo(rule: Rule, given: unknown): Answer | undefined {
  if (isObject(given)) {
    const read = whole.safeParse(given)
    if (!read.success) return undefined
    const { value, grade, details, on } = read.data
    const answer = isObject(value) ? undefined : answerTo(rule, value)
    if (!answer || (grade !== undefined && !isGrade(rule, grade))) return undefined
    return { ...answer, ...(grade ? { grade } : {}), ...(details ? { details } : {}), ...(on ? { on } : {}) }
  }
  const word = typeof given === 'string' ? given.trim().toLowerCase() : given
  const value = WORDS.get(word)
  if (value) return { value }
  if (typeof word !== 'string') return undefined
  const grade = word.replace(/^yes:/, '')
  return isGrade(rule, grade) ? { value: 'yes', grade } : undefined
}

const isGrade = (rule: Rule, grade: string): boolean => rule.question.grades.some(({ id }) => id === grade)

const choices = (rule: Rule): string =>
  ['yes', 'no', 'unknown', ...rule.question.grades.map(({ id }) => id)]
    .join(', ')
    .replace(/, ([^,]*)$/, ' or $1')

const shown = (value: unknown): string => {
  const inner = isObject(value) ? value.value : value
  return typeof inner === 'string' || typeof inner === 'number'
    ? `"${String(inner).slice(0, 40)}"`
    : 'What is given'
}
