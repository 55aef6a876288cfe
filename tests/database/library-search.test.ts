/** Searching the library as everybody searches it: misspelled, in whole questions, and with anything else typed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { takeFiles } from '#library/files-store.ts'
import type { Part } from '#library/searching.ts'
import { didYouMean, readQuery } from '#library/searching.ts'
import { createLibrary } from '#library/store.ts'
import { articleFiles } from '#platform/articles.ts'
import { connect, type Database, owning } from '#platform/database.ts'
import { asOwner, freshDatabase } from '../support/database.ts'

let url: string
let database: Database
const now = Temporal.Instant.from('2026-11-24T09:00:00Z')

beforeAll(async () => {
  url = await freshDatabase()
  database = connect(url, 2)
  await owning(url, (db) => takeFiles(db, articleFiles(), now))
})
afterAll(() => database?.close())

const search = (typed: string) => createLibrary(database.db).search(readQuery(typed))
const marked = (parts: readonly Part[]) =>
  parts.filter(({ found }) => found).map(({ text }) => text.toLowerCase())

describe('a misspelled word finds what was meant', () => {
  test.each([
    ['anurysm', 'aneurysm'],
    ['intergration', 'integration'],
    ['depresion', 'depression'],
    ['seziure', 'seizure'],
    ['pregnat', 'pregnant'],
  ])('%s: %s', async (typed, meant) => {
    const result = await search(typed)
    expect(didYouMean(result)).toBe(meant)
    expect(result.found.length).toBeGreaterThan(0)
    expect((await search(meant)).found.map(({ slug }) => slug)).toEqual(result.found.map(({ slug }) => slug))
  })

  test('what is nearest to a word is never one that cannot be looked for, such as "on"', async () => {
    for (const typed of ['onload', 'theq', 'isn', 'onload theq'])
      for (const word of (await search(typed)).used) expect((await search(word)).used).toEqual([word])
  })

  test.each([
    ['ketamin', 'ketamine'],
    ['insurence', 'insurance'],
  ])('%s differs only in its end, so it is understood without asking', async (typed, meant) => {
    const result = await search(typed)
    expect(result.unknown).toEqual([])
    expect(result.found.map(({ slug }) => slug).sort()).toEqual(
      (await search(meant)).found.map(({ slug }) => slug).sort(),
    )
  })

  test('beside words that are known, only the unknown one is replaced', async () => {
    const result = await search('anurysm in the brain')
    expect(didYouMean(result)).toBe('aneurysm in the brain')
    expect(result.found[0]?.slug).toBe('who-should-not')
  })
})

describe('the best answer comes first', () => {
  test.each([
    ['What is ketamine-assisted psychotherapy?', 'what-is-kap'],
    ['insurance', 'cost-and-insurance'],
    ['aneurysm', 'who-should-not'],
    ['how many sessions', 'how-many-sessions'],
    ['how do I prepare', 'preparing'],
    ['group', 'group-sessions'],
  ])('%s', async (typed, slug) => {
    expect((await search(typed)).found[0]?.slug).toBe(slug)
  })
})

test('every result says why it is one: a word of the query stands marked in it', async () => {
  for (const typed of ['aneurysm', 'sliding scale', 'blood pressure', 'esketamine']) {
    const { found } = await search(typed)
    expect(found.length, typed).toBeGreaterThan(0)
    for (const hit of found)
      expect(
        [hit.question, hit.answer, hit.tags, hit.excerpt].flatMap(marked).length,
        `${typed}: ${hit.slug}`,
      ).toBeGreaterThan(0)
  }
})

test('what is shown of an article is sentences, without the signs of Markdown and without its front matter', async () => {
  const rows = await asOwner<{ body: string }>(url, 'select body from library_search')
  expect(rows.length).toBeGreaterThan(10)
  for (const { body } of rows) expect(body).not.toMatch(/\[\^|\]\(|\*\*|^#|reviewAgain|\|/)
})

describe('anything else that may be typed', () => {
  test('words that stand in every text find nothing and are not unknown', async () => {
    const result = await search('what is the')
    expect(result).toMatchObject({ unknown: [], used: [], found: [] })
  })

  test('a word like no other is told to be unknown', async () => {
    const result = await search('xyzzyqwk')
    expect(result.unknown).toEqual([{ word: 'xyzzyqwk' }])
    expect(didYouMean(result)).toBeUndefined()
    expect(result.found).toEqual([])
  })

  test('when no answer has every word, those with the most are shown', async () => {
    const result = await search('aneurysm insurance')
    expect(result.used).toEqual(['aneurysm', 'insurance'])
    expect(result.matched).toBe(1)
  })

  test.each([
    `'; drop table library_search; --`,
    `a:* & !b | (c <-> d)`,
    `%_\\' " \u0000`,
    '<b>aneurysm</b>',
    'x'.repeat(10_000),
    '🜁🜂🜃',
    'кетамин',
  ])('%j is only words', async (typed) => {
    await search(typed)
    expect((await search('aneurysm')).found.length).toBeGreaterThan(0)
  })

  test('HTML in a query finds the words in it', async () => {
    expect((await search('<b>aneurysm</b>')).found.map(({ slug }) => slug)).toContain('who-should-not')
  })
})

test('an article that is withdrawn is found no more, and its words are forgotten', async () => {
  const [before] = (await search('aneurysm')).found
  await asOwner(
    url,
    `insert into article_decision (slug, number, version, decision, why, at)
      select slug, max(number) + 1, max(version), 'withdrawn', 'a test', now() from article_decision where slug = $1 group by slug`,
    [before?.slug],
  )
  expect((await search('aneurysm')).found.map(({ slug }) => slug)).not.toContain(before?.slug)
  expect(await asOwner(url, 'select from library_word where slug = $1', [before?.slug])).toEqual([])
})
