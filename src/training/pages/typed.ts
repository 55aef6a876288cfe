/** What a form of the trainings sent, field by field; and which form of a page it was. */
import type { Problem } from '#kernel/result.ts'
import type { Ruling } from '#kernel/ruling.ts'
import { fieldsOf, formOf, type Typed } from '#web/read-form.ts'
import type { TypedFields } from '../typed-plan.ts'

export type Sent = {
  readonly form: FormData
  /** The text of a field, trimmed; undefined when it was left empty. */
  readonly text: TypedFields
  /** The form as it was typed, with what has to be done. */
  readonly again: (problems: readonly Problem[], ruling?: Ruling) => Typed
}

export async function sentBy(request: Request): Promise<Sent> {
  const form = await formOf(request)
  const values = Object.fromEntries(fieldsOf(form))
  return {
    form,
    text: (name) => values[name]?.[0]?.trim() || undefined,
    again: (problems, ruling) => ({
      values,
      ruling,
      problems: [
        ...problems,
        ...(ruling?.reasons ?? []).map(({ why, settle }) => ({ message: `${why} ${settle}` })),
      ],
    }),
  }
}

/** Whether this is the form of a page that was sent and comes back. */
export const cameBack = (typed: Typed | undefined, intent: string): boolean =>
  typed?.values.intent?.[0] === intent
