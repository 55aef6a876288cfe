/** Searching the library: the words somebody asks with, and a text with the words that were found in it. */

/** What is read of a question; more is not searched for. */
export const LONGEST_QUERY = 200
const MOST_WORDS = 12

/** What was asked, in words. */
export type Query = {
  /** As it was typed, without what cannot be searched for and not longer than is read. */
  readonly typed: string
  /** Small letters, each once. */
  readonly words: readonly string[]
  /** True when more was typed than is read. */
  readonly cut: boolean
}

/** Letters and figures of any script; everything else only parts them. */
const WORD = /[\p{L}\p{N}]+/gu

/** Reads a search field. Any text is a query; one without words finds nothing. */
export function readQuery(typed: string): Query {
  const line = typed
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim()
  const words = [...new Set(line.slice(0, LONGEST_QUERY).toLowerCase().match(WORD) ?? [])]
  return {
    typed: line.slice(0, LONGEST_QUERY).trim(),
    words: words.slice(0, MOST_WORDS),
    cut: line.length > LONGEST_QUERY || words.length > MOST_WORDS,
  }
}

/** A part of a text; `found` when it is why the text is shown. */
export type Part = { readonly text: string; readonly found: boolean }

/** Marks around what was found. They stand for nothing else: both are of the private use area. */
export const FOUND = { start: '\uE000', end: '\uE001' } as const
const AROUND = new RegExp(`${FOUND.start}(.*?)${FOUND.end}`, 'gs')

/** A text with marks in it, as parts. */
export function partsOf(marked: string): readonly Part[] {
  return marked
    .split(AROUND)
    .map((text, i) => ({ text, found: i % 2 === 1 }))
    .filter(({ text }) => text !== '')
}

/** True when something in a text was found. */
export const anyFound = (parts: readonly Part[]): boolean => parts.some(({ found }) => found)

/** A word that no article has, and the one that was looked for in its place, when there is one that is much like it. */
export type Unknown = { readonly word: string; readonly instead?: string }

/** An article that was found, and where the words stand in it. */
export type Found = {
  readonly slug: string
  readonly question: readonly Part[]
  readonly answer: readonly Part[]
  readonly tags: readonly Part[]
  /** The place of the long answer that has most of the words. */
  readonly excerpt: readonly Part[]
}

export type SearchResult = {
  readonly query: Query
  /** Words that no article has. */
  readonly unknown: readonly Unknown[]
  /** The words that were looked for in the end: known ones, and those that stand in for unknown ones. */
  readonly used: readonly string[]
  /** How many of `used` every article that was found has. */
  readonly matched: number
  readonly found: readonly Found[]
}

/** True when the question and the answer do not show all of what an article was found by, and its text does. */
export function needsExcerpt({ question, answer, excerpt }: Found, matched: number): boolean {
  const seen = new Set(
    [...question, ...answer].filter(({ found }) => found).map(({ text }) => text.toLowerCase()),
  )
  return seen.size < matched && anyFound(excerpt)
}

/** The query with every unknown word replaced, for another search; nothing when none was. */
export function didYouMean({ query, unknown }: Pick<SearchResult, 'query' | 'unknown'>): string | undefined {
  const instead = new Map(unknown.flatMap(({ word, instead }) => (instead ? [[word, instead]] : [])))
  if (instead.size === 0) return undefined
  return query.typed.replaceAll(WORD, (word) => instead.get(word.toLowerCase()) ?? word)
}
