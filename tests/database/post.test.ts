/** Letters, one-time links and limits on the real database. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hoursAfter } from '#kernel/time.ts'
import { connect, type Database } from '#platform/database.ts'
import { createJobs, type Jobs } from '#platform/jobs.ts'
import { createLimits, type Limit } from '#platform/limits.ts'
import { createLinks } from '#platform/links.ts'
import { createListener, type Listener } from '#platform/listener.ts'
import { createPost, type Post } from '#platform/mail.ts'
import { asOwner, freshDatabase } from '../support/database.ts'
import { type Letters, letterBox } from '../support/letters.ts'

const now = Temporal.Instant.from('2026-11-24T15:00:00Z')
const nobody = new Headers()
let url: string
let database: Database
let listener: Listener
let jobs: Jobs
let post: Post
let letters: Letters
const logged: Readonly<Record<string, unknown>>[] = []

beforeAll(async () => {
  url = await freshDatabase()
  database = connect(url)
  listener = await createListener(url)
  letters = await letterBox()
  jobs = createJobs({
    pool: database.pool,
    listener,
    log: (line) => logged.push(line),
    patience: { retryLimit: 1, retryDelay: 1, retryDelayMax: 1, lookEvery: 2 },
  })
  const server = { url: letters.url, from: 'kairos@kairos.example' }
  post = createPost(database.db, jobs, server, 'kairos.example')
  jobs.register('breaking', undefined, async () => {
    throw new Error('It broke.')
  })
  await jobs.start()
})
afterAll(async () => {
  await jobs?.stop()
  await listener?.close()
  await letters?.stop()
  await database?.close()
})

describe('a letter', () => {
  test('goes out with a steady id, and what it said is forgotten', async () => {
    await post.send({
      to: 'ada@test.example',
      subject: 'Prüfung – a link',
      text: 'Zeile 1 – with “marks”\n\n'.repeat(9),
    })
    const letter = await letters.to('ada@test.example')
    expect(letter.subject).toBe('Prüfung – a link')
    expect(letter.text).toBe('Zeile 1 – with “marks”\n\n'.repeat(9).trimEnd())
    expect(letter.id).toMatch(/^<[0-9a-f-]{36}@kairos\.example>$/)
    await expect.poll(post.waiting).toBe(0)
    const [row] = await asOwner(url, 'select recipient, body from letter')
    expect(row).toEqual({ recipient: null, body: null })
  })

  test('of a transaction that was taken back is not sent', async () => {
    const taken = database.db.transaction().execute(async (tx) => {
      await post.send({ to: 'nobody@test.example', subject: 'Never', text: 'Never' }, tx)
      throw new Error('taken back')
    })
    await expect(taken).rejects.toThrow('taken back')
    // Whatever was queued before this one would have come by now.
    await post.send({ to: 'last@test.example', subject: 'After', text: 'After' })
    await letters.to('last@test.example')
    expect(letters.all().map(({ to }) => to)).not.toContain('nobody@test.example')
    expect(await asOwner(url, `select from letter where subject = 'Never'`)).toEqual([])
  })

  test('goes to one address, whatever else stands in it', async () => {
    await post.send({ to: 'one@test.example', subject: 'A\r\nBcc: other@test.example', text: 'Text' })
    expect((await letters.to('one@test.example')).to).toBe('one@test.example')
    expect(letters.all().map(({ to }) => to)).not.toContain('other@test.example')
  })
})

test('work that fails is tried again, then stays in sight as dead', async () => {
  await jobs.send('breaking', {})
  await expect.poll(jobs.dead, { timeout: 20_000 }).toEqual([{ name: 'breaking', times: 1 }])
  expect(logged.filter(({ job }) => job === 'breaking')).toHaveLength(2)
})

describe('a one-time link', () => {
  const opening = { purpose: 'listing-owner', subject: 'l1' }
  const make = async (secure = true) => {
    const links = createLinks(database.db, { secure })
    const path = await links.issue(opening, hoursAfter(now, 48))
    return { links, key: path.replace('/links/', '') }
  }
  const cookieOf = (headers: Headers) =>
    new Headers({ cookie: headers.get('set-cookie')?.split(';')[0] ?? '' })

  test('opens once, and looking changes nothing', async () => {
    const { links, key } = await make()
    expect(await links.look(key, now)).toEqual({ state: 'opens', opening })
    expect(await links.look(key, now)).toEqual({ state: 'opens', opening })
    expect((await links.open(key, nobody, now))?.opening).toEqual(opening)
    expect(await links.open(key, nobody, now)).toBeUndefined()
    expect(await links.look(key, now)).toEqual({ state: 'used', opening })
  })

  test('opens nothing after its time, and an unknown one never did', async () => {
    const { links, key } = await make()
    const late = hoursAfter(now, 49)
    expect(await links.look(key, late)).toEqual({ state: 'expired', opening })
    expect(await links.open(key, nobody, late)).toBeUndefined()
    expect(await links.look('x'.repeat(43), now)).toEqual({ state: 'unknown' })
  })

  test('that twenty open at once opens for one', async () => {
    const { links, key } = await make()
    const opened = await Promise.all(Array.from({ length: 20 }, () => links.open(key, nobody, now)))
    expect(opened.filter(Boolean)).toHaveLength(1)
  })

  test('is held open by a cookie for two hours, and several are held side by side', async () => {
    const { links, key } = await make()
    const first = await links.open(key, nobody, now)
    const other = { purpose: 'message-reply', subject: 'm1' }
    const second = await links.issue(other, hoursAfter(now, 1))
    const both = await links.open(second.replace('/links/', ''), cookieOf(first!.headers), now)
    const cookie = cookieOf(both!.headers)
    expect(new Set(await links.held(cookie, now))).toEqual(new Set([opening, other]))
    expect(await links.held(cookieOf(first!.headers), now)).toEqual([])
    expect(await links.held(cookie, hoursAfter(now, 2))).toEqual([])
    expect(await links.held(nobody, now)).toEqual([])
  })

  test('has a cookie that scripts cannot read and that only goes over https where there is https', async () => {
    const { links, key } = await make()
    const cookie = (await links.open(key, nobody, now))?.headers.get('set-cookie')
    expect(cookie).toMatch(
      /^__Host-kairos-open=[\w-]{43}; Path=\/; Max-Age=7200; HttpOnly; SameSite=Lax; Secure$/,
    )
    const plain = await make(false)
    expect((await plain.links.open(plain.key, nobody, now))?.headers.get('set-cookie')).toMatch(
      /^kairos-open=[^;]+;.*Lax$/,
    )
  })

  test('is in the database only as a hash', async () => {
    const { key } = await make()
    const rows = await asOwner<{ text: string }>(
      url,
      'select link::text || encode(hash, $1) as text from link',
      ['escape'],
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ text }) => text.includes(key))).toEqual([])
  })
})

describe('a limit', () => {
  const limit = (whom: string, most: number, what = 'test'): Limit => ({ what, whom, most, minutes: 60 })

  test('lets exactly as many through, however many come at once through however many processes', async () => {
    const processes = Array.from({ length: 4 }, () => createLimits(database.pool, 'secret'))
    const answers = await Promise.all(
      Array.from({ length: 400 }, (_, i) => processes[i % 4]!.take(limit('198.51.100.7', 25))),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(25)
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, wait: 60 })
  })

  test('counts against all or none, and two callers who meet in other orders never lock each other', async () => {
    const limits = createLimits(database.pool, 'secret')
    const [narrow, wide] = [limit('a', 3), limit('b', 50)]
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) => (i % 2 ? limits.take(narrow, wide) : limits.take(wide, narrow))),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3)
    const rest = await Promise.all(Array.from({ length: 60 }, () => limits.take(wide)))
    expect(rest.filter(({ ok }) => ok)).toHaveLength(47)
  })

  test('begins anew when its minutes are over', async () => {
    const limits = createLimits(database.pool, 'secret')
    expect(await limits.take(limit('c', 1))).toEqual({ ok: true })
    expect((await createLimits(database.pool, 'secret').take(limit('c', 1))).ok).toBe(false)
    await asOwner(url, `update taken set until = now() - interval '1 second'`)
    expect(await createLimits(database.pool, 'secret').take(limit('c', 1))).toEqual({ ok: true })
  })

  test('stores nobody’s address, and its hash means nothing without the secret', async () => {
    const before = await asOwner(url, 'select from taken')
    await createLimits(database.pool, 'secret').take(limit('203.0.113.9', 5))
    await createLimits(database.pool, 'another').take(limit('203.0.113.9', 5))
    const rows = await asOwner<{ text: string }>(url, `select encode(whom, 'escape') as text from taken`)
    expect(rows).toHaveLength(before.length + 2)
    expect(rows.filter(({ text }) => text.includes('203.0'))).toEqual([])
  })

  test('of somebody who floods costs nobody else anything', async () => {
    const limits = createLimits(database.pool, 'secret')
    let ended = false
    const flood = Promise.all(Array.from({ length: 10_000 }, () => limits.take(limit('flood', 1000))))
    void flood.then(() => {
      ended = true
    })
    const begun = performance.now()
    expect(await limits.take(limit('somebody else', 5))).toEqual({ ok: true })
    expect(performance.now() - begun).toBeLessThan(250)
    expect(ended).toBe(false)
    expect((await flood).filter(({ ok }) => ok)).toHaveLength(1000)
  })
})
