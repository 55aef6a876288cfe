/**
 * Bringing a history in. A file of another record system becomes a `History` (`bundle.ts`), and a history becomes
 * the entries that a chart does not have yet. Importing the same record again adds nothing; a resource that changed
 * there becomes an entry that amends the older one here.
 */
import { hash } from 'node:crypto'
import { type Chart, type DraftOf, type EntryOf, entriesOf } from '#chart/chart.ts'
import { type CourseId, type EntryId, entryId } from '#kernel/ids.ts'
import { type Problem, problem } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import { type Fact, historyKinds, type LeftOut, type PatientFact } from '#screening/history.ts'

/** What a file told about one person. */
export type History = {
  readonly patient: PatientFact
  readonly facts: readonly Fact[]
  /** Resources that cannot be true or cannot be read, when somebody chose to go on without them. */
  readonly leftOut: readonly LeftOut[]
  /** What a person should know about the file, as sentences. */
  readonly notes: readonly string[]
}

/** A whole life in one file takes some ten megabytes; what is far above it is not one person's history. */
export const LARGEST_FILE = 100_000_000

/** The sentence for a file that is too large, to be asked before the file is read. */
export function tooLarge(bytes: number, largest: number = LARGEST_FILE): Problem | undefined {
  if (bytes <= largest) return undefined
  return problem(
    `The file has ${megabytes(bytes)} MB; at most ${megabytes(largest)} MB can be imported. Export the history of one person, without images and documents.`,
  )
}
const megabytes = (bytes: number): number => Math.ceil(bytes / 1_000_000)

/**
 * The person's identity in the record system, so that the next import finds the same person; undefined when the file
 * names no system and the id is one that any system may give ("1").
 */
export function recordOf({
  resource: { system, id },
}: PatientFact): { system: string; id: string } | undefined {
  if (system) return { system, id }
  return /^(urn:uuid:)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? { system: '', id } : undefined
}

type ImportDraft = DraftOf<typeof historyKinds>
type ImportEntry = EntryOf<typeof historyKinds>
type Content = Fact | { readonly patient: PatientFact; readonly leftOut?: readonly LeftOut[] }

/**
 * The entries that a history adds to a course: all of them to a new one, only new and changed ones to a chart that
 * has some of them already. Their ids follow from the course, the resource and its content, so that two people who
 * import the same file at the same time add it once.
 * @param now the time of the import, which is when the entries happened; clinical dates stay in the facts
 */
export function draftsOfImport(
  history: History,
  course: CourseId,
  now: Instant,
  chart?: Chart,
): ImportDraft[] {
  const before = importedBefore(chart)
  const { patient, leftOut } = history
  const person = { patient, ...(leftOut.length > 0 ? { leftOut } : {}) }
  const drafts: ImportDraft[] = []
  const about = changed(course, patient.resource, person, before)
  if (about) {
    const body = { patient, importedAt: now, ...(leftOut.length > 0 ? { leftOut: [...leftOut] } : {}) }
    drafts.push({ kind: 'patient-imported', at: now, body, ...about })
  }
  for (const fact of history.facts) {
    const about = changed(course, fact.resource, fact, before)
    if (about) drafts.push({ kind: 'fact-imported', at: now, body: { fact, importedAt: now }, ...about })
  }
  return drafts
}

/** Whether the chart has this very record of the person already. */
export const hasImported = (chart: Chart, { resource }: PatientFact): boolean =>
  importedBefore(chart).has(resourceKey(resource))

/** What an import would do to the chart, in numbers. */
export function tally(history: History, drafts: readonly ImportDraft[]) {
  const changedOnes = drafts.filter((draft) => draft.amends).length
  const total = history.facts.length + 1
  return { added: drafts.length - changedOnes, changed: changedOnes, unchanged: total - drafts.length }
}

/** Identity and amendment of the entry for a resource, or undefined when the chart has it as it is. */
function changed(course: CourseId, resource: Fact['resource'], content: Content, before: Before) {
  const key = resourceKey(resource)
  const last = before.get(key)
  const now = canonical(content)
  if (last && now === canonical(contentOf(last.entry))) return undefined
  // The entry before belongs to the identity: what changes and changes back has happened twice.
  const id = entryId.parse(derivedId([course, key, last?.entry.id ?? '', now]))
  const amends = last?.inForce
  return {
    id,
    ...(amends
      ? { amends: { entry: amends, reason: 'The record system that it came from has changed it.' } }
      : {}),
  }
}

type Before = ReadonlyMap<string, { readonly entry: ImportEntry; readonly inForce?: EntryId }>

/**
 * The last import of each resource, and the entry that stands for it now: itself, a correction that somebody made
 * here, or none when it was struck out. A correction made here is not undone by importing the same file again.
 */
function importedBefore(chart: Chart | undefined): Before {
  const before = new Map<string, { entry: ImportEntry; inForce?: EntryId }>()
  if (!chart) return before
  const standsFor = new Map<EntryId, EntryId>()
  for (const entry of chart.current) {
    standsFor.set(entry.id, entry.id)
    for (const older of chart.history.get(entry.id) ?? []) standsFor.set(older.id, entry.id)
  }
  for (const entry of entriesOf(historyKinds, { ...chart, current: chart.entries })) {
    if (!isDerived(entry.id)) continue
    const { resource } = entry.kind === 'fact-imported' ? entry.body.fact : entry.body.patient
    before.set(resourceKey(resource), { entry, inForce: standsFor.get(entry.id) })
  }
  return before
}

function contentOf(entry: ImportEntry): Content {
  if (entry.kind === 'fact-imported') return entry.body.fact
  const { patient, leftOut } = entry.body
  return { patient, ...(leftOut ? { leftOut } : {}) }
}

/** Ids such as "1" are common, so the system that gave them belongs to the identity. */
export const resourceKey = ({ system, resourceType, id }: Fact['resource']): string =>
  JSON.stringify([system ?? '', resourceType, id])

/** The same content is the same text, whatever order a database gives the keys back in. */
const canonical = (content: unknown): string => JSON.stringify(content, sortedKeys)

const sortedKeys = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

/** Text that stands for content and for nothing else. */
export const digest = (content: unknown): string => hash('sha256', canonical(content), 'hex')

/** A UUID of version 8 (RFC 9562): made from content, where version 7 is made from the time of writing. */
export function derivedId(content: readonly string[]): string {
  const hex = digest(content)
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
const isDerived = (id: EntryId): boolean => id[14] === '8'
