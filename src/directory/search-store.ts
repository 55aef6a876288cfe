/** The queries behind a search: who is nearest, who offers most, whose name comes first, and how many offer what. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/time.ts'
import type { DB } from '#platform/database.gen.ts'
import { type Chosen, codeOf, FACET_NAMES, FACETS, type FacetName } from './facets.ts'
import { onEarth, overGround, type Point, straight } from './place.ts'

/** A listing as the index finds it: which of its places, and how far away it is. */
export type Hit = { readonly listing: string; readonly place: number; readonly miles?: number }

/** What must be offered, and on which day it is asked. */
export type Wanted = { readonly chosen: Chosen; readonly today: Day }

export type Reach = {
  readonly from: Point
  /** Without it, to the other end of the earth. */
  readonly miles?: number
}

/** Counting and ordering by match look at so many places, the nearest first: more is no longer near. */
export const LOOKED_AT = 5000

type Row = { readonly listing_id: string; readonly number: number; readonly line?: number }

/** Listings in order of distance, each at its nearest place. */
export async function nearestHits(
  db: Kysely<DB>,
  reach: Reach,
  wanted: Wanted,
  most: number,
  also: readonly (readonly number[])[] = [],
): Promise<Hit[]> {
  // A listing may have several places nearby, so somewhat more is asked for, and far more when that was not enough.
  for (let limit = most + 10; ; limit *= 4) {
    const { rows } = await sql<Row>`
      select listing_id, number, at <-> ${cubeOf(reach.from)} as line from listing_place
      where ${offering(wanted, also)} and ${within(reach)}
      order by at <-> ${cubeOf(reach.from)}, listing_id limit ${limit}`.execute(db)
    const hits = eachOnce(rows)
    if (hits.length >= most || rows.length < limit) return hits.slice(0, most)
  }
}

/** Listings within reach in order of how many of the chosen options they offer; among equals, of distance. */
export async function bestHits(db: Kysely<DB>, reach: Reach, wanted: Wanted, most: number): Promise<Hit[]> {
  const asked = Object.values(groupsOf(wanted.chosen)).flat()
  const { rows } = await sql<Row>`
    select listing_id, number, line from (
      select listing_id, number, facets, at <-> ${cubeOf(reach.from)} as line from listing_place
      where ${offering(wanted)} and ${within(reach)}
      order by at <-> ${cubeOf(reach.from)}, listing_id limit ${LOOKED_AT}) near
    order by icount(facets & ${asked}::int[]) desc, line, listing_id`.execute(db)
  return eachOnce(rows).slice(0, most)
}

/** Listings in order of their names, for a search without a place. */
export async function hitsByName(db: Kysely<DB>, wanted: Wanted, most: number): Promise<Hit[]> {
  // When few offer it, all of them are found first and then put in order; otherwise the names are gone through.
  const { rows: few } = await sql<{ id: string }>`
    select listing_id as id from listing_place where number = 0 and ${offering(wanted)} limit ${LOOKED_AT}`.execute(
    db,
  )
  const { rows } =
    few.length < LOOKED_AT
      ? await sql<Row>`
          select id as listing_id, 0 as number from listing where id = any(${few.map(({ id }) => id)})
          order by name, id limit ${most}`.execute(db)
      : await sql<Row>`
          select l.id as listing_id, 0 as number from listing l where state = 'shown' and exists (
            select from listing_place where listing_id = l.id and number = 0 and ${offering(wanted)})
          order by name, id limit ${most}`.execute(db)
  return eachOnce(rows)
}

/** How many listings within reach offer each option, and how many everything that was asked. */
export type Counted = {
  readonly total: number
  /** By the number of the option. */
  readonly options: ReadonlyMap<number, number>
  /** Counting stopped at the nearest `LOOKED_AT` places. */
  readonly atLeast: boolean
}

