/** The same rows in PostGIS, where Debian's packages are installed: a server of its own on a free port. */
import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from '#platform/postgres.ts'
import { unprivilegedAccount } from '#platform/postgres-place.ts'
import type { Listings } from './listings.ts'

const HOME = '/usr/lib/postgresql/15/bin'
const BATCH = 20_000

export type Postgis = {
  readonly nearest: (lat: number, lon: number, facets: readonly number[]) => Promise<number>
  readonly stop: () => Promise<void>
}

export const hasPostgis = (): boolean =>
  existsSync(join(HOME, 'initdb')) && existsSync('/usr/share/postgresql/15/extension/postgis.control')

/** @param folder an empty folder that the server's account can reach */
export async function startPostgis(
  folder: string,
  { lats, lons, states, facets }: Listings,
): Promise<Postgis> {
  const account = process.getuid?.() === 0 ? unprivilegedAccount() : undefined
  mkdirSync(folder, { recursive: true })
  if (account) chownSync(folder, account.uid, account.gid)
  const run = (program: string, ...words: string[]) =>
    execFileSync(join(HOME, program), words, { ...account, cwd: folder, stdio: 'ignore' })
  const data = join(folder, 'data')
  // Set up as ours is: its pages carry checksums too.
  run('initdb', '-D', data, '-U', 'kairos', '-A', 'trust', '-k', '--encoding=UTF8', '--locale=C')
  const port = await freePort()
  // As much memory as ours has.
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=64MB`
  run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start')
  const stopServer = () =>
    spawnSync(join(HOME, 'pg_ctl'), ['-D', data, '-m', 'fast', 'stop'], { ...account, cwd: folder })
  const client = new pg.Client({ connectionString: `postgres://kairos@127.0.0.1:${port}/postgres` })
  await client.connect()
  try {
    await client.query(`create extension postgis; create table listing_place (
      listing_id uuid, number smallint, state text, at geography(point), facets int[], verified_until date)`)
    for (let from = 0; from < lats.length; from += BATCH) {
      const rows = facets.slice(from, from + BATCH)
      await client.query(
        `insert into listing_place select ('01980000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 0, state,
            st_setsrid(st_makepoint(lon, lat), 4326), facets::int[], '2090-01-01'
          from unnest($1::int[], $2::text[], $3::float8[], $4::float8[], $5::text[]) as n (i, state, lat, lon, facets)`,
        [
          rows.map((_, i) => from + i),
          states.slice(from, from + BATCH),
          [...lats.subarray(from, from + BATCH)],
          [...lons.subarray(from, from + BATCH)],
          rows.map((codes) => `{${codes}}`),
        ],
      )
    }
    await client.query(
      "set maintenance_work_mem = '512MB'; create index on listing_place using gist (at); analyze listing_place",
    )
    await client.query('vacuum listing_place')
  } catch (error) {
    await client.end()
    stopServer()
    throw error
  }
  return {
    async nearest(lat, lon, wanted) {
      const { rows } = await client.query({
        name: 'nearest',
        text: `select listing_id, number, at <-> st_setsrid(st_makepoint($1, $2), 4326)::geography as metres from listing_place
          where facets @> $3::int[] order by at <-> st_setsrid(st_makepoint($1, $2), 4326)::geography limit 20`,
        values: [lon, lat, wanted],
      })
      return rows.length
    },
    async stop() {
      await client.end()
      stopServer()
    },
  }
}
