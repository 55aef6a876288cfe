/** Finds listings that are, most likely, of the same person or practice: the same NPI, or the same name in the same ZIP code. */
import { sql } from 'kysely'
import { z } from 'zod'
import { type ListingId, listingId } from '#kernel/ids.ts'
import type { Tx } from '#platform/database.ts'
import { type ListingState, listingState } from './listing.ts'

/** What two listings of the same have in common. */
type Common = 'npi' | 'name'
export type Alike = {
  /** Which of the profiles, by its place in the list that was asked. */
  readonly of: number
  readonly id: ListingId
  readonly slug: string
  readonly name: string
  readonly state: ListingState
  readonly common: Common
}

const folded = (name: string): string => name.toLowerCase()
type Marked = {
  readonly npi?: string
  readonly name: string
  readonly places: readonly { readonly zip: string }[]
}
/** What has to be the same of two profiles, each as one text. */
export const marksOf = ({ npi, name, places }: Marked): [Common, string][] => [
  ...(npi ? [['npi', npi] satisfies [Common, string]] : []),
  ...places.map(({ zip }): [Common, string] => ['name', `${folded(name)} ${zip}`]),
]

const found = z.object({
  id: listingId,
  slug: z.string(),
  name: z.string(),
  state: listingState,
  npi: z.string().nullable(),
  zips: z.array(z.string()),
})

/** For each profile the first listing like it, whatever its state; at the desk also those that are not shown. */
export async function alikeOf(tx: Tx, profiles: readonly Marked[]): Promise<Alike[]> {
  const npis = profiles.flatMap(({ npi }) => npi ?? [])
  const names = profiles.map(({ name }) => folded(name))
  const { rows } = await sql<object>`
    select id, slug, name, state, profile ->> 'npi' as npi,
      (select json_agg(place ->> 'zip') from jsonb_array_elements(profile -> 'places') place) as zips
    from listing
    where profile ->> 'npi' = any(${npis}::text[]) or lower(name) = any(${names}::text[])`.execute(tx)
  const byMark = new Map<string, Omit<Alike, 'of'>>()
  for (const { id, slug, name, state, npi, zips } of z.array(found).parse(rows)) {
    const marks = marksOf({ npi: npi ?? undefined, name, places: zips.map((zip) => ({ zip })) })
    for (const [common, mark] of marks) byMark.set(`${common} ${mark}`, { id, slug, name, state, common })
  }
  return profiles.flatMap((profile, of) => {
    const first = marksOf(profile).flatMap(([common, mark]) => byMark.get(`${common} ${mark}`) ?? [])[0]
    return first ? [{ of, ...first }] : []
  })
}
