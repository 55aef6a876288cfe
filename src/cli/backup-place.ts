/** A PostgreSQL that is thrown away after one check, with everything that was in it. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startPostgres } from '#platform/postgres.ts'

/** Runs some work with an empty database, which is gone afterwards, also when the command is stopped. */
export async function withThrowAwayDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'kairos-check-'))
  // As root the server runs under another account, which must be able to enter; what it keeps there is its own.
  chmodSync(folder, 0o755)
  const postgres = await startPostgres(folder)
  const files = await dataFolder(postgres.url())
  const remove = async () => {
    await postgres.stop()
    for (const place of [files, `${files}.log`, folder]) rmSync(place, { recursive: true, force: true })
  }
  const stopped = () => void remove().finally(() => process.exit(1))
  process.once('SIGINT', stopped).once('SIGTERM', stopped)
  try {
    return await work(postgres.url())
  } finally {
    process.off('SIGINT', stopped).off('SIGTERM', stopped)
    await remove()
  }
}

/** Somewhere else when the account of the server cannot reach the folder for temporary files. */
async function dataFolder(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ data_directory: string }>('show data_directory')
  await client.end()
  return rows[0]!.data_directory
}
