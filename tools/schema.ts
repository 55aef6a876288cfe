/** `npm run schema`: writes schema.sql and the database's types from a freshly migrated database. */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../src/platform/migrate.ts'
import { startPostgres } from '../src/platform/postgres.ts'
import { describeSchema } from '../src/platform/schema.ts'

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'kairos-schema-'))
// As root the database runs under another account, which must be able to enter.
chmodSync(folder, 0o755)
const postgres = await startPostgres(folder)
try {
  await migrate(postgres.url())
  writeFileSync(join(root, 'schema.sql'), await describeSchema(postgres.url()))
  const types = join(root, 'src/platform/database.gen.ts')
  const made = spawnSync(
    'kysely-codegen',
    [
      '--dialect',
      'postgres',
      '--url',
      postgres.url(),
      '--out-file',
      types,
      '--exclude-pattern',
      '{migration,pgboss.*}',
      ...(process.argv.includes('--verify') ? ['--verify'] : []),
    ],
    { encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(made.stderr || made.stdout)
} finally {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
