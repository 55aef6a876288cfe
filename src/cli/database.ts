/** The database for a verb that needs it: that of a running Kairos, one named by DATABASE_URL, or one started now. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Charts, createCharts } from '#course/charts.ts'
import { createProtocols, type ProtocolLibrary } from '#course/protocols.ts'
import { createWriter } from '#course/writer.ts'
import { entryId, type PersonId, type PracticeId, personId, practiceId, uuidv7 } from '#kernel/ids.ts'
import type { SignedIn } from '#people/people.ts'
import { createPeople, type People } from '#people/store.ts'
import { type AccessRecord, createAccessRecord } from '#platform/access-record.ts'
import { readEnvironment } from '#platform/config.ts'
import { shippedProtocols } from '#platform/content.ts'
import { connect, type Database } from '#platform/database.ts'
import { createKeys, type Keys } from '#platform/keys.ts'
import { installedMasterKeys } from '#platform/master-keys.ts'
import { migrate } from '#platform/migrate.ts'
import { runningPostgres, startPostgres } from '#platform/postgres.ts'
import { Refusal } from './verb.ts'

/** The environment as the program itself would read it. */
export const commandEnvironment = () => readEnvironment(process.env, resolve(import.meta.dirname, '../..'))

/** Runs some work with the address of the migrated database, and stops what it started. */
export const withDatabaseUrl = <T>(work: (url: string) => Promise<T>): Promise<T> =>
  withDatabaseAsItIs(async (url) => {
    await migrate(url)
    return work(url)
  })

/** The same on a database that stays as old as it is. */
export async function withDatabaseAsItIs<T>(work: (url: string) => Promise<T>): Promise<T> {
  const { databaseUrl, data } = commandEnvironment()
  const known = databaseUrl ?? runningPostgres(data)
  if (known) return work(known)
  if (!existsSync(join(data, 'postgres.password'))) {
    throw new Refusal(
      `There is no database in ${data} yet. Start Kairos once with "npm start", or set DATABASE_URL.`,
    )
  }
  const postgres = await startPostgres(data)
  try {
    return await work(postgres.url())
  } finally {
    await postgres.stop()
  }
}

export type Opened = {
  readonly database: Database
  readonly library: ProtocolLibrary
  readonly keys: Keys
  readonly accessRecord: AccessRecord
}

/** Runs some work on the database alone, for verbs that open no chart. */
export const withDatabase = <T>(work: (database: Database, url: string) => Promise<T>): Promise<T> =>
  withDatabaseUrl(async (url) => {
    const database = connect(url, 4)
    try {
      return await work(database, url)
    } finally {
      await database.close()
    }
  })

/** Runs some work that opens charts: it has their keys, and records that it looks. */
export const withCharts = <T>(work: (opened: Opened) => Promise<T>): Promise<T> =>
  withDatabase(async (database, url) => {
    const masters = await installedMasterKeys(commandEnvironment().keys, url, () => {})
    const accessRecord = createAccessRecord(url)
    try {
      return await work({
        database,
        library: createProtocols(shippedProtocols()),
        keys: createKeys(database.db, masters),
        accessRecord,
      })
    } finally {
      await accessRecord.close()
    }
  })

export type Practice = { readonly id: PracticeId; readonly name: string; readonly zone: string }

/** Every practice that treats; a nonprofit that only teaches has no charts. */
export async function practices({ db }: Database): Promise<Practice[]> {
  const rows = await db
    .selectFrom('practice')
    .select(['id', 'name', 'zone'])
    .where('treats', '=', true)
    .orderBy('name')
    .execute()
  return rows.map((row) => ({ ...row, id: practiceId.parse(row.id) }))
}

/** The practice that was named by id or name, or the only one. */
export async function practiceNamed(database: Database, wanted: string | undefined): Promise<Practice> {
  const all = await practices(database)
  if (all.length === 0)
    throw new Refusal('There is no practice yet. Start Kairos once with "npm start" and set one up.')
  const found = wanted
    ? all.filter(({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase())
    : all
  const names = all.map(({ name }) => `"${name}"`).join(', ')
  if (found.length === 0) throw new Refusal(`There is no practice "${wanted}". There is: ${names}.`)
  if (found.length > 1)
    throw new Refusal(`There are ${found.length} practices. Name one with --practice: ${names}.`)
  return found[0]!
}

/** Entries that come through the command line are marked as its own, unless somebody says who they are. */
export const COMMAND_LINE: PersonId = personId.parse('command-line')

export async function personNamed({ db }: Database, email: string): Promise<{ id: PersonId; name: string }> {
  const row = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()
  if (!row) throw new Refusal(`Nobody signs in as ${email}.`)
  return { id: personId.parse(row.id), name: row.name }
}

/** A new id for an entry written here and now. */
export const newId = () => entryId.parse(uuidv7(Temporal.Now.instant().epochMilliseconds, randomBytes(10)))

/** The charts of a practice, as whoever runs the database sees them. */
export async function practiceCharts(
  { database, library, keys, accessRecord }: Opened,
  practice: Practice,
  by?: string,
): Promise<{ charts: Charts; people: People; person: SignedIn }> {
  const { db } = database
  const who = by ? await personNamed(database, by) : { id: COMMAND_LINE, name: 'Command line' }
  const person: SignedIn = {
    ...who,
    practice: practice.id,
    practiceName: practice.name,
    zone: practice.zone,
    roles: ['coordinator'],
    operating: true,
    demonstration: false,
  }
  const charts = createCharts(
    {
      db,
      library,
      keys,
      writer: createWriter(database, { library, keys }),
      newId,
      accessRecord,
      whence: { page: 'command line' },
    },
    person,
  )
  return { charts, people: createPeople(db, person), person }
}
