/** The articles that ship: each figure with its source, no default called a fact, readable, and leading somewhere. */
import { syllable } from 'syllable'
import { describe, expect, test } from 'vitest'
import { readingOf } from '#library/reading-level.ts'
import { referencesIn } from '#library/references.ts'
import { articleFiles, readArticleDocument } from '#platform/articles.ts'
import routes from '#web/routes.ts'
import {
  addressesOf,
  columnsOf,
  daysIn,
  dollars,
  drawingsIn,
  hasFigure,
  headingsOf,
  passagesOf,
  priceRows,
} from './support/article.ts'

const SLUGS = [
  'after-a-session',
  'becoming-a-practitioner',
  'benefits-and-risks',
  'choosing-a-provider',
  'combining-with-therapy-and-medicines',
  'conditions',
  'cost-and-insurance',
  'glossary',
  'group-sessions',
  'home-or-clinic',
  'how-it-works',
  'how-long-is-a-session',
  'how-many-sessions',
  'kap-and-infusion',
  'preparing',
  'spiritual-growth',
  'the-window',
  'what-is-kap',
  'what-to-expect',
  'who-should-not',
]

/** No term of the field is counted kindly: the figure is that of the text as it stands. */
const HIGHEST_GRADE = 9.5

const read = articleFiles().map(({ slug, document }) => ({ slug, read: readArticleDocument(slug, document) }))
const articles = read.flatMap(({ read }) => (read.ok ? [read.value] : []))
type Article = (typeof articles)[number]

test('every question of the list has its article, and each fits the schema', () => {
  expect(read.flatMap(({ slug, read }) => (read.ok ? [] : [[slug, read.problems]]))).toEqual([])
  expect(articles.map(({ slug }) => slug)).toEqual(expect.arrayContaining(SLUGS))
})

