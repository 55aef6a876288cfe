/** A profile in a form without scripts: fields by name, `licences.0.kind` for the first license's kind. */
import type { Problem } from '#kernel/result.ts'
import { fieldsOf, formOf, type Typed } from '#web/read-form.ts'
import {
  LIST_NAMES,
  PART_NAMES,
  PARTS,
  SWITCHES,
  TEXTS,
  type TypedPart,
  type TypedProfile,
} from '../typed-profile.ts'

/** What was sent, each field's texts by its name. */
export type Sent = {
  readonly form: FormData
  readonly values: Typed['values']
  /** The text of a field, trimmed; undefined when it was left empty. */
  readonly text: (name: string) => string | undefined
  readonly again: (...problems: readonly Problem[]) => Typed
}

export async function sentBy(request: Request): Promise<Sent> {
  const form = await formOf(request)
  const values = Object.fromEntries(fieldsOf(form))
  return {
    form,
    values,
    text: (name) => values[name]?.[0]?.trim() || undefined,
    again: (...problems) => ({ values, problems }),
  }
}

/** Most rows that a form holds, as a profile does. */
const MOST = { licences: 60, trainings: 20, places: 10 } as const

export function typedFrom({ values, text }: Pick<Sent, 'values' | 'text'>): TypedProfile {
  return {
    ...Object.fromEntries(TEXTS.map((name) => [name, text(name)])),
    ...Object.fromEntries(SWITCHES.map((name) => [name, text(name) === 'yes'])),
    ...Object.fromEntries(LIST_NAMES.map((name) => [name, values[name] ?? []])),
    ...Object.fromEntries(PART_NAMES.map((name) => [name, rowsIn(name, { values, text })])),
  }
}

const rowsIn = (name: TypedPart, { values, text }: Pick<Sent, 'values' | 'text'>) =>
  Array.from({ length: rowCount(name, values) }, (_, i) =>
    Object.fromEntries(PARTS[name].map((part) => [part, text(`${name}.${i}.${part}`)])),
  )

/** How many rows were sent. */
function rowCount(name: TypedPart, values: Typed['values']): number {
  const numbers = Object.keys(values).flatMap((field) => {
    const [part, row] = field.split('.')
    return part === name && row !== undefined && /^\d{1,2}$/.test(row) ? [Number(row) + 1] : []
  })
  return Math.min(MOST[name], Math.max(0, ...numbers))
}

/** What the form shows of a profile before anything was sent. */
export function valuesOf(typed: TypedProfile): Record<string, string[]> {
  const values: Record<string, string[]> = {}
  for (const name of TEXTS) if (typed[name] !== undefined) values[name] = [typed[name]]
  for (const name of SWITCHES) if (typed[name]) values[name] = ['yes']
  for (const name of LIST_NAMES) values[name] = [...(typed[name] ?? [])]
  for (const name of PART_NAMES)
    for (const [i, row] of (typed[name] ?? []).entries())
      for (const [part, text] of Object.entries(row))
        if (text !== undefined) values[`${name}.${i}.${part}`] = [text]
  return values
}

/** Rows that stand in the form at first beyond those filled, and how many more a press of the button adds. */
const SPARE = 1
const MORE = 3

/** How many rows the form shows: those filled, and room for another; more room when it was asked for. */
export function rowsToShow(name: TypedPart, typed: Typed | undefined): number {
  const values = typed?.values ?? {}
  const filled = Array.from({ length: rowCount(name, values) }, (_, i) => i).filter((i) =>
    PARTS[name].some((part) => values[`${name}.${i}.${part}`]?.[0]?.trim()),
  )
  const spare = values.more?.[0] === name ? MORE : SPARE
  return Math.min(MOST[name], (filled.at(-1) ?? -1) + 1 + spare)
}
