/** The mailing on the real database: joining, leaving, who may be sent what, and who may write what. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createMailing, forgetUnconfirmed, type Mailing } from '#mailing/store.ts'
import {
  appendEntries,
  forSubscriber,
  subscriberFor,
  subscriberNamed,
  whileSending,
} from '#mailing/subscriber-store.ts'
import type { List } from '#mailing/subscription.ts'
import type { Tx } from '#platform/database.ts'
import { scoped } from '#platform/database.ts'
import { createTokens } from '#platform/tokens.ts'
import { asOwner } from '../support/database.ts'
import { practiceForTests } from '../support/practice.ts'

type Practice = Awaited<ReturnType<typeof practiceForTests>>
let practice: Practice
let mailing: Mailing

const now = Temporal.Instant.from('2026-11-24T10:00:00Z')
const sent: { to: string; subject: string; text: string }[] = []
const post = { send: async (letter: (typeof sent)[number]) => void sent.push(letter) }
const tokens = createTokens('a secret for tests')

beforeAll(async () => {
  practice = await practiceForTests()
  mailing = createMailing(practice.database.db, { post, tokens, origin: 'https://kairos.example' })
})
beforeEach(() => void sent.splice(0))
afterAll(() => practice?.close())

/** The token at the end of the link in the last letter. */
const linked = (): string => /\/mailing\/\w+\/([\w-]+)/.exec(sent.at(-1)?.text ?? '')?.[1] ?? ''
const ask = (email: string, ...lists: List[]) => mailing.ask({ email, lists, about: {} }, now)
/** @returns the token of their own page */
async function joined(email: string, ...lists: List[]): Promise<string> {
  await ask(email, ...lists)
  return (await mailing.confirm(linked(), now)).page ?? ''
}
const recipients = (list: List): Promise<string[]> =>
  whileSending(practice.database.db, async (tx) => {
    const rows = await tx
      .selectFrom('recipient')
      .select('email')
      .where('list', '=', list)
      .orderBy('email')
      .execute()
    return rows.map(({ email }) => email ?? '')
  })
const kindsOf = async (email: string): Promise<string[]> =>
  (
    await asOwner<{ kind: string }>(
      practice.url,
      `select e.kind from subscriber_entry e join subscriber s on s.id = e.subscriber_id where s.email = $1 order by e.at, e.id`,
      [email],
    )
  ).map(({ kind }) => kind)

test('somebody who asks gets one letter, and nothing else before its link is used', async () => {
  await ask('ada@reader.example', 'trainings', 'articles')
  expect(sent).toMatchObject([{ to: 'ada@reader.example', subject: 'Confirm that you want our letters' }])
  expect(await recipients('trainings')).not.toContain('ada@reader.example')
  const token = linked()
  expect(await mailing.lookAt(token, now)).toMatchObject({ is: 'open', lists: ['trainings', 'articles'] })
  expect(await recipients('trainings')).not.toContain('ada@reader.example')
  await mailing.confirm(token, now)
  expect(await recipients('trainings')).toContain('ada@reader.example')
  expect(await recipients('webinars')).not.toContain('ada@reader.example')
  expect((await mailing.confirm(token, now)).is).toBe('confirmed')
  expect(await kindsOf('ada@reader.example')).toEqual(['join-asked', 'join-confirmed'])
})

test('asking for what somebody gets already changes nothing and tells them so', async () => {
  await joined('bo@reader.example', 'webinars')
  await ask('bo@reader.example', 'webinars')
  expect(sent.at(-1)?.subject).toBe('You get our letters already')
  expect(await kindsOf('bo@reader.example')).toEqual(['join-asked', 'join-confirmed'])
})

test('a letter’s link leaves its list at once; again it changes nothing, and an old confirmation does not undo it', async () => {
  await ask('cy@reader.example', 'webinars')
  const confirming = linked()
  const { page = '' } = await mailing.confirm(confirming, now)
  const left = await mailing.leave(page, 'one-click', now)
  expect(left?.subscriber.lists.get('webinars')?.standing).toBe('left')
  expect(await recipients('webinars')).not.toContain('cy@reader.example')
  await mailing.leave(page, 'one-click', now)
  await mailing.confirm(confirming, now)
  expect(await recipients('webinars')).not.toContain('cy@reader.example')
  // Left once, from all three lists.
  expect(await kindsOf('cy@reader.example')).toEqual(['join-asked', 'join-confirmed', 'left'])
  await joined('cy@reader.example', 'webinars')
  expect(await recipients('webinars')).toContain('cy@reader.example')
})

test('many who ask for one address in one moment are one subscriber', async () => {
  await Promise.all(Array.from({ length: 10 }, () => ask('di@reader.example', 'articles')))
  expect(
    await asOwner(practice.url, `select id from subscriber where email = 'di@reader.example'`),
  ).toHaveLength(1)
})

test('a link that leaves and one that confirms, used in the same moment, end with one answer and no error', async () => {
  const page = await joined('ed@reader.example', 'articles')
  await mailing.askMore((await mailing.open(page))!, ['trainings'], now)
  await Promise.all([mailing.confirm(linked(), now), mailing.leave(page, 'link', now)])
  const own = await mailing.open(page)
  const rows = await asOwner<{ list: string; standing: string }>(
    practice.url,
    `select list, standing from subscription l join subscriber s on s.id = l.subscriber_id where email = 'ed@reader.example'`,
  )
  expect(new Map(rows.map(({ list, standing }) => [list, standing]))).toEqual(
    new Map([...(own?.subscriber.lists ?? [])].map(([list, { standing }]) => [list, standing])),
  )
})

