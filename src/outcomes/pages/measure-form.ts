/** What both pages that give a measure share: which form it is, and how it was sent. */
import { entryId } from '#kernel/ids.ts'
import { presentable, type Questionnaire } from '#questionnaire/questionnaire.ts'
import type { Forms } from '#questionnaire/store.ts'
import { formOf, type Typed } from '#web/read-form.ts'
import type { Protocol } from '../outcomes.ts'
import type { Measure } from '../protocol.ts'

export type Askable = { readonly measure: Measure; readonly questionnaire?: Questionnaire }

/** The measure of an address, with its form when the practice may show it. @throws Response 404 when there is none */
export async function askable(id: string, forms: Forms, protocol: Protocol): Promise<Askable> {
  const measure = protocol.outcomes.measures.find((m) => m.id === id)
  if (!measure) throw new Response('Not found', { status: 404 })
  const form = await forms.named(id)
  return form && presentable(form).ok ? { measure, questionnaire: form } : { measure }
}

/** Every field as it was sent, by name. */
export async function sentFields(request: Request): Promise<Record<string, string[]>> {
  const fields: Record<string, string[]> = {}
  for (const [name, value] of await formOf(request)) {
    if (typeof value === 'string') fields[name] = [...(fields[name] ?? []), value]
  }
  return fields
}

/** The id that the form was drawn with: sending the same form twice stores it once. */
export const sentId = (fields: Typed['values']) => {
  const read = entryId.safeParse(fields.entry?.[0])
  return read.success ? read.data : undefined
}

/** The entry that the address asks to correct or complete. */
export const askedEntry = (request: Request): string | undefined =>
  new URL(request.url).searchParams.get('entry') ?? undefined
