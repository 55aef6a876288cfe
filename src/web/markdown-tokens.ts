/** Markdown as it may stand in an article: what is parsed, where links may lead, and what headings are called. */
import MarkdownIt, { type Token } from 'markdown-it'

const parser = new MarkdownIt({ html: false, typographer: true })
  // `(c)` in a list of points is no copyright sign; a source is named in the fields, never defined in the text.
  .disable(['replacements', 'reference'])
const LINK = /^(https?:\/\/|mailto:|\/(?![/\\])|#)/i
const DRAWING = /^drawing:([a-z-]+)$/
parser.validateLink = (address) => LINK.test(address) || DRAWING.test(address)

export const tokensOf = (text: string): Token[] => parser.parse(text, {})

/** Where a link leads, when it leads somewhere it may. */
export function addressOf(token: Token): string | undefined {
  const address = attribute(token, 'href')
  return LINK.test(address) ? address : undefined
}

/** The name of the drawing that a picture asks for. */
export const drawingName = (token: Token): string | undefined => DRAWING.exec(attribute(token, 'src'))?.[1]

export const attribute = (token: Token, name: string): string => String(token.attrGet(name) ?? '')

/** The words of a heading, a cell or a picture, without their marks. */
export const plainWords = (token: Token | undefined): string =>
  (token?.children ?? []).map(({ content }) => content).join('')

/** Where the token that opens here is closed. */
export function closing(tokens: readonly Token[], open: number): number {
  let depth = 0
  for (let i = open; i < tokens.length; i++) {
    depth += tokens[i]!.nesting
    if (depth === 0) return i
  }
  return tokens.length
}

export type Heads = ReadonlyMap<Token, { readonly level: number; readonly id: string }>

/** Headings in unbroken steps from the level that the page leaves free, each with an address of its own. */
export function headsOf(tokens: readonly Token[], first: number): Heads {
  const opens = tokens.flatMap((token, i) =>
    token.type === 'heading_open' ? [{ token, words: plainWords(tokens[i + 1]) }] : [],
  )
  const levels = [...new Set(opens.map(({ token }) => token.tag))].sort()
  const taken = new Map<string, number>()
  return new Map(
    opens.map(({ token, words }) => {
      const name = anchor(words)
      const times = (taken.get(name) ?? 0) + 1
      taken.set(name, times)
      const level = Math.min(6, first + levels.indexOf(token.tag))
      return [token, { level, id: times > 1 ? `${name}-${times}` : name }]
    }),
  )
}

const anchor = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '') || 'part'

/** What a table is about, for those who hear that there is one: the heads of its columns. */
export const tableLabel = (inner: readonly Token[]): string =>
  `Table: ${inner
    .slice(
      0,
      inner.findIndex(({ type }) => type === 'thead_close'),
    )
    .filter(({ type }) => type === 'inline')
    .map(plainWords)
    .join(', ')}`
