/** The mailing's desk on the real database: tables of a hundred thousand, all or nothing, with proof, and back out. */
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMailingDesk, type MailingDesk } from '#mailing/desk-store.ts'
import { createMailing, type Mailing } from '#mailing/store.ts'
import { appendEntries, subscriberNamed, whileSending } from '#mailing/subscriber-store.ts'
import type { SubscriberDraft } from '#mailing/subscription.ts'
import type { SignedIn } from '#people/people.ts'
import { createTokens } from '#platform/tokens.ts'
import { asOwner } from '../support/database.ts'
import { practiceForTests } from '../support/practice.ts'

type Practice = Awaited<ReturnType<typeof practiceForTests>>
let practice: Practice
let nora: SignedIn
let desk: MailingDesk
let mailing: Mailing

const now = Temporal.Instant.from('2026-11-24T10:00:00Z')
const later = now.add({ hours: 1 })
const sent: { to: string; text: string }[] = []
const post = { send: async (letter: (typeof sent)[number]) => void sent.push(letter) }

beforeAll(async () => {
  practice = await practiceForTests()
  nora = await practice.member('Nora', ['educator'])
  desk = createMailingDesk(practice.database.db, nora)
  mailing = createMailing(practice.database.db, {
    post,
    tokens: createTokens('a secret for tests'),
    origin: 'https://kairos.example',
  })
})
afterAll(() => practice?.close())

const HEAD = 'email,lists,consent_source,consent_wording,consent_on'
const PROOF = 'Sign-up sheet,"Yes, send me letters.",2026-03-14'
const bring = (lines: readonly string[], over: { takeGoodRows?: boolean; head?: string } = {}) =>
  desk.import(Readable.from([[over.head ?? HEAD, ...lines].join('\n')]), {
    takeGoodRows: over.takeGoodRows ?? false,
    now,
  })
const stored = async (part: string): Promise<string[]> =>
  (
    await asOwner<{ line: string }>(
      practice.url,
      `select s.email || ' ' || l.list || ' ' || l.standing as line from subscriber s
        join subscription l on l.subscriber_id = s.id where s.email like $1 order by 1`,
      [`%${part}%`],
    )
  ).map(({ line }) => line)
const record = (email: string, draft: SubscriberDraft) =>
  whileSending(practice.database.db, async (tx) => {
    await appendEntries(tx, (await subscriberNamed(tx, email))!, [draft])
  })

test('people who agreed elsewhere are brought in, each with where, in which words and when', async () => {
  const report = await bring([`Ada@one.example,trainings; webinars,${PROOF}`])
  expect(report).toEqual({ rows: 1, bad: 0, stored: 1, known: 0, problems: [] })
  const { found } = await desk.find({ text: 'ada@one' })
  expect(found).toMatchObject([{ email: 'ada@one.example', joined: ['trainings', 'webinars'] }])
  const opened = await desk.open(found[0]!.id)
  expect(opened?.subscriber.lists.get('trainings')?.proof).toEqual({
    is: 'imported',
    source: 'Sign-up sheet',
    wording: 'Yes, send me letters.',
    on: '2026-03-14',
  })
  expect(opened?.names.get(nora.id)).toBe('Nora')
})

test.each([
  [
    'without where they agreed',
    'x@two.example,articles,,"Yes, send me letters.",2026-03-14',
    'consent_source: Say where',
  ],
  [
    'without the words',
    'x@two.example,articles,Sheet of 2026,,2026-03-14',
    'consent_wording: Give the sentence',
  ],
  [
    'without the day',
    'x@two.example,articles,Sheet of 2026,"Yes, send me letters.",',
    'consent_on: Say when',
  ],
  [
    'with a day to come',
    'x@two.example,articles,Sheet of 2026,"Yes, send me letters.",2027-01-01',
    'still to come',
  ],
  ['with a wrong address', `x at two.example,articles,${PROOF}`, 'is not an email address'],
  ['for a list that is none', `x@two.example,news,${PROOF}`, '“news” is not a list'],
  ['with a cell too many', `x@two.example,articles,${PROOF},more`, 'this line has 6 cells'],
])('a row %s keeps the table out, and says so', async (_, line, message) => {
  const report = await bring([`good@two.example,articles,${PROOF}`, line])
  expect(report).toMatchObject({ rows: 2, bad: 1, stored: 0 })
  expect(report.problems).toEqual([{ line: 3, messages: [expect.stringContaining(message)] }])
  expect(await stored('two.example')).toEqual([])
})

