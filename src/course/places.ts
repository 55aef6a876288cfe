/** Where something stands in a protocol and what it says there, in words. The document is walked as it is, key by key. */
import type { Source } from '#kernel/source.ts'
import { MEASURE } from '#session/words.ts'
import { KEY_UNITS, KEY_WORDS, PLACE, UNITS, VALUE } from './protocol-words.ts'

export type Tree = Readonly<Record<string, unknown>>
export const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

export const isSource = (value: unknown): value is Source =>
  isTree(value) &&
  typeof value.text === 'string' &&
  typeof value.status === 'string' &&
  typeof value.mark === 'string'
/** The source that stands on this very object. */
export const sourceOf = (value: unknown): Source | undefined =>
  isTree(value) && isSource(value.source) ? value.source : undefined

/** A number that carries its unit: `{ value, unit, source }`. */
export const isFigure = (value: unknown): value is Tree & { readonly value: number; readonly unit: string } =>
  isTree(value) && typeof value.value === 'number' && typeof value.unit === 'string'

/** `continuousUntil` → `continuous until`, `follow-up` → `follow-up`. */
export const keyInWords = (key: string): string =>
  KEY_WORDS[key] ??
  key.replaceAll(/([a-z0-9])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)

export const isHead = (key: string): boolean => ['id', 'version', 'title', 'issued', 'language'].includes(key)

const NAMES = [
  'title',
  'name',
  'heading',
  'text',
  'what',
  'about',
  'finding',
  'id',
  'rule',
  'measure',
  'phase',
] as const
/** What an element of a list is called. */
export function nameOf(value: unknown): string | undefined {
  if (!isTree(value)) return undefined
  const named = NAMES.map((key) => value[key]).find((name) => typeof name === 'string')
  return typeof named === 'string' ? named : undefined
}

/** The way to a place in the document, for messages to whoever edits it: ids first, because they are searched for. */
export function placeInWords(path: readonly PropertyKey[], document: unknown): string {
  const words: string[] = []
  let at: unknown = document
  for (const step of path) {
    const below: unknown = Array.isArray(at) ? at[Number(step)] : isTree(at) ? at[String(step)] : undefined
    const id = isTree(below) && typeof below.id === 'string' ? below.id : nameOf(below)
    words.push(Array.isArray(at) ? (id ?? PLACE.number(Number(step) + 1)) : String(step))
    at = below
  }
  return words.join(' › ') || PLACE.everything
}

/** The unit of a number, from the figure it is part of or from what its key means at this place. */
export function unitFor(key: string, parent: Tree, path: readonly string[]): string | undefined {
  if (key === 'value' && typeof parent.unit === 'string') return unitInWords(parent.unit)
  const measured = [parent.measure, parent.check].find(
    (name) => typeof name === 'string' && Object.hasOwn(MEASURE, name),
  )
  if (['figure', 'atLeast', 'atMost'].includes(key))
    return Object.entries(MEASURE).find(([name]) => name === measured)?.[1].unit
  if (path.includes('expected')) return '%'
  if (key === 'from' || key === 'to' || key === 'until') {
    if (path.includes('spans') || path.includes('every')) return 'min'
    if (path.includes('schedule')) return 'h'
    return parent.in === 'hours' ? 'h' : parent.in === 'days' ? 'days' : undefined
  }
  if (key === 'below' && path.includes('concentration')) return 'mg/mL'
  if ((key === 'least' || key === 'most') && path.includes('hours')) return 'h'
  if ((key === 'after' || key === 'until') && path.includes('repeat')) return 'min'
  return KEY_UNITS[key] ?? Object.entries(MEASURE).find(([name]) => name === key)?.[1].unit
}

export const unitInWords = (ucum: string): string => UNITS[ucum] ?? ucum

/** A scalar, a list of scalars or a figure as one reads it. */
export function valueInWords(value: unknown, unit?: string): string {
  if (value === null || value === undefined) return VALUE.nothing
  if (typeof value === 'boolean') return value ? VALUE.yes : VALUE.no
  if (typeof value === 'number') return unit ? `${value} ${unit}` : String(value)
  // Names of keys stand as values too, such as the measures that a limit watches.
  if (typeof value === 'string') return /^[a-z]+[A-Z][a-zA-Z]*$/.test(value) ? keyInWords(value) : value
  if (isFigure(value)) return valueInWords(value.value, unitInWords(value.unit))
  if (Array.isArray(value)) {
    const all = value.map((one) => valueInWords(one)).join(', ')
    return unit ? `${all} ${unit}` : all
  }
  return linesOf(value).join('; ')
}

/** Everything that an object says, a line each, its sources included: for what is added or taken away as a whole. */
export function linesOf(
  value: unknown,
  path: readonly string[] = [],
  words: readonly string[] = [],
): string[] {
  const said = (text: string) => [words.length > 0 ? `${words.join(' › ')}: ${text}` : text]
  if (isFigure(value)) return said(valueInWords(value))
  if (isSource(value)) return said(`${value.text} (${value.status}, ${value.mark})`)
  if (Array.isArray(value)) {
    if (value.length === 0) return []
    if (value.every(isScalar)) return said(valueInWords(value))
    return value.flatMap((one, i) => linesOf(one, path, [...words, nameOf(one) ?? PLACE.number(i + 1)]))
  }
  if (!isTree(value)) return said(valueInWords(value))
  return Object.entries(value).flatMap(([key, below]) => {
    if (below === undefined) return []
    const here = [...path, key]
    const step = [...words, keyInWords(key)]
    return isScalar(below)
      ? [`${step.join(' › ')}: ${valueInWords(below, unitFor(key, value, path))}`]
      : linesOf(below, here, step)
  })
}
