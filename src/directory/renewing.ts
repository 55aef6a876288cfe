/** When the owner of a listing is written to, because a licence that it names ends. */
import type { Day } from '#kernel/time.ts'
import { licenceItem } from './checks.ts'
import type { Profile } from './profile.ts'
import { POLICY } from './verification.ts'

/** Days before the end of a licence: once when the desk looks at it again, and once when little time is left. */
export const LIMITS: readonly number[] = [POLICY.renewalDays, 14]

/** A licence that ends within a limit; `on` is its last day. */
export type Ending = { readonly item: string; readonly on: Day; readonly limit: number }

/** The licences that end within a limit and are not over yet, each with the narrowest limit, the first to end first. */
export function endingsOf({ licences }: Pick<Profile, 'licences'>, today: Day, limits = LIMITS): Ending[] {
  return licences
    .flatMap((one) => {
      const left = today.until(one.expires, { largestUnit: 'days' }).days
      const limit = limits.toSorted((a, b) => a - b).find((days) => left <= days)
      return left < 0 || limit === undefined ? [] : [{ item: licenceItem(one), on: one.expires, limit }]
    })
    .toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on))
}
