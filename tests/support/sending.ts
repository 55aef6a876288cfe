/** What tests and benchmarks of sending share: letters of a fixed installation, subscribers, a mail server that counts. */
import { SMTPServer } from 'smtp-server'
import { issueId } from '#kernel/ids.ts'

/** Runs a query as the owner of the tables. */
export type Query = (text: string, values: unknown[]) => Promise<unknown>

export const TEST_LETTERS = {
  origin: 'https://kairos.example',
  host: 'kairos.example',
  from: 'letters@kairos.example',
  returns: 'returned@kairos.example',
} as const

/** Subscribers `p0@d0.example` … who joined the list of trainings. */
export const addSubscribers = (query: Query, many: number, domains = 50): Promise<unknown> =>
  query(
    `with made as (
      insert into subscriber (id, email, changed_at)
      select gen_random_uuid(), 'p' || n || '@d' || n % $2 || '.example', now() from generate_series(0, $1 - 1) n returning id)
    insert into subscription (subscriber_id, list, standing, since) select id, 'trainings', 'joined', now() from made`,
    [many, domains],
  )

/** An issue that an educator approved, and whose time has come. */
export async function addIssue(
  query: Query,
  text = 'Dear all,\n\nthere are **new** dates.',
): Promise<ReturnType<typeof issueId.parse>> {
  const id = issueId.parse(crypto.randomUUID())
  const content = { subject: 'New dates', text, segment: { list: 'trainings' } }
  const at = Temporal.Now.instant().subtract({ minutes: 1 }).toString({ smallestUnit: 'millisecond' })
  await query(
    `insert into issue_entry (id, issue_id, kind, at, by, body) values
      (gen_random_uuid(), $1, 'written', $2::timestamptz, 'nora', $3),
      (gen_random_uuid(), $1, 'scheduled', $2::timestamptz + interval '1 second', 'nora', $4)`,
    [id, at, JSON.stringify({ content }), JSON.stringify({ for: at })],
  )
  await query(
    `insert into issue (id, stands, list, subject, due_at, changed_at) values ($1, 'scheduled', 'trainings', 'New dates', $2, $2)`,
    [id, at],
  )
  return id
}

/** What a mail server does with a letter; the default takes it. */
export type Conduct = {
  readonly onRecipient?: (address: string) => Error | undefined
  /** Before it answers to a letter. Never settling is a server that stopped answering. */
  readonly onLetter?: (address: string) => Promise<void> | undefined
}
export type Sink = {
  readonly url: string
  /** How often each address was sent a letter, in the order of arrival. */
  readonly taken: Map<string, number>
  readonly letters: { readonly to: string; readonly from: string; readonly raw: string }[]
  readonly close: () => Promise<void>
}

/** @param conduct may change while it runs */
export async function mailSink(conduct: Conduct = {}): Promise<Sink> {
  const taken = new Map<string, number>()
  const letters: { to: string; from: string; raw: string }[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onRcptTo: ({ address }, _, done) => done(conduct.onRecipient?.(address) ?? null),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const to = envelope.rcptTo[0]?.address ?? ''
        try {
          await conduct.onLetter?.(to)
        } catch (error) {
          return done(error instanceof Error ? error : new Error('refused'))
        }
        taken.set(to, (taken.get(to) ?? 0) + 1)
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        if (letters.length < 200) letters.push({ to, from, raw: Buffer.concat(chunks).toString('latin1') })
        done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.server.address()
  return {
    url: `smtp://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`,
    taken,
    letters,
    close: () => new Promise((done) => server.close(() => done())),
  }
}

/** An answer of a mail server in its numbers: `refusal(550, '5.1.1 no such user')`. */
export const refusal = (responseCode: number, words: string): Error =>
  Object.assign(new Error(words), { responseCode })
