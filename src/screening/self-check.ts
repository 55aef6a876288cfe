/**
 * The self-check: the rules of screening read on what somebody answers alone. It gives no verdict and clears nobody:
 * it sorts what to raise with a professional, and what the answers could not tell. Nothing of it is stored.
 */
import { fail, problem, type Result } from '#kernel/result.ts'
import type { Source } from '#kernel/source.ts'
import type { Day } from '#kernel/time.ts'
import { answersFrom, codeOf } from './answering.ts'
import type { Rule, ScreeningProtocol } from './protocol.ts'
import { type AnswerOption, optionsOf } from './questionnaire.ts'
import { type Answer, type Answers, type Finding, screen, standing, type WithScreening } from './screening.ts'
import { plainly, SELF_CHECK } from './self-check-words.ts'

/** One thing to raise, in the person's own words and with what it rests on. */
export type Raised = {
  readonly rule: string
  readonly what: string
  readonly why: string
  /** `alone`: the person could answer it, and did or did not. `professional`: nobody can answer it alone. */
  readonly by: 'alone' | 'professional'
  /** The answer as it was offered; absent where none was given. */
  readonly answer?: string
  readonly source: Source
}

export type SelfCheck = {
  /** Hard stops of the protocol: a doctor looks first. */
  readonly before: readonly Raised[]
  readonly tell: readonly Raised[]
  /** Not answered, answered with “I don’t know”, or nothing that somebody can answer alone. Never empty. */
  readonly unknown: readonly Raised[]
  /** Thoughts of ending one’s life were told, or not ruled out: whom to reach comes before everything else. */
  readonly reachOut?: 'told' | 'not-sure'
}

const SUICIDE = 'psy-suicide'

/** Questions by topic: those of a patient, and those that elsewhere the record answers. Never a day's. */
export type Part = { readonly topic: ScreeningProtocol['topics'][number]; readonly rules: readonly Rule[] }

export function partsOf(section: ScreeningProtocol): Part[] {
  return section.topics
    .map((topic) => ({
      topic,
      rules: rulesOf(section).filter((rule) => rule.topic === topic.id && canAnswer(rule)),
    }))
    .filter(({ topic, rules }) => topic.id !== 'day' && rules.length > 0)
}

/** The rules that somebody can answer alone. */
export const askedAlone = (section: ScreeningProtocol): Rule[] =>
  partsOf(section).flatMap(({ rules }) => rules)

const rulesOf = ({ rules, medicines }: ScreeningProtocol): readonly Rule[] => [...rules, ...medicines]
const canAnswer = ({ question }: Rule): boolean => question.asked !== 'clinician'

/** The answers that a question offers here. */
export const choicesOf = (rule: Rule): AnswerOption[] =>
  optionsOf(rule).map((option) =>
    option.code === 'unknown' ? { ...option, display: SELF_CHECK.unknown } : option,
  )

/** The answer as it was offered. */
export const answerInWords = (rule: Rule, answer: Answer): string =>
  choicesOf(rule).find(({ code }) => code === codeOf(answer))?.display ?? answer.value

/**
 * Reads the fields of the form: a value and its kind, no free text. A question left empty stays unanswered.
 * @param fields by rule id, as an option's code: `no`, `yes:past`, `unknown`
 */
export function readAnswers(
  fields: Readonly<Record<string, unknown>>,
  section: ScreeningProtocol,
): Result<Answers> {
  const rules = askedAlone(section)
  const only = Object.fromEntries(
    rules.flatMap(({ id }) => (fields[id] === undefined ? [] : [[id, fields[id]]])),
  )
  if (Object.keys(only).length === 0) return fail(problem(SELF_CHECK.nothing))
  return answersFrom({ fields: only, rules, standing: {}, since: {} })
}

/** What to raise, in the protocol's order. The verdict of the screening stays behind: nobody is cleared here. */
export function selfCheck(answers: Answers, protocol: WithScreening, on: Day): SelfCheck {
  const { findings } = standing(screen({ patient: {}, history: [], answers }, protocol, on))
  const rules = new Map(rulesOf(protocol.screening).map((rule) => [rule.id, rule]))
  const raised = (wanted: (finding: Finding) => boolean): Raised[] =>
    findings.filter(wanted).flatMap((finding) => {
      const rule = rules.get(finding.rule)
      return rule ? [raise(rule, answers)] : []
    })
  return {
    before: raised(({ status, class: gravity }) => status === 'present' && gravity === 'A'),
    tell: raised(({ status, class: gravity }) => status === 'present' && gravity !== 'A'),
    unknown: raised(({ status }) => status === 'unknown'),
    reachOut: reachOutAfter(answers),
  }
}

function raise(rule: Rule, answers: Answers): Raised {
  const answer = Object.hasOwn(answers, rule.id) ? answers[rule.id] : undefined
  const { what, why } = plainly(rule)
  return {
    rule: rule.id,
    what,
    why,
    by: canAnswer(rule) ? 'alone' : 'professional',
    answer: answer && answerInWords(rule, answer),
    source: rule.source,
  }
}

/** Whether whom to reach comes first. Leaving the question empty says nothing; not being sure does. */
export function reachOutAfter(answers: Answers): SelfCheck['reachOut'] {
  const value = Object.hasOwn(answers, SUICIDE) ? answers[SUICIDE]?.value : undefined
  return value === 'yes' ? 'told' : value === 'unknown' ? 'not-sure' : undefined
}
