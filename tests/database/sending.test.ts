/** Sending issues on the real database to a real mail server: every address once, whatever breaks. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSending, type Sending } from '#mailing/sending-jobs.ts'
import { connect, type Database } from '#platform/database.ts'
import { createTokens } from '#platform/tokens.ts'
import { letterBody } from '#web/markdown-letter.ts'
import { asOwner, freshDatabase } from '../support/database.ts'
import {
  addIssue,
  addSubscribers,
  type Conduct,
  mailSink,
  refusal,
  type Sink,
  TEST_LETTERS,
} from '../support/sending.ts'

let url: string
let database: Database
let sink: Sink
const query = (text: string, values: unknown[]) => asOwner(url, text, values)
let conduct: { -readonly [Key in keyof Conduct]: Conduct[Key] }

beforeEach(async () => {
  url = await freshDatabase()
  database = connect(url)
  conduct = {}
  sink = await mailSink(conduct)
})
afterEach(async () => {
  await sink?.close()
  await database?.close()
})

const FAST = { lines: 6, perSecond: Number.POSITIVE_INFINITY, perDomain: Number.POSITIVE_INFINITY }
const sender = (over: Partial<Parameters<typeof createSending>[0]> = {}): Sending =>
  createSending({
    db: database.db,
    server: { url: async () => sink.url },
    making: { ...TEST_LETTERS, tokens: createTokens('a secret for tests'), bodyOf: letterBody },
    pace: FAST,
    ...over,
  })
const sendAll = async (sending = sender()) => {
  while (await sending.work()) {
    // The next slice.
  }
}
const states = async (): Promise<Record<string, number>> =>
  Object.fromEntries(
    (
      await asOwner<{ state: string; many: number }>(
        url,
        'select state, count(*)::int as many from issue_letter group by 1',
      )
    ).map(({ state, many }) => [state, many]),
  )
const stands = async () =>
  (await asOwner<{ stands: string; trouble: string | null }>(url, 'select stands, trouble from issue'))[0]
const most = () => Math.max(...sink.taken.values())

test('everybody on the list gets the letter once, and the issue is sent', async () => {
  await addSubscribers(query, 300)
  await addIssue(query)
  await sendAll()
  expect(sink.taken.size).toBe(300)
  expect(most()).toBe(1)
  expect(await states()).toEqual({ taken: 300 })
  expect((await stands())?.stands).toBe('sent')
  await sendAll()
  expect(most()).toBe(1)
})

test('two processes at once send each letter once', async () => {
  await addSubscribers(query, 200)
  await addIssue(query)
  await Promise.all([sendAll(), sendAll(), sendAll()])
  expect(sink.taken.size).toBe(200)
  expect(most()).toBe(1)
})

test('a process that is killed in the middle is followed by another, nobody gets two, and what is not known is said', async () => {
  await addSubscribers(query, 1200)
  await addIssue(query)
  for (const kills of [1, 2]) {
    const before = sink.taken.size
    const child = startChild()
    await expect
      .poll(() => sink.taken.size, { interval: 2, timeout: 60_000 })
      .toBeGreaterThan(before + 150 * kills)
    await killed(child)
  }
  await sendAll()
  expect(most()).toBe(1)
  const now = await states()
  // What was marked and not answered before the end of a process: at most one letter for each of its lines.
  expect(now.unknown ?? 0).toBeLessThanOrEqual(2 * 8)
  expect((now.taken ?? 0) + (now.unknown ?? 0)).toBe(1200)
  expect(sink.taken.size).toBeGreaterThanOrEqual(now.taken ?? 0)
  expect(1200 - sink.taken.size).toBeLessThanOrEqual(now.unknown ?? 0)
  expect((await stands())?.stands).toBe('sent')
}, 150_000)

test('a mail server that stops answering half-way costs one letter that is not known, and the rest waits for a person', async () => {
  await addSubscribers(query, 40)
  await addIssue(query)
  conduct.onLetter = () => (sink.taken.size >= 10 ? new Promise<void>(() => {}) : undefined)
  await sender({ patienceMs: 300, pace: { ...FAST, lines: 1 } }).work()
  expect(sink.taken.size).toBe(10)
  expect(await states()).toEqual({ taken: 10, unknown: 1, waiting: 29 })
  expect((await stands())?.stands).toBe('paused')
})

test('a mail server that is away keeps everything waiting, and says so until it is back', async () => {
  await addSubscribers(query, 20)
  await addIssue(query)
  await sender({ server: { url: async () => 'smtp://127.0.0.1:1' } }).work()
  expect(await states()).toEqual({ waiting: 20 })
  expect((await stands())?.trouble).toContain('cannot be reached')
  await sendAll()
  expect(sink.taken.size).toBe(20)
  expect((await stands())?.trouble).toBeNull()
})

test('a mailbox that is full is tried again later, one that is not there is written to no more', async () => {
  await addSubscribers(query, 10)
  await addIssue(query)
  conduct.onRecipient = (address) =>
    address.startsWith('p3@')
      ? refusal(452, '4.2.2 full')
      : address.startsWith('p4@')
        ? refusal(550, '5.1.1 nobody')
        : undefined
  await sendAll()
  expect(await states()).toEqual({ taken: 8, refused: 1, waiting: 1 })
  expect(await asOwner(url, `select email, suppressed from subscriber where suppressed is not null`)).toEqual(
    [{ email: 'p4@d4.example', suppressed: 'bounced' }],
  )
  expect((await stands())?.stands).toBe('sending')
  conduct.onRecipient = undefined
  await asOwner(url, 'update issue_letter set again_at = now() where again_at is not null')
  await sendAll()
  expect(sink.taken.get('p3@d3.example')).toBe(1)
  expect(most()).toBe(1)
  expect((await stands())?.stands).toBe('sent')
})

test('a letter that the server refuses for what it says stops after a few, and a person looks', async () => {
  await addSubscribers(query, 50)
  await addIssue(query)
  conduct.onLetter = async () => {
    throw refusal(554, '5.7.1 unwanted')
  }
  await sender().work()
  expect((await states()).refused).toBeLessThan(20)
  expect((await stands())?.stands).toBe('paused')
  expect(await asOwner(url, 'select from subscriber where suppressed is not null')).toEqual([])
})

test('whoever leaves while it is sent gets nothing more, and a pause holds the next letter', async () => {
  await addSubscribers(query, 60)
  const id = await addIssue(query)
  conduct.onLetter = async (address) => {
    if (sink.taken.size === 9)
      await asOwner(
        url,
        `update subscription l set standing = 'left' from subscriber s where s.id = l.subscriber_id and s.email <> $1`,
        [address],
      )
  }
  await sendAll(sender({ pace: { ...FAST, lines: 1 } }))
  expect(sink.taken.size).toBe(10)
  expect(await states()).toEqual({ taken: 10, left: 50 })
  expect((await stands())?.stands).toBe('sent')
  await asOwner(url, `update subscription set standing = 'joined'`)
  const second = await addIssue(query)
  conduct.onLetter = async () => {
    if (sink.taken.size >= 10)
      await asOwner(url, `update issue set stands = 'paused' where id = $1`, [second])
  }
  sink.taken.clear()
  for (let n = 0; n < 10; n++) sink.taken.set(`before${n}`, 1)
  await sendAll(sender({ pace: { ...FAST, lines: 1 } }))
  expect(sink.taken.size).toBe(11)
  expect(id).not.toBe(second)
})

test('the pace holds, altogether and for each domain', async () => {
  await addSubscribers(query, 30, 2)
  await addIssue(query)
  const begun = performance.now()
  await sendAll(sender({ pace: { lines: 6, perSecond: 100, perDomain: 20 } }))
  expect(sink.taken.size).toBe(30)
  expect(performance.now() - begun).toBeGreaterThan(600)
})

test('a letter has both halves, a link to leave by one click, and comes back to an address of its own', async () => {
  await addSubscribers(query, 1)
  await addIssue(query, 'Grüße – [the dates](/trainings)')
  await sendAll()
  const { raw, from } = sink.letters[0]!
  expect(from).toMatch(/^returned\+[a-z2-7]{36}@kairos\.example$/)
  expect(raw).toMatch(/^List-Unsubscribe: <https:\/\/kairos\.example\/mailing\/leave\/[\w-]{44}>\r$/m)
  expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
  expect(raw).toContain('Content-Type: text/plain; charset=utf-8')
  expect(raw).toContain('Content-Type: text/html; charset=utf-8')
  expect(raw).not.toMatch(/<img/i)
})

function startChild(): ChildProcess {
  return spawn('node', [join(import.meta.dirname, '../support/sending-child.ts')], {
    env: { ...process.env, KAIROS_TEST_DATABASE: url, KAIROS_TEST_SMTP: sink.url },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}
async function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise((done) => child.once('exit', done))
  child.kill('SIGKILL')
  await gone
  // The database notices by itself that the connection, and with it the lock, is gone.
  await new Promise((done) => setTimeout(done, 200))
}
