/** A practice's own copy of the protocol: read from what was edited, compared with the one in force, signed by a prescriber. */

import { type ProtocolId, protocolName } from '#kernel/protocol.ts'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import { allow, ask, type Reason, type Ruling, refuse, together } from '#kernel/ruling.ts'
import { has, type Role } from '#people/people.ts'
import { type Difference, differences } from './differences.ts'
import { isTree, placeInWords } from './places.ts'
import { type Protocol, protocol } from './protocol.ts'
import { ADOPTION, HOUSE, PROPOSAL, SECTIONS } from './protocol-words.ts'

const MOST_PROBLEMS = 12

/**
 * Reads a document that somebody edited. Every place that does not fit is named in a sentence; a key that the
 * program does not know does not fit either, because a slip of the pen would take a rule away in silence.
 * @param document the parsed YAML
 */
export function readProposal(document: unknown): Result<Protocol> {
  if (!isTree(document) || typeof document.id !== 'string') return fail(problem(PROPOSAL.notDocument))
  const read = protocol.safeParse(document)
  const sentences = read.success
    ? unknownPlaces(document, read.data).map((path) => PROPOSAL.unknown(placeInWords(path, document)))
    : read.error.issues.map((issue) => PROPOSAL.misfit(placeInWords(issue.path, document), sentence(issue)))
  if (read.success && sentences.length === 0) return ok(read.data)
  const told = [...new Set(sentences)]
  const more = told.length - MOST_PROBLEMS
  return fail(
    ...[...told.slice(0, MOST_PROBLEMS), ...(more > 0 ? [PROPOSAL.more(more)] : [])].map((words) =>
      problem(words),
    ),
  )
}

type Issue = {
  readonly code?: string
  readonly message: string
  readonly expected?: unknown
  readonly values?: readonly unknown[]
}

/** The schema's own words where it has any; where it only names types, words for somebody who edits the document. */
function sentence({ code, message, expected, values }: Issue): string {
  if (code === 'invalid_type' && message.endsWith('received undefined')) return PROPOSAL.missing
  if (code === 'invalid_type' && message.startsWith('Invalid input'))
    return PROPOSAL.expected(String(expected))
  if (code === 'invalid_value' && values) return PROPOSAL.oneOf(values.map(String))
  return message
}

/** Places of the document that reading did not keep. Where reading changes the form of a value, nothing is looked at. */
function unknownPlaces(document: unknown, read: unknown, path: readonly PropertyKey[] = []): PropertyKey[][] {
  if (Array.isArray(document) && Array.isArray(read)) {
    return document.flatMap((one, i) => unknownPlaces(one, read[i], [...path, i]))
  }
  if (!isTree(document) || !isTree(read)) return []
  return Object.entries(document).flatMap(([key, value]) =>
    Object.hasOwn(read, key) ? unknownPlaces(value, read[key], [...path, key]) : [[...path, key]],
  )
}

/** A version that courses may run on, and whether it ships with the program. */
export type KnownVersion = ProtocolId & { readonly ships: boolean }

/**
 * May this person put this protocol in force? Refused: no prescriber, a name or version that is taken, a default
 * that would pass for a publication. Asked: screening rows that vanish, and published figures that were changed.
 * @param current the protocol in force @param known every version of the practice
 */
export function ruleOnAdoption(
  person: { readonly roles: readonly Role[] },
  { current, known }: { readonly current: Protocol; readonly known: readonly KnownVersion[] },
  proposed: Protocol,
): Ruling {
  const name = protocolName(current)
  const all = differences(current, proposed)
  const refused = [
    ...(has(person, 'prescriber') ? [] : [because('adoption-prescriber', ADOPTION.prescriber)]),
    ...onVersion(known, proposed),
    ...(all.some(({ section }) => section !== '') ? [] : [because('adoption-same', ADOPTION.same)]),
    ...raised(all).map((one) => because('adoption-raised-default', ADOPTION.raised(words(one)))),
  ]
  const gone = rowsGone(current, proposed)
  const asked = [
    ...(gone.length > 0 ? [because('adoption-rows-gone', ADOPTION.rowsGone(gone))] : []),
    ...changedPublished(all).map((one) =>
      because(
        'adoption-published-figure',
        ADOPTION.figure(words(one), one.before.join(' '), one.after.join(' ')),
      ),
    ),
  ]
  if (refused.length + asked.length === 0) return allow(name)
  return together(name, [
    ...(refused.length > 0 ? [refuse(name, ...refused)] : []),
    ...(asked.length > 0 ? [ask(name, ...asked)] : []),
  ])
}

