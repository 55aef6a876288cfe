/** What stands in an article's Markdown, as the tests of the content ask for it. */
import type { Token } from 'markdown-it'
import { attribute, closing, drawingName, tokensOf } from '#web/markdown-tokens.ts'

/** Whether digits stand in a passage, those in the names of sources aside. */
export const hasFigure = (passage: string): boolean => /\d/.test(passage.replaceAll(/\[\^[a-z0-9-]+\]/g, ''))

/** Paragraphs, items of lists and rows of tables. */
export function passagesOf(text: string): string[] {
  const tokens = tokensOf(text)
  const made: string[] = []
  for (let i = 0; i < tokens.length; i++) {
    const { type, content } = tokens[i]!
    const end = type === 'tr_open' || type === 'heading_open' ? closing(tokens, i) : i
    if (type === 'tr_open') made.push(words(tokens.slice(i, end)))
    if (type === 'inline') made.push(content)
    i = end
  }
  return made
}
const words = (tokens: readonly Token[]): string =>
  tokens
    .filter(({ type }) => type === 'inline')
    .map(({ content }) => content)
    .join(' | ')

export const headingsOf = (text: string): string[] =>
  tokensOf(text).flatMap((token, i, all) => (token.type === 'heading_open' ? [all[i + 1]!.content] : []))
/** What stands over the columns of its tables. */
export const columnsOf = (text: string): string[] =>
  tokensOf(text).flatMap((token, i, all) => (token.type === 'th_open' ? [all[i + 1]!.content] : []))
const inner = (text: string): Token[] => tokensOf(text).flatMap(({ children }) => children ?? [])
export const addressesOf = (text: string): string[] =>
  inner(text)
    .filter(({ type }) => type === 'link_open')
    .map((link) => attribute(link, 'href'))
export const drawingsIn = (text: string): string[] => inner(text).flatMap((token) => drawingName(token) ?? [])

export const dollars = (typed = ''): number => Number(typed.replaceAll(',', ''))

/** Rows that end in how many, each, and the sum of both. */
export const priceRows = (text: string): { howMany: number; each: number; sum: number }[] =>
  [...text.matchAll(/\| (\d+) \| \$([\d,]+) \| \$([\d,]+) \|$/gm)].map(([, howMany, each, sum]) => ({
    howMany: Number(howMany),
    each: dollars(each),
    sum: dollars(sum),
  }))

const MONTHS = 'January February March April May June July August September October November December'
const NAMES = MONTHS.split(' ')
const DAY = new RegExp(`(\\d{1,2}) (${NAMES.join('|')}) (\\d{4})`, 'g')

/** Days that are named in full: 31 December 2026. */
export const daysIn = (text: string): Temporal.PlainDate[] =>
  [...text.matchAll(DAY)].map(([, day, month, year]) =>
    Temporal.PlainDate.from({ year: Number(year), month: NAMES.indexOf(month!) + 1, day: Number(day) }),
  )
