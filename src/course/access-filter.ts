/** What a privacy officer asks the access record for, from the address of the page. */
import { z } from 'zod'
import type { Instant } from '#kernel/time.ts'

const text = z
  .string()
  .trim()
  .max(100)
  .transform((typed) => typed || undefined)
  .optional()
  .catch(undefined)
const day = z.iso.date().optional().catch(undefined)
const asked = z.object({ patient: text, who: text, from: day, to: day })

export type AskedLooks = {
  readonly patient?: string
  readonly who?: string
  readonly from?: Instant
  readonly to?: Instant
}

/**
 * Days are those of the practice, both included. What cannot be read is left out.
 * @param zone IANA name of the practice's time zone
 */
export function looksAsked(params: Readonly<Record<string, unknown>>, zone: string): AskedLooks {
  const { patient, who, from, to } = asked.parse(params)
  const start = (text: string) => Temporal.PlainDate.from(text).toZonedDateTime(zone)
  return {
    patient,
    who,
    from: from ? start(from).toInstant() : undefined,
    to: to ? start(to).add({ days: 1 }).toInstant() : undefined,
  }
}
