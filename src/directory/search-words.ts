/** Sentences about a search: what its parameters are, what was not understood, in which order the answer stands. */
import type { FoundListings } from './directory.ts'

export const PARAMETER_WORDS = {
  near: 'A ZIP code ("80401"), a town and its state ("Golden, CO"), a town alone, or a latitude and longitude ("39.73,-105.19").',
  nearTooLong: 'Type a ZIP code, or a town and its state.',
  within: (usual: number) => `How far to look, in whole miles as the crow flies. ${usual} when left out.`,
  withinWrong: (most: number) => `The distance is a whole number of miles from 1 to ${most}.`,
  order:
    'What stands first: the nearest (distance), or who offers the most of what was asked (match). Nothing else moves a listing up.',
  orderWrong: 'The order is "distance" or "match".',
  page: (size: number) => `Which page of ${size}, from 1.`,
  pageWrong: (last: number) => `A page is a number from 1 to ${last}. To see others, narrow the search.`,
  facet: (title: string) => `${title}. May be given several times: any of the options is enough.`,
  optionWrong: (facet: string, option: string) =>
    `“${option}” is not an option of “${facet}”. It was left out.`,
} as const

/** In which order the listings stand, and why. */
export function orderSaid({ query, origin, widened }: FoundListings): string {
  if (!origin) return 'In order of name. Give a place to see who is near.'
  if (widened)
    return `Nobody was found within ${query.within} miles of ${origin.label}. These are the nearest.`
  return query.order === 'match'
    ? 'Those who offer the most of what you asked for stand first; among equals, the nearest.'
    : 'The nearest stand first. Nobody can pay to stand higher.'
}
