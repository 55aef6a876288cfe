/** Which forms a practice may ask with: those that ship, and those it loaded under its own licence. */
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import { presentable, type Questionnaire, questionsOf } from './questionnaire.ts'
import { readQuestionnaire } from './read-questionnaire.ts'
import type { ScoreRule } from './scoring.ts'
import * as say from './words.ts'

/** A form and, when a practice loaded it, on what ground and by whom. */
export type Form = {
  readonly questionnaire: Questionnaire
  readonly loaded?: { readonly licence: string; readonly at: Instant; readonly by: string }
}

/** The shipped files as forms, by id. Throws when a file cannot be read: a shipped file is ours to mend. */
export function shippedForms(files: ReadonlyMap<string, unknown>): ReadonlyMap<string, Form> {
  return new Map(
    [...files].map(([name, json]) => {
      const read = readQuestionnaire(json)
      if (!read.ok) throw new Error(`content/questionnaires/${name}.json: ${read.problems[0]?.message}`)
      return [read.value.id, { questionnaire: read.value }] as const
    }),
  )
}

export type Loading = {
  /** Parsed JSON of the file. */
  readonly document: unknown
  /** In the practice's words: by which right it uses the text. */
  readonly licence: string
  readonly known: readonly Form[]
  /** The scores that the practice's protocol computes from forms, by the form's id. */
  readonly rules: ReadonlyMap<string, readonly ScoreRule[]>
}

/** May this file be taken as a form of the practice? */
export function readLoading({ document, licence, known, rules }: Loading): Result<Questionnaire> {
  const read = readQuestionnaire(document)
  if (!read.ok) return read
  const questionnaire = read.value
  const { id, version, title } = questionnaire
  const problems: Problem[] = []
  if (licence.trim().length < 10) problems.push(problem(say.sayLicence, 'licence'))
  const mine = known.filter((form) => form.questionnaire.id === id)
  if (mine.some((form) => !form.loaded)) problems.push(problem(say.shipsAlready(title), 'file'))
  else if (mine.some((form) => form.questionnaire.version === version))
    problems.push(problem(say.sameVersion(title, version), 'file'))
  const shown = presentable(questionnaire)
  if (!shown.ok) problems.push(...shown.problems.map((p) => ({ ...p, field: 'file' })))
  problems.push(...(rules.get(id) ?? []).flatMap((rule) => unscorable(questionnaire, rule)))
  return problems.length > 0 ? fail(...problems) : ok({ ...questionnaire, license: 'site-supplied' })
}

/** What a score needs and the form does not give: its items, or the points of their answers. */
export function unscorable(questionnaire: Questionnaire, rule: ScoreRule): Problem[] {
  const questions = questionsOf(questionnaire)
  const absent = rule.items.filter((item) => !questions.some((q) => q.linkId === item))
  if (absent.length > 0) return [problem(say.itemsAbsent(rule.title, absent), 'file')]
  const pointless = questions.filter(
    (q) =>
      rule.items.includes(q.linkId) && q.type === 'choice' && q.options.some((o) => o.value === undefined),
  )
  return pointless.map((q) => problem(say.noPoints(rule.title, q.linkId), 'file'))
}
