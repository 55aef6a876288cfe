/** What a search can ask for, beside a place. Each option has a number, under which listings are indexed. */
import { route } from '#visits/visits.ts'
import { licenceVerifiedUntil } from './checks.ts'
import { FACET_WORDS } from './choice-words.ts'
import { approach, condition, format, insurance, language, listingRole, setting, subject } from './choices.ts'
import type { Listing } from './listing.ts'
import { STATE_CODES, type State } from './states.ts'

/**
 * The first number of each facet; its options follow in the order of their list. The numbers are stored: an option is
 * added at the end of its list, and a facet after the last one.
 */
export const FACETS = {
  who: { from: 0, options: subject.options },
  role: { from: 8, options: listingRole.options },
  route: { from: 16, options: route.options },
  condition: { from: 32, options: condition.options },
  approach: { from: 64, options: approach.options },
  format: { from: 96, options: format.options },
  setting: { from: 104, options: setting.options },
  language: { from: 112, options: language.options },
  pay: { from: 160, options: ['sliding-scale', 'payment-plan'] },
  insurance: { from: 168, options: insurance.options },
  accepting: { from: 184, options: ['yes', 'waiting-list'] },
  video: { from: 188, options: ['preparation', 'integration'] },
  access: { from: 192, options: ['step-free'] },
  verified: { from: 196, options: ['licence'] },
} as const satisfies Readonly<Record<string, { readonly from: number; readonly options: readonly string[] }>>

export type FacetName = keyof typeof FACETS
const isFacet = (name: string): name is FacetName => Object.hasOwn(FACETS, name)
export const FACET_NAMES: readonly FacetName[] = Object.keys(FACETS).filter(isFacet)

/** Chosen options by facet. Within a facet any of them is enough; every facet must be met. */
export type Chosen = { readonly [Name in FacetName]?: readonly string[] }
export type FacetOption = { readonly facet: FacetName; readonly option: string }

export const optionsOf = (facet: FacetName): readonly string[] => FACETS[facet].options

/** The number of an option, or undefined when there is no such option. */
export function codeOf(facet: FacetName, option: string): number | undefined {
  const place = optionsOf(facet).indexOf(option)
  return place < 0 ? undefined : FACETS[facet].from + place
}

const BY_CODE = new Map<number, FacetOption>(
  FACET_NAMES.flatMap((facet) =>
    optionsOf(facet).map((option, i) => [FACETS[facet].from + i, { facet, option }]),
  ),
)
/** What a number stands for, or undefined for one that stands for no facet. */
export const optionOf = (code: number): FacetOption | undefined => BY_CODE.get(code)

/** What an option is called. */
export function optionName({ facet, option }: FacetOption): string {
  const names: Readonly<Record<string, string>> = FACET_WORDS[facet].options
  return names[option] ?? option
}

const LICENSED_FROM = 200
/** The number of "licensed in this state". Whether the licence is still in force is looked at when it is read. */
export const licensedCode = (state: State): number => LICENSED_FROM + STATE_CODES.indexOf(state)

/** What a listing offers, facet by facet. */
export function offeredBy({ profile, verifications }: Pick<Listing, 'profile' | 'verifications'>): Chosen {
  const when = (condition: boolean, option: string) => (condition ? [option] : [])
  return {
    who: [profile.subject],
    role: profile.roles,
    route: profile.routes,
    condition: profile.conditions,
    approach: profile.approaches,
    format: profile.formats,
    setting: profile.settings,
    language: profile.languages,
    pay: [...when(profile.slidingScale, 'sliding-scale'), ...when(profile.paymentPlans, 'payment-plan')],
    insurance: profile.insurance,
    accepting: when(profile.accepting !== 'no', profile.accepting),
    video: [
      ...when(profile.videoPreparation, 'preparation'),
      ...when(profile.videoIntegration, 'integration'),
    ],
    access: when(profile.stepFree === 'yes', 'step-free'),
    // For how long is compared when it is read (decision 0008).
    verified: when(licenceVerifiedUntil({ profile, verifications }) !== undefined, 'licence'),
  }
}

/** The numbers under which a listing is found, in ascending order. */
export function codesOf(listing: Pick<Listing, 'profile' | 'verifications'>): number[] {
  const offered = offeredBy(listing)
  const codes = FACET_NAMES.flatMap((facet) => (offered[facet] ?? []).map((option) => codeOf(facet, option)))
  const licensed = listing.profile.licences.map(({ state }) => licensedCode(state))
  return [...new Set([...codes.filter((code) => code !== undefined), ...licensed])].toSorted((a, b) => a - b)
}

/** Which of the chosen options a listing offers: why it is in the answer. */
export function matchedBy(
  listing: Pick<Listing, 'profile' | 'verifications'>,
  chosen: Chosen,
): FacetOption[] {
  const offered = offeredBy(listing)
  return FACET_NAMES.flatMap((facet) =>
    (chosen[facet] ?? [])
      .filter((option) => offered[facet]?.includes(option))
      .map((option) => ({ facet, option })),
  )
}
