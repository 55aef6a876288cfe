/** The versions of articles and what was decided about them, as rows: read into a standing, and only ever added to. */
import { sql } from 'kysely'
import { personId } from '#kernel/ids.ts'
import { hashOf } from '#platform/articles.ts'
import { instantOf, type Tx } from '#platform/database.ts'
import { textOf } from './document.ts'
import { type Draft, isSlug, storedDraft } from './library.ts'
import { type Decision, decisionKind, origin, type Standing, standing, type Version } from './versions.ts'

/** One writer at a time: versions and decisions are counted within their article. */
export const lockLibrary = (tx: Tx) =>
  sql`select pg_advisory_xact_lock(hashtextextended('library', 2608))`.execute(tx)

/** How every article stands, or the one that is named; only those that have a version. */
export async function standings(tx: Tx, slug?: string): Promise<Map<string, Standing>> {
  const versions = await tx
    .selectFrom('article_version')
    .select(['slug', 'number', 'origin', 'basis', 'by', 'at', 'hash'])
    .$if(slug !== undefined, (query) => query.where('slug', '=', slug ?? ''))
    .execute()
  const decisions = await tx
    .selectFrom('article_decision')
    .selectAll()
    .$if(slug !== undefined, (query) => query.where('slug', '=', slug ?? ''))
    .execute()
  const decided = Map.groupBy(decisions, (row) => row.slug)
  return new Map(
    [...Map.groupBy(versions, (row) => row.slug)].map(([name, rows]) => [
      name,
      standing(rows.map(versionFrom), (decided.get(name) ?? []).map(decisionFrom)),
    ]),
  )
}

/** How an article stands that may not be there yet. */
export const standingOf = async (tx: Tx, slug: string): Promise<Standing> =>
  (isSlug(slug) && (await standings(tx, slug)).get(slug)) || standing([], [])

/** The words of one version. */
export async function draftOf(tx: Tx, slug: string, number: number): Promise<Draft | undefined> {
  const row = await tx
    .selectFrom('article_version')
    .select(['front', 'document'])
    .where('slug', '=', slug)
    .where('number', '=', number)
    .executeTakeFirst()
  return row && storedDraft(slug, row.front, textOf(row.document))
}

export type NewVersion = Pick<Version, 'origin' | 'basis' | 'by' | 'at'> & {
  readonly slug: string
  readonly document: string
  readonly language: string
  /** The front matter as it stands in the document. */
  readonly front: unknown
}

/** @returns the number of the new version. The caller holds the lock. */
export async function addVersion(tx: Tx, version: NewVersion): Promise<number> {
  const { slug, basis, at, document, front } = version
  const newest = await tx
    .selectFrom('article_version')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('slug', '=', slug)
    .executeTakeFirst()
  const number = (newest?.number ?? 0) + 1
  await tx
    .insertInto('article_version')
    .values({
      slug,
      number,
      language: version.language,
      origin: version.origin,
      basis: [...basis],
      by: version.by ?? null,
      at: at.toString(),
      document,
      hash: hashOf(document),
      front: JSON.stringify(front),
    })
    .execute()
  return number
}

export type NewDecision = Omit<Decision, 'number'> & { readonly slug: string }

/** The caller holds the lock. */
export async function addDecision(
  tx: Tx,
  { slug, version, decision, why, by, at }: NewDecision,
): Promise<void> {
  const newest = await tx
    .selectFrom('article_decision')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('slug', '=', slug)
    .executeTakeFirst()
  const number = (newest?.number ?? 0) + 1
  await tx
    .insertInto('article_decision')
    .values({ slug, number, version, decision, why: why ?? null, by: by ?? null, at: at.toString() })
    .execute()
}

type VersionRow = {
  readonly number: number
  readonly origin: string
  readonly basis: number[]
  readonly by: string | null
  readonly at: Date
  readonly hash: string
}

const versionFrom = ({ by, ...row }: VersionRow): Version => ({
  number: row.number,
  origin: origin.parse(row.origin),
  basis: row.basis,
  at: instantOf(row.at),
  hash: row.hash,
  ...(by === null ? {} : { by: personId.parse(by) }),
})

type DecisionRow = {
  readonly number: number
  readonly version: number
  readonly decision: string
  readonly why: string | null
  readonly by: string | null
  readonly at: Date
}

const decisionFrom = ({ by, why, ...row }: DecisionRow): Decision => ({
  number: row.number,
  version: row.version,
  decision: decisionKind.parse(row.decision),
  at: instantOf(row.at),
  ...(why === null ? {} : { why }),
  ...(by === null ? {} : { by: personId.parse(by) }),
})
