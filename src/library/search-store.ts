/** Searching the published articles: full text where a word is known, the nearest written word where it is not. */
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { DB } from '#platform/database.gen.ts'
import { didYouMean, FOUND, partsOf, type Query, type SearchResult, type Unknown } from './searching.ts'

/** More would not be read. */
const MOST_RESULTS = 20

/** What the library has on a query, the best first. Articles that have fewer of the words than others are left out. */
export async function searchArticles(db: Kysely<DB>, query: Query): Promise<SearchResult> {
  const asked = await wordsAsked(db, query.words)
  const unknown = asked.filter(({ known }) => !known).map(({ word, nearest }) => unknownWord(word, nearest))
  const used = asked.flatMap(({ word, known, nearest }) => (known ? [word] : nearest ? [nearest] : []))
  const rows = await articlesWith(db, used, didYouMean({ query, unknown }) ?? query.typed)
  return {
    query,
    unknown,
    used,
    matched: rows[0]?.matched ?? 0,
    found: rows.map(({ slug, question, answer, tags, excerpt }) => ({
      slug,
      question: partsOf(question),
      answer: partsOf(answer),
      tags: partsOf(tags),
      excerpt: partsOf(excerpt),
    })),
  }
}

const unknownWord = (word: string, nearest: string | null): Unknown =>
  nearest === null ? { word } : { word, instead: nearest }

const askedRow = z.object({ word: z.string(), known: z.boolean(), nearest: z.string().nullable() })

/** Each word with whether an article has it, and the nearest written word when none has. Words like "the" are left out. */
async function wordsAsked(db: Kysely<DB>, words: readonly string[]) {
  if (words.length === 0) return []
  const { rows } = await sql`
    select a.word, k.known, case when not k.known then (
        select w.word from library_word w
        where (w.word % a.word or a.word <% w.word) and numnode(plainto_tsquery('english', w.word)) > 0
        group by w.word
        order by similarity(w.word, a.word) + word_similarity(a.word, w.word) desc, count(*) desc, w.word limit 1
      ) end as nearest
    from unnest(${words}::text[]) with ordinality a (word, place),
      plainto_tsquery('english', a.word) q,
      lateral (select exists (select from library_search s where s.words @@ q) as known) k
    where numnode(q) > 0
    order by a.place`.execute(db)
  return z.array(askedRow).parse(rows)
}

const articleRow = z.object({
  slug: z.string(),
  question: z.string(),
  answer: z.string(),
  tags: z.string(),
  excerpt: z.string(),
  matched: z.coerce.number(),
})

const MARKS = `StartSel=${FOUND.start}, StopSel=${FOUND.end}`
const WHOLE = `${MARKS}, HighlightAll=true`
const EXCERPT = `${MARKS}, MaxFragments=1, MinWords=12, MaxWords=28`

/**
 * The articles that have the most of these words. Where a word stands counts, and how much the article's question is
 * like what was asked.
 */
async function articlesWith(db: Kysely<DB>, words: readonly string[], asked: string) {
  if (words.length === 0) return []
  const { rows } = await sql`
    with asked as (select plainto_tsquery('english', word) as q from unnest(${words}::text[]) word),
      any_of_them as (select string_agg(q::text, ' | ')::tsquery as q from asked),
      hit as (
        select s.*, a.q, (select count(*) from asked where s.words @@ asked.q) as matched,
          ts_rank('{0.1, 0.2, 0.6, 1}', s.words, a.q, 1) + similarity(s.question, ${asked}) as rank
        from library_search s, any_of_them a where s.words @@ a.q)
    select slug, matched,
      ts_headline('english', question, q, ${WHOLE}) as question,
      ts_headline('english', answer, q, ${WHOLE}) as answer,
      ts_headline('english', tags, q, ${WHOLE}) as tags,
      ts_headline('english', body, q, ${EXCERPT}) as excerpt
    from hit where matched = (select max(matched) from hit)
    order by rank desc, slug limit ${MOST_RESULTS}`.execute(db)
  return z.array(articleRow).parse(rows)
}
