/** Backups: made while the practice goes on writing, restored elsewhere, and the same there. */
import { randomUUID } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { z } from 'zod'
import { entriesOfCourse } from '#chart/store.ts'
import { command } from '#cli/command.ts'
import { kinds } from '#course/kinds.ts'
import type { CourseId } from '#kernel/ids.ts'
import { createJoining } from '#people/joining-store.ts'
import { makeBackup } from '#platform/backup.ts'
import { writeBackupFile } from '#platform/backup-file.ts'
import { encodeRecord } from '#platform/backup-records.ts'
import { restoreBackup } from '#platform/backup-restoring.ts'
import { backupTables, LEFT_OUT } from '#platform/backup-tables.ts'
import { connect, scoped } from '#platform/database.ts'
import { createKeys } from '#platform/keys.ts'
import { openMasterKeys } from '#platform/master-keys.ts'
import { beginMigrating, knownMigrations, runMigration } from '#platform/migrate.ts'
import { verifyChain } from '#platform/verify.ts'
import { asOwner } from '../support/database.ts'
import { keysForTests } from '../support/keys.ts'
import { newId, practiceForTests } from '../support/practice.ts'

let at: Awaited<ReturnType<typeof practiceForTests>>
const folder = mkdtempSync(join(tmpdir(), 'kairos-backups-'))
const file = (name: string) => join(folder, name)
const SECRET = 'dJ3mQ9v1sX7bT5kR2nW8yL4cF6hP0aZe'

beforeAll(async () => {
  at = await practiceForTests()
  vi.stubEnv('KAIROS_KEYS', at.keysFile)
  vi.stubEnv('KAIROS_DATA', folder)
  vi.stubEnv('KAIROS_SECRET', SECRET)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
  await at.close()
})

async function emptyDatabase(): Promise<string> {
  const url = new URL(inject('postgres'))
  const name = `empty_${randomUUID().replaceAll('-', '')}`
  await asOwner(url.href, `create database ${name}`)
  url.pathname = `/${name}`
  return url.href
}
async function kairos(databaseUrl: string, ...args: readonly string[]) {
  vi.stubEnv('DATABASE_URL', databaseUrl)
  const out: string[] = []
  const err: string[] = []
  const status = await command(args, { say: (line) => out.push(line), complain: (line) => err.push(line) })
  return { status, stdout: out.join('\n'), stderr: err.join('\n') }
}
const note = (text: string) => ({
  id: newId(),
  kind: 'integration-noted',
  at: Temporal.Now.instant(),
  body: { text },
})
/** Every row of every table that a backup holds, as text. */
async function rows(url: string, but: readonly string[] = []): Promise<Record<string, readonly string[]>> {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' })
  await client.connect()
  try {
    const found: Record<string, readonly string[]> = {}
    for (const { name } of await backupTables(client)) {
      if (but.includes(name)) continue
      const { rows } = await client.query<{ row: string }>(
        `select row_to_json(t)::text as row from ${name} t order by 1`,
      )
      found[name] = rows.map(({ row }) => row)
    }
    return found
  } finally {
    await client.end()
  }
}
const tablesIn = (url: string) =>
  asOwner(url, `select from pg_tables where schemaname in ('public', 'pgboss')`)
/** What a chart says, read with its key from whichever database. */
async function chartIn(url: string, course: CourseId) {
  const { db, close } = connect(url, 2)
  const keys = createKeys(db, openMasterKeys(at.keysFile))
  const scope = { practice: at.home, person: at.therapist.id }
  const entries = await scoped(db, scope, async (tx) =>
    entriesOfCourse(tx, course, await keys.find(tx, at.home, course), kinds),
  )
  await close()
  return entries
}

