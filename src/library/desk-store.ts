/** The educator's desk: reading drafts and reviews. What is decided there is in desk-acts-store.ts. */
import type { Kysely } from 'kysely'
import { type PersonId, personId } from '#kernel/ids.ts'
import type { SignedIn } from '#people/people.ts'
import type { DB } from '#platform/database.gen.ts'
import { scoped, type Tx } from '#platform/database.ts'
import { draftOf, standingOf, standings } from './article-store.ts'
import type { DeskArticle } from './desk.ts'
import * as acts from './desk-acts-store.ts'
import { type Draft, frontMatter } from './library.ts'
import type { Standing } from './versions.ts'

/** An article as it is worked on. */
export type OpenedArticle = {
  readonly slug: string
  readonly stands: Standing
  /** Of everybody who wrote or decided something. */
  readonly names: ReadonlyMap<PersonId, string>
}

/** What an educator works on. For anybody else nothing is found, and nothing can be added. */
export function createLibraryDesk(db: Kysely<DB>, person: SignedIn) {
  const scope = { practice: person.practice, person: person.id }
  const within = <T>(work: (tx: Tx) => Promise<T>) => scoped(db, scope, work)
  return {
    /** Every article with how it stands, by its question. */
    articles: () => within(deskArticles),
    article: (slug: string) => within((tx) => openedArticle(tx, slug)),
    /** The words of one version. */
    draft: (slug: string, number: number) => within((tx) => draftOf(tx, slug, number)),
    save: (draft: Draft, saving: acts.Saving) => within((tx) => acts.save(tx, person, draft, saving)),
    submit: (asked: acts.Asked) => within((tx) => acts.submit(tx, person, asked)),
    publish: (asked: acts.Asked & acts.Publishing) => within((tx) => acts.publish(tx, person, asked)),
    sendBack: (asked: acts.Reasoned) => within((tx) => acts.sendBack(tx, person, asked)),
    setAside: (asked: acts.Reasoned) => within((tx) => acts.setAside(tx, person, asked)),
    withdraw: (asked: acts.Reasoned) => within((tx) => acts.withdraw(tx, person, asked)),
  }
}
export type LibraryDesk = ReturnType<typeof createLibraryDesk>

async function deskArticles(tx: Tx): Promise<DeskArticle[]> {
  const newest = await tx
    .selectFrom('article_version')
    .distinctOn('slug')
    .select(['slug', 'front'])
    .orderBy('slug')
    .orderBy('number', 'desc')
    .execute()
  const published = await tx.selectFrom('published_article').select(['slug', 'front']).execute()
  const reviewAgain = new Map(
    published.map(({ slug, front }) => [slug, frontMatter.parse(front).reviewAgain] as const),
  )
  const all = await standings(tx)
  return newest
    .map(({ slug, front }) => {
      const { question, topic } = frontMatter.parse(front)
      const again = reviewAgain.get(slug)
      return { slug, question, topic, stands: all.get(slug)!, ...(again ? { reviewAgain: again } : {}) }
    })
    .toSorted((a, b) => a.question.localeCompare(b.question, 'en'))
}

async function openedArticle(tx: Tx, slug: string): Promise<OpenedArticle | undefined> {
  const stands = await standingOf(tx, slug)
  return stands.versions.length === 0 ? undefined : { slug, stands, names: await namesIn(tx, stands) }
}

async function namesIn(tx: Tx, { versions }: Standing): Promise<Map<PersonId, string>> {
  const ids = new Set(
    versions.flatMap(({ by, decided }) => [by, decided?.by]).filter((id) => id !== undefined),
  )
  if (ids.size === 0) return new Map()
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, name }) => [personId.parse(id), name]))
}
