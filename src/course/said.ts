/** What an entry says, in words. It reads any body, also one of a kind that this version does not know. */
import type { PersonId } from '#kernel/ids.ts'
import { dateText, momentIn } from '#visits/local-time.ts'
import type { Visit } from '#visits/visits.ts'
import { VISIT_NAMES } from '#visits/words.ts'
import { isTree, keyInWords, unitFor, valueInWords } from './places.ts'
import { RECORD_PAGES } from './record-words.ts'

/** What is needed to read a body: names for people, visits for references, the clocks of the place. */
export type Reader = {
  readonly names: ReadonlyMap<PersonId, string>
  readonly visits: readonly Visit[]
  readonly zone: string
}

export type Said = {
  /** The way to it in words: `amount`, `mg`. */
  readonly what: readonly string[]
  readonly value: string
  /** An id that stands for nothing a person would recognise. */
  readonly reference: boolean
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const SLUG = /^[a-z]+(-[a-z]+)+$/

/** Everything that a body says, in the order in which it was written. */
export function saidIn(
  body: unknown,
  reader: Reader,
  what: readonly string[] = [],
  key = '',
  parent: unknown = {},
): Said[] {
  const said = (value: string, reference = false): Said[] => [{ what, value, reference }]
  if (body === undefined || body === null) return []
  if (body instanceof Temporal.Instant) return said(momentIn(body, reader.zone))
  if (body instanceof Temporal.PlainDate) return said(dateText(body))
  if (typeof body === 'string') return textOf(body, reader, said)
  if (Array.isArray(body)) {
    if (body.length === 0) return []
    if (body.every((one) => !isTree(one))) {
      const all = body.flatMap((one) => saidIn(one, reader, what))
      return said(
        all.map(({ value }) => value).join(', '),
        all.every(({ reference }) => reference),
      )
    }
    return body.flatMap((one, i) => saidIn(one, reader, [...what, String(i + 1)]))
  }
  if (!isTree(body)) return said(valueInWords(body, isTree(parent) ? unitFor(key, parent, []) : undefined))
  if (typeof body.id === 'string' && typeof body.version === 'string')
    return said(`${body.id}@${body.version}`)
  if (typeof body.systolic === 'number' && typeof body.diastolic === 'number') {
    const { systolic, diastolic, ...rest } = body
    return [
      { what: [...what, 'pressure'], value: `${systolic}/${diastolic} mmHg`, reference: false },
      ...saidIn(rest, reader, what),
    ]
  }
  const parts = Object.entries(body).flatMap(([below, value]) =>
    saidIn(value, reader, [...what, keyInWords(below)], below, body),
  )
  const points = key === 'points' ? Object.values(body).filter((one) => typeof one === 'number') : []
  return points.length > 0 ? [...said(`${points.reduce((a, b) => a + b, 0)} in all`), ...parts] : parts
}

function textOf(
  text: string,
  { names, visits, zone }: Reader,
  said: (value: string, reference?: boolean) => Said[],
): Said[] {
  for (const [person, name] of names) if (person === text) return said(name)
  if (UUID.test(text)) {
    const visit = visits.find(({ id }) => id === text)
    return visit ? said(`${VISIT_NAMES[visit.kind]}, ${momentIn(visit.from, zone)}`) : said(text, true)
  }
  return said(SLUG.test(text) ? text.replaceAll('-', ' ') : text)
}

/** What names a thing comes first in a line that has little room. */
const FIRST = [
  'visit kind',
  'display',
  'text',
  'term',
  'title',
  'name',
  'what',
  'decision',
  'reason',
  'mg',
  'pressure',
  'score',
]
/** What is long and tells little by itself: answers by their codes, the basis of a decision. */
const UNTOLD: ReadonlySet<string> = new Set([
  'answers',
  'points',
  'lines',
  'items',
  'covered',
  'resource',
  'codes',
])
const LONGEST = 160

/** An entry in one line: what tells most. */
export function gistOf(body: unknown, reader: Reader): string {
  const rank = ({ what }: Said) => {
    const place = FIRST.indexOf(what.at(-1) ?? '')
    return place < 0 ? FIRST.length : place
  }
  const telling = ({ what, reference }: Said) =>
    !reference && what.at(-1) !== 'visit' && !what.slice(0, -1).some((word) => UNTOLD.has(word))
  const all = saidIn(body, reader).filter(telling)
  const told = all.toSorted((a, b) => rank(a) - rank(b)).slice(0, 5)
  const line = told
    .map((one) =>
      rank(one) <= FIRST.indexOf('pressure') ? one.value : `${one.what.at(-1) ?? ''} ${one.value}`.trim(),
    )
    .join(' · ')
  const [first] = saidIn(body, reader)
  if (line === '' && first) return RECORD_PAGES.many(first.what[0] ?? '', saidIn(body, reader).length)
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line
}

export type SaidPart = { readonly title?: string; readonly said: readonly Said[] }
const FOLDED_FROM = 8

/** Everything said, in parts: what is single first, then each long part under its own name. */
export function partsOf(all: readonly Said[]): SaidPart[] {
  const heads = [...new Set(all.map(({ what }) => what[0] ?? ''))]
  const long = heads.filter((head) => all.filter(({ what }) => what[0] === head).length >= FOLDED_FROM)
  return [
    { said: all.filter(({ what }) => !long.includes(what[0] ?? '')) },
    ...long.map((title) => ({
      title,
      said: all.filter(({ what }) => what[0] === title).map((one) => ({ ...one, what: one.what.slice(1) })),
    })),
  ]
}
