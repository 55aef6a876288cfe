/** Answers: what was said to each question of a questionnaire, read from a form, from JSON or from FHIR. */
import { z } from 'zod'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import { askedItems, type Question, type Questionnaire, questionsOf } from './questionnaire.ts'
import * as say from './words.ts'

/** A choice is kept as the code of its option, several choices as a list of codes, a date as 2026-11-24. */
export const answer = z.union([z.boolean(), z.number(), z.string(), z.array(z.string()).readonly()])
export type Answer = boolean | number | string | readonly string[]
/** By linkId. A question without an answer is absent: no answer is never "no" and never 0. */
export type Answers = { readonly [linkId: string]: Answer }

/**
 * Reads a submitted form, whose fields are named by linkId. Fields of other names are left to the page.
 * Answers to questions that the other answers rule out are left out, as FHIR's enableWhen asks.
 */
export function readAnswers(
  questionnaire: Questionnaire,
  values: Readonly<Record<string, readonly string[]>>,
): Result<Answers> {
  const raw: Record<string, unknown> = {}
  for (const question of questionsOf(questionnaire)) {
    const typed = (values[question.linkId] ?? []).map((text) => text.trim()).filter((text) => text !== '')
    if (typed.length > 0)
      raw[question.linkId] = typed.length === 1 && !isList(question) ? fromText(question, typed[0]!) : typed
  }
  return check(questionnaire, raw)
}

/** Reads answers that a program wrote: `{linkId: answer}`. A linkId that the questionnaire does not have is a problem. */
export function answersFromJson(questionnaire: Questionnaire, json: unknown): Result<Answers> {
  const read = z.record(z.string(), z.unknown()).safeParse(json)
  if (!read.success) return fail(problem(say.notAnswers))
  const known = new Set(questionsOf(questionnaire).map((q) => q.linkId))
  const strangers = Object.keys(read.data).filter((linkId) => !known.has(linkId))
  if (strangers.length > 0)
    return fail(...strangers.map((id) => problem(say.noSuchQuestion(questionnaire.title, id), id)))
  return check(questionnaire, read.data)
}

/** Questions that these answers ask and that have none. */
export function unanswered(questionnaire: Questionnaire, answers: Answers): Question[] {
  const asked = askedItems(questionnaire, answers)
  return questionsOf(questionnaire).filter(
    (q) => asked.get(q.linkId) === 'asked' && answers[q.linkId] === undefined,
  )
}

function check(questionnaire: Questionnaire, raw: Readonly<Record<string, unknown>>): Result<Answers> {
  const problems: Problem[] = []
  const all: Record<string, Answer> = {}
  for (const question of questionsOf(questionnaire)) {
    const given = raw[question.linkId]
    if (given === undefined || given === null) continue
    const read = readOne(question, given)
    if (read.ok) all[question.linkId] = read.value
    else problems.push(...read.problems)
  }
  const asked = askedItems(questionnaire, all)
  const kept = Object.fromEntries(Object.entries(all).filter(([linkId]) => asked.get(linkId) !== 'not-asked'))
  const misread = new Set(problems.map((p) => p.field))
  for (const question of unanswered(questionnaire, kept)) {
    if (question.required && !misread.has(question.linkId))
      problems.push(problem(say.required(question), question.linkId))
  }
  return problems.length > 0 ? fail(...problems) : ok(kept)
}

const isList = (question: Question) => question.type === 'choice' && question.repeats

function fromText(question: Question, text: string): unknown {
  switch (question.type) {
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text
    case 'integer':
    case 'decimal':
      // Number('') and Number('0x1f') are numbers to the language, but not to a person.
      return /^[-+]?\d+(\.\d+)?$/.test(text) ? Number(text) : text
    default:
      return text
  }
}

/** One answer against its question. */
function readOne(question: Question, given: unknown): Result<Answer> {
  const no = (message: string) => fail(problem(message, question.linkId))
  switch (question.type) {
    case 'boolean':
      return typeof given === 'boolean' ? ok(given) : no(say.notYesNo(question))
    case 'choice': {
      const codes = Array.isArray(given) ? given : [given]
      const wrong = codes.find((code) => !question.options.some((option) => option.code === code))
      if (wrong !== undefined) return no(say.notAnOption(question, wrong))
      if (question.repeats) return ok([...new Set(codes.map(String))])
      return codes.length === 1 ? ok(String(codes[0])) : no(say.oneOnly(question))
    }
    case 'integer':
    case 'decimal':
      if (typeof given !== 'number' || !Number.isFinite(given)) return no(say.notNumber(question))
      if (question.type === 'integer' && !Number.isInteger(given)) return no(say.notWhole(question))
      if (question.min !== undefined && given < question.min) return no(say.tooSmall(question, question.min))
      if (question.max !== undefined && given > question.max) return no(say.tooLarge(question, question.max))
      return ok(given)
    case 'date':
      return typeof given === 'string' && z.iso.date().safeParse(given).success
        ? ok(given)
        : no(say.notDate(question))
    case 'string':
    case 'text':
      if (typeof given !== 'string') return no(say.oneOnly(question))
      return given.length <= question.maxLength ? ok(given) : no(say.tooLong(question, question.maxLength))
  }
}