/**
 * An option is counted among those who meet every other facet: how many there would be, were it chosen too. One look
 * at the places within reach answers for all options.
 */
export async function countOptions(
  db: Kysely<DB>,
  reach: Reach | undefined,
  { chosen, today }: Wanted,
): Promise<Counted> {
  const groups = Object.entries(groupsOf(chosen))
  // One bit for each facet that a listing does not meet.
  const missed = groups.map(
    ([, codes], i) => sql`case when facets && ${codes}::int[] then 0 else ${1 << i} end`,
  )
  const order = reach ? sql`order by at <-> ${cubeOf(reach.from)}` : sql``
  const { rows } = await sql<{ missed: number; code: number; count: number; looked: number }>`
    with near as (
      select listing_id, ${inForce(today)} as facets from listing_place
      where ${reach ? within(reach) : sql`number = 0`} ${order} limit ${LOOKED_AT}),
    one as (
      select facets, ${missed.length > 0 ? sql.join(missed, sql` + `) : sql`0`} as missed
      from near group by listing_id, facets)
    select missed, code, count(*)::int as count, (select count(*)::int from near) as looked
    from one, unnest(facets || ${EVERYBODY}) code group by missed, code`.execute(db)
  const options = new Map<number, number>()
  let total = 0
  for (const { missed, code, count } of rows) {
    if (code === EVERYBODY && missed === 0) total += count
    const own = groups.findIndex(([facet]) => facetOf(code) === facet)
    if (missed === 0 || missed === 1 << own) options.set(code, (options.get(code) ?? 0) + count)
  }
  return { total, options, atLeast: rows[0]?.looked === LOOKED_AT }
}

/** A number that no option has, counted once for every listing. */
const EVERYBODY = 1000

const facetOf = (code: number): FacetName | undefined =>
  FACET_NAMES.find(
    (name) => code >= FACETS[name].from && code < FACETS[name].from + FACETS[name].options.length,
  )

const groupsOf = (chosen: Chosen): Partial<Record<FacetName, number[]>> =>
  Object.fromEntries(
    FACET_NAMES.flatMap((facet) => {
      const codes = (chosen[facet] ?? []).flatMap((option) => codeOf(facet, option) ?? [])
      return codes.length > 0 ? [[facet, codes]] : []
    }),
  )

const cubeOf = (point: Point): RawBuilder<unknown> => sql`${`(${onEarth(point).join(',')})`}::cube`

/** The box lets the index leave out whole branches; the line decides. */
function within({ from, miles }: Reach): RawBuilder<unknown> {
  if (miles === undefined) return sql`true`
  const line = straight(miles)
  return sql`at <@ cube_enlarge(${cubeOf(from)}, ${line}::float8, 3) and at <-> ${cubeOf(from)} <= ${line}::float8`
}

/** Any of the options of each facet. A verification counts while its day has not passed. */
function offering({ chosen, today }: Wanted, also: readonly (readonly number[])[] = []): RawBuilder<unknown> {
  const groups = [...Object.values(groupsOf(chosen)), ...also]
  if (groups.length === 0) return sql`true`
  const asked = sql`facets @@ ${groups.map((codes) => `(${codes.join('|')})`).join('&')}::query_int`
  return chosen.verified ? sql`${asked} and verified_until >= ${today.toString()}::date` : asked
}

/** What is offered on a day: without a verification whose day has passed. */
const inForce = (today: Day): RawBuilder<unknown> =>
  sql`case when verified_until >= ${today.toString()}::date then facets else facets - ${FACETS.verified.from}::int end`

function eachOnce(rows: readonly Row[]): Hit[] {
  const first = new Map<string, Row>()
  for (const row of rows) if (!first.has(row.listing_id)) first.set(row.listing_id, row)
  return [...first.values()].map(({ listing_id, number, line }) => ({
    listing: listing_id,
    place: number,
    ...(line === undefined ? {} : { miles: overGround(line) }),
  }))
}
