/** Questions to the prescriber and their answers, from whatever device. */
import { type Problem, problem } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import { has } from '#people/people.ts'
import { openQuestions, QUESTION } from '../asking.ts'
import { ASKED } from '../group-words.ts'
import type { Here } from '../here.ts'
import { ANY_DOSE } from '../reasons.ts'
import { readNumber } from '../typed.ts'
import { FORM } from '../words.ts'
import { type Acted, problems, type Sent } from './form.ts'

/** About rules that asked, about an amount, or in words alone. */
export function ask({ about, rules, order, mg }: Sent, at: Instant, { session, visit }: Here): Acted {
  const wrong: Problem[] = []
  const amount = mg === undefined ? undefined : readNumber(mg)
  if (!about) wrong.push(problem(FORM.noText, 'about'))
  if (mg !== undefined && (amount === undefined || amount <= 0)) wrong.push(problem(ASKED.amount, 'mg'))
  if (wrong.length > 0) return problems(...wrong)
  const ordered = session.orders.find(({ id }) => id === order)
  const body = {
    visit: visit.id,
    rules: [...new Set(rules)],
    about,
    ...(ordered ? { order: ordered.id } : {}),
    ...(amount === undefined ? {} : { mg: amount }),
  }
  return { drafts: [{ kind: 'decision-asked', at, body }] }
}

export function withdrawAsk({ asked, reason }: Sent, at: Instant, { session }: Here): Acted {
  const question = openQuestions(session).find(({ entry }) => entry === asked)
  if (!question) return problems(problem(ASKED.gone))
  if (!reason) return problems(problem(FORM.noReason, 'reason'))
  return {
    drafts: [{ kind: 'struck-out', at, body: {}, amends: { entry: question.entry, reason } }],
  }
}

/** A prescriber's word on a question, on what is open now, or on every further dose. */
export function decide({ rules, decision, reason, asked }: Sent, at: Instant, here: Here): Acted {
  const { visit, person, session } = here
  if (!has(person, 'prescriber')) return problems(problem(FORM.onlyPrescriber))
  const question = asked && openQuestions(session).find(({ entry }) => entry === asked)
  if (asked && !question) return problems(problem(ASKED.gone))
  if (!decision) return problems(problem(FORM.choose, 'decision'))
  if (!reason) return problems(problem(FORM.noReason, 'reason'))
  const named = question ? { asked: question.entry } : {}
  const about = question ? orElse(question.rules, QUESTION) : orElse(rules, ANY_DOSE)
  const body = { visit: visit.id, rules: about, decision, reason, ...named }
  return { drafts: [{ kind: 'prescriber-decided', at, body }] }
}

const orElse = (rules: readonly string[], rule: string): readonly string[] =>
  rules.length > 0 ? rules : [rule]
