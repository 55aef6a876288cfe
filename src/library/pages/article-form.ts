/** The form of an article as it is typed, and how it becomes a draft. */
import { z } from 'zod'
import { fail, type Problem, problem, type Result } from '#kernel/result.ts'
import { SURENESS, WRITING } from '../desk-words.ts'
import { type ArticleSource, type Draft, readDraft } from '../library.ts'

/** Empty rows under the sources that are there. */
const SPARE_SOURCES = 2
const LONGEST_TEXT = 60_000
const MOST_SOURCES = 40

const number = z.coerce.number().int().positive()
const typed = z.string().optional()

/** Rows of sources have names of their own, so fields that are not listed here are kept. */
export const articleForm = z.looseObject({
  act: z.enum(['save', 'preview', 'send']),
  slug: typed,
  question: typed,
  answer: typed,
  topic: typed,
  tags: typed,
  language: typed,
  author: typed,
  text: z.string().max(LONGEST_TEXT, WRITING.tooLong).optional(),
  basis: z.array(number),
  takesIn: z.array(number),
})
export type ArticleForm = z.output<typeof articleForm>
export const LISTS = ['basis', 'takesIn']

export const sourceField = (row: number, part: 'id' | 'text' | 'url' | 'sure'): string =>
  `source-${row}-${part}`

/** How sure a source can be, as one choice: its status and its mark. */
export const SURE = Object.entries(SURENESS).map(([value, label]) => ({ value, label }))
export const sureOf = ({ status, mark }: ArticleSource): string => `${status}/${mark}`

/** Rows to show: those that were typed or are there, and some to fill. */
export function rowsFor(
  there: number,
  sent: Readonly<Record<string, readonly string[]>> | undefined,
): number[] {
  const filled = Object.entries(sent ?? {}).flatMap(([name, values]) => {
    const row = /^source-(\d{1,2})-(?:id|text|url)$/.exec(name)?.[1]
    return row !== undefined && values.some((value) => value.trim() !== '') ? [Number(row) + 1] : []
  })
  return Array.from(
    { length: Math.min(MOST_SOURCES, Math.max(there, ...filled) + SPARE_SOURCES) },
    (_, i) => i,
  )
}

/** What was typed as a draft; each problem names the field that it was typed into. */
export function draftFrom(form: ArticleForm, slug: string): Result<Draft> {
  const rows = Array.from({ length: MOST_SOURCES }, (_, row) => row).filter((row) =>
    (['id', 'text', 'url'] as const).some((part) => form[sourceField(row, part)] !== undefined),
  )
  const unsure = rows
    .filter((row) => form[sourceField(row, 'sure')] === undefined)
    .map((row) => problem(WRITING.needSure, sourceField(row, 'sure')))
  const { question, answer, topic, language, author, text = '' } = form
  const front = {
    question,
    answer,
    topic,
    tags: (form.tags ?? '').split(',').flatMap((tag) => tag.trim() || []),
    language,
    author,
    sources: rows.map((row) => sourceFrom(form, row)),
  }
  const read = readDraft(slug, front, text)
  if (read.ok && unsure.length === 0) return read
  return fail(...unsure, ...(read.ok ? [] : read.problems.map((one) => atItsField(one, rows))))
}

function sourceFrom(form: ArticleForm, row: number): Readonly<Record<string, unknown>> {
  const [status, mark] = z
    .string()
    .parse(form[sourceField(row, 'sure')] ?? 'default/default')
    .split('/')
  const part = (name: 'id' | 'text' | 'url') => form[sourceField(row, name)]
  return { id: part('id'), text: part('text'), status, mark, ...(part('url') ? { url: part('url') } : {}) }
}

/** A problem of the document at the field of the form that it is about. */
export function atItsField({ field = '', message }: Problem, rows: readonly number[] = [0]): Problem {
  const [whole, index, part] = /^sources(?:\.(\d+)(?:\.(id|text|url))?)?/.exec(field) ?? []
  if (whole === undefined) return problem(message, field.split('.')[0])
  const row = rows[Number(index ?? 0)] ?? 0
  const known = (['id', 'text', 'url'] as const).find((name) => name === part)
  return problem(message, sourceField(row, known ?? (index === undefined ? 'id' : 'sure')))
}