const because = (
  rule: string,
  { why, settle }: { readonly why: string; readonly settle: string },
): Reason => ({
  rule,
  why,
  settle,
  evidence: [],
  source: HOUSE,
})

function onVersion(known: readonly KnownVersion[], { id, version }: ProtocolId): Reason[] {
  if (known.some((one) => one.ships && one.id === id))
    return [because('adoption-shipped-id', ADOPTION.shippedId(id))]
  const last = known
    .filter((one) => one.id === id)
    .toSorted((a, b) => byVersion(a.version, b.version))
    .at(-1)
  return last && byVersion(version, last.version) <= 0
    ? [because('adoption-version', ADOPTION.version(version, id, last.version))]
    : []
}

const words = ({ section, place }: Difference): string =>
  [SECTIONS[section]?.title ?? section, ...place].join(' › ')

/** A default whose status rose while its text stayed: a default is never made to look like a fact. */
const raised = (all: readonly Difference[]): Difference[] =>
  all.filter(({ path, sources: { before, after }, about }) => {
    const rises =
      before?.status === 'default' &&
      after?.status === 'published' &&
      before.text.trim() === after.text.trim()
    return rises && (about === 'source' || path.includes('source'))
  })

/** Another figure under a source that still names a publication and still says the same. */
const changedPublished = (all: readonly Difference[]): Difference[] =>
  all.filter(
    ({ about, change, sources: { before, after } }) =>
      about === 'figure' &&
      change === 'changed' &&
      after?.status === 'published' &&
      before?.text.trim() === after.text.trim(),
  )

/** Titles of the rows that screening would no longer ask. */
function rowsGone(current: unknown, proposed: unknown): string[] {
  const kept = new Set(rowsOf(proposed).map(([id]) => id))
  return rowsOf(current)
    .filter(([id]) => !kept.has(id))
    .map(([id, title]) => `${title} (${id})`)
}

function rowsOf(document: unknown): [id: string, title: string][] {
  const screening = isTree(document) ? document.screening : undefined
  if (!isTree(screening)) return []
  return [screening.rules, screening.medicines].flatMap((list) =>
    Array.isArray(list)
      ? list.filter(isTree).map((row): [string, string] => [String(row.id), String(row.title)])
      : [],
  )
}

/** Orders versions: numbers by size, a version with a suffix before the same one without. */
export function byVersion(a: string, b: string): number {
  const [x, y] = [parts(a), parts(b)]
  for (let i = 0; i < 3; i++)
    if (x.numbers[i] !== y.numbers[i]) return (x.numbers[i] ?? 0) - (y.numbers[i] ?? 0)
  if (x.suffix === y.suffix) return 0
  if (x.suffix === '' || y.suffix === '') return x.suffix === '' ? 1 : -1
  return x.suffix.localeCompare(y.suffix, 'en', { numeric: true })
}

function parts(version: string) {
  const [numbers = '', ...suffix] = version.split('-')
  return { numbers: numbers.split('.').map(Number), suffix: suffix.join('-') }
}

/** The id and the version to propose for a practice's next copy of a protocol. */
export function nextId(practice: string, current: ProtocolId, known: readonly KnownVersion[]): ProtocolId {
  const ships = known.some((one) => one.ships && one.id === current.id)
  const own = practice
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  const id = ships ? own || 'our-protocol' : current.id
  const last = known
    .filter((one) => one.id === id)
    .toSorted((a, b) => byVersion(a.version, b.version))
    .at(-1)
  if (!last) return { id, version: '1.0.0' }
  const [major = 1, minor = 0] = parts(last.version).numbers
  return { id, version: `${major}.${minor + 1}.0` }
}

/** Is this the name that the person is signed in with? Case, spaces and titles after a comma do not matter. */
export function signsAs(typed: string, name: string): boolean {
  const plain = (text: string) =>
    text.split(',')[0]!.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
  return plain(typed) === plain(name)
}