test('nobody can tell whether an address is known, and a link to a page goes only to its owner', async () => {
  await mailing.sendPage('nobody@reader.example')
  expect(sent).toEqual([])
  await joined('fay@reader.example', 'articles')
  await mailing.sendPage('fay@reader.example')
  expect(sent.at(-1)).toMatchObject({ to: 'fay@reader.example', subject: 'Your page for our letters' })
  expect((await mailing.open(linked()))?.email).toBe('fay@reader.example')
  expect(await mailing.open('AAAA')).toBeUndefined()
})

test('what comes back is taken in while sending: at once when nothing can arrive', async () => {
  await joined('gil@reader.example', 'articles')
  await whileSending(practice.database.db, async (tx) => {
    const id = (await subscriberNamed(tx, 'gil@reader.example'))!
    await appendEntries(tx, id, [{ kind: 'bounced', at: now, body: { hard: true, status: '5.1.1' } }])
  })
  expect(await recipients('articles')).not.toContain('gil@reader.example')
  expect(await kindsOf('gil@reader.example')).toContain('bounced')
})

const newcomer = { lists: ['articles'], wording: 'Send me letters.', about: {} }
const insert = (tx: Tx, subscriber: string, kind: string, by: string | null, body: object = newcomer) =>
  sql`insert into subscriber_entry (id, subscriber_id, kind, at, by, body)
    values (gen_random_uuid(), ${subscriber}, ${kind}, now(), ${by}, ${JSON.stringify(body)})`.execute(tx)

test('an educator sees subscribers, and can say neither that they confirmed nor that they asked', async () => {
  await joined('hal@reader.example', 'articles')
  const nora = await practice.member('Nora', ['educator'])
  const scope = { practice: nora.practice, person: nora.id }
  const { db } = practice.database
  const id = await scoped(db, scope, async (tx) => {
    const row = await tx
      .selectFrom('subscriber')
      .select('id')
      .where('email', '=', 'hal@reader.example')
      .executeTakeFirstOrThrow()
    return row.id
  })
  for (const kind of ['join-asked', 'join-confirmed', 'complained'])
    await expect(scoped(db, scope, (tx) => insert(tx, id, kind, nora.id))).rejects.toThrow(
      'row-level security',
    )
  await scoped(db, scope, (tx) => insert(tx, id, 'left', nora.id, { lists: ['articles'], how: 'desk' }))
})

test('staff of a practice see no subscriber and put nobody on a list', async () => {
  await joined('ian@reader.example', 'articles')
  const id = (
    await asOwner<{ id: string }>(
      practice.url,
      `select id from subscriber where email = 'ian@reader.example'`,
    )
  )[0]!.id
  const { db } = practice.database
  for (const role of ['therapist', 'prescriber', 'coordinator', 'administrator'] as const) {
    const somebody = await practice.member('Somebody', [role])
    const scope = { practice: somebody.practice, person: somebody.id }
    await scoped(db, scope, async (tx) => {
      for (const table of ['subscriber', 'subscriber_entry', 'subscription', 'recipient'] as const)
        expect(await tx.selectFrom(table).selectAll().execute()).toEqual([])
    })
    for (const kind of ['imported', 'join-confirmed', 'left'])
      await expect(scoped(db, scope, (tx) => insert(tx, id, kind, somebody.id))).rejects.toThrow(
        'row-level security',
      )
  }
})

test('who works on one subscriber reaches no other', async () => {
  await joined('jo@reader.example', 'articles')
  const { db } = practice.database
  const own = await db.transaction().execute((tx) => subscriberFor(tx, 'kit@reader.example'))
  await forSubscriber(db, own, async (tx) => {
    const rows = await tx.selectFrom('subscriber').select('email').execute()
    expect(rows).toEqual([{ email: 'kit@reader.example' }])
    const other = (await subscriberNamed(tx, 'jo@reader.example'))!
    await expect(insert(tx, other, 'left', null)).rejects.toThrow('row-level security')
  })
})

test('what was recorded of a subscriber is never changed and never deleted', async () => {
  const { db } = practice.database
  await whileSending(db, async (tx) => {
    await expect(sql`update subscriber_entry set kind = 'left'`.execute(tx)).rejects.toThrow(
      'permission denied',
    )
  })
  await whileSending(db, async (tx) => {
    await expect(sql`delete from subscriber_entry`.execute(tx)).rejects.toThrow('permission denied')
  })
})

test('an address that nobody confirmed is forgotten after a month; whoever confirmed, left or bounced is not', async () => {
  const old = now.subtract({ hours: 24 * 400 })
  const asksLongAgo = (email: string) => mailing.ask({ email, lists: ['articles'], about: {} }, old)
  await asksLongAgo('lost@reader.example')
  await asksLongAgo('mo@reader.example')
  await mailing.confirm(linked(), old)
  await asksLongAgo('ned@reader.example')
  await mailing.leave((await mailing.lookAt(linked(), old)).page ?? '', 'link', old)
  const today = Temporal.Now.instant()
  await mailing.ask({ email: 'new@reader.example', lists: ['articles'], about: {} }, today)
  await forgetUnconfirmed(practice.database.db, today)
  const kept = await asOwner<{ email: string }>(
    practice.url,
    `select email from subscriber where email = any ($1) order by email`,
    [['lost@reader.example', 'mo@reader.example', 'ned@reader.example', 'new@reader.example']],
  )
  expect(kept.map(({ email }) => email)).toEqual([
    'mo@reader.example',
    'ned@reader.example',
    'new@reader.example',
  ])
})
