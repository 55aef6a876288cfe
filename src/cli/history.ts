/** A history from a file, for the verbs that take one. */
import { basename } from 'node:path'
import { readBundle } from '#interop/bundle.ts'
import { textOfFile } from '#interop/file.ts'
import type { History } from '#interop/interop.ts'
import { problem } from '#kernel/result.ts'
import type { Day } from '#kernel/time.ts'
import { Refusal, refusalOf } from './verb.ts'

/** @throws Refusal with one line that names the file */
export function historyFrom(path: string, today: Day, leaveOutUnusable: boolean): History {
  const text = textOfFile(path)
  if (!text.ok) throw refusalOf(text.problems)
  const read = readBundle(text.value, today, { leaveOutUnusable })
  if (read.ok) return read.value
  const { message } = refusalOf(read.problems)
  const canLeaveOut = read.problems.every(({ field }) => field !== undefined)
  const advice = 'Ask the sender to correct it, or go on without: --leave-out-unusable.'
  throw new Refusal(`${basename(path)}: ${message}${canLeaveOut ? ` ${advice}` : ''}`)
}

export const fileProblem = (path: string, message: string) => problem(`${basename(path)}: ${message}`)
