/** Builds the whole application around a database. `main.ts` serves it; tests and benchmarks call it in memory. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createCharts } from '#course/charts.ts'
import { projectOlderCharts } from '#course/projection-store.ts'
import { createProtocols } from '#course/protocols.ts'
import { createWriter } from '#course/writer.ts'
import { demonstrationSignIns, fillDemonstration } from '#demonstration/demonstration.ts'
import { createDirectory, createDirectoryDesk } from '#directory/store.ts'
import { entryId, uuidv7 } from '#kernel/ids.ts'
import { createLibrary, createLibraryDesk } from '#library/store.ts'
import { createPeople } from '#people/store.ts'
import { createAccess } from '#platform/access.ts'
import { createAccessRecord, type Whence } from '#platform/access-record.ts'
import { createDoor } from '#platform/auth.ts'
import type { Environment } from '#platform/config.ts'
import { shippedContent, shippedProtocols } from '#platform/content.ts'
import { connect } from '#platform/database.ts'
import { createKeys } from '#platform/keys.ts'
import { createLimits } from '#platform/limits.ts'
import { createLinks } from '#platform/links.ts'
import { createPost } from '#platform/mail.ts'
import { installedMasterKeys } from '#platform/master-keys.ts'
import { migrate } from '#platform/migrate.ts'
import { secret } from '#platform/postgres.ts'
import { shippedForms } from '#questionnaire/forms.ts'
import { createForms } from '#questionnaire/store.ts'
import type { Care, Site } from '#web/context.ts'
import { type Application, createServer, type Pages } from '#web/server.ts'

export type Kairos = {
  readonly app: Application
  /** Lines for whoever started the program. */
  readonly greeting: readonly string[]
  readonly close: () => Promise<void>
}

export type BuildNeeds = {
  readonly environment: Environment
  readonly databaseUrl: string
  readonly pages: Pages
  readonly root: string
  /** Tells whoever starts the program. */
  readonly say: (line: string) => void
}

/** A new id for an entry written here and now. */
export const newId = () => entryId.parse(uuidv7(Temporal.Now.instant().epochMilliseconds, randomBytes(10)))

export async function build({ environment, databaseUrl, pages, root, say }: BuildNeeds): Promise<Kairos> {
  await migrate(databaseUrl)
  const database = connect(databaseUrl)
  const content = shippedContent()
  const forms = shippedForms(content.questionnaires)
  const library = createProtocols(shippedProtocols())
  const keys = createKeys(database.db, await installedMasterKeys(environment.keys, databaseUrl, say))
  const writer = createWriter(database, { library, keys })
  await projectOlderCharts(database.db, databaseUrl, { library, keys })
  const door = createDoor(
    database.pool,
    environment.secret ?? secret(join(environment.data, 'secret')),
    environment.origin,
  )

  const access = await createAccess(databaseUrl, database.db, door)
  const accessRecord = createAccessRecord(databaseUrl)
  const careOf = async (headers: Headers, whence: Whence): Promise<Care | undefined> => {
    const person = await access.of(headers)
    if (!person) return undefined
    return {
      libraryDesk: createLibraryDesk(database.db, person),
      directoryDesk: createDirectoryDesk(database.db, person),
      person,
      charts: createCharts({ db: database.db, library, writer, keys, newId, accessRecord, whence }, person),
      people: createPeople(database.db, person),
      content,
      forms: createForms(database.db, forms, person),
      now: Temporal.Now.instant(),
    }
  }
  const post = createPost()
  const links = createLinks()
  const limits = createLimits()
  const siteOf = (headers: Headers, caller: string): Site => ({
    library: createLibrary(database.db),
    directory: createDirectory(database.db),
    content,
    post,
    links,
    limits,
    caller,
    held: () => links.held(headers, Temporal.Now.instant()),
    origin: environment.origin,
    now: Temporal.Now.instant(),
  })
  const isDemonstration =
    environment.demonstration &&
    (await fillDemonstration({
      ownerUrl: databaseUrl,
      door,
      charts: { db: database.db, library, writer, keys, accessRecord, whence: { page: 'demonstration' } },
      content,
      forms,
      now: Temporal.Now.instant(),
    }))
  const signIns = isDemonstration ? demonstrationSignIns : []
  const app = createServer({
    pages,
    assets: join(root, 'build/client'),
    door,
    demonstrationSignIns: signIns,
    careOf,
    siteOf,
    // One JSON object a line, without anything a person typed.
    log: (line) => process.stderr.write(`${JSON.stringify(line)}\n`),
  })
  const close = async () => {
    await access.close()
    await accessRecord.close()
    await database.close()
  }
  const greeting = signIns.map(
    ({ role, email, password }) => `  ${role.padEnd(12)} ${email.padEnd(22)} ${password}`,
  )
  return {
    app,
    greeting: greeting.length > 0 ? ['Demonstration sign-ins:', ...greeting] : [],
    close,
  }
}
