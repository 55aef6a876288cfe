/** Reads a submitted form against a schema; what was typed always comes back with the problems. */
import type { z } from 'zod'
import type { Problem } from '#kernel/result.ts'
import type { Ruling } from '#kernel/ruling.ts'

/** What a form shows again: every field as typed, and the sentences that say what to do. */
export type Typed = {
  readonly values: Readonly<Record<string, readonly string[]>>
  readonly problems: readonly Problem[]
  readonly ruling?: Ruling
}

export type ReadForm<T> =
  | {
      readonly ok: true
      readonly value: T
      readonly again: (...problems: Problem[]) => Typed
      readonly refused: (ruling: Ruling) => Typed
    }
  | { readonly ok: false; readonly typed: Typed }

/**
 * Fields become strings, trimmed; an empty field is absent; a repeated name (checkboxes) becomes a list when the
 * schema asks for one under `lists`. Nothing is stored before everything is understood.
 */
export async function readForm<S extends z.ZodType>(
  request: Request,
  schema: S,
  lists: readonly string[] = [],
): Promise<ReadForm<z.output<S>>> {
  const form = await request.formData()
  const values: Record<string, string[]> = {}
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue
    values[name] = [...(values[name] ?? []), value]
  }
  const input: Record<string, string | string[]> = {}
  for (const [name, all] of Object.entries(values)) {
    const filled = all.map((text) => text.trim()).filter((text) => text !== '')
    if (lists.includes(name)) input[name] = filled
    else if (filled.length > 0) input[name] = filled[0]!
  }
  for (const name of lists) input[name] ??= []
  const read = await schema.safeParseAsync(input)
  const again = (...problems: Problem[]): Typed => ({ values, problems })
  if (!read.success) {
    return {
      ok: false,
      typed: again(
        ...read.error.issues.map((i) => ({ field: i.path.map(String).join('.'), message: i.message })),
      ),
    }
  }
  return {
    ok: true,
    value: read.data,
    again,
    refused: (ruling) => ({
      values,
      ruling,
      problems: ruling.reasons.map((r) => ({ message: `${r.why} ${r.settle}` })),
    }),
  }
}
