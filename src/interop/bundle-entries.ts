/** Opening a file: is it JSON, is it a Bundle, and which resources stand in it? */
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import { isObject, type Json, nameOf, objects, text } from '#screening/fhir-values.ts'
import { tooLarge } from './interop.ts'

/** One entry of a bundle that holds a resource. */
export type Resource = { readonly json: Json; readonly fullUrl?: string }

export type Opened = {
  readonly resources: readonly Resource[]
  /** What the record system itself said went wrong. */
  readonly reported: readonly string[]
  /** True when the file is one page of a longer answer. */
  readonly isPage: boolean
}

const AGAIN = 'Export the history as one FHIR R4 Bundle in JSON.'
const TYPES: readonly unknown[] = ['transaction', 'batch', 'collection', 'searchset', 'document']

/** Parses the file and lists its resources; bundles inside the bundle are opened too. */
export function openBundle(file: string): Result<Opened> {
  const large = tooLarge(file.length)
  if (large) return fail(large)
  const parsed = parse(file)
  if (!parsed.ok) return parsed
  const bundle = parsed.value
  if (!isObject(bundle)) return fail(problem(`The file is JSON, but not a FHIR Bundle. ${AGAIN}`))
  if (bundle.resourceType !== 'Bundle') {
    const type = text(bundle.resourceType, 60)
    const what = type
      ? `The file holds one ${type}, not a Bundle.`
      : 'The file is JSON, but not a FHIR Bundle: it has no resourceType.'
    return fail(problem(`${what} ${AGAIN}`))
  }
  if (bundle.type !== undefined && !TYPES.includes(bundle.type)) {
    return fail(
      problem(
        `A Bundle of the type "${text(bundle.type, 40) ?? '?'}" is not a history. Export a searchset, a collection or a transaction.`,
      ),
    )
  }
  return ok(listed(bundle))
}

function parse(file: string): Result<unknown> {
  const start = file.slice(0, 200).trimStart()
  if (start === '' && file.trim() === '') return fail(problem(`The file is empty. ${AGAIN}`))
  if (start.startsWith('<')) return fail(problem(`The file is XML. ${AGAIN}`))
  try {
    return ok(JSON.parse(file.startsWith('\uFEFF') ? file.slice(1) : file))
  } catch (error) {
    // The parser's own message quotes the file, which is a person's record; only the place is taken from it.
    const message = error instanceof Error ? error.message : ''
    const line = /line (\d+)/.exec(message)?.[1]
    const where = /end of JSON|Unterminated/.test(message)
      ? 'it breaks off before its end'
      : line
        ? `it cannot be read from line ${line} on`
        : 'it cannot be read'
    return fail(problem(`The file is not JSON: ${where}. ${AGAIN}`))
  }
}

function listed(bundle: Json): Opened {
  const resources: Resource[] = []
  const reported: string[] = []
  let isPage = false
  const open: Json[] = [bundle]
  for (let next = open.pop(); next; next = open.pop()) {
    isPage ||= objects(next.link).some((link) => link.relation === 'next')
    for (const entry of objects(next.entry)) {
      const json = entry.resource
      if (!isObject(json)) continue
      if (json.resourceType === 'Bundle') open.push(json)
      else if (json.resourceType === 'OperationOutcome') reported.push(...errors(json))
      else resources.push({ json, fullUrl: text(entry.fullUrl, 300) })
    }
  }
  return { resources, reported, isPage }
}

const errors = (outcome: Json): string[] =>
  objects(outcome.issue)
    .filter(
      (issue) => issue.severity === 'error' || issue.severity === 'fatal' || issue.severity === 'warning',
    )
    .flatMap((issue) => text(issue.diagnostics) ?? nameOf(issue.details) ?? text(issue.code) ?? [])
