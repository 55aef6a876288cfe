/** A database of a test file's own, copied from a template. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { FILLED } from './demonstration.ts'
import { copyDatabase, TEMPLATE } from './postgres.ts'

const copied = (template: string) =>
  copyDatabase(inject('postgres'), template, `test_${randomUUID().replaceAll('-', '')}`)

/** @returns the address of a fresh, migrated, empty database, as its owner */
export const freshDatabase = (): Promise<string> => copied(TEMPLATE)

/** @returns the same with the demonstration in it, for journeys: who opens its charts needs its keys */
export const filledDatabase = (): Promise<string> => copied(FILLED)

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
