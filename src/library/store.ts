/** What everybody may read of the library: published articles and their public history. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Instant } from '#kernel/time.ts'
import type { ArticleFile } from '#platform/articles.ts'
import type { DB } from '#platform/database.gen.ts'
import { instantOf } from '#platform/database.ts'
import { textOf } from './document.ts'
import { type Article, isSlug, storedArticle, topic } from './library.ts'
import { searchArticles } from './search-store.ts'
import type { Query } from './searching.ts'

/** An article in the version that everybody reads now. */
export type PublishedArticle = Article & { readonly version: number; readonly publishedAt: Instant }

/** One event of an article's public history. */
export type Publication = {
  readonly what: 'published' | 'withdrawn'
  readonly at: Instant
  readonly version: number
  /** Why it was withdrawn. */
  readonly why?: string
  readonly article: Article
}

export function createLibrary(db: Kysely<DB>) {
  return {
    /** Every published article, by topic and question. */
    articles: () => publishedArticles(db),
    /** One as it is published now; nothing when there is none or it was withdrawn. */
    article: async (name: string) => (isSlug(name) ? publishedArticle(db, name) : undefined),
    /** Every time it was published or withdrawn, the newest first; empty when it never was published. */
    history: async (name: string) => (isSlug(name) ? publicHistory(db, name) : []),
    /** Every published document as it would stand in its file. */
    documents: () => publishedDocuments(db),
    /** What the published articles have on a query, the best first. */
    search: (query: Query) => searchArticles(db, query),
  }
}
export type Library = ReturnType<typeof createLibrary>

const TOPIC_ORDER = topic.options

const row = z.object({
  slug: z.string(),
  version: z.number(),
  front: z.unknown(),
  document: z.string(),
})

/** A stored version as the article that everybody read. */
function articleFrom(stored: unknown): Article & { readonly version: number } {
  const { slug, version, front, document } = row.parse(stored)
  return { ...storedArticle(slug, front, textOf(document)), version }
}

const published = (db: Kysely<DB>) =>
  db
    .selectFrom('published_article')
    .select(['slug', 'version', 'front', 'document'])
    // A view's columns may be empty as far as the database can tell.
    .select(({ ref }) => ref('published_at').$notNull().as('published_at'))

async function publishedArticles(db: Kysely<DB>): Promise<PublishedArticle[]> {
  const rows = await published(db).execute()
  return rows
    .map((one) => ({ ...articleFrom(one), publishedAt: instantOf(one.published_at) }))
    .toSorted(
      (a, b) =>
        TOPIC_ORDER.indexOf(a.topic) - TOPIC_ORDER.indexOf(b.topic) ||
        a.question.localeCompare(b.question, 'en'),
    )
}

async function publishedArticle(db: Kysely<DB>, slug: string): Promise<PublishedArticle | undefined> {
  const one = await published(db).where('slug', '=', slug).executeTakeFirst()
  return one && { ...articleFrom(one), publishedAt: instantOf(one.published_at) }
}

async function publicHistory(db: Kysely<DB>, slug: string): Promise<Publication[]> {
  const rows = await db
    .selectFrom('article_decision as d')
    .innerJoin('article_version as v', (join) =>
      join.onRef('v.slug', '=', 'd.slug').onRef('v.number', '=', 'd.version'),
    )
    .select(['d.decision', 'd.why', 'd.at', 'd.version', 'v.slug', 'v.front', 'v.document'])
    .where('d.slug', '=', slug)
    .where('d.decision', 'in', ['published', 'withdrawn'])
    .orderBy('d.number', 'desc')
    .execute()
  return rows.map((one) => ({
    what: publicDecision.parse(one.decision),
    at: instantOf(one.at),
    version: one.version,
    article: articleFrom(one),
    ...(one.decision === 'withdrawn' && one.why ? { why: one.why } : {}),
  }))
}
const publicDecision = z.enum(['published', 'withdrawn'])

async function publishedDocuments(db: Kysely<DB>): Promise<ArticleFile[]> {
  const rows = await published(db).orderBy('slug').execute()
  return rows.map((one) => {
    const { slug, document } = row.parse(one)
    return { slug, document }
  })
}
