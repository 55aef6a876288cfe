/** How a text refers to its sources: `about 72 hours [^prati-faq]`. */

const REFERENCE = /\[\^([a-z0-9-]+)\]/g
/** References that follow each other, with the space that only sets them off in the source. */
const REFERENCES = /\s*(\[\^[a-z0-9-]+\](?:\s*\[\^[a-z0-9-]+\])*)/

/** The names of the sources that a text refers to, each once, in the order of the text. */
export const referencesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(REFERENCE)].map(([, id]) => id!)),
]

/** A line of text in pieces: words, and the sources referred to at one place. */
export type Piece = { readonly words: string } | { readonly refers: readonly string[] }

export const piecesOf = (text: string): Piece[] =>
  text.split(REFERENCES).flatMap((part, i): Piece[] => {
    if (i % 2 === 1) return [{ refers: referencesIn(part) }]
    return part === '' ? [] : [{ words: part }]
  })

/** The sources as they are numbered: in the order in which the text refers to them, then those it does not. */
export function numbered<S extends { readonly id: string }>(sources: readonly S[], text: string): S[] {
  const order = referencesIn(text)
  const place = ({ id }: S) => (order.includes(id) ? order.indexOf(id) : order.length)
  return sources.toSorted((a, b) => place(a) - place(b))
}