test('a table with columns of a patient list is not taken', async () => {
  const { wrong, stored } = await bring(['x'], { head: `${HEAD},birth_date,diagnosis` })
  expect(wrong).toContain('“birth_date”, “diagnosis”, which do not belong here')
  expect(stored).toBe(0)
})

test('what is no table says where it stops being one, and an empty one that it is empty', async () => {
  expect((await bring([`a@three.example,articles,"never closed`])).wrong).toContain(
    'cannot be read as a table',
  )
  expect((await bring([])).wrong).toContain('no row below the first line')
  expect(await stored('three.example')).toEqual([])
})

test('nobody who left, complained or cannot be reached is brought back by a table', async () => {
  await bring(['left', 'cross', 'lost'].map((name) => `${name}@four.example,articles,${PROOF}`))
  await desk.takeOff((await desk.find({ text: 'left@four' })).found[0]!.id, later)
  await record('cross@four.example', { kind: 'complained', at: later, body: {} })
  await record('lost@four.example', { kind: 'bounced', at: later, body: { hard: true } })
  const again = await bring(
    ['left', 'cross', 'lost', 'new'].map((name) => `${name}@four.example,articles,${PROOF}`),
    { takeGoodRows: true },
  )
  expect(again).toMatchObject({ rows: 4, bad: 3, stored: 1 })
  expect(again.problems.map(({ messages }) => messages[0])).toEqual([
    'lists: They left the list “Articles”. Only they can join it again.',
    'email: The owner of this address complained about a letter. Only they can join again.',
    expect.stringContaining('email: Letters to this address came back.'),
  ])
})

test('those who left elsewhere are brought in as such, without proof, and are never written to', async () => {
  await bring(['a@five.example,articles,left,,,', `b@five.example,articles,,${PROOF}`], {
    head: 'email,lists,standing,consent_source,consent_wording,consent_on',
  })
  expect(await stored('five.example')).toEqual([
    'a@five.example articles left',
    'b@five.example articles joined',
  ])
  expect((await bring([`a@five.example,articles,${PROOF}`])).bad).toBe(1)
})

test('the same address for the same list twice is told, with the line of the first', async () => {
  const report = await bring([
    `a@six.example,articles,${PROOF}`,
    `a@six.example,webinars,${PROOF}`,
    `A@six.example,articles,${PROOF}`,
  ])
  expect(report.problems).toEqual([
    { line: 4, messages: ['email: line 2 has this address for “Articles” already. Take one of them out.'] },
  ])
})

test('the same table again changes nothing', async () => {
  const lines = [`a@seven.example,articles,${PROOF}`, `b@seven.example,webinars,${PROOF}`]
  await bring(lines)
  expect(await bring(lines)).toMatchObject({ rows: 2, bad: 0, stored: 0, known: 2 })
  const entries = await asOwner(
    practice.url,
    `select e.id from subscriber_entry e join subscriber s on s.id = e.subscriber_id where s.email like '%seven.example'`,
  )
  expect(entries).toHaveLength(2)
})

test('whoever asked and did not confirm can still be brought in with proof', async () => {
  await mailing.ask({ email: 'a@eight.example', lists: ['articles'], about: {} }, now)
  await bring([`a@eight.example,articles,${PROOF}`])
  expect(await stored('eight.example')).toEqual(['a@eight.example articles joined'])
})

test('an educator writes again where letters came back, and not where somebody complained', async () => {
  await bring(['lost', 'cross'].map((name) => `${name}@nine.example,articles,${PROOF}`))
  await record('lost@nine.example', { kind: 'bounced', at: later, body: { hard: true } })
  await record('cross@nine.example', { kind: 'complained', at: later, body: {} })
  for (const name of ['lost', 'cross'])
    await desk.release(
      (await desk.find({ text: `${name}@nine` })).found[0]!.id,
      'They called.',
      later.add({ hours: 1 }),
    )
  const { found } = await desk.find({ text: 'nine.example', who: 'suppressed' })
  expect(found).toMatchObject([{ email: 'cross@nine.example', suppressed: 'complained' }])
})

