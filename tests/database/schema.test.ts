/** What is generated from the migrations is the same as what is kept. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeSchema } from '#platform/schema.ts'
import { asOwner, freshDatabase } from '../support/database.ts'

const ROOT = join(import.meta.dirname, '../..')

test('schema.sql is what the migrations make; otherwise run "npm run schema"', async () => {
  expect(await describeSchema(await freshDatabase())).toBe(readFileSync(join(ROOT, 'schema.sql'), 'utf8'))
})

test('the types of the database are those of the migrated schema; otherwise run "npm run schema"', async () => {
  const types = join(ROOT, 'src/platform/database.gen.ts')
  const args = [
    '--dialect',
    'postgres',
    '--url',
    await freshDatabase(),
    '--out-file',
    types,
    '--exclude-pattern',
    '{migration,pgboss.*}',
    '--verify',
  ]
  const made = spawnSync('kysely-codegen', args, { encoding: 'utf8' })
  expect(made.status, made.stdout + made.stderr).toBe(0)
})

// shows: ASVS 8.4.1
test('every table of a practice has row-level security and begins its key with the practice', async () => {
  const url = await freshDatabase()
  const tables = await asOwner<{ name: string; secured: boolean; first: string }>(
    url,
    `select c.relname as name, c.relrowsecurity as secured, a.attname as first from pg_class c
      join pg_index i on i.indrelid = c.oid and i.indisprimary
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        and exists (select from pg_attribute p where p.attrelid = c.oid and p.attname = 'practice_id')`,
  )
  expect(tables.length).toBeGreaterThan(5)
  expect(tables.filter(({ secured, first }) => !secured || first !== 'practice_id')).toEqual([])
})
