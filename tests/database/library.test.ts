/** The library in the database: one history for files and edits, drafts for educators alone, nothing ever changed. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Publishing } from '#library/desk-acts-store.ts'
import { createLibraryDesk } from '#library/desk-store.ts'
import { type Taken, takeFiles } from '#library/files-store.ts'
import type { Draft } from '#library/library.ts'
import { createLibrary } from '#library/store.ts'
import type { SignedIn } from '#people/people.ts'
import { type ArticleFile, readDraftDocument, writeDocument } from '#platform/articles.ts'
import { owning } from '#platform/database.ts'
import { asOwner } from '../support/database.ts'
import { practiceForTests } from '../support/practice.ts'

let at: Awaited<ReturnType<typeof practiceForTests>>
let nora: SignedIn
let ben: SignedIn
beforeAll(async () => {
  at = await practiceForTests()
  nora = await at.member('Nora', ['educator'])
  ben = await at.member('Ben', ['educator'])
})
afterAll(() => at.close())

const now = Temporal.Instant.from('2026-11-24T17:00:00Z')
const today = Temporal.PlainDate.from('2026-11-24')
const article = (slug: string, over: Partial<Draft> = {}): Draft => ({
  slug,
  question: `What is ${slug}?`,
  answer: 'A short answer.',
  topic: 'basics',
  tags: ['kap'],
  language: 'en',
  sources: [{ id: 'one', text: 'A publication', status: 'published', mark: 'looked-up' }],
  author: 'Nora',
  text: `The long answer to ${slug} [^one].\n`,
  ...over,
})
const REVIEW = { reviewer: 'Ben', reviewed: today, reviewAgain: today.add({ months: 6 }) }
const file = (slug: string, over: Partial<Draft> = {}) => ({
  slug,
  document: writeDocument(article(slug, { ...REVIEW, reviewer: 'Maintainers', ...over })),
})
const start = (...files: readonly ArticleFile[]): Promise<Taken[]> =>
  owning(at.url, (db) => takeFiles(db, files, now))
const became = async (...files: readonly ArticleFile[]) => (await start(...files)).map(({ what }) => what)

const library = () => createLibrary(at.database.db)
const desk = (person: SignedIn) => createLibraryDesk(at.database.db, person)
const versions = async (slug: string) => (await desk(nora).article(slug))?.stands.versions ?? []
const states = async (slug: string) => (await versions(slug)).map(({ state }) => state)
const textOf = async (slug: string) => (await library().article(slug))?.text

async function saved(person: SignedIn, draft: Draft, ...basis: number[]): Promise<number> {
  const answer = await desk(person).save(draft, { basis, now })
  if (!answer.ok) throw new Error(answer.problems[0]?.message)
  return answer.value
}
const submit = (person: SignedIn, slug: string, version: number) =>
  desk(person).submit({ slug, version, now })
const publish = (person: SignedIn, slug: string, version: number, over: Partial<Publishing> = {}) =>
  desk(person).publish({ slug, version, now, review: REVIEW, confirmed: false, ...over })
/** Nora writes, Ben publishes. @returns the number of what is published then */
async function edited(slug: string, draft: Draft, basis: readonly number[], seen?: number): Promise<number> {
  const version = await saved(nora, draft, ...basis)
  await submit(nora, slug, version)
  expect((await publish(ben, slug, version, { seen })).ruling).toBe('allow')
  return (await library().article(slug))!.version
}

test('a file is published as the program starts, and starting again changes nothing', async () => {
  expect(await became(file('first'))).toEqual(['published'])
  expect(await became(file('first'))).toEqual(['same'])
  expect(await versions('first')).toHaveLength(1)
  expect(await library().article('first')).toMatchObject({ version: 1, reviewer: 'Maintainers' })
  expect((await library().articles()).map(({ slug }) => slug)).toContain('first')
})

test('a file that changed is published in its new words, and the old stay in the history', async () => {
  await start(file('second'))
  expect(await became(file('second', { text: 'Better [^one].\n' }))).toEqual(['published'])
  expect(await textOf('second')).toBe('Better [^one].\n')
  expect((await library().history('second')).map(({ what, version }) => [what, version])).toEqual([
    ['published', 2],
    ['published', 1],
  ])
})

test('two processes that start at once take a file once', async () => {
  const both = await Promise.all([became(file('at-once')), became(file('at-once'))])
  expect(both.flat().sort()).toEqual(['published', 'same'])
  expect(await versions('at-once')).toHaveLength(1)
})

