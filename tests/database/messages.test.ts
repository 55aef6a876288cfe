/** Messages between visitors and listed providers on the real database: who finds them, and for how long. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appendEntries, forListing } from '#directory/listing-store.ts'
import type { Mailing } from '#directory/mail.ts'
import { CONFIRM, type NewMessage, READ } from '#directory/message.ts'
import { createMessages, forgetMessages, type Messages } from '#directory/message-store.ts'
import { hoursAfter } from '#kernel/time.ts'
import { connect, type Database } from '#platform/database.ts'
import type { Opening } from '#platform/links.ts'
import type { Letter } from '#platform/mail.ts'
import { asOwner, freshDatabase } from '../support/database.ts'
import { reachableListing } from '../support/reachable.ts'

const now = Temporal.Instant.from('2026-11-24T15:00:00Z')
const written: NewMessage = {
  name: 'Ada',
  address: 'ada@visitor.example',
  matter: 'begin',
  text: 'Do you see new people?\r\nBest wishes',
}
let url: string
let database: Database
let messages: Messages
let sent: Letter[]
let opened: Opening[]
/** Letters and links as they are asked for; that they arrive, post.test.ts shows. */
const mailing: Mailing = {
  post: { send: async (letter) => void sent.push(letter) },
  links: {
    issue: async (opening) => {
      opened.push(opening)
      return `/links/${opened.length}`
    },
  },
  origin: 'https://kairos.example',
  now,
}

beforeAll(async () => {
  url = await freshDatabase()
  database = connect(url)
  messages = createMessages(database.db)
  await reachableListing(database.db, 'Clara Quiet', 'clara@provider.example')
})
afterAll(() => database?.close())

/** A message that Clara was sent, and its id. */
async function write(): Promise<string> {
  sent = []
  opened = []
  const clara = await messages.recipient('clara-quiet')
  await messages.hold(clara!, written, mailing)
  return opened[0]!.subject
}

test('a message goes to the provider only after its sender confirmed, once, and no letter names an address', async () => {
  const id = await write()
  expect(sent.map(({ to }) => to)).toEqual(['ada@visitor.example'])
  expect(opened).toEqual([{ purpose: CONFIRM, subject: id }])
  expect(await messages.send(id, mailing)).toBe(true)
  expect(await messages.send(id, mailing)).toBe(true)
  expect(sent.map(({ to }) => to)).toEqual(['ada@visitor.example', 'clara@provider.example'])
  expect(opened[1]).toEqual({ purpose: READ, subject: id })
  expect(sent[1]?.text).toContain('> Do you see new people?\n> Best wishes')
  expect(sent.map(({ subject, text }) => subject + text).join()).not.toMatch(/@(visitor|provider)\.example/)
  expect(sent.map(({ subject }) => subject).join()).not.toMatch(/Ada|Clara/)
})

test('the answer goes back, and can be answered in turn', async () => {
  const id = await write()
  await messages.send(id, mailing)
  expect(await messages.answer(id, 'Yes, call me.', mailing)).toBe(true)
  expect(sent[2]).toMatchObject({
    to: 'ada@visitor.example',
    subject: 'An answer through the Kairos directory',
  })
  const answer = opened[2]!
  expect(await messages.open(answer.subject)).toMatchObject({
    sender: 'provider',
    provider: 'Clara Quiet',
    text: 'Yes, call me.',
  })
  expect(await messages.answer(answer.subject, 'Thank you.', mailing)).toBe(true)
  expect(sent[3]).toMatchObject({
    to: 'clara@provider.example',
    subject: 'A message through the Kairos directory',
  })
  expect(sent.map(({ text }) => text).join()).not.toMatch(/@(visitor|provider)\.example/)
})

test('twenty who confirm at once send one letter', async () => {
  const id = await write()
  await Promise.all(Array.from({ length: 20 }, () => messages.send(id, mailing)))
  expect(sent.filter(({ to }) => to === 'clara@provider.example')).toHaveLength(1)
})

test('a new link goes to whoever got the first one, and for what is not there nobody gets one', async () => {
  const id = await write()
  await messages.sendLink(id, mailing)
  await messages.send(id, mailing)
  await messages.sendLink(id, mailing)
  expect(sent.slice(1).map(({ to }) => to)).toEqual([
    'ada@visitor.example',
    'clara@provider.example',
    'clara@provider.example',
  ])
  expect(opened.map(({ purpose }) => purpose)).toEqual([CONFIRM, CONFIRM, READ, READ])
  await messages.sendLink('01990000-0000-7000-8000-000000000009', mailing)
  expect(sent).toHaveLength(4)
})

test('the application finds no message and no address unless it names the one', async () => {
  await write()
  for (const table of ['message', 'listing_contact'] as const) {
    const { rows } = await sql`select * from ${sql.table(table)}`.execute(database.db)
    expect(rows, table).toEqual([])
  }
  await expect(sql`delete from message`.execute(database.db)).rejects.toThrow('permission denied')
  expect(await asOwner(url, 'select from message')).not.toEqual([])
})

test('what is deleted on request is gone, and only that', async () => {
  const [one, other] = [await write(), await write()]
  await messages.discard(one)
  expect(await messages.open(one)).toBeUndefined()
  expect(await messages.open(other)).toBeDefined()
})

test('an unconfirmed message is deleted after two days, every other after thirty', async () => {
  await asOwner(url, 'delete from message')
  const held = await write()
  const passedOn = await write()
  await messages.send(passedOn, mailing)
  await forgetMessages(database.db, hoursAfter(now, 47))
  expect(await messages.open(held)).toBeDefined()
  await forgetMessages(database.db, hoursAfter(now, 49))
  expect(await messages.open(held)).toBeUndefined()
  expect(await messages.open(passedOn)).toBeDefined()
  await forgetMessages(database.db, hoursAfter(now, 30 * 24 + 1))
  expect(await messages.open(passedOn)).toBeUndefined()
})

test('who has no address cannot be written to; who is not shown any more gets nothing', async () => {
  await reachableListing(database.db, 'Paul Paper')
  expect(await messages.recipient('paul-paper')).toMatchObject({ reachable: false })
  expect(await messages.recipient('nobody')).toBeUndefined()

  const gone = await reachableListing(database.db, 'Gerda Gone', 'gerda@provider.example')
  const gerda = await messages.recipient('gerda-gone')
  await messages.hold(gerda!, written, mailing)
  const id = opened.at(-1)!.subject
  await forListing(database.db, gone, (tx) =>
    appendEntries(tx, gone, [{ kind: 'taken-down', at: now, body: { by: 'owner' } }]),
  )
  expect(await messages.recipient('gerda-gone')).toBeUndefined()
  expect(await messages.send(id, mailing)).toBe(false)
  expect(sent.map(({ to }) => to)).not.toContain('gerda@provider.example')
  expect((await messages.open(id))?.sentAt).toBeUndefined()
})
