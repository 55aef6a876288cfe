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

/** The latest first; what came out on the same day stays in the order given. */
export const newsOf = <A extends Published>(articles: readonly A[], most: number): News<A>[] =>
  articles
    .map(
      (article): News<A> => ({
        article,
        what: article.version === 1 ? 'new' : 'changed',
        on: article.publishedAt.toZonedDateTimeISO('UTC').toPlainDate(),
      }),
    )
    .toSorted((a, b) => Temporal.PlainDate.compare(b.on, a.on))
    .slice(0, most)
