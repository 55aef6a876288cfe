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
  // Nothing here outlives the run, so nothing waits for the disk.
  await asked(postgres.url(), 'alter system set fsync = off', 'select pg_reload_conf()')
  await asked(postgres.url(), `create database ${TEMPLATE}`)
  await migrate(postgres.url(TEMPLATE))
  project.provide('postgres', postgres.url())
  return async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @returns the address of the copy */
export async function copyDatabase(server: string, template: string, name: string): Promise<string> {
  // Two files may copy at once; the template must be idle for each, so they stand in line.
  await asked(server, 'select pg_advisory_lock(7)', `create database ${name} template ${template}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

async function asked(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
