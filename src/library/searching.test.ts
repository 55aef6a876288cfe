import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  didYouMean,
  FOUND,
  type Found,
  LONGEST_QUERY,
  needsExcerpt,
  partsOf,
  readQuery,
} from './searching.ts'

const mark = (word: string) => FOUND.start + word + FOUND.end

describe('what is read of a search field', () => {
  test.each([
    ['ketamine', ['ketamine']],
    ['  Does insurance   pay? ', ['does', 'insurance', 'pay']],
    ['at-home ketamine', ['at', 'home', 'ketamine']],
    ['dose dose DOSE', ['dose']],
    ['¿Qué es?', ['qué', 'es']],
    ["'; drop table article; --", ['drop', 'table', 'article']],
    ['<script>alert(1)</script>', ['script', 'alert', '1']],
    ['ket\u0000amine\ud800', ['ket', 'amine']],
    ['?!… — %', []],
    ['', []],
  ])('%j asks for %j', (typed, words) => {
    expect(readQuery(typed).words).toEqual(words)
  })

  test('of ten thousand characters only the beginning is read, and that is known', () => {
    const query = readQuery('x'.repeat(10_000))
    expect(query.typed).toHaveLength(LONGEST_QUERY)
    expect(query.cut).toBe(true)
    expect(readQuery('ketamine').cut).toBe(false)
  })

  test('of very many words the first twelve are searched for', () => {
    const query = readQuery('a b c d e f g h i j k l m n')
    expect(query.words).toHaveLength(12)
    expect(query.cut).toBe(true)
  })

  test('whatever is typed, a word is only letters and figures, so nothing in it can mean anything to a database', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const { words } = readQuery(typed)
        expect(words.length).toBeLessThanOrEqual(12)
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}]+$/u)
      }),
    )
  })
})

describe('a text with what was found in it', () => {
  test('is cut where the marks stand, and loses nothing', () => {
    expect(partsOf(`An ${mark('aneurysm')} is a reason.`)).toEqual([
      { text: 'An ', found: false },
      { text: 'aneurysm', found: true },
      { text: ' is a reason.', found: false },
    ])
    expect(partsOf('nothing')).toEqual([{ text: 'nothing', found: false }])
    expect(partsOf('')).toEqual([])
  })

  const hit = (question: string, answer: string, excerpt: string): Found => ({
    slug: 'a',
    question: partsOf(question),
    answer: partsOf(answer),
    tags: [],
    excerpt: partsOf(excerpt),
  })

  test('a place of the long answer is shown when the question and the short answer do not say why it was found', () => {
    const excerpt = `the ${mark('dose')} and the ${mark('ride')}`
    expect(needsExcerpt(hit('What is it?', 'A therapy.', excerpt), 1)).toBe(true)
    expect(needsExcerpt(hit(`The ${mark('dose')}`, 'A therapy.', excerpt), 2)).toBe(true)
    expect(needsExcerpt(hit(`The ${mark('dose')}`, `A ${mark('Dose')}`, excerpt), 1)).toBe(false)
    expect(needsExcerpt(hit('What is it?', 'A therapy.', 'nothing of it'), 1)).toBe(false)
  })
})

describe('did you mean', () => {
  test('the words that nobody knows are replaced, the others stay as they were typed', () => {
    expect(
      didYouMean({
        query: readQuery('Does my Insurence pay?'),
        unknown: [{ word: 'insurence', instead: 'insurance' }],
      }),
    ).toBe('Does my insurance pay?')
  })

  test('nothing is offered when no word comes near', () => {
    expect(didYouMean({ query: readQuery('xyzzy'), unknown: [{ word: 'xyzzy' }] })).toBeUndefined()
  })
})
