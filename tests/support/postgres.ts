/** One PostgreSQL for the whole run, with a migrated database that each test file copies. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/platform/migrate.ts'
import { startPostgres } from '../../src/platform/postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: string
  }
}

export const TEMPLATE = 'kairos_template'

export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'kairos-test-'))
  // As root the database runs under another account, which must be able to enter.
  chmodSync(folder, 0o755)
  const postgres = await startPostgres(folder)
  const client = new pg.Client({ connectionString: postgres.url() })
  await client.connect()
  await client.query(`create database ${TEMPLATE}`)
  await client.end()
  await migrate(postgres.url(TEMPLATE))
  project.provide('postgres', postgres.url())
  return async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
