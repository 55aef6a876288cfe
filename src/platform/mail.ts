/** Letters: put in the queue by whatever causes them, sent by a job. */
import { randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { createTransport, type Transporter } from 'nodemailer'
import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import type { DB } from './database.gen.ts'
import type { Tx } from './database.ts'
import type { Jobs } from './jobs.ts'

/** A letter in plain text. The subject says what it is about and never about whom. */
export type Letter = {
  readonly to: string
  readonly subject: string
  readonly text: string
}

export type Post = {
  /** Queues a letter. Inside the transaction that causes it, when one is given: both happen or neither. */
  readonly send: (letter: Letter, tx?: Tx) => Promise<void>
  /** How many letters wait, because there is no mail server or because it did not take them yet. */
  readonly waiting: () => Promise<number>
  /** Forgets which letters were sent, and those that nobody took for a month. */
  readonly forget: () => Promise<void>
}

/** The mail server that letters are given to, and the address that they come from. */
export type MailServer = { readonly url: string; readonly from: string }

const JOB = 'letters'
const job = z.object({ letter: z.uuid() })

/**
 * @param jobs where sending is registered
 * @param server none: letters wait
 * @param host of this installation, for the ids of letters
 */
export function createPost(db: Kysely<DB>, jobs: Jobs, server: MailServer | undefined, host: string): Post {
  const sending = server && { transport: createTransport(server.url), from: server.from, host }
  jobs.register(JOB, undefined, sending && ((asked) => sendLetter(db, job.parse(asked).letter, sending)))
  return {
    async send({ to, subject, text }, tx) {
      const id = uuidv7(Temporal.Now.instant().epochMilliseconds, randomBytes(10))
      const queue = async (inside: Tx) => {
        await inside.insertInto('letter').values({ id, recipient: to, subject, body: text }).execute()
        await jobs.send(JOB, { letter: id }, inside)
      }
      await (tx ? queue(tx) : db.transaction().execute(queue))
    },
    async waiting() {
      const row = await db
        .selectFrom('letter')
        .select((q) => q.fn.countAll<string>().as('letters'))
        .where('sent_at', 'is', null)
        .executeTakeFirstOrThrow()
      return Number(row.letters)
    },
    async forget() {
      await sql`delete from letter where queued_at < now() - interval '30 days'`.execute(db)
    },
  }
}

type Sending = { readonly transport: Transporter; readonly from: string; readonly host: string }

/**
 * Gives a letter to the mail server and marks it sent at once, forgetting what it said and to whom. If the program
 * ends between the two it goes out again, under the same Message-ID, by which mail programs know it.
 */
async function sendLetter(db: Kysely<DB>, id: string, { transport, from, host }: Sending): Promise<void> {
  const letter = await db
    .selectFrom('letter')
    .select(['recipient', 'subject', 'body'])
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .executeTakeFirst()
  if (!letter?.recipient || letter.body === null) return
  try {
    await transport.sendMail({
      messageId: `<${id}@${host}>`,
      from,
      // An address as such: a text with commas would be several.
      to: { name: '', address: letter.recipient },
      subject: letter.subject,
      text: letter.body,
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  } catch (error) {
    // A mail server's own words hold addresses; the log and the list of jobs must not.
    throw new Error(`The mail server did not take a letter (${reasonOf(error)}).`)
  }
  await db
    .updateTable('letter')
    .set({ recipient: null, body: null, sent_at: sql`now()` })
    .where('id', '=', id)
    .execute()
}

const failure = z.object({ responseCode: z.number().optional(), code: z.string().optional() })
const reasonOf = (error: unknown): string => {
  const read = failure.safeParse(error)
  return String((read.success && (read.data.responseCode ?? read.data.code)) || 'no reason given')
}
