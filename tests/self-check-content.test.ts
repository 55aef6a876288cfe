/** The self-check can be read by somebody in the ninth grade, and says where its wording comes from. */
import { syllable } from 'syllable'
import { expect, test } from 'vitest'
import { readingOf } from '#library/reading-level.ts'
import { SEND } from '#screening/enquiry-words.ts'
import { RESULT, SELF_CHECK, WORDING } from '#screening/self-check-words.ts'
import content from '../content/self-check.json' with { type: 'json' }

const NINTH = 9
const gradeOf = (...texts: readonly string[]): number => readingOf(texts.join('\n\n'), syllable)?.grade ?? 0
const sentences = (words: object): string[] =>
  Object.values(words).filter((each): each is string => typeof each === 'string' && /[.?!]$/.test(each))

test.each([
  ['what the page says', sentences(SELF_CHECK)],
  ['what the list says', sentences(RESULT)],
  ['what is read before sending', sentences(SEND)],
  ['the reasons', Object.values(content.rules).map(({ why }) => why)],
])('%s', (_, texts) => {
  expect(texts.length).toBeGreaterThan(3)
  expect(gradeOf(...texts)).toBeLessThanOrEqual(NINTH)
})

test('no single reason is much harder than that', () => {
  const hard = Object.entries(content.rules)
    .map(([rule, { why }]) => `${rule} ${Math.round(gradeOf(why))}`)
    .filter((line) => Number(line.split(' ')[1]) > NINTH + 3)
  expect(hard).toEqual([])
})

test('the wording is a default of this product and is not called a fact', () => {
  expect(WORDING).toMatchObject({ status: 'default', mark: 'default' })
})
