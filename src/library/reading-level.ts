/** How many years of school a text asks for. It sees the length of words and sentences, not their sense. */

export type Reading = {
  readonly words: number
  readonly sentences: number
  readonly syllables: number
  /** Years of school, as in the United States: 9 is the ninth grade. The simplest texts are below 0. */
  readonly grade: number
}

/**
 * Flesch–Kincaid grade level: 0.39 × words a sentence + 11.8 × syllables a word − 15.59.
 * Source: Kincaid, Fishburne, Rogers and Chissom 1975, Research Branch Report 8-75, Naval Technical Training Command.
 *
 * Counted is what is read in sentences: no headings, tables, drawings or references; an item of a list ends one.
 * A figure is read as one syllable a digit. A word with a hyphen is one word, with the syllables of its parts.
 *
 * @param syllablesOf how many syllables a word in small letters has
 * @returns nothing for a text without a word
 */
export function readingOf(markdown: string, syllablesOf: (word: string) => number): Reading | undefined {
  const found = proseOf(markdown).flatMap(sentencesOf)
  const all = found.flatMap(wordsOf)
  if (all.length === 0) return undefined
  const words = all.length
  const sentences = found.length
  const syllables = sum(all.map((word) => spoken(word, syllablesOf)))
  const grade = 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59
  return { words, sentences, syllables, grade }
}

const NOT_PROSE = /^\s*(#{1,6}\s|\||!\[|```|-{3,}$)/
const ITEM = /^\s*([-*+]|\d+[.)])\s+/

/** The paragraphs and the items of lists, one string each. */
function proseOf(markdown: string): string[] {
  const blocks: string[][] = [[]]
  for (const line of markdown.split('\n')) {
    if (line.trim() === '' || NOT_PROSE.test(line)) blocks.push([])
    else if (ITEM.test(line)) blocks.push([line.replace(ITEM, '')])
    else blocks.at(-1)!.push(line)
  }
  return blocks.map((lines) => bare(lines.join(' ')))
}

/** Without references; links and stressed words as they are read. */
const bare = (line: string): string =>
  line
    .replaceAll(/\s*\[\^[a-z0-9-]+\]/g, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*`]+/g, '')

const SENTENCE_END = /(?<=[.!?]["”’)]*)\s+/
const WORD = /[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu

const sentencesOf = (paragraph: string): string[] =>
  paragraph.split(SENTENCE_END).filter((part) => wordsOf(part).length > 0)

const wordsOf = (text: string): string[] => text.match(WORD) ?? []

function spoken(word: string, syllablesOf: (word: string) => number): number {
  const digits = word.match(/\d/g)?.length ?? 0
  const parts =
    word
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}']+/gu) ?? []
  return digits + sum(parts.map(syllablesOf))
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