// shows: HIPAA contingency, ASVS 11.2.2
test('a backup made while the practice writes is restored elsewhere: one moment, every chain whole, every chart the same', async () => {
  const charts = at.chartsOf(at.therapist)
  const courses = [await at.openCourse(), await at.openCourse()]
  let isWriting = true
  const written = [0, 0]
  const writing = Promise.all(
    courses.map(async (course, i) => {
      while (isWriting) {
        const stored = await charts.append(course, [note(`needles and ${written[i]}`)])
        expect(stored.ok).toBe(true)
        written[i]!++
      }
    }),
  )
  while (written.some((entries) => entries < 10)) await new Promise((done) => setTimeout(done, 5))
  const path = file('while-writing.kairos')
  const made = await kairos(at.url, 'backup', path, '--json')
  isWriting = false
  await writing
  expect(made).toMatchObject({ status: 0, stderr: '' })
  expect(readFileSync(path).includes('needles')).toBe(false)

  const elsewhere = await emptyDatabase()
  const restored = await kairos(elsewhere, 'restore', path, '--json')
  expect(restored).toMatchObject({ status: 0, stderr: '' })
  expect(JSON.parse(restored.stdout)).toMatchObject({ verified: { ok: true }, secret: 'same', migrated: [] })
  expect(await verifyChain(elsewhere)).toMatchObject({ ok: true })
  for (const course of courses) {
    const [here, there] = [await chartIn(at.url, course), await chartIn(elsewhere, course)]
    expect(there.length).toBeGreaterThan(5)
    expect(there.length).toBeLessThan(here.length)
    // What came after the moment of the backup is not in it; what is in it says the same.
    expect(there).toEqual(here.slice(0, there.length))
  }
})

test('in quiet, every row of every table is the same, and the practice goes on there', async () => {
  const course = await at.openCourse()
  const path = file('quiet.kairos')
  const before = await rows(at.url)
  expect(await kairos(at.url, 'backup', path)).toMatchObject({ status: 0 })
  const elsewhere = await emptyDatabase()
  expect(await kairos(elsewhere, 'restore', path)).toMatchObject({ status: 0, stderr: '' })
  expect(await rows(elsewhere)).toEqual(before)
  await asOwner(
    elsewhere,
    `insert into access_record (practice_id, id, person_id, act, course_ids) values ($1, $2, 'x', 'opened', '{}')`,
    [at.home, newId()],
  )
  expect(await verifyChain(elsewhere)).toMatchObject({ ok: true })
  expect(await chartIn(elsewhere, course)).toHaveLength(1)
})

test('sessions, one-time links, letters on their way and the messages of visitors are in no backup', async () => {
  const tables = Object.keys(LEFT_OUT)
  const known = await asOwner<{ name: string }>(
    at.url,
    `select tablename::text as name from pg_tables where schemaname = 'public'`,
  )
  expect(known.map(({ name }) => name)).toEqual(expect.arrayContaining(tables))
  await asOwner(
    at.url,
    `insert into sign_in_session (id, person_id, token, expires_at) values ('s', $1, 'token-of-a-session', now() + interval '1 day')`,
    [at.therapist.id],
  )
  await asOwner(
    at.url,
    `insert into link (hash, purpose, subject, until) values ('\\x01', 'listing-owner', 'x', now() + interval '1 day')`,
  )
  const path = file('without.kairos')
  expect(await kairos(at.url, 'backup', path)).toMatchObject({ status: 0 })
  const elsewhere = await emptyDatabase()
  expect(await kairos(elsewhere, 'restore', path)).toMatchObject({ status: 0 })
  for (const table of tables.filter((name) => name !== 'migration'))
    expect(await asOwner(elsewhere, `select from ${table}`), table).toEqual([])
  expect(await asOwner(elsewhere, 'select from person where id = $1', [at.therapist.id])).toHaveLength(1)
})

