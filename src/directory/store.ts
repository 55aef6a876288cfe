/** What everybody may read of the directory: listings that are shown. The desk's queries are in desk-store.ts. */
import { type Kysely, sql } from 'kysely'
import { type ListingId, listingId, type PersonId, personId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { DB } from '#platform/database.gen.ts'
import { instantOf } from '#platform/database.ts'
import { type DirectoryQuery, dayOf, type SearchAnswer } from './directory.ts'
import { recordedVerifications, type Verification } from './listing.ts'
import { type Profile, profile } from './profile.ts'
import { nearestHits } from './search-store.ts'
import { search } from './searching-store.ts'
import { type State, state } from './states.ts'

export type ShownListing = {
  readonly is: 'shown'
  readonly id: ListingId
  readonly slug: string
  readonly profile: Profile
  readonly verifications: readonly Verification[]
  /** Who did the checking. */
  readonly names: ReadonlyMap<PersonId, string>
}
/** `gone`: it was shown once, and is not any more. */
export type OneListing = ShownListing | { readonly is: 'gone' } | { readonly is: 'unknown' }

export function createDirectory(db: Kysely<DB>) {
  return {
    search: (query: DirectoryQuery, now: Instant): Promise<SearchAnswer> => search(db, query, now),
    /** Who is nearest to a point, without anything else that a page shows. */
    nearest: (
      point: { readonly lat: number; readonly lon: number },
      chosen: DirectoryQuery['chosen'],
      most: number,
      now: Instant,
    ) => nearestHits(db, point, { chosen, today: dayOf(now) }, most),
    listing: (slug: string) => listingUnder(db, slug),
    slugs: () => slugs(db),
    countsByState: () => countsByState(db),
  }
}
export type Directory = ReturnType<typeof createDirectory>

async function listingUnder(db: Kysely<DB>, slug: string): Promise<OneListing> {
  const row = await db
    .selectFrom('listing')
    .select(['id', 'profile', 'verifications'])
    .where('slug', '=', slug)
    .where('state', '=', 'shown')
    .executeTakeFirst()
  if (!row) {
    const { rows } = await sql<{ gone: boolean }>`select listing_gone(${slug}) as gone`.execute(db)
    return { is: rows[0]?.gone ? 'gone' : 'unknown' }
  }
  const verifications = recordedVerifications.parse(row.verifications)
  return {
    is: 'shown',
    id: listingId.parse(row.id),
    slug,
    profile: profile.parse(row.profile),
    verifications,
    names: await namesOf(
      db,
      verifications.flatMap(({ by }) => by ?? []),
    ),
  }
}

/** The addresses of everything that is shown, and when it last changed: for the sitemap. */
async function slugs(db: Kysely<DB>): Promise<{ readonly slug: string; readonly changedAt: Instant }[]> {
  const rows = await db
    .selectFrom('listing')
    .select(['slug', 'changed_at'])
    .where('state', '=', 'shown')
    .orderBy('slug')
    .execute()
  return rows.map(({ slug, changed_at }) => ({
    slug,
    changedAt: instantOf(changed_at),
  }))
}

/** How many listings have their first place in each state, the most first. */
async function countsByState(db: Kysely<DB>): Promise<{ readonly state: State; readonly count: number }[]> {
  const rows = await db
    .selectFrom('listing_place')
    .select(['state', ({ fn }) => fn.countAll<string>().as('count')])
    .where('number', '=', 0)
    .groupBy('state')
    .orderBy('count', 'desc')
    .orderBy('state')
    .execute()
  return rows.map((row) => ({ state: state.parse(row.state), count: Number(row.count) }))
}

async function namesOf(db: Kysely<DB>, ids: readonly PersonId[]): Promise<Map<PersonId, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name }) => [personId.parse(id), name]))
}
