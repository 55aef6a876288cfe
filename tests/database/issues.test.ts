/** The desk of issues on the real database: who may approve, whom a segment means, what is drafted, what is settled. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { dayIn } from '#kernel/time.ts'
import { takeFiles } from '#library/files-store.ts'
import { draftNews } from '#mailing/drafting-store.ts'
import type { Content } from '#mailing/issue.ts'
import { createIssueDesk, type IssueDesk } from '#mailing/issue-desk-store.ts'
import { appendToIssue, newIssueId } from '#mailing/issue-store.ts'
import { letterId } from '#mailing/letter-id.ts'
import { whileSending } from '#mailing/subscriber-store.ts'
import { articleFiles } from '#platform/articles.ts'
import { owning } from '#platform/database.ts'
import { createTokens } from '#platform/tokens.ts'
import { plan as trainingPlan } from '#training/plan.ts'
import { aPlan } from '#training/testing.ts'
import { asOwner } from '../support/database.ts'
import { practiceForTests } from '../support/practice.ts'
import { addIssue, addSubscribers } from '../support/sending.ts'

type Practice = Awaited<ReturnType<typeof practiceForTests>>
const tokens = createTokens('a secret for tests')
let practice: Practice
let desk: IssueDesk
const now = Temporal.Now.instant()
const content = (narrower: Partial<Content['segment']> = {}): Content => ({
  subject: 'Dates',
  text: 'Text',
  segment: { list: 'trainings', states: [], disciplines: [], attended: 'anybody', ...narrower },
})
const query = (text: string, values: unknown[]) => asOwner(practice.url, text, values)

beforeAll(async () => {
  practice = await practiceForTests()
  desk = createIssueDesk(practice.database.db, await practice.member('Nora', ['educator']), tokens)
  await addSubscribers(query, 20, 1)
  await asOwner(
    practice.url,
    `update subscriber set state = 'CO', discipline = 'medical' where email like 'p1%'`,
  )
  await asOwner(
    practice.url,
    `update subscriber set suppressed = 'bounced', suppressed_at = now() where email = 'p10@d0.example'`,
  )
  const [training, application] = [crypto.randomUUID(), crypto.randomUUID()]
  await asOwner(
    practice.url,
    `insert into application_contact (application_id, training_id, email, changed_at) values ($1, $2, 'P1@d0.example', now())`,
    [application, training],
  )
  await asOwner(
    practice.url,
    `insert into application_entry (id, application_id, training_id, kind, at, body)
     values (gen_random_uuid(), $1, $2, 'signed-in', now(), '{"item": "x"}')`,
    [application, training],
  )
})
afterAll(() => practice?.close())

test.each([
  ['everybody who may be written to', {}, 19],
  ['a state', { states: ['CO'] }, 10],
  ['a state where nobody is', { states: ['NM'] }, 0],
  ['a field of work', { disciplines: ['medical' as const] }, 10],
  [
    'those who were at a training, however they wrote their address there',
    { attended: 'attended' as const },
    1,
  ],
  ['those who were at none', { attended: 'not-attended' as const, states: ['CO'] }, 9],
  ['a list that nobody joined', { list: 'articles' as const }, 0],
])('a letter for %s goes to them', async (_, narrower, many) => {
  const id = await desk.write(content(narrower), now)
  expect((await desk.open(id))?.meant).toBe(many)
})

test('who is no educator finds no letter, and the program cannot approve one', async () => {
  const id = await desk.write(content(), now)
  const other = createIssueDesk(practice.database.db, practice.therapist, tokens)
  expect(await other.issues()).toEqual([])
  expect(await other.open(id)).toBeUndefined()
  await expect(other.write(content(), now)).rejects.toThrow('row-level security')
  await expect(
    whileSending(practice.database.db, (tx) =>
      appendToIssue(tx, id, { kind: 'scheduled', at: now, body: { for: now } }),
    ),
  ).rejects.toThrow('row-level security')
  await expect(
    whileSending(practice.database.db, (tx) =>
      appendToIssue(tx, newIssueId(), { kind: 'written', at: now, body: { content: content() } }),
    ),
  ).rejects.toThrow('row-level security')
})

test('what is approved is what was seen, for a time to come, and for somebody', async () => {
  const id = await desk.write(content(), now)
  const approve = (basis: string, at = now) =>
    desk.act(id, basis, { kind: 'scheduled', at: now, body: { for: at } })
  const { basis = '' } = (await desk.open(id)) ?? {}
  expect(await approve('something older')).toMatchObject({ ok: false })
  expect(await approve(basis, now.subtract({ hours: 1 }))).toMatchObject({
    ok: false,
    problems: [{ field: 'day' }],
  })
  expect(await approve(basis)).toMatchObject({ ok: true })
  expect(await desk.rewrite(id, (await desk.open(id))?.basis ?? '', content(), now)).toMatchObject({
    ok: false,
  })
  const nobody = await desk.write(content({ states: ['NM'] }), now)
  const seen = (await desk.open(nobody))?.basis ?? ''
  expect(await desk.act(nobody, seen, { kind: 'scheduled', at: now, body: { for: now } })).toMatchObject({
    problems: [{ message: expect.stringContaining('Nobody fits') }],
  })
})

test('letters that nobody knows of are settled by the mail server’s log: those in it arrived, the others go once more', async () => {
  const id = await addIssue(query)
  await asOwner(practice.url, `update issue set stands = 'sent' where id = $1`, [id])
  await asOwner(
    practice.url,
    `insert into issue_entry (id, issue_id, kind, at, body) values
      (gen_random_uuid(), $1, 'begun', now(), '{"recipients": 3}'), (gen_random_uuid(), $1, 'finished', now() + interval '1 ms', '{}')`,
    [id],
  )
  const rows = await asOwner<{ number: string }>(
    practice.url,
    `insert into issue_letter (issue_id, subscriber_id, state) select $1, id, 'unknown' from subscriber order by email limit 3 returning number`,
    [id],
  )
  expect((await desk.open(id))?.unknown).toHaveLength(3)
  const log = `Nov 24 mx postfix: message-id=<${letterId(tokens, Number(rows[1]?.number))}@kairos.example> status=sent\nother lines`
  expect(await desk.settle(id, log, now)).toMatchObject({ ok: true })
  const { issue, progress } = (await desk.open(id))!
  expect(progress).toMatchObject({ taken: 1, waiting: 2, unknown: 0 })
  expect(issue.stands).toBe('sending')
})

test('what is new is drafted once: an open training, an article that a person published, and none that came as a file', async () => {
  const drafted = () =>
    asOwner<{ about: string; stands: string; subject: string }>(
      practice.url,
      `select split_part(about, ':', 1) as about, stands, subject from issue where about is not null order by 1`,
    )
  const [first, second] = articleFiles()
  await owning(practice.url, (db) => takeFiles(db, [first!, second!], now))
  await draftNews(practice.database.db, now)
  expect(await drafted()).toEqual([])
  const opens = dayIn(now, 'UTC').add({ days: 60 })
  const plan = z.encode(trainingPlan, aPlan({ title: 'Foundations' }))
  await asOwner(
    practice.url,
    `insert into training (id, slug, state, starts, ends, plan, changed_at) values (gen_random_uuid(), 'foundations', 'open', $1, $1, $2, now())`,
    [opens.toString(), JSON.stringify(plan)],
  )
  await asOwner(practice.url, `update article_decision set by = 'nora' where slug = $1`, [first?.slug])
  await Promise.all([draftNews(practice.database.db, now), draftNews(practice.database.db, now)])
  await draftNews(practice.database.db, now)
  expect(await drafted()).toEqual([
    { about: 'article', stands: 'draft', subject: expect.stringContaining('New in our library: ') },
    { about: 'training', stands: 'draft', subject: 'New training: Foundations' },
  ])
})
