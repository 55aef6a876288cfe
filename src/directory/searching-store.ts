/** One search from the typed place to the page: who is found, how many offer what, and what to show when nobody is near. */
import type { Kysely } from 'kysely'
import { listingId } from '#kernel/ids.ts'
import type { Day, Instant } from '#kernel/time.ts'
import type { DB } from '#platform/database.gen.ts'
import { placeOf } from '#platform/places.ts'
import { checksOf } from './checks.ts'
import {
  type DirectoryQuery,
  dayOf,
  type FacetCount,
  type Found,
  LAST_PAGE,
  type Origin,
  PAGE_SIZE,
  type SearchAnswer,
} from './directory.ts'
import { type Chosen, codeOf, FACET_NAMES, licensedCode, matchedBy, optionsOf } from './facets.ts'
import { recordedVerifications } from './listing.ts'
import { profile } from './profile.ts'
import { bestHits, type Counted, countOptions, type Hit, hitsByName, nearestHits } from './search-store.ts'

/** How many are shown when nobody is within the miles asked for. */
const NEAREST = 10
/** With fewer than these nearby, those who help from afar are shown too. */
const FEW = 5

export async function search(db: Kysely<DB>, query: DirectoryQuery, now: Instant): Promise<SearchAnswer> {
  const where = query.near ? placeOf(query.near) : undefined
  if (where && where.is !== 'place') return { ...where, query }
  const today = dayOf(now)
  const wanted = { chosen: query.chosen, today }
  const origin = where?.origin
  const reach = origin && { from: origin, miles: query.within }
  const most = query.page * PAGE_SIZE + 1
  const find = query.order === 'match' ? bestHits : nearestHits
  const [inside, counted] = await Promise.all([
    reach ? find(db, reach, wanted, most) : hitsByName(db, wanted, most),
    countOptions(db, reach, wanted),
  ])
  const widened = origin !== undefined && inside.length === 0 && query.page === 1
  const hits = widened ? await nearestHits(db, { from: origin }, wanted, NEAREST) : inside
  const from = (query.page - 1) * PAGE_SIZE
  const found = await opened(db, hits.slice(from, from + PAGE_SIZE), query.chosen, today)
  return {
    is: 'found',
    query,
    ...(origin ? { origin } : {}),
    found,
    total: { count: counted.total, atLeast: counted.atLeast },
    counts: countsOf(counted, query.chosen),
    widened: widened && found.length > 0,
    byVideo: origin && inside.length < FEW ? await byVideo(db, origin, query.chosen, today, hits) : [],
    more: hits.length > from + PAGE_SIZE && query.page < LAST_PAGE,
  }
}

/** What does not matter when both sit at home. */
const AT_THE_PLACE = ['route', 'format', 'setting', 'access', 'video'] as const

async function byVideo(
  db: Kysely<DB>,
  origin: Origin,
  chosen: Chosen,
  today: Day,
  shown: readonly Hit[],
): Promise<readonly Found[]> {
  const asked = { ...chosen }
  for (const facet of AT_THE_PLACE) delete asked[facet]
  const video = optionsOf('video').flatMap((option) => codeOf('video', option) ?? [])
  const also = [video, [licensedCode(origin.state)]]
  const hits = await nearestHits(db, { from: origin }, { chosen: asked, today }, 4 * NEAREST, also)
  const others = hits.filter(({ listing }) => !shown.some((one) => one.listing === listing))
  const found = await opened(db, others, chosen, today)
  // The index knows in which states somebody is licensed, not until when.
  const licensed = found.filter(({ profile }) =>
    profile.licences.some(
      ({ state, expires }) => state === origin.state && Temporal.PlainDate.compare(expires, today) >= 0,
    ),
  )
  return licensed.slice(0, FEW)
}

/** The listings behind the hits, in their order. */
async function opened(db: Kysely<DB>, hits: readonly Hit[], chosen: Chosen, today: Day): Promise<Found[]> {
  if (hits.length === 0) return []
  const rows = await db
    .selectFrom('listing')
    .select(['id', 'slug', 'profile', 'verifications'])
    .where(
      'id',
      'in',
      hits.map(({ listing }) => listing),
    )
    .where('state', '=', 'shown')
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return hits.flatMap(({ listing, place, miles }) => {
    const row = byId.get(listing)
    if (!row) return []
    const one = {
      profile: profile.parse(row.profile),
      verifications: recordedVerifications.parse(row.verifications),
    }
    const at = one.profile.places[place]
    if (!at) return []
    return {
      id: listingId.parse(row.id),
      slug: row.slug,
      profile: one.profile,
      place: at,
      ...(miles === undefined ? {} : { miles }),
      matched: matchedBy(one, chosen),
      checks: checksOf(one, today),
    }
  })
}

const countsOf = ({ options }: Counted, chosen: Chosen): FacetCount[] =>
  FACET_NAMES.flatMap((facet) =>
    optionsOf(facet).map((option) => ({
      facet,
      option,
      count: options.get(codeOf(facet, option) ?? -1) ?? 0,
      chosen: chosen[facet]?.includes(option) ?? false,
    })),
  )
