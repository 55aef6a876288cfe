/** What the import page sends: files and choices. Every file is read before the first is stored. */
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import type { Day } from '#kernel/time.ts'
import { readBundle } from './bundle.ts'
import { textOf } from './file.ts'
import { type History, tooLarge } from './interop.ts'
import { IMPORT } from './words.ts'

export type NamedHistory = { readonly name: string; readonly history: History }

/** The files that were chosen; a browser sends an empty one when none was. */
export const filesOf = (form: FormData): File[] =>
  form.getAll('files').filter((entry): entry is File => entry instanceof File && entry.name !== '')

/** Most sentences that one file may put on the page. */
const MOST = 10

/**
 * Reads every file.
 * @returns the histories, or sentences for the field `files`, and one for `leaveOut` when that could settle it
 */
export async function historiesOf(
  files: readonly File[],
  today: Day,
  leaveOutUnusable: boolean,
): Promise<Result<NamedHistory[]>> {
  if (files.length === 0) return fail(problem(IMPORT.none, 'files'))
  const histories: NamedHistory[] = []
  const problems: Problem[] = []
  for (const file of files) {
    const read = await historyOf(file, today, leaveOutUnusable)
    if (read.ok) histories.push({ name: file.name, history: read.value })
    else problems.push(...told(file.name, read.problems))
  }
  return problems.length > 0 ? fail(...problems) : ok(histories)
}

async function historyOf(file: File, today: Day, leaveOutUnusable: boolean): Promise<Result<History>> {
  const large = tooLarge(file.size)
  if (large) return fail(large)
  const text = textOf(await file.bytes())
  return text.ok ? readBundle(text.value, today, { leaveOutUnusable }) : text
}

function told(name: string, problems: readonly Problem[]): Problem[] {
  const sentences = problems
    .slice(0, MOST)
    .map(({ field, message }) => problem(`${name}: ${field ? `${field}: ` : ''}${message}`, 'files'))
  const rest = problems.length - sentences.length
  if (rest > 0) sentences.push(problem(`${name}: ${IMPORT.more(rest)}`, 'files'))
  return problems.every(({ field }) => field)
    ? [...sentences, problem(IMPORT.unusable, 'leaveOut')]
    : sentences
}
