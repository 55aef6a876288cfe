/** Builds the whole application around a database. `main.ts` serves it; tests and benchmarks call it in memory. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createCharts } from '#course/charts.ts'
import { createFollowing, telling } from '#course/live-store.ts'
import { createLooks } from '#course/look-store.ts'
import { createLinkHolding, createPatientLinks } from '#course/patient-link-store.ts'
import { projectOlderCharts } from '#course/projection-store.ts'
import { createProtocols } from '#course/protocols.ts'
import { createRetention } from '#course/retention-store.ts'
import { createSharing } from '#course/sharing-store.ts'
import { createWriter } from '#course/writer.ts'
import { demonstrationSignIns, fillDemonstration } from '#demonstration/demonstration.ts'
import { createContactChanges } from '#directory/contact-change-store.ts'
import { createMessages } from '#directory/message-store.ts'
import { createOwners } from '#directory/owner-store.ts'
import { createDirectory } from '#directory/store.ts'
import { entryId, uuidv7 } from '#kernel/ids.ts'
import { takeFiles } from '#library/files-store.ts'
import { createLibrary } from '#library/store.ts'
import { openAccounts } from '#people/account-store.ts'
import { createJoining } from '#people/joining-store.ts'
import type { Seat } from '#people/session-store.ts'
import { createSignInRecord, createSignIns } from '#people/sign-in-record-store.ts'
import { createPeople } from '#people/store.ts'
import { createAccess } from '#platform/access.ts'
import { createAccessRecord, type Whence } from '#platform/access-record.ts'
import { articleFiles } from '#platform/articles.ts'
import { createDoor } from '#platform/auth.ts'
import type { Environment } from '#platform/config.ts'
import { shippedContent, shippedProtocols, shippedRetention } from '#platform/content.ts'
import { connect, owning } from '#platform/database.ts'
import { createJobs } from '#platform/jobs.ts'
import { createKeys } from '#platform/keys.ts'
import { createLimits } from '#platform/limits.ts'
import { createLinks } from '#platform/links.ts'
import { createListener } from '#platform/listener.ts'
import { createLive } from '#platform/live.ts'
import { installedMasterKeys } from '#platform/master-keys.ts'
import { migrate } from '#platform/migrate.ts'
import { createPayments } from '#platform/payments.ts'
import { secret } from '#platform/postgres.ts'
import { shippedForms } from '#questionnaire/forms.ts'
import { createForms } from '#questionnaire/store.ts'
import { createEnquiries, createEnquiryBox } from '#screening/enquiry-store.ts'
import { createApplications } from '#training/application-store.ts'
import { createListingOffers } from '#training/listing-store.ts'
import { createTrainings } from '#training/store.ts'
import type { Care, Site } from '#web/context.ts'
import { type Application, createServer, type Pages, type Visit } from '#web/server.ts'
import { registerClockWork } from './by-the-clock.ts'
import { createDesks } from './desks.ts'
import { createLetters } from './letters.ts'

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
  // One JSON object a line, without anything a person typed.
  const log = (line: Readonly<Record<string, unknown>>) => process.stderr.write(`${JSON.stringify(line)}\n`)
  const taken = await owning(databaseUrl, (db) => takeFiles(db, articleFiles(), Temporal.Now.instant()))
  for (const { slug, what, problems } of taken)
    if (what === 'unreadable')
      log({ level: 'warn', article: slug, message: problems.map(({ message }) => message).join(' ') })
  const database = connect(databaseUrl)
  const content = shippedContent()
  const forms = shippedForms(content.questionnaires)
  const retention = shippedRetention()
  const library = createProtocols(shippedProtocols())
  const keys = createKeys(database.db, await installedMasterKeys(environment.keys, databaseUrl, say))
  await projectOlderCharts(database.db, databaseUrl, { library, keys })
  const ownSecret = environment.secret ?? secret(join(environment.data, 'secret'))
  const door = createDoor(database.pool, ownSecret, environment.origin)

  const listener = await createListener(databaseUrl)
  const live = await createLive(database.pool, listener)
  const writer = telling(createWriter(database, { library, keys }), live)
  const access = await createAccess(listener, database.db, door)
  const accessRecord = createAccessRecord(databaseUrl)
  const careOf = (seat: Seat | undefined, whence: Whence): Care | undefined => {
    const person = seat?.standing === 'in' ? seat.member : undefined
    if (!seat || !person) return undefined
    const charts = createCharts(
      { db: database.db, library, writer, keys, newId, accessRecord, whence },
      person,
    )
    return {
      ...createDesks(database.db, person, letters.tokens),
      person,
      charts,
      following: createFollowing(
        { db: database.db, pool: database.pool, keys, accessRecord, whence, newId },
        person,
      ),
      sharing: createSharing({ db: database.db, charts, accessRecord, whence }, person),
      patientLinks: createPatientLinks({ db: database.db, newId, whence }, person),
      looks: createLooks(database.db, person),
      retention: createRetention(
        { db: database.db, shipped: retention, newId, accessRecord, whence },
        person,
      ),
      people: createPeople(database.db, person),
      joining: createJoining(database.db, person, whence),
      signIns: createSignIns(database.db, person),
      seat,
      content,
      forms: createForms(database.db, forms, person),
      enquiries: createEnquiries(database.db, person),
      now: Temporal.Now.instant(),
    }
  }
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
  const jobs = createJobs({ pool: database.pool, listener, log })
  const letters = await createLetters({
    db: database.db,
    jobs,
    environment,
    secret: ownSecret,
    isDemonstration,
  })
  const { post } = letters
  const links = createLinks(database.db, { secure: environment.origin.startsWith('https:') })
  const limits = createLimits(database.pool, ownSecret)
  const payments = environment.payments && createPayments(environment.payments)
  registerClockWork({
    jobs,
    db: database.db,
    ownerUrl: databaseUrl,
    links,
    limits,
    post,
    origin: environment.origin,
  })
  const signInRecord = createSignInRecord(databaseUrl, log)
  const accounts = openAccounts({
    db: database.db,
    door,
    limits,
    record: signInRecord,
    post,
    secret: ownSecret,
    origin: environment.origin,
  })
  const visitOf = async (headers: Headers, whence: Whence): Promise<Visit> => {
    const now = Temporal.Now.instant()
    const seat = await access.of(headers, now)
    const trying = { headers, caller: whence.caller ?? 'unknown', now }
    return { care: careOf(seat, whence), account: { ...accounts, seat, trying, whence } }
  }
  const linkHolding = createLinkHolding({
    db: database.db,
    library,
    writer,
    keys,
    newId,
    accessRecord,
    shipped: forms,
  })
  const siteOf = (headers: Headers, caller: string): Site => ({
    library: createLibrary(database.db),
    directory: createDirectory(database.db),
    trainings: createTrainings(database.db),
    applications: createApplications(database.db),
    listingOffers: createListingOffers(database.db),
    owners: createOwners(database.db),
    contactChanges: createContactChanges(database.db),
    content,
    protocol: library.shipped,
    post,
    payments,
    keptLetters: letters.keptLetters,
    deadJobs: jobs.dead,
    links,
    limits,
    enquiryBox: createEnquiryBox(database.db, newId),
    messages: createMessages(database.db),
    mailing: letters.mailing,
    issues: letters.issues,
    caller,
    held: () => links.held(headers, Temporal.Now.instant()),
    linkHolding,
    origin: environment.origin,
    now: Temporal.Now.instant(),
  })
  const app = await createServer({
    pages,
    assets: join(root, 'build/client'),
    consoleAssets: join(root, 'build/console'),
    door,
    demonstrationSignIns: signIns,
    visitOf,
    siteOf,
    trustedProxies: environment.trustedProxies,
    listener,
    live,
    isIn: async (headers) => (await access.peek(headers, Temporal.Now.instant()))?.standing === 'in',
    log,
  })
  // Nobody who opens a page waits for the jobs; a letter that is sent before they are there does.
  jobs.start().catch((error) => log({ level: 'error', job: 'start', message: String(error) }))
  const close = async () => {
    letters.stop()
    await jobs.stop()
    await letters.close()
    await live.close()
    await listener.close()
    await accessRecord.close()
    await signInRecord.close()
    await database.close()
  }
  const greeting = signIns.map(
    ({ role, email, password }) => `  ${role.padEnd(26)} ${email.padEnd(22)} ${password}`,
  )
  return {
    app,
    greeting: [
      ...(post.sends ? [] : ['Letters wait until KAIROS_SMTP and KAIROS_MAIL_FROM name a mail server.']),
      ...(greeting.length > 0 ? ['Demonstration sign-ins:', ...greeting] : []),
    ],
    close,
  }
}
