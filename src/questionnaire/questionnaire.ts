/** Questionnaires: forms as data, in the part of the FHIR R4 Questionnaire that this software can ask with. */
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import type { Source } from '#kernel/source.ts'
import type { Answer, Answers } from './answers.ts'
import { textMissing } from './words.ts'

export type Coding = { readonly system?: string; readonly code: string; readonly display?: string }

/**
 * On what ground the wording is here: `public-domain`; `no-permission-required` (free, the notice stays);
 * `own` (written for this software); `site-supplied` (the practice holds the licence and brought the text).
 */
export const LICENSES = ['public-domain', 'no-permission-required', 'own', 'site-supplied'] as const
export type License = (typeof LICENSES)[number]

/** One answer to choose. `value` are its points, where the form gives any. */
export type Option = {
  readonly code: string
  readonly system?: string
  readonly display: string
  readonly value?: number
}

export type Operator = 'exists' | '=' | '!=' | '>' | '<' | '>=' | '<='
export type Condition = {
  readonly question: string
  readonly operator: Operator
  readonly answer: boolean | number | string
}
/** When an item is asked at all. */
export type EnableWhen = { readonly behavior: 'all' | 'any'; readonly conditions: readonly Condition[] }

type Common = {
  readonly linkId: string
  readonly text?: string
  /** The number or letter printed before the text. */
  readonly prefix?: string
  readonly codes: readonly Coding[]
  readonly enableWhen?: EnableWhen
  readonly items: readonly Item[]
}
export type Group = Common & { readonly type: 'group' }
export type Display = Common & { readonly type: 'display' }
export type Question = Common & { readonly required: boolean } & (
    | { readonly type: 'choice'; readonly options: readonly Option[]; readonly repeats: boolean }
    | { readonly type: 'boolean' | 'date' }
    | { readonly type: 'integer' | 'decimal'; readonly min?: number; readonly max?: number }
    | { readonly type: 'string' | 'text'; readonly maxLength: number }
  )
export type Item = Group | Display | Question

export type Questionnaire = {
  /** Short name, unique in a practice: `phq-9`. */
  readonly id: string
  /** FHIR canonical address. */
  readonly url: string
  readonly version: string
  readonly title: string
  readonly codes: readonly Coding[]
  readonly license: License
  /** The notice that must stand wherever the text stands. */
  readonly copyright?: string
  readonly source: Source
  readonly items: readonly Item[]
}

export const isQuestion = (item: Item): item is Question => item.type !== 'group' && item.type !== 'display'

/** Every item, parents before their children. */
export function everyItem(items: readonly Item[]): Item[] {
  return items.flatMap((item) => [item, ...everyItem(item.items)])
}

export const questionsOf = (questionnaire: Questionnaire): Question[] =>
  everyItem(questionnaire.items).filter(isQuestion)

/** Is the item asked? `open` while the question that decides it has no answer. */
export type Asked = 'asked' | 'not-asked' | 'open'

/** For every item, whether these answers ask it. What stands in an item that is not asked is not asked either. */
export function askedItems(questionnaire: Questionnaire, answers: Answers): ReadonlyMap<string, Asked> {
  const asked = new Map<string, Asked>()
  const walk = (items: readonly Item[], outside: Asked) => {
    for (const item of items) {
      const own = item.enableWhen ? decide(item.enableWhen, answers) : 'asked'
      const both = [outside, own]
      const state = both.includes('not-asked') ? 'not-asked' : both.includes('open') ? 'open' : 'asked'
      asked.set(item.linkId, state)
      walk(item.items, state)
    }
  }
  walk(questionnaire.items, 'asked')
  return asked
}

function decide({ behavior, conditions }: EnableWhen, answers: Answers): Asked {
  const states = conditions.map((condition) => holds(condition, answers[condition.question]))
  const [decisive, otherwise]: [Asked, Asked] =
    behavior === 'all' ? ['not-asked', 'asked'] : ['asked', 'not-asked']
  return states.includes(decisive) ? decisive : states.includes('open') ? 'open' : otherwise
}

function holds({ operator, answer }: Condition, given: Answer | undefined): Asked {
  if (operator === 'exists') return (given !== undefined) === answer ? 'asked' : 'not-asked'
  if (given === undefined) return 'open'
  const values = Array.isArray(given) ? given : [given]
  return values.some((value) => compare(operator, value, answer)) ? 'asked' : 'not-asked'
}

function compare(
  operator: Exclude<Operator, 'exists'>,
  given: unknown,
  wanted: boolean | number | string,
): boolean {
  if (operator === '=') return given === wanted
  if (operator === '!=') return given !== wanted
  // ISO dates sort as text, so dates and numbers compare alike.
  if (typeof given !== typeof wanted || (typeof given !== 'number' && typeof given !== 'string')) return false
  switch (operator) {
    case '>':
      return given > wanted
    case '<':
      return given < wanted
    case '>=':
      return given >= wanted
    case '<=':
      return given <= wanted
  }
}

/**
 * May the text be shown to a patient? A site-supplied instrument whose wording the practice has not loaded is
 * refused, so that nobody answers blank or home-made questions. (Clinical reference, section 9, licence verdict.)
 */
export function presentable(questionnaire: Questionnaire): Result<Questionnaire> {
  const bare = questionsOf(questionnaire).filter((question) => !question.text)
  return bare.length === 0 ? ok(questionnaire) : fail(problem(textMissing(questionnaire, bare)))
}
