/** What is new in the library. */
import type { Day, Instant } from '#kernel/time.ts'

type Published = { readonly publishedAt: Instant; readonly version: number }

export type News<A extends Published> = {
  readonly article: A
  /** `new` in its first version, else `changed`. */
  readonly what: 'new' | 'changed'
  /** The day it was published, by universal time: what everybody sees depends on nobody's place. */
  readonly on: Day
}

/** The latest first; what came out at one moment, as the shipped articles do, stays in the order given. */
export const newsOf = <A extends Published>(articles: readonly A[], most: number): News<A>[] =>
  articles
    .toSorted((a, b) => Temporal.Instant.compare(b.publishedAt, a.publishedAt))
    .slice(0, most)
    .map((article) => ({
      article,
      what: article.version === 1 ? 'new' : 'changed',
      on: article.publishedAt.toZonedDateTimeISO('UTC').toPlainDate(),
    }))
