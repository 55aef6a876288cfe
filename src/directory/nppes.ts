/**
 * What the public register of providers (NPPES) says about somebody, from a row of its file or from the JSON that the
 * NPI Registry (version 2.1) shows. Only what stands there: it knows no end of a licence, no training and no consent,
 * so these stay open. Nothing is asked of the register here; an educator brings the text.
 */
import { z } from 'zod'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import type { ListingRole } from './choices.ts'
import { readNpi } from './npi.ts'
import { NPPES } from './nppes-words.ts'
import { callingOf } from './taxonomy.ts'

export type FoundProvider = {
  readonly npi: string
  readonly subject: 'person' | 'practice'
  readonly name?: string
  readonly credentials?: string
  readonly roles: readonly ListingRole[]
  readonly licences: readonly { readonly kind: string; readonly number: string; readonly state: string }[]
  readonly places: readonly {
    readonly street?: string
    readonly town: string
    readonly state: string
    readonly zip: string
  }[]
  readonly phone?: string
  /** The register took the number out of use, with the ISO day where it says so. */
  readonly deactivated?: { readonly on?: string }
  /** Codes of callings that say nothing about this work. */
  readonly unread: readonly string[]
}

type Taxonomy = { readonly code: string; readonly license?: string; readonly state?: string }
type Address = {
  readonly street?: string
  readonly town?: string
  readonly state?: string
  readonly zip?: string
  readonly phone?: string
}
type Raw = {
  readonly npi: string
  readonly isPractice: boolean
  readonly names: readonly (string | undefined)[]
  readonly credentials?: string
  readonly addresses: readonly Address[]
  readonly taxonomies: readonly Taxonomy[]
  readonly deactivated?: { readonly on?: string }
}

const text = z.coerce
  .string()
  .nullish()
  .transform((typed) => typed?.trim() || undefined)
const address = z.object({
  address_purpose: text,
  address_1: text,
  address_2: text,
  city: text,
  state: text,
  postal_code: text,
  telephone_number: text,
})
const result = z.object({
  number: z.coerce.string(),
  enumeration_type: text,
  basic: z
    .object({
      organization_name: text,
      name_prefix: text,
      first_name: text,
      middle_name: text,
      last_name: text,
      name_suffix: text,
      credential: text,
      status: text,
      deactivation_date: text,
    })
    .partial()
    .default({}),
  addresses: z.array(address.partial()).default([]),
  practiceLocations: z.array(address.partial()).default([]),
  taxonomies: z.array(z.object({ code: text, license: text, state: text }).partial()).default([]),
})

/** Reads the JSON of the registry: the whole answer with one result, or that result alone. */
export function fromRegistryJson(json: string): Result<FoundProvider> {
  const parsed = parse(json)
  if (parsed === undefined) return fail(problem(NPPES.notJson, 'register'))
  const answer = z.object({ results: z.array(z.unknown()) }).safeParse(parsed)
  const results = answer.success ? answer.data.results : [parsed]
  if (results.length === 0) return fail(problem(NPPES.nobody, 'register'))
  if (results.length > 1) return fail(problem(NPPES.several(results.length), 'register'))
  const read = result.safeParse(results[0])
  if (!read.success) return fail(problem(NPPES.notAResult, 'register'))
  const { number, enumeration_type, basic, addresses, practiceLocations, taxonomies } = read.data
  // The mailing address may be a home; only where somebody practises is taken.
  const places = [...addresses.filter((a) => a.address_purpose !== 'MAILING'), ...practiceLocations]
  return found({
    npi: number,
    isPractice: enumeration_type === 'NPI-2',
    names: basic.organization_name
      ? [basic.organization_name]
      : [basic.first_name, basic.middle_name, basic.last_name, basic.name_suffix],
    credentials: basic.credential,
    addresses: places.map((a) => ({
      street: joined(a.address_1, a.address_2),
      town: a.city,
      state: a.state,
      zip: a.postal_code,
      phone: a.telephone_number,
    })),
    taxonomies: taxonomies.flatMap(({ code, license, state }) => (code ? [{ code, license, state }] : [])),
    // A number that is in use has the status A; "D" for the others is from memory.
    ...(basic.deactivation_date || (basic.status && basic.status !== 'A')
      ? { deactivated: { on: isoDay(basic.deactivation_date) } }
      : {}),
  })
}

/** Of the file's fifteen sets of columns for callings and licences. */
const CALLINGS = 15
const PLACE = 'Business Practice Location Address'

