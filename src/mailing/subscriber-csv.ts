/** Subscribers as rows of a table (CSV): what each column holds, and reading and writing one row. */
import { guarded, readCell, unguarded } from '#directory/cells.ts'
import { state } from '#directory/states.ts'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import { type Instant, instant } from '#kernel/time.ts'
import { discipline } from '#training/plan.ts'
import { COLUMN_WORDS, CSV } from './csv-words.ts'
import { readAddress, type Subscriber } from './mailing.ts'
import { type About, about, type ImportedProof, importedProof, type List, list } from './subscription.ts'

type Column = keyof typeof COLUMN_WORDS

/** A row as it is brought in: somebody who joined, with proof, or who is never to be written to. */
export type SubscriberRow = {
  readonly email: string
  readonly lists: readonly List[]
  readonly about: About
} & ({ readonly standing: 'joined'; readonly proof: ImportedProof } | { readonly standing: 'left' })

const NAMES: readonly Column[] = [
  'email',
  'lists',
  'standing',
  'consent_source',
  'consent_wording',
  'consent_on',
  'name',
  'state',
  'discipline',
]
export const REQUIRED: readonly string[] = [
  'email',
  'lists',
  'consent_source',
  'consent_wording',
  'consent_on',
] satisfies Column[]
/** Every column in the order of the export, and what it holds. */
export const COLUMNS: readonly { readonly name: string; readonly about: string }[] = NAMES.map((name) => ({
  name,
  about: COLUMN_WORDS[name],
}))

/**
 * What is wrong with a header line, in one sentence that names every column. A column that is not of this table keeps
 * the file out: whoever sends a list of patients has brought the wrong file.
 */
export function headerProblem(header: readonly string[]): string | undefined {
  const known: readonly string[] = NAMES
  const missing = REQUIRED.filter((name) => !header.includes(name))
  const unknown = header.filter((name) => !known.includes(name))
  const twice = header.filter((name, i) => known.includes(name) && header.indexOf(name) !== i)
  return missing.length + unknown.length + twice.length > 0 ? CSV.header(missing, unknown, twice) : undefined
}

/**
 * Reads one row.
 * @returns the subscriber, or every sentence about the row, each with the column that it is about
 */
export function readRow(
  header: readonly string[],
  cells: readonly string[],
  now: Instant,
): Result<SubscriberRow> {
  if (cells.length !== header.length) return fail(problem(CSV.cells(cells.length, header.length)))
  const row = new Map(header.map((name, i) => [name, unguarded(cells[i] ?? '').trim()]))
  const cell = (name: Column): string => row.get(name) ?? ''
  const problems: Problem[] = []
  const noted = <T>(name: Column, result: Result<T>): T | undefined => {
    if (result.ok) return result.value
    problems.push(...result.problems.map(({ message }) => problem(`${name}: ${message}`, name)))
    return undefined
  }
  const email = noted('email', readAddress(cell('email')))
  const lists = noted('lists', readLists(cell('lists')))
  const standing = noted('standing', readStanding(cell('standing')))
  const described = {
    name: noted('name', readName(cell('name'))),
    state: noted('state', oneOf(state, cell('state').toUpperCase(), CSV.state)),
    discipline: noted('discipline', oneOf(discipline, cell('discipline').toLowerCase(), CSV.discipline)),
  }
  const proof = standing === 'joined' ? readProof(cell, now, problems) : undefined
  if (!email || !lists || !standing || problems.length > 0) return fail(...problems)
  const base = { email, lists, about: withoutGaps(described) }
  return ok(proof ? { ...base, standing: 'joined', proof } : { ...base, standing: 'left' })
}

/** One row for each list that somebody joined or left; whoever only asked is nobody yet. */
export function writeRows(email: string, subscriber: Subscriber): string[][] {
  return [...subscriber.lists].flatMap(([name, { standing, proof }]) => {
    if (standing === 'asked') return []
    const isOn = standing === 'joined' && !subscriber.suppressed
    const { source, wording, on } = isOn ? proofWords(proof) : NO_PROOF
    return [
      [
        email,
        name,
        isOn ? 'joined' : 'left',
        source,
        wording,
        on,
        subscriber.name ?? '',
        subscriber.state ?? '',
        subscriber.discipline ?? '',
      ].map(guarded),
    ]
  })
}

const NO_PROOF = { source: '', wording: '', on: '' }

function proofWords(proof: NonNullable<ReturnType<Subscriber['lists']['get']>>['proof']): ImportedProof {
  if (!proof) return NO_PROOF
  if (proof.is === 'imported') return proof
  return { source: CSV.confirmed, wording: proof.wording ?? '', on: instant.encode(proof.at) }
}

function readLists(cell: string): Result<List[]> {
  const typed = readCell(cell.replaceAll(',', ';')).flatMap(([one]) => one?.toLowerCase() ?? [])
  const wrong = typed.find((one) => !list.safeParse(one).success)
  if (typed.length === 0 || wrong !== undefined) return fail(problem(CSV.lists(wrong ?? '')))
  return ok([...new Set(typed.map((one) => list.parse(one)))])
}

function readStanding(cell: string): Result<'joined' | 'left'> {
  const typed = cell.toLowerCase()
  if (typed === '' || typed === 'joined') return ok('joined')
  if (typed === 'left') return ok('left')
  return fail(problem(typed === 'asked' ? CSV.unconfirmed : CSV.standing(cell)))
}

function readName(cell: string): Result<string | undefined> {
  const read = about.shape.name.safeParse(cell || undefined)
  return read.success ? ok(read.data) : fail(problem(read.error.issues[0]?.message ?? ''))
}

function oneOf<T extends string>(
  schema: { safeParse: (text: string) => { success: true; data: T } | { success: false } },
  cell: string,
  wrong: (typed: string) => string,
): Result<T | undefined> {
  if (cell === '') return ok(undefined)
  const read = schema.safeParse(cell)
  return read.success ? ok(read.data) : fail(problem(wrong(cell)))
}

const PROOF_COLUMNS = { source: 'consent_source', wording: 'consent_wording', on: 'consent_on' } as const

function readProof(
  cell: (name: Column) => string,
  now: Instant,
  problems: Problem[],
): ImportedProof | undefined {
  const read = importedProof.safeParse({
    source: cell('consent_source'),
    wording: cell('consent_wording'),
    on: cell('consent_on'),
  })
  if (!read.success) {
    for (const { path, message } of read.error.issues) {
      const column = path[0] === 'source' || path[0] === 'wording' ? PROOF_COLUMNS[path[0]] : 'consent_on'
      problems.push(problem(`${column}: ${message}`, column))
    }
    return undefined
  }
  // A day anywhere on earth: it may have begun there already.
  const today = now.add({ hours: 14 }).toString().slice(0, 10)
  const isToCome = /T/i.test(read.data.on)
    ? Temporal.Instant.compare(instant.parse(read.data.on), now) > 0
    : read.data.on > today
  if (isToCome) problems.push(problem(`consent_on: ${CSV.toCome(read.data.on)}`, 'consent_on'))
  return isToCome ? undefined : read.data
}

const withoutGaps = ({
  name,
  state,
  discipline,
}: { [Key in keyof About]: About[Key] | undefined }): About => ({
  ...(name ? { name } : {}),
  ...(state ? { state } : {}),
  ...(discipline ? { discipline } : {}),
})
