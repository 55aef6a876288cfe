/** An article as one document: front matter between two lines of dashes, and Markdown under it. */
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import { DOCUMENT } from './words.ts'

export type Parts = { readonly front: string; readonly text: string }

const SHAPE = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/

/** A document in its two parts, nothing changed in either. */
export function splitDocument(document: string): Result<Parts> {
  const [, front, text] = SHAPE.exec(document) ?? []
  return front === undefined || text === undefined ? fail(problem(DOCUMENT.shape)) : ok({ front, text })
}

/** The text under the fields of a document that was read before. */
export function textOf(document: string): string {
  const parts = splitDocument(document)
  return parts.ok ? parts.value.text : document
}

/** @param front YAML that ends with a line break */
export const joinDocument = ({ front, text }: Parts): string => `---\n${front}---\n${text}`

/** A text as documents hold it: plain line ends, and one at the end. */
export const plainText = (typed: string): string => `${typed.replaceAll(/\r\n?/g, '\n').trim()}\n`
