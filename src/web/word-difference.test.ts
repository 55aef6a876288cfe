import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inContext, type Stretch, wordDifference } from './word-difference.ts'

const side = (stretches: readonly Stretch[], change: 'added' | 'removed') =>
  stretches
    .filter((stretch) => stretch.change === 'same' || stretch.change === change)
    .map(({ words }) => words)
    .join('')

test('a word that changed is one that went and one that came', () => {
  expect(wordDifference('about 24 hours.', 'about 72 hours.')).toEqual([
    { change: 'same', words: 'about ' },
    { change: 'removed', words: '24' },
    { change: 'added', words: '72' },
    { change: 'same', words: ' hours.' },
  ])
})

test('both texts can be read from what differs between them', () => {
  const text = fc
    .array(fc.constantFrom('the', 'window', 'opens', '24', '\n', '\n\n', ' ', ', ', '<b>', '“'))
    .map((all) => all.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const found = wordDifference(before, after)
      expect(side(found, 'removed')).toBe(before)
      expect(side(found, 'added')).toBe(after)
    }),
  )
})

test('two long texts that share nothing are told within a moment', () => {
  const words = (start: number) => Array.from({ length: 15_000 }, (_, i) => String(start + i)).join(' ')
  const begun = performance.now()
  const found = wordDifference(words(0), words(1_000_000))
  expect(performance.now() - begun).toBeLessThan(3000)
  expect(side(found, 'added')).toBe(words(1_000_000))
})

test('what stays the same is left out, but for the words beside a change', () => {
  const same = (n: number) => Array.from({ length: n }, () => 'word').join(' ')
  const shown = inContext(
    wordDifference(`${same(100)} old ${same(100)}`, `${same(100)} new ${same(100)}`),
    20,
  )
  expect(shown.map(({ change }) => change)).toEqual([
    'left-out',
    'same',
    'removed',
    'added',
    'same',
    'left-out',
  ])
  expect(shown.flatMap((one) => (one.change === 'same' ? [one.words] : []))).toEqual([
    ' word word word word ',
    ' word word word word ',
  ])
})

test('a short text is shown whole', () => {
  const short = wordDifference('one two three', 'one two four')
  expect(inContext(short)).toEqual(short)
})
