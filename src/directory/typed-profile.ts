/** A profile as it is typed, into a form or into a row of a table: text and lists of text, nothing understood yet. */
import type { Profile } from './profile.ts'

export const TEXTS = [
  'subject',
  'name',
  'credentials',
  'about',
  'npi',
  'feesLow',
  'feesHigh',
  'feesPer',
  'accepting',
  'stepFree',
  'phone',
  'website',
] as const
export const SWITCHES = ['slidingScale', 'paymentPlans', 'videoPreparation', 'videoIntegration'] as const
/** The choices of which several hold, with the facet that names them. */
export const LISTS = {
  roles: 'role',
  routes: 'route',
  approaches: 'approach',
  conditions: 'condition',
  formats: 'format',
  settings: 'setting',
  languages: 'language',
  insurance: 'insurance',
} as const
export const LIST_NAMES = [
  'roles',
  'routes',
  'approaches',
  'conditions',
  'formats',
  'settings',
  'languages',
  'insurance',
] as const
/** What a profile holds several of, each with its parts. */
export const PARTS = {
  licences: ['kind', 'number', 'state', 'expires'],
  trainings: ['title', 'by', 'on', 'where', 'hours'],
  places: ['label', 'street', 'town', 'state', 'zip', 'lat', 'lon'],
} as const
export const PART_NAMES = ['licences', 'trainings', 'places'] as const

export type TypedText = (typeof TEXTS)[number]
export type TypedSwitch = (typeof SWITCHES)[number]
export type TypedList = (typeof LIST_NAMES)[number]
export type TypedPart = (typeof PART_NAMES)[number]
/** The parts of one licence, training or place; a part that was left empty is absent. */
export type Parts<Name extends TypedPart = TypedPart> = {
  readonly [Part in (typeof PARTS)[Name][number]]?: string
}

export type TypedProfile = { readonly [Text in TypedText]?: string } & {
  readonly [Switch in TypedSwitch]?: boolean
} & { readonly [List in TypedList]?: readonly string[] } & {
  readonly [Name in TypedPart]?: readonly Parts<Name>[]
}

/** A profile as somebody would have typed it. Reading it again gives the same profile. */
export function typedOf(described: Profile): TypedProfile {
  const { fees, licences, trainings, places, ...rest } = described
  return {
    ...rest,
    ...(fees ? { feesLow: String(fees.low), feesHigh: String(fees.high), feesPer: fees.per } : {}),
    licences: licences.map((one) => ({ ...one, expires: one.expires.toString() })),
    trainings: trainings.map(({ hours, ...one }) => ({ ...one, ...(hours ? { hours: String(hours) } : {}) })),
    places: places.map(({ lat, lon, ...one }) => ({ ...one, lat: String(lat), lon: String(lon) })),
  }
}
