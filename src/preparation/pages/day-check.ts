/** The forms of the day: what was asked, what was measured, and what the prescriber decided. */
import { z } from 'zod'
import type { EntryId } from '#kernel/ids.ts'
import { fail, ok, type Problem, problem } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { SignedIn } from '#people/people.ts'
import type { DayEntry } from '../day.ts'
import { checkEaten, readVitals } from '../day-form.ts'
import { DAY_FORM } from '../day-words.ts'
import { type Readiness, type Rules, ruleOnDecision } from '../readiness.ts'
import { momentGiven, readMoment } from './moment-form.ts'
import type { Decided } from './record-form.ts'

const text = z.string().optional()

/** Answers are named by their question, so their fields are read from whatever else was sent. */
export const checkForm = z.looseObject({
  pregnancy: z.enum(['negative', 'positive', 'not-possible']).optional(),
  note: z.string().max(2000).optional(),
})
export const questionField = (id: string): string => `question-${id}`

type When = { readonly visit: EntryId; readonly now: Instant; readonly zone: string }

/** @param questions the ids of the questions that the page asks */
export function checkFrom(
  form: z.output<typeof checkForm>,
  questions: readonly string[],
  { visit, now, zone }: When,
): Decided {
  const problems: Problem[] = []
  const answers: Record<string, 'yes' | 'no'> = {}
  for (const id of questions) {
    const said = form[questionField(id)]
    if (said === 'yes' || said === 'no') answers[id] = said
  }
  const eaten = (name: 'lastFood' | 'lastDrink'): Instant | undefined => {
    if (!momentGiven(form, name)) return undefined
    const at = readMoment(form, name, zone)
    problems.push(...(at.ok ? checkEaten(at.value, `${name}-time`, now) : at.problems))
    return at.ok ? at.value : undefined
  }
  const { pregnancy, note } = form
  const body: Extract<DayEntry, { kind: 'day-checked' }>['body'] = {
    visit,
    answers,
    pregnancy,
    note,
    lastFood: eaten('lastFood'),
    lastDrink: eaten('lastDrink'),
  }
  if (problems.length > 0) return fail(...problems)
  if (Object.keys(answers).length === 0 && !pregnancy && !body.lastFood && !body.lastDrink)
    return fail(problem(DAY_FORM.nothing))
  return ok([{ kind: 'day-checked', at: now, body }])
}

export const vitalsForm = z.object({
  systolic: text,
  diastolic: text,
  heartRate: text,
  spo2: text,
  respiratoryRate: text,
  temperature: text,
  confirmed: text,
})
export function vitalsFrom(form: z.output<typeof vitalsForm>, { visit, now }: When): Decided {
  const read = readVitals(form)
  return read.ok ? ok([{ kind: 'vitals-taken', at: now, body: { visit, ...read.value } }]) : read
}

export const decisionForm = z.object({
  rules: z.array(z.string()).min(1, DAY_FORM.rules),
  decision: z.enum(['go-ahead', 'hold'], DAY_FORM.decision),
  reason: z.string(DAY_FORM.reason).max(500),
})
export function decisionFrom(
  { rules, decision, reason }: z.output<typeof decisionForm>,
  readiness: Readiness,
  person: Pick<SignedIn, 'roles'>,
  protocol: Rules,
  { visit, now }: When,
): Decided {
  const ruling = ruleOnDecision(readiness, rules, person, protocol)
  if (ruling.ruling !== 'allow') return { ruling }
  return ok([{ kind: 'prescriber-decided', at: now, body: { visit, rules, decision, reason } }])
}