test('a file that is no article is told, and what everybody reads stays', async () => {
  await start(file('broken'))
  const [taken] = await start({ slug: 'broken', document: 'No fields here.' })
  expect(taken).toMatchObject({
    what: 'unreadable',
    problems: [{ message: expect.stringContaining('three dashes') }],
  })
  expect(await became(file('broken', { answer: undefined }))).toEqual(['waiting'])
  expect((await library().article('broken'))?.version).toBe(1)
})

test('a file that changed under an edit waits for a review, and is never laid over it', async () => {
  await start(file('under'))
  const head = await edited('under', article('under', { text: 'Edited [^one].\n' }), [1], 1)
  const changed = file('under', { text: 'Changed in the file [^one].\n' })
  expect(await became(changed)).toEqual(['waiting'])
  expect(await became(changed)).toEqual(['same'])
  expect(await textOf('under')).toBe('Edited [^one].\n')
  const waiting = (await versions('under')).at(-1)!
  expect(waiting).toMatchObject({ origin: 'file', state: 'in-review', behind: true })
  const asked = await publish(nora, 'under', waiting.number, { seen: head })
  expect([asked.ruling, asked.reasons[0]?.rule]).toEqual(['ask', 'library-behind'])
  expect(await textOf('under')).toBe('Edited [^one].\n')
  expect((await publish(nora, 'under', waiting.number, { seen: head, confirmed: true })).ruling).toBe('allow')
  expect(await textOf('under')).toBe('Changed in the file [^one].\n')
})

test('an edit that is written out as the file is known again, and the file is in charge from then on', async () => {
  await start(file('round'))
  const head = await edited('round', article('round', { text: 'Edited [^one].\n' }), [1], 1)
  const [out] = (await library().documents()).filter(({ slug }) => slug === 'round')
  expect(await became(out!)).toEqual(['noted'])
  expect(await became(out!)).toEqual(['same'])
  expect((await library().article('round'))?.version).toBe(head)
  expect(await became(file('round', { text: 'And then in the file [^one].\n' }))).toEqual(['published'])
  expect(await textOf('round')).toBe('And then in the file [^one].\n')
})

test('what is written out is the published document, byte for byte', async () => {
  const odd = {
    slug: 'bytes',
    document: `${file('bytes').document.replace('tags:', 'tags:  ')}\n\nTrailing  \n`,
  }
  await start(odd)
  expect((await library().documents()).find(({ slug }) => slug === 'bytes')).toEqual(odd)
})

test('an article is written by one person and published by another', async () => {
  const slug = 'two-people'
  const first = await saved(nora, article(slug))
  expect(await library().article(slug)).toBeUndefined()
  expect((await publish(ben, slug, first)).reasons.map(({ rule }) => rule)).toContain('library-state')
  await submit(nora, slug, first)
  expect((await publish(nora, slug, first)).reasons.map(({ rule }) => rule)).toEqual([
    'library-second-person',
  ])
  expect((await desk(ben).sendBack({ slug, version: first, why: 'Shorter.', now })).ruling).toBe('allow')
  const second = await saved(nora, article(slug, { text: 'Short [^one].\n' }), first)
  await submit(nora, slug, second)
  expect((await publish(ben, slug, second)).ruling).toBe('allow')
  expect(await states(slug)).toEqual(['taken-in', 'taken-in', 'published'])
  expect(await library().article(slug)).toMatchObject({
    reviewer: 'Ben',
    author: 'Nora',
    text: 'Short [^one].\n',
  })
  const [waits] = (await desk(nora).article(slug))!.stands.versions
  expect(waits?.decided).toMatchObject({ decision: 'returned', why: 'Shorter.' })
  const withdrawn = { slug, version: 3, why: 'A figure was wrong.', now }
  expect((await desk(nora).withdraw(withdrawn)).ruling).toBe('allow')
  expect(await library().article(slug)).toBeUndefined()
  expect(await library().history(slug)).toMatchObject([
    { what: 'withdrawn', why: 'A figure was wrong.' },
    { what: 'published', version: 3 },
  ])
})

test('two who write at once both keep their words', async () => {
  await start(file('both'))
  const [one, other] = await Promise.all([
    saved(nora, article('both', { text: 'By Nora [^one].\n' }), 1),
    saved(ben, article('both', { text: 'By Ben [^one].\n' }), 1),
  ])
  expect([one, other].toSorted()).toEqual([2, 3])
  expect(await states('both')).toEqual(['published', 'draft', 'draft'])
  expect((await desk(nora).draft('both', other))?.text).toBe('By Ben [^one].\n')
})

