/** Measures of a story: forms answered so that they come to a given total. */
import type { Instant } from '#kernel/time.ts'
import type { Answers } from '#questionnaire/answers.ts'
import { answered, type Mode } from '#questionnaire/entries.ts'
import { type Questionnaire, questionsOf } from '#questionnaire/questionnaire.ts'
import type { Author, Teller } from './telling.ts'

/** Totals by the id of the form. */
export type Totals = { readonly [form: string]: number }

export type Given = {
  readonly at: Instant
  readonly by: Author
  readonly totals: Totals
  /** Points of the question about being better off dead (PHQ-9), which otherwise is “Not at all”. */
  readonly selfHarm?: number
}

const SELF_HARM = '/44260-8'
const DIFFICULTY = '/69722-7'

export function measure(tell: Teller, { at, by, totals, selfHarm = 0 }: Given): void {
  const mode: Mode = by === tell.patient.key ? 'self' : 'paper'
  for (const [id, total] of Object.entries(totals)) {
    const form = tell.forms.get(id)?.questionnaire
    if (!form) throw new Error(`There is no form ${id}.`)
    const body = answered(form, answersFor(form, total, selfHarm), mode)
    tell.write(by, { kind: 'questionnaire-answered', at, body })
  }
}

/** Points spread evenly over the questions that have any, so that they come to the total. */
function answersFor(form: Questionnaire, total: number, selfHarm: number): Answers {
  if (form.id === 'pc-ptsd-5') return screened(form, total)
  const answers: Record<string, string | boolean> = {}
  const choose = (linkId: string, points: number) => {
    const question = questionsOf(form).find((q) => q.linkId === linkId)
    const option = question?.type === 'choice' && question.options.find(({ value }) => value === points)
    if (!option) throw new Error(`${form.id} has no answer of ${points} points for ${linkId}.`)
    answers[linkId] = option.code
  }
  const scored = questionsOf(form).filter(
    (q) => q.type === 'choice' && q.options.some((o) => o.value !== undefined),
  )
  const spread = scored.filter(({ linkId }) => linkId !== SELF_HARM)
  if (spread.length < scored.length) choose(SELF_HARM, selfHarm)
  const rest = total - (spread.length < scored.length ? selfHarm : 0)
  const upTo = (n: number) => Math.floor((rest * n) / spread.length)
  for (const [i, { linkId }] of spread.entries()) choose(linkId, upTo(i + 1) - upTo(i))
  if (form.id === 'phq-9') answers[DIFFICULTY] = difficulty(form, total)
  return answers
}

/** How hard the problems make life, as fits the total: 0 not at all, 1 somewhat, 2 very. */
function difficulty(form: Questionnaire, total: number): string {
  const question = questionsOf(form).find((q) => q.linkId === DIFFICULTY)
  const options = question?.type === 'choice' ? question.options : []
  return options[total < 5 ? 0 : total < 15 ? 1 : 2]!.code
}

/** Yes to the event and to the first questions; without an event nothing more is asked. */
function screened(form: Questionnaire, total: number): Answers {
  const [event, ...questions] = questionsOf(form)
  if (total === 0) return { [event!.linkId]: false }
  return Object.fromEntries([
    [event!.linkId, true],
    ...questions.map(({ linkId }, i) => [linkId, i < total] as const),
  ])
}
