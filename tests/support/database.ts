/** A database of a test file's own, copied from the migrated template. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { TEMPLATE } from './postgres.ts'

/** @returns the address of a fresh, migrated, empty database, as its owner */
export async function freshDatabase(): Promise<string> {
  const url = new URL(inject('postgres'))
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  // Two files may copy at once; the template must be idle for each, so they stand in line.
  await client.query('select pg_advisory_lock(7)')
  await client.query(`create database ${name} template ${TEMPLATE}`)
  await client.end()
  url.pathname = `/${name}`
  return url.href
}

/** Runs a query as the schema's owner. */
export async function asOwner<T extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(text, values)).rows
  } finally {
    await client.end()
  }
}