/** Reads one row of the public file, by its column names. */
export function fromNppesRow(row: Readonly<Record<string, string>>): Result<FoundProvider> {
  const of = (column: string) => row[column]?.trim() || undefined
  const npi = of('NPI')
  if (!npi) return fail(problem(NPPES.notARow, 'register'))
  const off = isoDay(of('NPI Deactivation Date'))
  const on = isoDay(of('NPI Reactivation Date'))
  const organisation = of('Provider Organization Name (Legal Business Name)')
  return found({
    npi,
    isPractice: of('Entity Type Code') === '2',
    names: organisation
      ? [organisation]
      : [
          of('Provider First Name'),
          of('Provider Middle Name'),
          of('Provider Last Name (Legal Name)'),
          of('Provider Name Suffix Text'),
        ],
    credentials: of('Provider Credential Text'),
    addresses: [
      {
        street: joined(of(`Provider First Line ${PLACE}`), of(`Provider Second Line ${PLACE}`)),
        town: of(`Provider ${PLACE} City Name`),
        state: of(`Provider ${PLACE} State Name`),
        zip: of(`Provider ${PLACE} Postal Code`),
        phone: of(`Provider ${PLACE} Telephone Number`),
      },
    ],
    taxonomies: Array.from({ length: CALLINGS }, (_, i) => i + 1).flatMap((n) => {
      const code = of(`Healthcare Provider Taxonomy Code_${n}`)
      if (!code) return []
      return [
        {
          code,
          license: of(`Provider License Number_${n}`),
          state: of(`Provider License Number State Code_${n}`),
        },
      ]
    }),
    ...(off && !(on && on >= off) ? { deactivated: { on: off } } : {}),
  })
}

function found(raw: Raw): Result<FoundProvider> {
  const npi = readNpi(raw.npi)
  if (!npi.ok) return npi
  const callings = raw.taxonomies.map((t) => ({ ...t, calling: callingOf(t.code) }))
  const name = joined(...raw.names)
  const phone = raw.addresses.find((a) => a.phone)?.phone
  return ok({
    npi: npi.value,
    subject: raw.isPractice ? 'practice' : 'person',
    ...(name ? { name: inWords(name) } : {}),
    ...(raw.credentials ? { credentials: raw.credentials } : {}),
    roles: [...new Set(callings.flatMap(({ calling }) => calling?.roles ?? []))],
    licences: distinct(
      callings.flatMap(({ calling, license, state }) =>
        calling && license && state
          ? [{ kind: calling.licence, number: license, state: state.toUpperCase() }]
          : [],
      ),
    ),
    places: distinct(
      raw.addresses.flatMap(({ street, town, state, zip }) => {
        const five = zip?.match(/^\d{5}/)?.[0]
        if (!town || !state || !five) return []
        return [
          {
            ...(street ? { street: inWords(street) } : {}),
            town: inWords(town),
            state: state.toUpperCase(),
            zip: five,
          },
        ]
      }),
    ),
    ...(phone ? { phone: inGroups(phone) } : {}),
    ...(raw.deactivated ? { deactivated: raw.deactivated } : {}),
    unread: [...new Set(callings.flatMap(({ code, calling }) => (calling ? [] : [code])))],
  })
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

const joined = (...parts: readonly (string | undefined)[]): string | undefined =>
  parts.filter(Boolean).join(' ') || undefined

const distinct = <T>(all: readonly T[]): T[] => [
  ...new Map(all.map((one) => [JSON.stringify(one), one])).values(),
]

/** The register writes in capitals. Whoever fills a listing looks at the spelling: "Mcdonald" cannot be known. */
const inWords = (loud: string): string =>
  loud === loud.toUpperCase()
    ? loud.toLowerCase().replaceAll(/(^|[\s\-'.(/])\p{L}/gu, (letter) => letter.toUpperCase())
    : loud

const inGroups = (phone: string): string => {
  const [, area, exchange, line] = phone.replace(/\D/g, '').match(/^1?(\d{3})(\d{3})(\d{4})$/) ?? []
  return area ? `${area}-${exchange}-${line}` : phone
}

/** `02/28/2024` in the file, `2024-02-28` in the JSON. */
function isoDay(typed: string | undefined): string | undefined {
  const [, month, day, year] = typed?.match(/^(\d\d)\/(\d\d)\/(\d{4})$/) ?? []
  return month ? `${year}-${month}-${day}` : typed?.match(/^\d{4}-\d\d-\d\d/)?.[0]
}
