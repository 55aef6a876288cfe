/** What differs between two versions of a protocol, as a list that a clinician can read. */
import type { Source } from '#kernel/source.ts'
import {
  isFigure,
  isHead,
  isScalar,
  isSource,
  isTree,
  keyInWords,
  linesOf,
  nameOf,
  sourceOf,
  type Tree,
  unitFor,
  valueInWords,
} from './places.ts'
import { PLACE, SECTIONS } from './protocol-words.ts'

export type Difference = {
  readonly change: 'changed' | 'added' | 'removed'
  /** The key of the section, for grouping. */
  readonly section: string
  /** The way to it inside the section, in words. */
  readonly place: readonly string[]
  /** The same way in keys; members of lists by what names them. */
  readonly path: readonly string[]
  /** What it said before and says after, a line each; empty for what is new or gone. */
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** `figure`: a number, with its unit in the text; `source`: where one comes from. */
  readonly about: 'figure' | 'source' | 'wording'
  /** The nearest source on each side. */
  readonly sources: { readonly before?: Source; readonly after?: Source }
}

/** Where the walk is. */
type At = Pick<Difference, 'place' | 'path' | 'sources'>

/** Every difference in the order of the newer document. Two documents that mean the same have none. */
export function differences(from: unknown, to: unknown): Difference[] {
  return compare(from, to, { place: [], path: [], sources: {} })
}

/** In the order of a booklet: each section that differs, with its differences. */
export function bySection(
  all: readonly Difference[],
): { readonly section: string; readonly differences: readonly Difference[] }[] {
  const order = [...new Set(['', ...Object.keys(SECTIONS), ...all.map(({ section }) => section)])]
  return order
    .map((section) => ({ section, differences: all.filter((one) => one.section === section) }))
    .filter((group) => group.differences.length > 0)
}

function compare(from: unknown, to: unknown, at: At, unit?: string): Difference[] {
  if (same(from, to)) return []
  if (from === undefined) return [told('added', at, [], linesOf(to, at.path), kindOf(to))]
  if (to === undefined) return [told('removed', at, linesOf(from, at.path), [], kindOf(from))]
  if (isSource(from) && isSource(to)) {
    return [
      told('changed', { ...at, sources: { before: from, after: to } }, linesOf(from), linesOf(to), 'source'),
    ]
  }
  if (isTree(from) && isTree(to)) return compareTrees(from, to, at)
  if (Array.isArray(from) && Array.isArray(to)) return compareLists(from, to, at, unit)
  return [told('changed', at, [valueInWords(from)], [valueInWords(to)], kindOf(to))]
}

function compareTrees(from: Tree, to: Tree, at: At): Difference[] {
  const sources = { before: sourceOf(from) ?? at.sources.before, after: sourceOf(to) ?? at.sources.after }
  const figures = isFigure(from) && isFigure(to)
  const changedFigure = figures && (from.value !== to.value || from.unit !== to.unit)
  const own = changedFigure
    ? [told('changed', { ...at, sources }, [valueInWords(from)], [valueInWords(to)], 'figure')]
    : []
  const keys = [...new Set([...Object.keys(to), ...Object.keys(from)])].filter(
    (key) => !figures || (key !== 'value' && key !== 'unit'),
  )
  return [
    ...own,
    ...keys.flatMap((key) => {
      const below: At = { place: [...at.place, keyInWords(key)], path: [...at.path, key], sources }
      const [before, after] = [from[key], to[key]]
      if (same(before, after)) return []
      if ((isScalar(before) || before === undefined) && (isScalar(after) || after === undefined)) {
        return [scalarChange(before, after, below, unitFor(key, from, at.path), unitFor(key, to, at.path))]
      }
      return compare(before, after, below, unitFor(key, to, at.path))
    }),
  ]
}

function scalarChange(
  before: unknown,
  after: unknown,
  at: At,
  unitBefore?: string,
  unitAfter?: string,
): Difference {
  const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
  const words = (value: unknown, unit?: string) => (value === undefined ? [] : [valueInWords(value, unit)])
  return told(change, at, words(before, unitBefore), words(after, unitAfter), kindOf(after ?? before))
}

function compareLists(from: readonly unknown[], to: readonly unknown[], at: At, unit?: string): Difference[] {
  if (!from.every(isTree) || !to.every(isTree)) return compareSimpleLists(from, to, at, unit)
  const key = keyFor([from, to])
  const named = (list: readonly Tree[]) =>
    new Map(list.map((one, i) => [key ? String(one[key]) : String(i), one]))
  const [older, newer] = [named(from), named(to)]
  const order = [...new Set([...newer.keys(), ...older.keys()])]
  const members = order.flatMap((id) => {
    const before = older.get(id)
    const after = newer.get(id)
    const name = nameOf(after ?? before) ?? PLACE.number(Number(id) + 1)
    return compare(before, after, { ...at, place: [...at.place, name], path: [...at.path, id] })
  })
  const kept = (list: ReadonlyMap<string, Tree>, other: ReadonlyMap<string, Tree>) =>
    [...list.keys()].filter((id) => other.has(id))
  const moved = !same(kept(older, newer), kept(newer, older))
  if (!key || !moved) return members
  const names = (list: ReadonlyMap<string, Tree>) =>
    [...list.values()].map((one) => nameOf(one) ?? '').join(' · ')
  return [
    ...members,
    told('changed', { ...at, place: [...at.place, PLACE.order] }, [names(older)], [names(newer)], 'wording'),
  ]
}

/** Numbers are read as one series; of words, one reads which came and which went. */
function compareSimpleLists(
  from: readonly unknown[],
  to: readonly unknown[],
  at: At,
  unit?: string,
): Difference[] {
  const words = [...from, ...to].every((one) => typeof one === 'string')
  const gone = from.filter((one) => !to.includes(one))
  const come = to.filter((one) => !from.includes(one))
  if (!words || gone.length + come.length === 0) {
    return [
      told('changed', at, [valueInWords(from, unit)], [valueInWords(to, unit)], words ? 'wording' : 'figure'),
    ]
  }
  return [
    ...(come.length > 0 ? [told('added', at, [], [valueInWords(come)], 'wording')] : []),
    ...(gone.length > 0 ? [told('removed', at, [valueInWords(gone)], [], 'wording')] : []),
  ]
}

const KEYS = [
  'id',
  'rule',
  'statement',
  'measure',
  'phase',
  'code',
  'title',
  'name',
  'heading',
  'what',
  'text',
  'finding',
] as const
/** What tells the members of both lists apart, so that a member that moved is still the same one. */
const keyFor = (lists: readonly (readonly Tree[])[]): string | undefined =>
  KEYS.find((key) =>
    lists.every(
      (list) =>
        list.every((one) => typeof one[key] === 'string') &&
        new Set(list.map((one) => one[key])).size === list.length,
    ),
  )

function told(
  change: Difference['change'],
  at: At,
  before: readonly string[],
  after: readonly string[],
  about: Difference['about'],
): Difference {
  const [first = ''] = at.path
  const inSection = !isHead(first) && at.path.length > 0
  const place = inSection && at.place.length > 1 ? at.place.slice(1) : at.place
  return { ...at, change, section: inSection ? first : '', place, before, after, about }
}

const kindOf = (value: unknown): Difference['about'] =>
  isSource(value) ? 'source' : typeof value === 'number' || isFigure(value) ? 'figure' : 'wording'

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, i) => same(one, b[i]))
  if (!isTree(a) || !isTree(b)) return false
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key], b[key]))
}
