/** The protocol as a booklet: each section as passages, each passage as what it says, with its source beside it. */
import type { Source } from '#kernel/source.ts'
import {
  isFigure,
  isScalar,
  isSource,
  isTree,
  keyInWords,
  nameOf,
  sourceOf,
  type Tree,
  unitFor,
  valueInWords,
} from './places.ts'
import { KEY_UNITS, PLACE, SECTIONS } from './protocol-words.ts'

export type Said = {
  readonly what: string
  readonly value: string
  /** Where it differs from the passage's own. */
  readonly source?: Source
}

export type Passage = {
  readonly title: string
  readonly says: readonly Said[]
  readonly source?: Source
  readonly passages: readonly Passage[]
}

export type BookletSection = {
  readonly key: string
  readonly title: string
  readonly about: string
  readonly passage: Passage
}

/** The sections in the order of the booklet. A section that this list does not name yet comes last. */
export function bookletOf(protocol: unknown): BookletSection[] {
  if (!isTree(protocol)) return []
  const keys = [...new Set([...Object.keys(SECTIONS), ...Object.keys(protocol)])]
  return keys.flatMap((key) => {
    const section = protocol[key]
    if (section === undefined || isScalar(section)) return []
    const { title = keyInWords(key), about = '' } = SECTIONS[key] ?? {}
    return [{ key, title, about, passage: passageOf(title, section, [key]) }]
  })
}

function passageOf(title: string, value: unknown, path: readonly string[], inherited?: Source): Passage {
  if (Array.isArray(value)) {
    const passages = value.map((one, i) =>
      passageOf(nameOf(one) ?? PLACE.number(i + 1), one, path, inherited),
    )
    return { title, says: [], passages: passages.filter(isSaying) }
  }
  if (!isTree(value)) return { title, says: [{ what: '', value: valueInWords(value) }], passages: [] }
  const source = sourceOf(value)
  const says: Said[] = []
  const passages: Passage[] = []
  for (const [key, below] of Object.entries(value)) {
    if (below === undefined || key === 'source' || (isScalar(below) && below === title)) continue
    const what = keyInWords(key)
    const here = [...path, key]
    const short = isSource(below) ? undefined : shortly(key, below, value, path)
    if (isSource(below)) says.push({ what, value: valueInWords(below.text), source: below })
    else if (short) says.push({ what, ...short, ...(short.source ? { source: short.source } : {}) })
    else passages.push(passageOf(capital(what), below, here, source ?? inherited))
  }
  return { title, says, ...(source ? { source } : {}), passages: passages.filter(isSaying) }
}

/** What is longer stands on lines of its own. */
const LONGEST_INLINE = 40

/** A value short enough for a line of its passage, or undefined when it needs a passage of its own. */
function shortly(
  key: string,
  value: unknown,
  parent: Tree,
  path: readonly string[],
): Omit<Said, 'what'> | undefined {
  const unit = unitFor(key, parent, path)
  if (isScalar(value)) return { value: valueInWords(value, unit) }
  if (Array.isArray(value))
    return value.every(isScalar) && value.length > 0 ? { value: valueInWords(value, unit) } : undefined
  if (!isTree(value)) return undefined
  const source = sourceOf(value)
  const { source: _, ...rest } = value
  if (isFigure(value)) return { value: valueInWords(value), source }
  const entries = Object.entries(rest).filter(([, below]) => below !== undefined)
  if (entries.length === 0 && source) return { value: source.text, source }
  if (entries.length === 0 || entries.length > 3 || entries.some(([, below]) => !isScalar(below)))
    return undefined
  if (entries.length > 1 && entries.some(([, below]) => String(below).length > LONGEST_INLINE))
    return undefined
  // A single figure or wording is told without the name of its key: "90 min", not "minutes 90 min".
  const told = entries.map(([name, below]) => {
    const words = valueInWords(below, unitFor(name, value, [...path, key]))
    return entries.length === 1 || KEY_UNITS[name] ? words : `${keyInWords(name)} ${words}`
  })
  return { value: told.join(', '), source }
}

const isSaying = ({ says, passages, source }: Passage): boolean =>
  says.length + passages.length > 0 || source !== undefined

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
