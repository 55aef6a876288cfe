/** The directory for other programs: an answer as GeoJSON, with the schema that describes it. */
import { z } from 'zod'
import { route } from '#visits/visits.ts'
import { API_WORDS } from './api-words.ts'
import type { Check } from './checks.ts'
import {
  accepting,
  approach,
  condition,
  feePer,
  format,
  insurance,
  language,
  listingRole,
  setting,
  stepFree,
  subject,
} from './choices.ts'
import { addressOf, type Found, type FoundListings, PARAMETERS, type SearchAnswer } from './directory.ts'
import { FACET_NAMES } from './facets.ts'
import { orderSaid } from './search-words.ts'
import { state } from './states.ts'

const option = z.object({ facet: z.enum(FACET_NAMES), option: z.string() })

const check = z.object({
  what: z.enum(['identity', 'licence', 'npi', 'training']),
  item: z.string(),
  standing: z
    .enum(['confirmed', 'not-confirmed', 'lapsed', 'expired', 'not-checked'])
    .describe(API_WORDS.standing),
  checkedAt: z.iso.datetime().optional(),
  source: z.string().optional(),
  until: z.iso.date().optional(),
})

const listed = z.object({
  page: z.url().describe(API_WORDS.page),
  miles: z.number().min(0).optional().describe(API_WORDS.miles),
  matched: z.array(option).describe(API_WORDS.matched),
  checks: z.array(check).describe(API_WORDS.checks),
  subject,
  name: z.string(),
  credentials: z.string().optional(),
  about: z.string().optional(),
  roles: z.array(listingRole),
  npi: z.string().optional(),
  licences: z.array(z.object({ kind: z.string(), number: z.string(), state, expires: z.iso.date() })),
  trainings: z.array(
    z.object({
      title: z.string(),
      by: z.string(),
      where: z.string().optional(),
      on: z.string(),
      hours: z.number().optional(),
    }),
  ),
  routes: z.array(route),
  approaches: z.array(approach),
  conditions: z.array(condition),
  formats: z.array(format),
  settings: z.array(setting),
  languages: z.array(language),
  fees: z.object({ low: z.int(), high: z.int(), per: feePer }).optional().describe(API_WORDS.fees),
  slidingScale: z.boolean(),
  paymentPlans: z.boolean(),
  insurance: z.array(insurance),
  accepting,
  videoPreparation: z.boolean(),
  videoIntegration: z.boolean(),
  stepFree,
  phone: z.string().optional(),
  website: z.string().optional(),
  label: z.string().optional(),
  street: z.string().optional(),
  town: z.string(),
  state,
  zip: z.string(),
})

export const listingFeature = z.object({
  type: z.literal('Feature'),
  id: z.string().describe(API_WORDS.id),
  geometry: z.object({
    type: z.literal('Point'),
    coordinates: z.array(z.number()).length(2).describe(API_WORDS.coordinates),
  }),
  properties: listed,
})

const origin = z.object({ label: z.string(), lat: z.number(), lon: z.number(), state })

export const listingCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(listingFeature),
  origin: origin.optional().describe(API_WORDS.origin),
  order: z.string().describe(API_WORDS.order),
  total: z.object({ count: z.int(), atLeast: z.boolean() }).describe(API_WORDS.total),
  widened: z.boolean().describe(API_WORDS.widened),
  byVideo: z.array(listingFeature).describe(API_WORDS.byVideo),
  counts: z.array(option.extend({ count: z.int(), chosen: z.boolean() })).describe(API_WORDS.counts),
  next: z.url().optional().describe(API_WORDS.next),
})
export type ListingCollection = z.output<typeof listingCollection>

/** RFC 9457, with what can be typed instead. */
export const apiProblem = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.literal(400),
  detail: z.string(),
  problems: z.array(z.object({ field: z.string().optional(), message: z.string() })),
  places: z.array(origin.extend({ near: z.string() })).describe(API_WORDS.places),
})
export type ApiProblem = z.output<typeof apiProblem>

export const API_PATH = '/api/directory'

/** @param site the address of this installation, without a slash at the end */
export function collectionOf(answer: FoundListings, site: string): ListingCollection {
  const { query, found, byVideo, counts, total, widened, more } = answer
  const feature = (one: Found) => featureOf(one, site)
  return {
    type: 'FeatureCollection',
    features: found.map(feature),
    ...(answer.origin ? { origin: answer.origin } : {}),
    order: orderSaid(answer),
    total,
    widened,
    byVideo: byVideo.map(feature),
    counts: [...counts],
    ...(more ? { next: site + addressOf({ ...query, page: query.page + 1 }, API_PATH) } : {}),
  }
}

function featureOf(
  { slug, id, profile, place, miles, matched, checks }: Found,
  site: string,
): z.output<typeof listingFeature> {
  const { places: _, licences, ...rest } = profile
  const { lat, lon, ...address } = place
  return {
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties: {
      page: `${site}/directory/${slug}`,
      ...(miles === undefined ? {} : { miles: Math.round(miles * 10) / 10 }),
      matched: [...matched],
      checks: checks.map(checkOf),
      ...rest,
      licences: licences.map((one) => ({ ...one, expires: one.expires.toString() })),
      ...address,
    },
  }
}

function checkOf({ what, item, standing, checked }: Check): z.output<typeof check> {
  if (!checked) return { what, item, standing }
  const { at, source, until } = checked
  return {
    what,
    item,
    standing,
    checkedAt: at.toString({ smallestUnit: 'second' }),
    source,
    ...(until ? { until: until.toString() } : {}),
  }
}

/** Why there is no answer, and what to ask instead. */
export function problemOf(answer: Exclude<SearchAnswer, { is: 'found' }>): ApiProblem {
  const places = answer.is === 'ambiguous' ? answer.choices : answer.similar
  return problemSaying(
    API_WORDS.placeTitle,
    [
      {
        field: 'near',
        message: answer.is === 'ambiguous' ? API_WORDS.ambiguous(answer.query.near ?? '') : answer.said,
      },
    ],
    places.map((place) => ({ ...place, near: place.label })),
  )
}

export const problemSaying = (
  title: string,
  problems: ApiProblem['problems'],
  places: ApiProblem['places'] = [],
): ApiProblem => ({
  type: 'about:blank',
  title,
  status: 400,
  detail: problems.map(({ message }) => message).join(' '),
  problems,
  places,
})

/** Names that mean nothing here: a misspelled facet would otherwise find everybody. */
export const unknownParameters = (params: URLSearchParams): string[] =>
  [...new Set(params.keys())].filter(
    (name) => !Object.hasOwn(PARAMETERS, name) && !FACET_NAMES.some((facet) => facet === name),
  )
