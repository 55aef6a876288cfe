/** A visit that something asks for, carried in the address of the page that plans visits. */
import { type Instant, instant } from '#kernel/time.ts'
import { type VisitKind, visitKind } from './visits.ts'

/** What is asked for: a kind of visit, and between when it should begin. */
export type Booking = { readonly kind: VisitKind; readonly from?: Instant; readonly by?: Instant }

/** The query of the address, without `?`. */
export function bookingQuery({ kind, from, by }: Booking): string {
  const query = new URLSearchParams({ kind })
  if (from) query.set('from', instant.encode(from))
  if (by) query.set('by', instant.encode(by))
  return query.toString()
}

/** Reads the query again; what does not fit is left out, because an address can be typed by hand. */
export function bookingFrom(query: URLSearchParams): Booking | undefined {
  const kind = visitKind.safeParse(query.get('kind'))
  if (!kind.success) return undefined
  const at = (name: string) => instant.safeParse(query.get(name)).data
  return { kind: kind.data, from: at('from'), by: at('by') }
}
