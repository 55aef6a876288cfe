/** Reads a submitted form against a schema; what was typed always comes back with the problems. */
import { data } from 'react-router'
import type { z } from 'zod'
import type { Problem } from '#kernel/result.ts'
import type { Ruling } from '#kernel/ruling.ts'

/** What a form shows again: every field as typed, and the sentences that say what to do. */
export type Typed = {
  readonly values: Readonly<Record<string, readonly string[]>>
  readonly problems: readonly Problem[]
  readonly ruling?: Ruling
  /** Set when what was typed is kept all the same: the sentence that says so, over what is still missing. */
  readonly kept?: string
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
export const readForm = async <S extends z.ZodType>(
  request: Request,
  schema: S,
  lists: readonly string[] = [],
): Promise<ReadForm<z.output<S>>> => readFields(await formOf(request), schema, lists)

/** The same of a form at hand, as a page that works without a network reads it. */
export async function readFields<S extends z.ZodType>(
  form: FormData,
  schema: S,
  lists: readonly string[] = [],
): Promise<ReadForm<z.output<S>>> {
  const sent = fieldsOf(form)
  const input = new Map<string, string | string[]>(lists.map((name) => [name, []]))
  for (const [name, all] of sent) {
    const filled = all.map((text) => text.trim()).filter((text) => text !== '')
    if (lists.includes(name)) input.set(name, filled)
    else if (filled[0] !== undefined) input.set(name, filled[0])
  }
  const values = Object.fromEntries(sent)
  const read = await schema.safeParseAsync(Object.fromEntries(input))
  const again = (...problems: Problem[]): Typed => ({ values, problems })
  if (!read.success) {
    return {
      ok: false,
      typed: again(
        ...read.error.issues.map(({ path, message }) => {
          const field = path.map(String).join('.')
          return { field, message: sentence(message, input.has(field)) }
        }),
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

/** @throws a response that says so when what was sent is no form, or ends in the middle of one */
export function formOf(request: Request): Promise<FormData> {
  return request.formData().catch(() => {
    throw data('The form did not arrive whole. Send it again.', { status: 400 })
  })
}

/** The fields of a form, each with everything that was sent under its name. Takes as long as there are fields, not more. */
export function fieldsOf(form: FormData): Map<string, string[]> {
  const sent = new Map<string, string[]>()
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue
    // A sign that nobody types and no database holds.
    const typed = value.replaceAll('\u0000', '')
    const before = sent.get(name)
    if (before) before.push(typed)
    else sent.set(name, [typed])
  }
  return sent
}

/** What the schema says, unless that is only the library's own phrase, which nobody who fills in a form can use. */
function sentence(message: string, filled: boolean): string {
  if (!/^(Invalid|Too (small|big)|Unrecognized)\b/.test(message)) return message
  return filled ? 'This could not be understood. Please look at it again.' : 'Please fill this in.'
}
