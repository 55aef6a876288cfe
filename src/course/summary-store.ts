/** A summary as its row holds it: sealed with the key of its course, like the entries that it is made from. */
import { z } from 'zod'
import type { SealingKey } from '#platform/sealing.ts'

const sealed = z.strictObject({ sealed: z.string() })
const nameOf = (course: string): string => `summary of ${course}`

/** @param key undefined for a course that was begun before keys were */
export const sealSummary = (key: SealingKey | undefined, course: string, summary: string): string =>
  key ? JSON.stringify({ sealed: key.seal(nameOf(course), summary) }) : summary

/** @returns the summary as JSON; what cannot be opened any more comes back as it is stored */
export function openSummary(key: SealingKey | undefined, course: string, stored: unknown): unknown {
  const read = sealed.safeParse(stored)
  return read.success && key ? JSON.parse(key.open(nameOf(course), read.data.sealed)) : stored
}
