/** Entries between JSON and types: the one place where bodies are read and written. */
import { z } from 'zod'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import { type Draft, type Entry, envelope, type Kinds } from './chart.ts'

/** A body of a known kind that a newer (or broken) writer shaped differently: kept, and shown as such. */
export const UNREADABLE = 'unreadable'

/** An envelope whose body is typed when its kind is known; otherwise the body stays as it was stored. */
export function withReadBody(raw: Entry, kinds: Kinds): Entry {
  const schema = Object.hasOwn(kinds, raw.kind) ? kinds[raw.kind] : undefined
  if (!schema) return raw
  const read = schema.safeParse(raw.body)
  return read.success
    ? { ...raw, body: read.data }
    : { ...raw, kind: UNREADABLE, body: { kind: raw.kind, body: raw.body } }
}

/** Reads one entry from parsed JSON, such as a line of a recorded course. */
export function readEntry(json: unknown, kinds: Kinds): Result<Entry> {
  const read = envelope.safeParse(json)
  if (read.success) return ok(withReadBody(read.data, kinds))
  const [first] = read.error.issues
  return fail(problem(`This is not an entry: ${first?.path.join('.') || 'it'}: ${first?.message}`))
}

/**
 * The body of a draft as JSON to be stored. Here, unlike when reading, everything must fit.
 * @returns the sentences of what does not fit, each naming its field
 */
export function encodeBody(draft: Draft, kinds: Kinds): Result<unknown> {
  const schema = Object.hasOwn(kinds, draft.kind) ? kinds[draft.kind] : undefined
  if (!schema) return ok(draft.body)
  const encoded = z.safeEncode(schema, draft.body)
  if (encoded.success) return ok(encoded.data)
  return fail(...encoded.error.issues.map((issue) => problem(issue.message, issue.path.join('.'))))
}

/** An entry as JSON, the inverse of `readEntry`. */
export function entryJson(entry: Entry, kinds: Kinds): unknown {
  const schema = Object.hasOwn(kinds, entry.kind) ? kinds[entry.kind] : undefined
  return z.encode(envelope, { ...entry, body: schema ? z.encode(schema, entry.body) : entry.body })
}
