/** Articles as files: reading and writing the one document format, and what ships in `content/library/`. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Document, isMap, isSeq, parse } from 'yaml'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import { joinDocument, plainText, splitDocument } from '#library/document.ts'
import { type Article, type Draft, fieldsOf, frontMatter, readArticle, readDraft } from '#library/library.ts'
import { CONTENT } from './content.ts'

export type ArticleFile = { readonly slug: string; readonly document: string }

/** The articles of a folder, as they stand there. */
export const articleFiles = (folder: string = join(CONTENT, 'library')): ArticleFile[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => ({ slug: name.slice(0, -3), document: readFileSync(join(folder, name), 'utf8') }))

/** What tells two documents apart: the SHA-256 of the text as UTF-8, in hexadecimal. */
export const hashOf = (document: string): string => createHash('sha256').update(document).digest('hex')

/** The fields of a document as plain data, not yet checked, and its text. */
export function parseDocument(document: string): Result<{ readonly front: unknown; readonly text: string }> {
  const parts = splitDocument(document)
  if (!parts.ok) return parts
  try {
    return ok({ front: parse(parts.value.front), text: parts.value.text })
  } catch (error) {
    return fail(problem(error instanceof Error ? error.message.split('\n')[0]! : String(error)))
  }
}

/** A document as an article that everybody may read, or what keeps it from being one. */
export function readArticleDocument(slug: string, document: string): Result<Article> {
  const parsed = parseDocument(document)
  return parsed.ok ? readArticle(slug, parsed.value.front, parsed.value.text) : parsed
}

/** The same, with what may still be missing. */
export function readDraftDocument(slug: string, document: string): Result<Draft> {
  const parsed = parseDocument(document)
  return parsed.ok ? readDraft(slug, parsed.value.front, parsed.value.text) : parsed
}

/** An article as the document that would be its file: fields in the order of the schema, a source a line. */
export function writeDocument(draft: Draft): string {
  const fields = fieldsOf(draft)
  const sources = fields.sources.map(({ id, ...source }) => ({ id, ...source }))
  const encoded: Readonly<Record<string, unknown>> = frontMatter.encode({ ...fields, sources })
  const front = new Document(
    Object.fromEntries(ORDER.flatMap((key) => (encoded[key] === undefined ? [] : [[key, encoded[key]]]))),
  )
  const tags = front.get('tags')
  if (isSeq(tags)) tags.flow = true
  const listed = front.get('sources')
  if (isSeq(listed)) for (const item of listed.items) if (isMap(item)) item.flow = true
  return joinDocument({
    front: front.toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: true }),
    text: plainText(draft.text),
  })
}

const ORDER = Object.keys(frontMatter.shape)
