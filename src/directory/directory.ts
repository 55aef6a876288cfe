/**
 * The directory: who offers ketamine-assisted psychotherapy near a place. A search is an address; the order is the
 * distance, or how much of what was asked is offered. Nothing else moves a listing up: there is no field for it.
 */
import { z } from 'zod'
import type { ListingId } from '#kernel/ids.ts'
import type { Problem } from '#kernel/result.ts'
import { type Day, dayIn, type Instant } from '#kernel/time.ts'
import type { Check } from './checks.ts'
import { type Chosen, FACET_NAMES, type FacetName, type FacetOption, optionsOf } from './facets.ts'
import type { PracticePlace, Profile } from './profile.ts'
import { PARAMETER_WORDS } from './search-words.ts'
import type { State } from './states.ts'

export const PAGE_SIZE = 20
/** A page costs more the further back it is; past this, asking for more narrows the search better. */
export const LAST_PAGE = 50
export const WITHIN_MILES = { usual: 50, choices: [10, 25, 50, 100, 250], most: 500 } as const

/** The day by which expiry is judged: a day is over when it is over everywhere in the country. */
export const dayOf = (now: Instant): Day => dayIn(now, 'Pacific/Pago_Pago')

export const searchOrder = z.enum(['distance', 'match'])
export type SearchOrder = z.output<typeof searchOrder>

/** What somebody looks for. */
export type DirectoryQuery = {
  /** As typed: a ZIP code, a town, a town and its state, or "39.73,-105.19". Without it, names are in order. */
  readonly near?: string
  /** In miles. */
  readonly within: number
  readonly chosen: Chosen
  readonly order: SearchOrder
  /** From 1. */
  readonly page: number
}

const whole = (most: number, error: string) =>
  z.coerce.number(error).int(error).min(1, error).max(most, error)

/** The parameters that are not facets, as they stand in an address. */
export const PARAMETERS = {
  near: z.string().max(80, PARAMETER_WORDS.nearTooLong).describe(PARAMETER_WORDS.near),
  within: whole(WITHIN_MILES.most, PARAMETER_WORDS.withinWrong(WITHIN_MILES.most)).describe(
    PARAMETER_WORDS.within(WITHIN_MILES.usual),
  ),
  order: z.enum(searchOrder.options, PARAMETER_WORDS.orderWrong).describe(PARAMETER_WORDS.order),
  page: whole(LAST_PAGE, PARAMETER_WORDS.pageWrong(LAST_PAGE)).describe(PARAMETER_WORDS.page(PAGE_SIZE)),
} as const

/** @returns the search, and a sentence for every parameter that could not be understood and was left out */
export function queryFrom(params: URLSearchParams): {
  readonly query: DirectoryQuery
  readonly problems: readonly Problem[]
} {
  const problems: Problem[] = []
  const read = <T>(name: keyof typeof PARAMETERS, schema: z.ZodType<T>): T | undefined => {
    const typed = params.get(name)?.trim()
    if (!typed) return undefined
    const { success, data, error } = schema.safeParse(typed)
    if (!success) problems.push({ field: name, message: error.issues[0]?.message ?? '' })
    return data
  }
  const near = read('near', PARAMETERS.near)
  const query: DirectoryQuery = {
    ...(near ? { near } : {}),
    within: read('within', PARAMETERS.within) ?? WITHIN_MILES.usual,
    chosen: chosenFrom(params, problems),
    order: read('order', PARAMETERS.order) ?? 'distance',
    page: read('page', PARAMETERS.page) ?? 1,
  }
  return { query, problems }
}

function chosenFrom(params: URLSearchParams, problems: Problem[]): Chosen {
  const chosen: { [Name in FacetName]?: string[] } = {}
  for (const facet of FACET_NAMES) {
    const asked = new Set(params.getAll(facet).filter((option) => option !== ''))
    // In the order of the list, so that two ways to ask for the same are one address.
    const known = optionsOf(facet).filter((option) => asked.has(option))
    for (const option of asked)
      if (!known.includes(option))
        problems.push({ field: facet, message: PARAMETER_WORDS.optionWrong(facet, option.slice(0, 40)) })
    if (known.length > 0) chosen[facet] = known
  }
  return chosen
}

/** The parameters of a search, in one order, without what goes without saying. */
export function paramsOf(query: DirectoryQuery): URLSearchParams {
  const params = new URLSearchParams()
  if (query.near) params.set('near', query.near)
  if (query.within !== WITHIN_MILES.usual) params.set('within', String(query.within))
  for (const facet of FACET_NAMES)
    for (const option of query.chosen[facet] ?? []) params.append(facet, option)
  if (query.order !== 'distance') params.set('order', query.order)
  if (query.page !== 1) params.set('page', String(query.page))
  return params
}

/** The address of a search. */
export function addressOf(query: DirectoryQuery, path = '/directory'): string {
  const params = paramsOf(query).toString()
  return params ? `${path}?${params}` : path
}

/** Where a search begins: a place by name, to about a kilometre. */
export type Origin = {
  /** Golden, CO */
  readonly label: string
  /** Degrees, WGS 84. */
  readonly lat: number
  readonly lon: number
  /** Where licences must be valid for care by video. */
  readonly state: State
}

/** What a typed place turned out to be. */
export type Where =
  | { readonly is: 'place'; readonly origin: Origin }
  /** Several states have such a town. Each choice can stand in `near`. */
  | { readonly is: 'ambiguous'; readonly choices: readonly Origin[] }
  /** Said in a sentence, with places of a similar name. */
  | { readonly is: 'unknown'; readonly said: string; readonly similar: readonly Origin[] }

/** One listing of an answer, and why it is there. */
export type Found = {
  readonly id: ListingId
  readonly slug: string
  readonly profile: Profile
  /** The place of the listing that is nearest. */
  readonly place: PracticePlace
  /** To that place, as the crow flies; absent when no place was asked for. */
  readonly miles?: number
  readonly matched: readonly FacetOption[]
  readonly checks: readonly Check[]
}

/** How many of the listings within reach offer an option, were it chosen beside the other facets. */
export type FacetCount = FacetOption & { readonly count: number; readonly chosen: boolean }

export type FoundListings = {
  readonly is: 'found'
  readonly query: DirectoryQuery
  readonly origin?: Origin
  readonly found: readonly Found[]
  /** How many there are on all pages. `atLeast` when counting stopped at the nearest few thousand. */
  readonly total: { readonly count: number; readonly atLeast: boolean }
  readonly counts: readonly FacetCount[]
  /** Nobody within the miles asked for: these are the nearest ones instead. */
  readonly widened: boolean
  /** Further away, licensed in the state of the place, and prepare or integrate by video. */
  readonly byVideo: readonly Found[]
  readonly more: boolean
}

export type SearchAnswer =
  | FoundListings
  | (Exclude<Where, { is: 'place' }> & { readonly query: DirectoryQuery })
