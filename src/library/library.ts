/** The library: articles that answer one question each, and what one must hold before everybody may read it. */
import { z } from 'zod'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import { source } from '#kernel/source.ts'
import { type Day, day } from '#kernel/time.ts'
import { referencesIn } from './references.ts'
import { ARTICLE } from './words.ts'

/** The index of the library is ordered by these. */
export const topic = z.enum(
  ['basics', 'how-it-works', 'safety', 'session', 'cost', 'providers', 'after', 'training'],
  ARTICLE.topic,
)
export type Topic = z.output<typeof topic>

/** What an article is called in its address and its file: `what-is-kap`. */
export const slug = z
  .string(ARTICLE.needSlug)
  .max(80, ARTICLE.slugForm)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, ARTICLE.slugForm)
  .refine((name) => name !== 'new', ARTICLE.slugTaken)

export const LONGEST_ANSWER = 320

/** A source with the name under which the text refers to it: `[^id]`. */
export const articleSource = source.safeExtend({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, ARTICLE.sourceId),
  text: z.string(ARTICLE.sourceText).min(3, ARTICLE.sourceText).max(600, ARTICLE.tooLong(600)),
  /** Where it can be read. */
  url: z.url({ protocol: /^https?$/, error: ARTICLE.sourceUrl }).optional(),
})
export type ArticleSource = z.output<typeof articleSource>

const line = (most: number, needed?: string) =>
  z
    .string(needed)
    .overwrite((text) => text.replaceAll(/\s+/g, ' ').trim())
    .min(1, needed)
    .max(most, ARTICLE.tooLong(most))

/** What stands above the text, as far as it has been written. Later fields are optional: old versions stay readable. */
export const frontMatter = z.strictObject({
  question: line(160, ARTICLE.needQuestion),
  answer: line(LONGEST_ANSWER).optional(),
  topic,
  tags: z.array(line(40)).default([]),
  language: z.string(ARTICLE.language).regex(/^[a-z]{2}(-[A-Z]{2})?$/, ARTICLE.language),
  sources: z.array(articleSource).default([]),
  author: line(120).optional(),
  reviewer: line(120).optional(),
  /** What was reviewed, and by what kind of person. */
  review: line(320).optional(),
  reviewed: day.optional(),
  reviewAgain: day.optional(),
})
export type FrontMatter = z.output<typeof frontMatter>

const publishedFrontMatter = frontMatter.required({
  answer: true,
  author: true,
  reviewer: true,
  reviewed: true,
  reviewAgain: true,
})

/** An article as somebody writes it; what is still missing is absent. */
export type Draft = FrontMatter & { readonly slug: string; readonly text: string }

/** An article that everybody may read, or could in an earlier version. */
export type Article = z.output<typeof publishedFrontMatter> & Pick<Draft, 'slug' | 'text'>

/** An article that was published, as it was stored. Only `complete` says whether it might be published today. */
export const storedArticle = (slug: string, front: unknown, text: string): Article => ({
  ...publishedFrontMatter.parse(front),
  slug,
  text,
})

/** What somebody wrote, as it was stored. */
export const storedDraft = (slug: string, front: unknown, text: string): Draft => ({
  ...frontMatter.parse(front),
  slug,
  text,
})

/** @param front the parsed front matter @param text the Markdown under it */
export function readDraft(name: string, front: unknown, text: string): Result<Draft> {
  const named = slug.safeParse(name)
  const read = frontMatter.safeParse(front)
  if (named.success && read.success) return ok({ ...read.data, slug: named.data, text })
  return fail(
    ...(named.error?.issues ?? []).map(({ message }) => problem(message, 'slug')),
    ...(read.error?.issues ?? []).map(({ path, message }) => problem(message, path.join('.') || undefined)),
  )
}

/** An article that holds everything a published one must hold. */
export function readArticle(name: string, front: unknown, text: string): Result<Article> {
  const draft = readDraft(name, front, text)
  return draft.ok ? complete(draft.value) : draft
}

/** What an article must hold before everybody may read it. */
export function complete(draft: Draft): Result<Article> {
  const problems = [...unwritten(draft), ...unreviewed(draft)]
  if (problems.length > 0) return fail(...problems)
  return ok(storedArticle(draft.slug, frontMatter.encode(fieldsOf(draft)), draft.text))
}

/** The fields of an article without its address and its text. */
export function fieldsOf({ slug, text, ...fields }: Draft): FrontMatter {
  return fields
}

/** What its author still has to write. */
export const unwritten = (draft: Draft): Problem[] => [
  ...missing(draft, ['answer', 'author']),
  ...(draft.text.trim() === '' ? [problem(ARTICLE.missing.text, 'text')] : []),
  ...sourceProblems(draft),
]

/** What its reviewer still has to say. */
export const unreviewed = (draft: Draft): Problem[] => missing(draft, ['reviewer', 'reviewed', 'reviewAgain'])

const missing = (draft: Draft, fields: readonly Exclude<keyof typeof ARTICLE.missing, 'text'>[]): Problem[] =>
  fields.filter((field) => draft[field] === undefined).map((field) => problem(ARTICLE.missing[field], field))

/** Every reference leads to a source, every source is referred to, and no two share a name. */
function sourceProblems({ sources, text }: Pick<Draft, 'sources' | 'text'>): Problem[] {
  const ids = sources.map(({ id }) => id)
  const referred = referencesIn(text)
  return [
    ...(ids.length === 0 ? [problem(ARTICLE.noSources, 'sources')] : []),
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => problem(ARTICLE.sourceTwice(id), 'sources')),
    ...referred.filter((id) => !ids.includes(id)).map((id) => problem(ARTICLE.noSuchSource(id), 'text')),
    ...ids.filter((id) => !referred.includes(id)).map((id) => problem(ARTICLE.unusedSource(id), 'sources')),
  ]
}

/** How an article stands with its review on a day. */
export type ReviewDue = { readonly state: 'in-order' | 'soon' | 'overdue'; readonly on: Day }

/** A review is prepared for this long before it is due. */
export const REMINDED_BEFORE = { days: 30 } as const

export function reviewDue({ reviewAgain }: Pick<Article, 'reviewAgain'>, today: Day): ReviewDue {
  const compared = Temporal.PlainDate.compare
  const state =
    compared(reviewAgain, today) < 0
      ? 'overdue'
      : compared(reviewAgain, today.add(REMINDED_BEFORE)) <= 0
        ? 'soon'
        : 'in-order'
  return { state, on: reviewAgain }
}

/** Articles whose review is due within a month or past, the longest overdue first. */
export const remindersOf = <A extends Pick<Article, 'reviewAgain'>>(
  articles: readonly A[],
  today: Day,
): A[] =>
  articles
    .filter((article) => reviewDue(article, today).state !== 'in-order')
    .toSorted((a, b) => Temporal.PlainDate.compare(a.reviewAgain, b.reviewAgain))
