/** The nearest 20 of a million listings with two facets, through the store, against PostGIS and against memory. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Chosen } from '#directory/facets.ts'
import { codeOf, FACET_NAMES } from '#directory/facets.ts'
import { onEarth } from '#directory/place.ts'
import { createDirectory, type Directory } from '#directory/store.ts'
import { connect } from '#platform/database.ts'
import { migrate } from '#platform/migrate.ts'
import { startPostgres } from '#platform/postgres.ts'
import { type Listings, manyListings, origins } from './listings.ts'
import { geoIndex } from './peer/geo-index.mjs'
import { hasPostgis, startPostgis } from './postgis.ts'
import type { Row } from './table.ts'

const LISTINGS = 1_000_000
const BATCH = 20_000
const WARMING = 300
const MEASURED = 600
const MOST = 20
/** What people ask for, two at a time: from nearly everybody's to a language that one in a hundred speaks. */
const ASKED: readonly Chosen[] = [
  { route: ['sl'], condition: ['ptsd'] },
  { route: ['im'], language: ['es'] },
  { pay: ['sliding-scale'], condition: ['depression'] },
  { insurance: ['medicare'], format: ['group'] },
  { role: ['therapist'], language: ['ko'] },
]

export async function directoryRows(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kairos-bench-directory-'))
  chmodSync(folder, 0o755)
  const listings = manyListings(LISTINGS)
  const postgres = await startPostgres(folder)
  try {
    await migrate(postgres.url())
    await fill(postgres.url(), listings)
    const database = connect(postgres.url())
    try {
      return await measure(folder, listings, createDirectory(database.db))
    } finally {
      await database.close()
    }
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(folder: string, listings: Listings, directory: Directory): Promise<Row[]> {
  const memory = geoIndex(listings.lats, listings.lons)
  const offers = bitsOf(listings)
  const now = Temporal.Now.instant()
  const ours = (asked: Asked) => directory.nearest(asked.from, asked.chosen, MOST, now)
  const inMemory = ({ from, codes }: Asked) =>
    memory.nearest(from.lat, from.lon, MOST, (i) => codes.every((code) => offers(i, code)))
  const all = askedFor(WARMING + MEASURED)
  for (const asked of all.slice(0, 50)) {
    const found = (await ours(asked)).map(({ listing }) => Number.parseInt(listing.slice(-12), 16))
    if (found.join() !== inMemory(asked).join())
      throw new Error('Ours and the index in memory find different listings.')
  }
  const postgis = hasPostgis() ? await startPostgis(join(folder, 'postgis'), listings) : undefined
  if (!postgis)
    console.log(
      'PostGIS is not measured: it needs Debian’s package (apt-get install postgresql-15-postgis-3).',
    )
  try {
    const times = await takingTurns(all, {
      ours,
      ...(postgis && {
        PostGIS: ({ from, codes }: Asked) => postgis.nearest(from.lat, from.lon, codes),
      }),
      'geokdbush, in memory': inMemory,
    })
    return rowsOf(times)
  } finally {
    await postgis?.stop()
  }
}

/** What each listing offers as bits in one array: the fastest way that memory knows. */
function bitsOf({ facets }: Listings): (i: number, code: number) => boolean {
  const words = 9
  const bits = new Uint32Array(facets.length * words)
  for (const [i, codes] of facets.entries())
    for (const code of codes) bits[i * words + (code >> 5)]! |= 1 << (code & 31)
  return (i, code) => (bits[i * words + (code >> 5)]! & (1 << (code & 31))) !== 0
}

type Asked = {
  readonly from: { readonly lat: number; readonly lon: number }
  readonly chosen: Chosen
  readonly codes: readonly number[]
}

const askedFor = (count: number): Asked[] =>
  origins(count).map((from, i) => {
    const chosen = ASKED[i % ASKED.length]!
    const codes = FACET_NAMES.flatMap((facet) =>
      (chosen[facet] ?? []).flatMap((option) => codeOf(facet, option) ?? []),
    )
    return { from, chosen, codes }
  })

/** Each question to one after the other, so that all meet the same machine. @returns milliseconds */
async function takingTurns(
  all: readonly Asked[],
  answerers: Readonly<Record<string, (asked: Asked) => unknown>>,
): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>(Object.keys(answerers).map((name) => [name, []]))
  for (const [i, asked] of all.entries())
    for (const [name, answer] of Object.entries(answerers)) {
      const begun = performance.now()
      await answer(asked)
      if (i >= WARMING) times.get(name)!.push(performance.now() - begun)
    }
  return times
}

function rowsOf(times: ReadonlyMap<string, readonly number[]>): Row[] {
  const at = (name: string, share: number) => {
    const sorted = times.get(name)!.toSorted((a, b) => a - b)
    return sorted[Math.floor(sorted.length * share)]!
  }
  const peers = [...times.keys()].filter((name) => name !== 'ours')
  return [
    ['p50', 0.5],
    ['p99', 0.99],
  ].flatMap(([name, share]) =>
    peers.map((peer) => {
      const [ours, theirs] = [at('ours', Number(share)), at(peer, Number(share))]
      return { name: `directory nearest ${name}`, ours, unit: 'ms', peer, theirs, ratio: theirs / ours }
    }),
  )
}

/** Writes the rows as the store would have left them; through the store it would take an hour. */
async function fill(url: string, { lats, lons, states, facets }: Listings): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  // No trigger looks at each of a million rows, and the index is built at once.
  await client.query("set session_replication_role = replica; set maintenance_work_mem = '512MB'")
  const { rows } = await client.query("select pg_get_indexdef('listing_place_near'::regclass) as made")
  await client.query('drop index listing_place_near')
  for (let from = 0; from < lats.length; from += BATCH) {
    const batch = facets.slice(from, from + BATCH)
    const points = batch.map((_, i) => onEarth({ lat: lats[from + i]!, lon: lons[from + i]! }))
    await client.query(
      `with n as (select * from unnest($1::int[], $2::text[], $3::text[], $4::text[]) as n (i, state, at, facets)),
        named as (select *, ('01980000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid as id from n),
        listed as (
          insert into listing (id, slug, state, name, profile, verifications, claimed, proposed_at, changed_at, reports)
          select id, 'listing-' || i, 'shown', 'Listing ' || i, $5::jsonb, '[]', true, now(), now(), 0 from named)
      insert into listing_place (listing_id, number, state, at, facets, verified_until)
      select id, 0, state, at::cube, facets::int[], '2090-01-01' from named`,
      [
        batch.map((_, i) => from + i),
        states.slice(from, from + BATCH),
        points.map((point) => `(${point.join(',')})`),
        batch.map((codes) => `{${codes}}`),
        PROFILE,
      ],
    )
  }
  await client.query(rows[0].made)
  await client.query('vacuum analyze listing')
  await client.query('vacuum analyze listing_place')
  await client.end()
}

/** As large as a listing usually is; searching for the nearest does not read it. */
const PROFILE = JSON.stringify({
  subject: 'person',
  name: 'Bench Person',
  about: 'I meet you for two or three talks before any medicine. '.repeat(4),
  roles: ['therapist'],
  languages: ['en'],
  places: [{ town: 'Golden', state: 'CO', zip: '80401', lat: 39.73, lon: -105.19 }],
})