test('a large table looks up whose each entry is, also where there were few subscribers before', async () => {
  const table = (rows: number, domain: string) =>
    [HEAD, ...Array.from({ length: rows }, (_, i) => `r${i}@${domain}.example,articles,${PROOF}`)].join('\n')
  const take = (rows: number, domain: string) =>
    desk.import(Readable.from([table(rows, domain)]), { takeGoodRows: false, now })
  const read = async () => {
    await practice.database.pool.query('select pg_stat_force_next_flush()')
    const [row] = await asOwner<{ inserted: string; read: string }>(
      practice.url,
      `select n_tup_ins as inserted, seq_tup_read as read from pg_stat_user_tables where relname = 'subscriber'`,
    )
    return { inserted: Number(row?.inserted), read: Number(row?.read) }
  }
  await take(30, 'thirty')
  await asOwner(practice.url, 'analyze subscriber')
  // Now the connection plans its look-ups for few, and keeps to that.
  await take(30, 'few')
  const before = await read()
  expect(await take(5000, 'large')).toMatchObject({ stored: 5000 })
  await expect.poll(async () => (await read()).inserted).toBe(before.inserted + 5000)
  expect((await read()).read - before.read).toBeLessThan(5_000_000)
})

const HUNDRED_THOUSAND = 100_000
/** Three in a hundred cannot be taken. */
function* many(): Generator<string> {
  yield `${HEAD}\n`
  for (let i = 0; i < HUNDRED_THOUSAND; i++) {
    const isBad = i % 100 < 3
    const kinds = [
      `r${i}@many example,articles,${PROOF}`,
      `r${i}@many.example,articles,,,2026-03-14`,
      `r${i}@many.example,,${PROOF}`,
    ]
    yield `${isBad ? kinds[i % 100] : `r${i}@many.example,articles,${PROOF}`}\n`
  }
}

test('a table of 100,000 with 3 % bad rows: nothing, or exactly the good ones, and every bad one is named', async () => {
  const none = await desk.import(Readable.from(many()), { takeGoodRows: false, now })
  expect(none).toMatchObject({ rows: HUNDRED_THOUSAND, bad: 3000, stored: 0 })
  expect(await stored('@many.example')).toEqual([])
  const good = await desk.import(Readable.from(many()), { takeGoodRows: true, now })
  expect(good).toMatchObject({ rows: HUNDRED_THOUSAND, bad: 3000, stored: 97_000, known: 0 })
  expect(good.problems).toHaveLength(3000)
  expect(good.problems.slice(0, 2).map(({ line }) => line)).toEqual([2, 3])
  expect((await desk.counts()).lists.get('articles')?.receiving).toBeGreaterThanOrEqual(97_000)
}, 240_000)

test('the table that goes out says of everybody who joined on what it rests, and comes in again as it was', async () => {
  await mailing.ask(
    { email: 'a@ten.example', lists: ['webinars'], about: { name: '=Ada', state: 'CO' } },
    now,
  )
  await mailing.confirm(/confirm\/([\w-]+)/.exec(sent.at(-1)?.text ?? '')?.[1] ?? '', now)
  await mailing.ask({ email: 'asked@ten.example', lists: ['webinars'], about: {} }, now)
  let rows = 0
  const own: string[] = []
  for await (const piece of desk.export()) {
    const lines = piece.split('\n').filter((line) => line !== '')
    rows += lines.length
    own.push(...lines.filter((line) => line.includes('@ten.example')))
  }
  expect(rows).toBeGreaterThan(own.length + 1)
  expect(own).toEqual([
    expect.stringMatching(
      /^a@ten\.example,webinars,joined,Confirmed by the link in a letter,.*2026-11-24T10:00:00.000Z,'=Ada,CO,$/,
    ),
  ])
  const head = 'email,lists,standing,consent_source,consent_wording,consent_on,name,state,discipline'
  expect(await bring(own, { head })).toMatchObject({ rows: 1, bad: 0, known: 1 })
})

test('somebody who is no educator finds nobody at the desk, and brings nobody in', async () => {
  const ruth = await practice.member('Ruth', ['therapist', 'administrator'])
  const hers = createMailingDesk(practice.database.db, ruth)
  expect((await hers.find({ text: '' })).found).toEqual([])
  const file = Readable.from([`${HEAD}\nx@eleven.example,articles,${PROOF}`])
  await expect(hers.import(file, { takeGoodRows: false, now })).rejects.toThrow('row-level security')
  const pieces = []
  for await (const piece of hers.export()) pieces.push(piece)
  expect(pieces).toHaveLength(1)
})