test('a check restores into a database that is thrown away, and notes that it was done', async () => {
  const path = file('checked.kairos')
  const { id } = z
    .object({ id: z.uuid() })
    .parse(JSON.parse((await kairos(at.url, 'backup', path, '--json')).stdout))
  const temporary = file('temporary')
  mkdirSync(temporary)
  vi.stubEnv('TMPDIR', temporary)
  const checked = await kairos(at.url, 'backup', 'check', path, '--json')
  vi.stubEnv('TMPDIR', undefined)
  expect(checked).toMatchObject({ status: 0, stderr: '' })
  expect(JSON.parse(checked.stdout)).toMatchObject({ id, noted: true, courses: { shut: 0 } })
  expect(readdirSync(temporary)).toEqual([])
  expect(
    await asOwner(at.url, 'select from backup where id = $1 and checked_at is not null', [id]),
  ).toHaveLength(1)

  const empty = await emptyDatabase()
  expect(await kairos(at.url, 'backup', 'check', path, '--into', empty)).toMatchObject({ status: 0 })
  expect(await tablesIn(empty)).toEqual([])
})

test('a check finds what was changed before the backup was made, and charts that do not open', async () => {
  const elsewhere = await emptyDatabase()
  await kairos(at.url, 'backup', file('to-change.kairos'))
  await kairos(elsewhere, 'restore', file('to-change.kairos'))
  await asOwner(
    elsewhere,
    `update entry set by = 'somebody else' where id = (select id from entry order by id limit 1)`,
  )
  expect(await kairos(elsewhere, 'backup', file('changed.kairos'))).toMatchObject({ status: 0 })
  const empty = await emptyDatabase()
  const checked = await kairos(elsewhere, 'backup', 'check', file('changed.kairos'), '--into', empty)
  expect(checked.status).toBe(1)
  expect(checked.stderr).toMatch(/The chain of practice .* does not fit at entry .* it was changed/)

  await asOwner(elsewhere, `update course_key set master = 'key-9'`)
  await makeBackup(elsewhere, openMasterKeys(at.keysFile), file('shut.kairos'), undefined)
  const shut = await kairos(elsewhere, 'backup', 'check', file('shut.kairos'), '--into', empty)
  expect(shut.status).toBe(1)
  expect(shut.stderr).toMatch(/The charts of (\d+) of \1 courses do not open with these master keys/)
})

test('a database that is not empty is left as it is', async () => {
  const path = file('once.kairos')
  await kairos(at.url, 'backup', path)
  const before = await rows(at.url)
  const refused = await kairos(at.url, 'restore', path)
  expect(refused.status).toBe(1)
  expect(refused.stderr).toMatch(/is not empty: it has \d+ tables\. .* Nothing was changed\./)
  expect(await rows(at.url)).toEqual(before)
})

test.each([
  ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 100), /was changed or cut short/],
  [
    'changed at its end',
    (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([bytes.at(-1)! ^ 1])]),
    /was changed or cut short/,
  ],
  [
    'changed at its beginning',
    (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace('0.1.0', '0.1.1'), 'latin1'),
    /was changed or cut short/,
  ],
])('a file that was %s restores nothing at all', async (_, changed, sentence) => {
  const path = file('whole.kairos')
  if (!existsSync(path)) await kairos(at.url, 'backup', path)
  const wrong = file(`wrong-${randomUUID()}.kairos`)
  writeFileSync(wrong, changed(readFileSync(path)))
  const empty = await emptyDatabase()
  const refused = await kairos(empty, 'restore', wrong)
  expect(refused.status).toBe(1)
  expect(refused.stderr).toMatch(sentence)
  expect(await tablesIn(empty)).toEqual([])
  // The same database takes the whole file.
  expect(await kairos(empty, 'restore', path)).toMatchObject({ status: 0 })
})

test('with other master keys nothing is restored', async () => {
  const path = file('other-keys.kairos')
  await kairos(at.url, 'backup', path)
  const empty = await emptyDatabase()
  await expect(restoreBackup(path, empty, keysForTests().masters, true)).rejects.toThrow(
    /does not open with these master keys/,
  )
  expect(await tablesIn(empty)).toEqual([])
})

