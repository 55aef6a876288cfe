/** Drafts an issue about what is new: a training that is open, an article that somebody published. An educator approves it. */
import { type Kysely, sql } from 'kysely'
import { dayIn, hoursAfter, type Instant, instant } from '#kernel/time.ts'
import { createLibrary } from '#library/store.ts'
import type { DB } from '#platform/database.gen.ts'
import type { Tx } from '#platform/database.ts'
import { createTrainings } from '#training/store.ts'
import { DRAFTS } from './drafting-words.ts'
import { type Content, content } from './issue.ts'
import { appendToIssue, newIssueId } from './issue-store.ts'
import { whileSending } from './subscriber-store.ts'

/** Older news is none: whoever begins with a full library is not handed a draft for every article. */
const NEWS_HOURS = 14 * 24

/** Once for each training and each article, also when its draft is set aside. */
export const draftNews = (db: Kysely<DB>, now: Instant): Promise<void> =>
  whileSending(db, async (tx) => {
    // Two processes that look at once would both find nothing.
    await sql`select pg_advisory_xact_lock(29)`.execute(tx)
    const rows = await tx.selectFrom('issue').select('about').where('about', 'is not', null).execute()
    const known = new Set(rows.map(({ about }) => about))
    for (const { about, content } of [...(await ofTrainings(tx, now)), ...(await ofArticles(tx, now))])
      if (!known.has(about))
        await appendToIssue(tx, newIssueId(), { kind: 'drafted', at: now, body: { about, content } })
  })

type News = { readonly about: string; readonly content: Content }

async function ofTrainings(tx: Tx, now: Instant): Promise<News[]> {
  const trainings = await createTrainings(tx).upcoming(dayIn(now, 'UTC'))
  return trainings.map(({ id, slug, plan }) => ({
    about: `training:${id}`,
    content: content.parse({
      ...DRAFTS.training(plan, `/trainings/${slug}`),
      segment: { list: 'trainings' },
    }),
  }))
}

/** Those that a person published for the first time in the last days; a later version is no news. */
async function ofArticles(tx: Tx, now: Instant): Promise<News[]> {
  const rows = await tx
    .selectFrom('article_decision')
    .select('slug')
    .where('decision', '=', 'published')
    .groupBy('slug')
    .having(
      sql<boolean>`min(at) > ${instant.encode(hoursAfter(now, -NEWS_HOURS))}::timestamptz and bool_and(by is not null)`,
    )
    .execute()
  const library = createLibrary(tx)
  const articles = await Promise.all(rows.map(({ slug }) => library.article(slug)))
  return articles.flatMap((article) =>
    article
      ? [
          {
            about: `article:${article.slug}`,
            content: content.parse({
              ...DRAFTS.article(article.question, `/library/${article.slug}`),
              segment: { list: 'articles' },
            }),
          },
        ]
      : [],
  )
}