describe.each(articles)('$slug', (article) => {
  const { text, answer } = article
  const grade = readingOf(text, syllable)?.grade ?? Number.NaN

  test(`asks for ${grade.toFixed(1)} years of school, at most ${HIGHEST_GRADE}`, () => {
    expect(grade).toBeLessThanOrEqual(HIGHEST_GRADE)
  })

  test('is between 350 and 900 words long', () => {
    const words = text.match(/\p{L}[\p{L}’'-]*/gu)?.length ?? 0
    expect(words).toBeGreaterThanOrEqual(350)
    expect(words).toBeLessThanOrEqual(900)
  })

  test('every paragraph, item and row with a figure says where the figure comes from', () => {
    const unsourced = passagesOf(text).filter(
      (passage) => hasFigure(passage) && !referencesIn(passage).length,
    )
    expect(unsourced).toEqual([])
  })

  test('no heading and no short answer holds a figure, because neither can name a source', () => {
    expect([answer, ...headingsOf(text)].filter(hasFigure)).toEqual([])
  })

  test('what is a default is called one wherever it is referred to', () => {
    const unsaid = passagesOf(text).filter(
      (passage) => defaultsIn(passage, article).length > 0 && !/\bdefaults?\b/i.test(passage),
    )
    expect(unsaid).toEqual([])
  })

  test('every link leads to a page that is there', async () => {
    const missing: string[] = []
    for (const address of addressesOf(text)) if (!(await isPage(address))) missing.push(address)
    expect(missing).toEqual([])
  })

  test('it links to other articles, and another one leads here', () => {
    const led = (from: Article, slug: string) => addressesOf(from.text).includes(`/library/${slug}`)
    expect(SLUGS.filter((slug) => slug !== article.slug && led(article, slug))).not.toEqual([])
    expect(articles.filter((other) => other !== article && led(other, article.slug))).not.toEqual([])
  })

  test('every column of its tables has a name', () => {
    expect(columnsOf(text).filter((name) => name.trim() === '')).toEqual([])
  })

  test('its drawings are known', () => {
    expect(drawingsIn(text).filter((name) => name !== 'window' && name !== 'session')).toEqual([])
  })

  test('where it speaks of suicide it says whom to call', () => {
    if (/suicid|ending your life/i.test(text)) expect(text).toMatch(/988[\s\S]*911|911[\s\S]*988/)
  })

  test('it blames nobody and belittles nothing', () => {
    expect(text).not.toMatch(
      /\b(oops|simply|just|obviously|no-shows?|addicts?|junkies?|insane|crazy|victims?)\b/i,
    )
  })

  test('is looked at again before a day on which something in it ends', () => {
    const { reviewed, reviewAgain } = article
    const ahead = daysIn(text).filter((day) => Temporal.PlainDate.compare(day, reviewed) > 0)
    for (const day of ahead) expect(Temporal.PlainDate.compare(reviewAgain, day)).toBeLessThan(0)
    expect(Temporal.PlainDate.compare(reviewAgain, reviewed)).toBeGreaterThan(0)
  })
})

test('a source has the same words, status and mark in every article', () => {
  const known = new Map<string, string>()
  for (const { id, ...rest } of articles.flatMap(({ sources }) => sources)) {
    const words = JSON.stringify(rest)
    expect([id, known.get(id) ?? words]).toEqual([id, words])
    known.set(id, words)
  }
})

test('what is from memory is marked so: no source that says it was not looked up is marked looked up', () => {
  const wrong = articles
    .flatMap(({ sources }) => sources)
    .filter(
      ({ text, mark }) => /from memory|not looked up|no publication/i.test(text) && mark !== 'from-memory',
    )
  expect(wrong).toEqual([])
})

test('that only esketamine spray is approved stands where it matters', () => {
  const said = (slug: string) => textOf(slug).toLowerCase()
  for (const slug of ['what-is-kap', 'kap-and-infusion', 'conditions', 'home-or-clinic'])
    expect([slug, said(slug).includes('off-label') && said(slug).includes('esketamine')]).toEqual([
      slug,
      true,
    ])
  expect(textOf('what-is-kap')).toContain('No other form of ketamine has this approval.')
})

test('the drawings stand where they explain', () => {
  const drawn = articles
    .map(({ slug, text }) => [slug, drawingsIn(text)])
    .filter(([, names]) => names?.length)
  expect(Object.fromEntries(drawn)).toEqual({
    'how-it-works': ['window'],
    'how-long-is-a-session': ['session'],
    'the-window': ['window'],
    'what-to-expect': ['session'],
  })
})

describe('prices add up', () => {
  test.each(['cost-and-insurance', 'group-sessions'])(
    '%s: each sum is number × price, and the total is theirs',
    (slug) => {
      const text = textOf(slug)
      const rows = priceRows(text)
      expect(rows.length).toBeGreaterThan(3)
      for (const { howMany, each, sum } of rows) expect(howMany * each).toBe(sum)
      const total = /^\| Total .*?\| \$([\d,]+) \|$/m.exec(text)?.[1]
      expect(rows.reduce((all, { sum }) => all + sum, 0)).toBe(dollars(total))
    },
  )

  test('the package of 6 sessions is worked out from the same prices', () => {
    const text = textOf('cost-and-insurance')
    const [intake, medical, visit, dose] = priceRows(text).map(({ each }) => each)
    const [, doses, visits, total] =
      /for (\d+) such sessions and (\d+) visits .*? come to \$([\d,]+)/.exec(text) ?? []
    expect(intake! + medical! + Number(doses) * dose! + Number(visits) * visit!).toBe(dollars(total))
  })

  test('a dose in a group is 50 to 56 % less than alone', () => {
    const less = (group: number, alone: number) => Math.round((1 - group / alone) * 100)
    for (const slug of ['cost-and-insurance', 'group-sessions']) {
      const [, low, high] = /(\d+) to (\d+) % less/.exec(textOf(slug)) ?? []
      expect([Number(low), Number(high)]).toEqual([less(200, 400), less(200, 450)])
    }
  })
})

test('the glossary holds the words of the program and of the articles', () => {
  const defined = new Set(
    [...textOf('glossary').matchAll(/^- \*\*(.+?)\.\*\*/gm)].flatMap(([, words]) =>
      words!.toLowerCase().split(', '),
    ),
  )
  expect(WORDS.filter((word) => !defined.has(word))).toEqual([])
})

const WORDS = [
  'practice patient therapist prescriber monitor coordinator educator course chart entry protocol screening',
  'finding clearance consent preparation session journey dose vitals discharge window measure response remission',
  'agenda escort kap ketamine esketamine off-label compounded infusion lozenge route plasticity dissociation',
  'contraindication cbt dbt act rems placebo trial default intention superbill maintenance tolerance facilitator',
]
  .flatMap((line) => line.split(' '))
  .concat('integration visit', 'nmda receptor', 'sliding scale', 'good-faith estimate', 'lost to follow-up')

const textOf = (slug: string): string => articles.find((one) => one.slug === slug)?.text ?? ''
const defaultsIn = (passage: string, { sources }: Article): string[] =>
  referencesIn(passage).filter((id) => sources.some((one) => one.id === id && one.mark === 'default'))

/** An article that ships, or an address of `routes.ts` without a place to fill in. */
async function isPage(address: string): Promise<boolean> {
  const slug = /^\/library\/([a-z-]+)$/.exec(address)?.[1]
  if (slug) return articles.some((one) => one.slug === slug)
  const open = (await routes).flatMap(({ path, children = [] }) => [
    path,
    ...children.map((child) => child.path),
  ])
  return open.includes(address.replace(/^\//, ''))
}
