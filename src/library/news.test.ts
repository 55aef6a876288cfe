import { expect, test } from 'vitest'
import { newsOf } from './news.ts'

const published = (slug: string, at: string, version = 1) => ({
  slug,
  version,
  publishedAt: Temporal.Instant.from(at),
})

const ARTICLES = [
  published('what-is-kap', '2026-11-23T08:00:00Z'),
  published('conditions', '2026-11-23T08:00:00Z'),
  published('the-window', '2026-12-01T23:30:00Z', 2),
  published('glossary', '2026-11-23T10:00:00Z', 3),
]

test('the latest comes first, and an answer in a later version is called changed', () => {
  const told = newsOf(ARTICLES, 3).map(({ article, what, on }) => [article.slug, what, on.toString()])
  expect(told).toEqual([
    ['the-window', 'changed', '2026-12-01'],
    ['glossary', 'changed', '2026-11-23'],
    ['what-is-kap', 'new', '2026-11-23'],
  ])
})

test('answers that came out together stay in the order of the library', () => {
  expect(newsOf(ARTICLES, 4).map(({ article }) => article.slug)).toEqual([
    'the-window',
    'glossary',
    'what-is-kap',
    'conditions',
  ])
})

test('a library without answers has no news', () => {
  expect(newsOf([], 3)).toEqual([])
})
