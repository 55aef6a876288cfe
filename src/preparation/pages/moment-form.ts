/** Reading what `MomentFields` sent. */
import { fail, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import { instantAt } from '#visits/local-time.ts'

type Sent = Readonly<Record<string, unknown>>
const typed = (sent: Sent, field: string): string => {
  const value = sent[field]
  return typeof value === 'string' ? value : ''
}

/** Was a time written? The day alone may be only what the form proposed. */
export const momentGiven = (sent: Sent, name: string): boolean => typed(sent, `${name}-time`) !== ''

/** The instant that was meant; problems carry the fields' own names. */
export function readMoment(sent: Sent, name: string, zone: string): Result<Instant> {
  const which = typed(sent, `${name}-occurrence`)
  const occurrence = which === 'first' || which === 'second' ? which : undefined
  const read = instantAt(typed(sent, `${name}-date`), typed(sent, `${name}-time`), zone, occurrence)
  if (read.ok) return read
  return fail(...read.problems.map(({ field, message }) => ({ message, field: field && `${name}-${field}` })))
}