test('a file whose rows are not those of its manifest restores nothing', async () => {
  const path = file('lying.kairos')
  const masters = openMasterKeys(at.keysFile)
  const about = {
    id: randomUUID(),
    at: '2026-11-24T02:00:00.000Z',
    kairos: '0.1.0',
    migrations: knownMigrations(),
  }
  const columns = ['id', 'name', 'zone']
  async function* content() {
    yield encodeRecord({ is: 'table', table: { name: 'practice', columns } })
    yield encodeRecord({ is: 'rows', rows: Buffer.from(`${newId()}\tOne\tUTC\n`) })
    const tally = { name: 'practice', columns, rows: 2, sha256: 'x' }
    yield encodeRecord({ is: 'manifest', manifest: { tables: [tally], sequences: [] } })
  }
  await writeBackupFile(path, masters, about, content)
  const empty = await emptyDatabase()
  await expect(restoreBackup(path, empty, masters, true)).rejects.toThrow(
    /The table practice is not what was backed up: 1 rows for 2/,
  )
  expect(await tablesIn(empty)).toEqual([])
})

test('a backup of an older version is brought up to date; one of a newer version is refused', async () => {
  const older = await emptyDatabase()
  const client = new pg.Client({ connectionString: older })
  await client.connect()
  await beginMigrating(client)
  for (const name of knownMigrations().filter((name) => name < '0014')) await runMigration(client, name)
  await client.end()
  await asOwner(older, `insert into practice (id, name, zone) values ($1, 'Of long ago', 'UTC')`, [newId()])
  expect(await kairos(older, 'backup', file('older.kairos'))).toMatchObject({ status: 0 })
  // Making a backup leaves the database as old as it is.
  expect((await asOwner(older, 'select from migration')).length).toBe(13)

  const today = await emptyDatabase()
  const restored = await kairos(today, 'restore', file('older.kairos'), '--json')
  expect(restored).toMatchObject({ status: 0, stderr: '' })
  expect(JSON.parse(restored.stdout)).toMatchObject({
    migrated: expect.arrayContaining(['0014_access_record.sql']),
  })
  expect(await asOwner(today, 'select name from practice')).toEqual([{ name: 'Of long ago' }])
  expect((await asOwner(today, 'select from migration')).length).toBe(knownMigrations().length)

  const newer = file('newer.kairos')
  copyFileSync(file('older.kairos'), newer)
  writeFileSync(
    newer,
    Buffer.from(
      readFileSync(newer).toString('latin1').replace('0013_care_team.sql', '9013_care_team.sql'),
      'latin1',
    ),
  )
  const empty = await emptyDatabase()
  const refused = await kairos(empty, 'restore', newer)
  expect(refused.status).toBe(1)
  expect(refused.stderr).toMatch(
    /was made by a newer Kairos \(0\.1\.0, with 9013_care_team\.sql\)\. Install that version/,
  )
  expect(await tablesIn(empty)).toEqual([])
})

test('a database that is none of Kairos is not backed up, and no file is left', async () => {
  const empty = await emptyDatabase()
  const refused = await kairos(empty, 'backup', file('none.kairos'))
  expect(refused).toMatchObject({
    status: 1,
    stderr: 'This database is none of Kairos: there is nothing to back up.',
  })
  expect(readdirSync(folder).filter((name) => name.startsWith('none'))).toEqual([])
})

test('administrators find when the last backup was made and checked; others do not', async () => {
  await kairos(at.url, 'backup', file('noted.kairos'))
  const administrator = await at.member('Ada Ministrator', ['administrator'])
  const noted = await createJoining(at.database.db, administrator, {}).lastBackup()
  expect(Temporal.Now.instant().since(noted!.at).total('minutes')).toBeLessThan(5)
  expect(await createJoining(at.database.db, at.therapist, {}).lastBackup()).toBeUndefined()
})
