import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readingOf } from './reading-level.ts'

/** Counted by hand; every other word of these examples has one syllable. */
const COUNTED = new Map(
  Object.entries({ ketamine: 3, medicine: 3, changes: 2, after: 2, hours: 2, label: 2, over: 2, about: 2 }),
)
const syllablesOf = (word: string): number => COUNTED.get(word) ?? 1
const reading = (markdown: string) => readingOf(markdown, syllablesOf)!
const counted = (markdown: string) => {
  const { words, sentences, syllables } = reading(markdown)
  return { words, sentences, syllables }
}

describe('the grade, worked out by hand', () => {
  test('six short words in one sentence: 0.39 × 6 + 11.8 × 1 − 15.59 = −1.45', () => {
    expect(reading('The cat sat on the mat.').grade).toBeCloseTo(-1.45, 10)
  })

  test('11 words, 2 sentences, 16 syllables: 0.39 × 5.5 + 11.8 × 16/11 − 15.59 = 3.72', () => {
    const two = 'Ketamine is a medicine. It changes mood for a short time.'
    expect(counted(two)).toEqual({ words: 11, sentences: 2, syllables: 16 })
    expect(reading(two).grade).toBeCloseTo(3.7186, 4)
  })

  test('the same words in one sentence ask for more: 0.39 × 11 + 11.8 × 16/11 − 15.59 = 5.86', () => {
    expect(reading('Ketamine is a medicine, it changes mood for a short time.').grade).toBeCloseTo(5.8636, 4)
  })
})

describe('what is counted', () => {
  test.each([
    ['a reference is not read', 'Mood is best [^phillips-2019]. It fades [^a] [^b].', 5, 2, 5],
    ['of a link, its words are', 'Read [the label](/library/the-window-of-72) now.', 4, 1, 5],
    ['stress is not read', 'A *teaching* **label**.', 3, 1, 4],
    ['a heading is left out', '## How long does it last?\n\nNot long.', 2, 1, 2],
    ['a table is left out', '| Route | Time |\n|---|---|\n| Nose | 2 |\n\nNot long.', 2, 1, 2],
    ['a drawing is left out', '![The window after one dose](drawing:window)\n\nNot long.', 2, 1, 2],
    ['an item of a list ends a sentence', 'Bring:\n\n- warm socks\n- a book', 5, 3, 5],
    ['and so does a numbered one', '1. Rest.\n2. Eat.', 2, 2, 2],
    ['lines of one paragraph belong together', 'You rest\nand eat.', 4, 1, 4],
    ['a figure has a syllable a digit', 'It took 1,250 mg.', 4, 1, 7],
    ['a decimal point ends nothing', 'It was 22.5 at most.', 5, 1, 7],
    ['a word with a hyphen is one word', 'It is off-label.', 3, 1, 5],
    ['quotation marks close a sentence with it', 'She said “rest.” He did.', 5, 2, 5],
    ['an apostrophe is part of its word', 'John’s wort.', 2, 1, 2],
  ])('%s', (_, markdown, words, sentences, syllables) => {
    expect(counted(markdown)).toEqual({ words, sentences, syllables })
  })

  test('a text without words has no grade', () => {
    expect(readingOf('## A heading\n\n| a | b |\n\n[^x] —', syllablesOf)).toBeUndefined()
  })
})

test('writing paragraphs twice leaves the grade as it is', () => {
  const sentence = fc.array(fc.constantFrom('ketamine', 'mood', 'changes', 'label'), { minLength: 1 })
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1 }), (sentences) => {
      const once = sentences.map((words) => `${words.join(' ')}.`).join(' ')
      expect(reading(`${once}\n\n${once}`).grade).toBeCloseTo(reading(once).grade, 10)
    }),
  )
})
