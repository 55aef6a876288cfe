/** Which map belongs to an answer: the area that was searched, or the whole country when no place was named. */
import { type Area, layOutArea } from '#web/map/area.ts'
import { atlas } from '#web/map/atlas.ts'
import { type Country, layOutCountry } from '#web/map/country.ts'
import { townsAround } from '#web/map/towns.ts'
import { type FoundListings, type Origin, PAGE_SIZE, type SearchAnswer } from '../directory.ts'
import { milesBetween } from '../place.ts'
import { STATES, type State } from '../states.ts'

export type StateCount = { readonly state: State; readonly count: number }
export type SearchedMap =
  | {
      readonly shows: 'area'
      readonly area: Area
      readonly label: string
      readonly within: number
      /** How many of the results lie further away than the map reaches. */
      readonly beyond: number
    }
  | { readonly shows: 'country'; readonly country: Country; readonly counts: readonly StateCount[] }

/** Half the country: what lies further away is in the list alone. */
const FURTHEST_MILES = 1500

/** What the boundaries call by another name than the post. */
const ON_THE_MAP: { readonly [Code in State]?: string } = { VI: 'United States Virgin Islands' }

/** @param counts of all that are listed, by state; they are asked for only when no place was named */
export async function mapOf(
  answer: SearchAnswer,
  counts: () => Promise<readonly StateCount[]>,
): Promise<SearchedMap | undefined> {
  if (answer.is !== 'found') return undefined
  return answer.origin ? areaOf(answer, answer.origin) : countryOf(await counts())
}

function areaOf({ query, found }: FoundListings, origin: Origin): SearchedMap {
  const distances = found.map(({ place }) => milesBetween(origin, place))
  const within = distances.filter((miles) => miles <= FURTHEST_MILES)
  const reach = Math.max(query.within, ...within) * 1.08
  const first = (query.page - 1) * PAGE_SIZE + 1
  const marks = found.flatMap(({ place }, i) =>
    (distances[i] ?? 0) <= FURTHEST_MILES ? [{ words: String(first + i), at: place }] : [],
  )
  const area = layOutArea(atlas(), {
    middle: origin,
    reach,
    circle: query.within,
    here: true,
    marks,
    towns: townsAround(origin, reach),
  })
  return {
    shows: 'area',
    area,
    label: origin.label,
    within: query.within,
    beyond: found.length - within.length,
  }
}

function countryOf(counts: readonly StateCount[]): SearchedMap {
  const named = new Map(counts.map(({ state, count }) => [ON_THE_MAP[state] ?? STATES[state], count]))
  return { shows: 'country', country: layOutCountry(atlas(), named), counts }
}
