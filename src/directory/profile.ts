/** What a listing says about itself: plain text and choices from lists, every size bounded. */
import { z } from 'zod'
import { day } from '#kernel/time.ts'
import { route } from '#visits/visits.ts'
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
import { state } from './states.ts'

// Tabs and line breaks are text; other control characters are not typed by people.
const CONTROL = /[\p{Cc}--[\t\n\r]]/v

const text = (most: number, what: string) =>
  z
    .string()
    .trim()
    .min(1, `Please fill in the ${what}.`)
    .max(most, `The ${what} may have up to ${most} characters. Shorten it.`)
    .refine(
      (typed) => !CONTROL.test(typed),
      `The ${what} holds characters that cannot be shown. Type it anew.`,
    )

const several = <T extends z.ZodType>(choice: T, most: number, what: string) =>
  z.array(choice).max(most, `Up to ${most} ${what} fit in a listing.`).default([])

export const licence = z.object({
  /** As the board names it: LPC, MD, PMHNP. */
  kind: text(60, 'kind of license'),
  number: text(40, 'license number'),
  state,
  /** The last day on which it is valid. */
  expires: day,
})
export type Licence = z.output<typeof licence>

export const training = z.object({
  title: text(160, 'title of the training'),
  by: text(120, 'name of who gave the training'),
  where: text(120, 'place of the training').optional(),
  on: z
    .string()
    .regex(/^\d{4}(-\d{2}-\d{2})?$/, 'Give the year of the training, or its last day like 2025-09-14.'),
  hours: z.number().min(1).max(5000, 'A training has at most 5000 hours.').optional(),
})
export type Training = z.output<typeof training>

export const practicePlace = z.object({
  label: text(80, 'name of the place').optional(),
  street: text(120, 'street').optional(),
  town: text(80, 'town'),
  state,
  zip: z.string().regex(/^\d{5}$/, 'A ZIP code has five digits, like 80401.'),
  /** Degrees, WGS 84. */
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
})
export type PracticePlace = z.output<typeof practicePlace>

const dollars = z
  .number('Give the fee in whole dollars, like 250.')
  .int('Give the fee in whole dollars, like 250.')
  .min(0, 'A fee is not less than 0.')
  .max(100_000, 'A fee of more than $100,000 does not fit. Check it.')

export const fees = z
  .object({ low: dollars, high: dollars, per: feePer })
  .refine((range) => range.low <= range.high, {
    message: 'The lower fee is more than the higher one. Change one of them.',
    path: ['high'],
  })

export const profile = z.object({
  subject,
  name: text(120, 'name'),
  /** Letters after the name, as the person writes them. */
  credentials: text(80, 'credentials').optional(),
  about: text(2000, 'text about you').optional(),
  roles: z.array(listingRole).min(1, 'Choose at least one role.').max(4),
  npi: z
    .string()
    .regex(/^\d{10}$/, 'An NPI has ten digits.')
    .optional(),
  licences: several(licence, 60, 'licences'),
  trainings: several(training, 20, 'trainings'),
  routes: several(route, 6, 'routes'),
  approaches: several(approach, 12, 'approaches'),
  conditions: several(condition, 10, 'conditions'),
  formats: several(format, 3, 'formats'),
  settings: several(setting, 4, 'settings'),
  languages: several(language, 21, 'languages'),
  /** In whole US dollars. */
  fees: fees.optional(),
  slidingScale: z.boolean().default(false),
  paymentPlans: z.boolean().default(false),
  insurance: several(insurance, 6, 'kinds of insurance'),
  accepting: accepting.default('yes'),
  videoPreparation: z.boolean().default(false),
  videoIntegration: z.boolean().default(false),
  stepFree: stepFree.default('unknown'),
  places: z
    .array(practicePlace)
    .min(1, 'Give at least one place, with its ZIP code.')
    .max(10, 'Up to 10 places fit in a listing.'),
  phone: z
    .string()
    .trim()
    .regex(/^[+\d][\d ().-]{6,24}$/, 'Write the telephone number with its area code, like 303 555 0100.')
    .optional(),
  website: z
    .url({
      protocol: /^https?$/,
      hostname: z.regexes.domain,
      error: 'Write the whole address, like https://practice.example.',
    })
    .max(200, 'That address is too long.')
    .optional(),
})
export type Profile = z.output<typeof profile>

/** The part of an address that stands for a listing: its name in small letters, digits and dashes. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '')
  // An address of our own may not be taken by a name.
  return plain === '' || plain === 'apply' || plain === 'near-me'
    ? `listing-${plain}`.replace(/-$/, '')
    : plain
}
