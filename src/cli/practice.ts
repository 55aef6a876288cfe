/** `kairos practice create`: a real practice, and the link with which its first administrator comes in. */
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { personId, practiceId, uuidv7 } from '#kernel/ids.ts'
import { writeInvitation } from '#people/invitation-store.ts'
import { readEmail } from '#people/joining.ts'
import { owning } from '#platform/database.ts'
import { createLinks } from '#platform/links.ts'
import { installedMasterKeys } from '#platform/master-keys.ts'
import { migrate } from '#platform/migrate.ts'
import { runningPostgres, startPostgres } from '#platform/postgres.ts'
import { commandEnvironment } from './database.ts'
import { type Asked, Refusal, WrongUsage } from './verb.ts'

export async function practice({ files: [what], text, flag, say }: Asked): Promise<void> {
  if (what !== 'create') throw new WrongUsage(`There is no "practice ${what}".`)
  const name = text('name')?.trim()
  const zone = zoneFrom(text('zone'))
  const email = readEmail(text('administrator'))
  if (!name) throw new WrongUsage('Name the practice with --name.')
  if (!email) throw new WrongUsage('Name the first administrator with --administrator EMAIL.')
  const { keys, origin } = commandEnvironment()
  const made = await withOwnDatabase(async (url) => {
    await installedMasterKeys(keys, url, say)
    return create(url, origin, {
      name,
      zone,
      email,
      phone: text('phone'),
      administrator: text('administrator-name')?.trim() || email,
    })
  })
  if (flag('json')) return say(JSON.stringify(made))
  say(`The practice "${name}" is there. Its first administrator opens this link, once, within seven days:`)
  say(made.link)
}

type New = {
  readonly name: string
  readonly zone: string
  readonly phone: string | undefined
  readonly email: string
  readonly administrator: string
}

/** The practice and the invitation: both or neither. */
const create = (url: string, origin: string, { name, zone, phone, email, administrator }: New) =>
  owning(url, (db) =>
    db.transaction().execute(async (tx) => {
      const now = Temporal.Now.instant()
      const id = practiceId.parse(uuidv7(now.epochMilliseconds, randomBytes(10)))
      const taken = await tx.selectFrom('practice').select('id').where('name', '=', name).executeTakeFirst()
      if (taken) throw new Refusal(`There is a practice "${name}" already.`)
      await tx
        .insertInto('practice')
        .values({ id, name, zone, phone: phone ?? null })
        .execute()
      const path = await writeInvitation(
        tx,
        createLinks(db, { secure: origin.startsWith('https:') }),
        { practice: id, id: personId.parse('command-line') },
        { name: administrator, email, roles: ['administrator'] },
        now,
      )
      return { practice: id, link: `${origin}${path}` }
    }),
  )

/** A database of one's own, of a running Kairos, or one that is started, and made, now. */
async function withOwnDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const { databaseUrl, data } = commandEnvironment()
  const known = databaseUrl ?? runningPostgres(data)
  if (known) {
    await migrate(known)
    return work(known)
  }
  mkdirSync(data, { recursive: true })
  const postgres = await startPostgres(data)
  try {
    await migrate(postgres.url())
    return await work(postgres.url())
  } finally {
    await postgres.stop()
  }
}

function zoneFrom(given: string | undefined): string {
  if (given === undefined) throw new WrongUsage('Say with --zone in which time zone the practice is.')
  try {
    return Temporal.Now.zonedDateTimeISO(given).timeZoneId
  } catch {
    throw new Refusal(`"${given}" is not a time zone such as America/Denver.`)
  }
}
