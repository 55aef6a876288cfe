/** An article's parts as words, so that two versions can be compared. */
import type { Source } from '#kernel/source.ts'
import type { Draft } from './library.ts'
import { type FIELDS, TOPICS } from './words.ts'

/** The parts in which two versions differ, in the order of the page. */
export type Differing = {
  readonly part: keyof typeof FIELDS
  readonly before: string
  readonly after: string
}

/** @param before nothing, for a first version: then every part that it has is new */
export function differing(
  before: Draft | undefined,
  after: Draft,
  sureness: (source: Source) => string,
): Differing[] {
  const [older, newer] = [before && partsOf(before, sureness), partsOf(after, sureness)]
  return PARTS.map((part) => ({ part, before: older?.[part] ?? '', after: newer[part] })).filter(
    (one) => one.before !== one.after,
  )
}

const PARTS = [
  'question',
  'answer',
  'text',
  'sources',
  'topic',
  'tags',
  'language',
  'author',
  'reviewer',
  'review',
  'reviewed',
  'reviewAgain',
] as const

const partsOf = (
  draft: Draft,
  sureness: (source: Source) => string,
): Readonly<Record<keyof typeof FIELDS, string>> => ({
  question: draft.question,
  answer: draft.answer ?? '',
  text: draft.text,
  sources: draft.sources
    .map((source) =>
      [`[^${source.id}] ${source.text}: ${sureness(source)}`, source.url].filter(Boolean).join(' '),
    )
    .join('\n'),
  topic: TOPICS[draft.topic],
  tags: draft.tags.join(', '),
  language: draft.language,
  author: draft.author ?? '',
  reviewer: draft.reviewer ?? '',
  review: draft.review ?? '',
  reviewed: draft.reviewed?.toString() ?? '',
  reviewAgain: draft.reviewAgain?.toString() ?? '',
})