test('what was published while a review was open is looked at first', async () => {
  await start(file('meanwhile'))
  const version = await saved(nora, article('meanwhile', { text: 'Edited [^one].\n' }), 1)
  await submit(nora, 'meanwhile', version)
  await start(file('meanwhile', { text: 'Changed [^one].\n' }))
  const refused = await publish(ben, 'meanwhile', version, { seen: 1, confirmed: true })
  expect(refused.reasons.map(({ rule }) => rule)).toContain('library-seen')
  expect(await textOf('meanwhile')).toBe('Changed [^one].\n')
})

test('saving the same words again stores nothing', async () => {
  await start(file('same-words'))
  expect(await saved(nora, article('same-words'), 1)).toBe(1)
  expect(await versions('same-words')).toHaveLength(1)
})

test('a new article does not take the address of another', async () => {
  await start(file('taken'))
  expect(await desk(nora).save(article('taken'), { basis: [], now })).toMatchObject({
    problems: [{ field: 'slug' }],
  })
  expect(await desk(nora).save(article('taken'), { basis: [9], now })).toMatchObject({ ok: false })
})

test('HTML, quotes and dashes in every field come back as they were typed', async () => {
  const odd = 'It’s "50 %": <b>not</b> {a} #b, [c] --- \\n \u2028 &amp; \'x\''
  const draft = article('odd', {
    question: odd,
    answer: odd,
    tags: [odd.slice(0, 30), '- no'],
    author: odd,
    sources: [{ id: 'one', text: odd, status: 'default', mark: 'default', url: 'https://a.example/?q="x"' }],
    text: `${odd}\n\n---\nquestion: no\n---\n\n[^one]\n`,
  })
  await saved(nora, draft)
  const line = odd.replaceAll(/\s+/g, ' ').trim()
  expect(await desk(ben).draft('odd', 1)).toEqual({
    ...draft,
    question: line,
    answer: line,
    author: line,
    tags: [odd.slice(0, 30).trim(), '- no'],
  })
  expect(readDraftDocument('odd', writeDocument(draft)).ok).toBe(true)
})

test('nobody but an educator finds a draft, and nobody else can add one', async () => {
  await saved(nora, article('hidden'))
  await submit(nora, 'hidden', 1)
  const therapist = desk(at.therapist)
  expect(await therapist.article('hidden')).toBeUndefined()
  expect(await therapist.draft('hidden', 1)).toBeUndefined()
  expect((await therapist.articles()).map(({ slug }) => slug)).not.toContain('hidden')
  expect(await library().article('hidden')).toBeUndefined()
  expect(await library().history('hidden')).toEqual([])
  const rows = await at.database.db
    .selectFrom('article_version')
    .select('slug')
    .where('slug', '=', 'hidden')
    .execute()
  expect(rows).toEqual([])
  await expect(therapist.save(article('from-outside'), { basis: [], now })).rejects.toThrow(
    /row-level security/,
  )
})

test('the database itself turns away who publishes alone, speaks for a file or for somebody else', async () => {
  await saved(nora, article('alone'))
  const add = (origin: string, by: string | null) =>
    `insert into article_version values ('alone', 2, 'en', '${origin}', '{1}', ${by ? `'${by}'` : 'null'}, now(), 'x', 'x', '{}')`
  const decide = (version: number, decision: string, by: string) =>
    `insert into article_decision values ('alone', 1, ${version}, '${decision}', 'x', '${by}', now())`
  for (const [query, refused] of [
    [decide(1, 'published', nora.id), /row-level security/],
    [decide(1, 'filed', nora.id), /row-level security/],
    [decide(1, 'submitted', ben.id), /row-level security/],
    [add('review', nora.id), /row-level security/],
    [add('edit', ben.id), /row-level security/],
    [add('file', null), /row-level security/],
    [`update article_version set document = 'x'`, /permission denied/],
    ['delete from article_version', /permission denied/],
    [`update article_decision set decision = 'published'`, /permission denied/],
    ['delete from article_decision', /permission denied/],
    ['truncate article_decision', /permission denied/],
  ] as const) {
    const client = await at.database.pool.connect()
    try {
      await client.query('begin')
      await client.query(`select set_config('kairos.person', $1, true)`, [nora.id])
      await expect(client.query(query), query).rejects.toThrow(refused)
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
})

test('whoever keeps pages ready is told when something is published or withdrawn', async () => {
  await start(file('told'))
  const client = await at.database.pool.connect()
  let heard = 0
  client.on('notification', () => heard++)
  try {
    await client.query('listen public_changed')
    await desk(nora).withdraw({ slug: 'told', version: 1, why: 'Wrong.', now })
    await client.query('select 1')
    expect(heard).toBe(1)
  } finally {
    await client.query('unlisten *')
    client.release()
  }
  const left = await asOwner(at.url, `select from published_article where slug = 'told'`)
  expect(left).toEqual([])
})
