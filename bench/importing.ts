/** Importing the sample bundles: from bytes to the entries of a chart, against parsing alone and against a FHIR repository. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { prepare } from '#chart/store.ts'
import { kinds } from '#course/kinds.ts'
import { readBundle } from '#interop/bundle.ts'
import { draftsOfImport } from '#interop/interop.ts'
import { courseId, entryId, personId } from '#kernel/ids.ts'
import { median, type Row } from './table.ts'

const ROOT = join(import.meta.dirname, '..')
const OUTSIDE = join(ROOT, '../shared/data/synthea-r4')
const INSIDE = join(ROOT, 'src/interop/samples')
const ROUNDS = 7
const course = courseId.parse('0198c0de-0000-7000-8000-000000000001')
const by = personId.parse('bench')

/** The histories kept beside the project when they are there, else the small ones inside it. */
function texts(): string[] {
  const folder = existsSync(OUTSIDE) ? OUTSIDE : INSIDE
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
}

/** Everything an import does before the database: read, check, give ids, encode the bodies to be stored. */
function importAll(files: readonly string[]): number {
  const now = Temporal.Now.instant()
  let entries = 0
  for (const text of files) {
    const read = readBundle(text, now.toZonedDateTimeISO('UTC').toPlainDate())
    if (!read.ok) throw new Error(read.problems[0]?.message)
    const drafts = draftsOfImport(read.value, course, now)
    const prepared = prepare(
      course,
      by,
      drafts.map((draft) => ({ ...draft, id: draft.id ?? entryId.parse(course) })),
      kinds,
    )
    if (!prepared.ok) throw new Error(prepared.problems[0]?.message)
    entries += prepared.value.length
  }
  return entries
}

async function speed(bytes: number, work: () => unknown): Promise<number> {
  const begun = performance.now()
  await work()
  return bytes / 1e6 / ((performance.now() - begun) / 1000)
}

/** @returns MB/s, each round ours and the peers' in turn */
export async function importing(): Promise<Row[]> {
  const files = texts()
  const bytes = files.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  const bundles: unknown[] = files.map((text) => JSON.parse(text))
  const { take } = await import('./peer/fhir-router.mjs')
  const parse = () => files.map((text) => JSON.parse(text))
  const repository = async () => {
    for (const bundle of bundles) await take(structuredClone(bundle))
  }
  importAll(files)
  parse()
  const ours: number[] = []
  const parsed: number[] = []
  const stored: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await speed(bytes, () => importAll(files)))
    parsed.push(await speed(bytes, parse))
    // The repository takes a second a round; three tell enough.
    if (round < 3) stored.push(await speed(bytes, repository))
  }
  const row = (name: string, peer: string, theirs: readonly number[]): Row => ({
    name,
    ours: median(ours),
    unit: 'MB/s',
    peer,
    theirs: median(theirs),
    ratio: median(ours) / median(theirs),
  })
  return [
    row('import vs JSON.parse', 'JSON.parse', parsed),
    row('import vs fhir-router', '@medplum/fhir-router in memory', stored),
  ]
}
