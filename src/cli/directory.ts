/** `kairos directory`: tables of listings in and out, of any size. */
import { createReadStream, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { sql } from 'kysely'
import { exportListings } from '#directory/export-store.ts'
import { type ImportReport, importListings } from '#directory/import-store.ts'
import { IMPORT_PAGE } from '#directory/import-words.ts'
import { type PersonId, personId, practiceId } from '#kernel/ids.ts'
import { connect, owning, type Scope } from '#platform/database.ts'
import { placeOfZip } from '#platform/places.ts'
import { COMMAND_LINE, withDatabaseUrl } from './database.ts'
import { type Asked, Refusal, WrongUsage } from './verb.ts'

export async function tablesOfListings(asked: Asked): Promise<void> {
  const [what, file] = asked.files
  if (what === 'import' && file) return importTable(file, asked)
  if (what === 'export') return exportTable(file, asked)
  throw new WrongUsage(what === 'import' ? 'Name the file.' : 'Say "import FILE" or "export".')
}

async function importTable(file: string, { text, flag, say }: Asked): Promise<void> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new Refusal(`There is no file ${file}.`)
  const report = await atTheDesk(text('by'), (db, scope, by) =>
    importListings(db, scope, createReadStream(file), {
      takeGoodRows: flag('take-good-rows'),
      by,
      reading: { locate: placeOfZip, today: Temporal.Now.plainDateISO() },
      now: Temporal.Now.instant(),
    }),
  )
  if (flag('json')) say(JSON.stringify({ file, ...report }))
  else for (const line of inWords(report)) say(line)
  const { wrong, rows, bad, stored } = report
  if (wrong) throw new Refusal(`${basename(file)}: ${wrong}`)
  if (bad > 0 && stored === 0)
    throw new Refusal(`${basename(file)}: ${IMPORT_PAGE.refused(bad, rows, flag('take-good-rows'))}`)
}

function inWords({ rows, bad, stored, wrong, problems }: ImportReport): string[] {
  const told = problems.map(({ line, messages }) => `line ${line}: ${messages.join(' ')}`)
  const untold = bad - problems.length
  return [
    ...told,
    ...(untold > 0 ? [IMPORT_PAGE.more(untold)] : []),
    ...(wrong || stored === 0 ? [] : [IMPORT_PAGE.stored(stored, rows)]),
  ]
}

async function exportTable(file: string | undefined, { text, flag, say }: Asked): Promise<void> {
  if (flag('json')) throw new WrongUsage('The export is a table (CSV).')
  const out = file === undefined ? undefined : await open(file, 'w')
  try {
    await atTheDesk(text('by'), async (db, scope) => {
      for await (const piece of exportListings(db, scope))
        if (out) await out.write(piece)
        else say(piece.replace(/\r?\n$/, ''))
    })
  } finally {
    await out?.close()
  }
}

type Desk = ReturnType<typeof connect>['db']

/** Works as an educator may: the one who was named, or in the command line's own name. */
const atTheDesk = <T>(
  email: string | undefined,
  work: (db: Desk, scope: Scope, by: PersonId) => Promise<T>,
): Promise<T> =>
  withDatabaseUrl(async (url) => {
    const { practice, person } = await educatorOf(url, email)
    const database = connect(url, 2)
    try {
      return await work(database.db, { practice, person }, email ? person : COMMAND_LINE)
    } finally {
      await database.close()
    }
  })

/** Whoever runs the database may look up who works at the desk. */
const educatorOf = (url: string, email: string | undefined): Promise<Scope> =>
  owning(url, async (db) => {
    const found = await db
      .selectFrom('membership as m')
      .innerJoin('person as p', 'p.id', 'm.person_id')
      .select(['m.practice_id', 'm.person_id'])
      .where(sql<boolean>`'educator' = any (m.roles)`)
      .$if(email !== undefined, (q) => q.where('p.email', '=', email?.toLowerCase() ?? ''))
      .orderBy('p.email')
      .executeTakeFirst()
    if (!found)
      throw new Refusal(
        email ? `Nobody who signs in as ${email} works at the desk.` : 'Nobody works at the desk yet.',
      )
    return { practice: practiceId.parse(found.practice_id), person: personId.parse(found.person_id) }
  })
