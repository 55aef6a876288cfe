/** One form of a page with several: read it, let the core decide, record it, or give back what was typed. */
import { data, redirect } from 'react-router'
import type { z } from 'zod'
import type { Draft } from '#chart/chart.ts'
import type { Result } from '#kernel/result.ts'
import type { Ruling } from '#kernel/ruling.ts'
import { formOf, readForm } from '#web/read-form.ts'

/** Entries to record, sentences, or a ruling that refuses or asks. */
export type Decided = Result<readonly Draft[]> | { readonly ruling: Ruling }

type Recording = {
  readonly request: Request
  readonly append: (drafts: readonly Draft[]) => Promise<Result<unknown>>
  /** Where to go when it is recorded. */
  readonly to: string
  readonly lists?: readonly string[]
}

/** Which of the page's forms was sent. */
export const intentOf = async (request: Request): Promise<string> => {
  const intent = (await formOf(request.clone())).get('intent')
  return typeof intent === 'string' ? intent : ''
}

export async function recordForm<S extends z.ZodType>(
  { request, append, to, lists }: Recording,
  schema: S,
  decide: (form: z.output<S>) => Decided,
) {
  const read = await readForm(request, schema, lists)
  if (!read.ok) return data(read.typed, { status: 422 })
  const decided = decide(read.value)
  if ('ruling' in decided) return data(read.refused(decided.ruling), { status: 422 })
  if (!decided.ok) return data(read.again(...decided.problems), { status: 422 })
  const stored = await append(decided.value)
  if (!stored.ok) return data(read.again(...stored.problems), { status: 422 })
  throw redirect(to)
}
