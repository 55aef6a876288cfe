/** Putting resources into one Bundle: each with an address of its own, each reference leading somewhere or saying so. */
import type { PersonId } from '#kernel/ids.ts'
import { isObject, type Json } from '#screening/fhir-values.ts'
import type { Exported } from './export-resources.ts'
import { derivedId, resourceKey } from './interop.ts'

type Placed = { readonly fullUrl: string; readonly json: Json; readonly ours: boolean }

/**
 * The entries of a Bundle. A reference to what stands in it becomes an address, one to what does not becomes an
 * identifier; people who are referred to are added by name. What holds nothing is left away, as FHIR wants it.
 * @param base the beginning of the addresses of this record system
 */
export function linkedBundle(
  resources: readonly Exported[],
  names: ReadonlyMap<PersonId, string>,
  base: string,
): Json[] {
  const placed = new Map<string, Placed>()
  for (const resource of [...resources, ...practitionersIn(resources, names)]) {
    const at = placeOf(resource, base)
    // The same fact in two courses of a person is one.
    if (!placed.has(at.fullUrl)) placed.set(at.fullUrl, at)
  }
  const addresses = new Map(
    [...placed.values()]
      .filter(({ ours }) => ours)
      .map(({ json, fullUrl }) => [`${String(json.resourceType)}/${String(json.id)}`, fullUrl]),
  )
  return [...placed.values()].map(({ fullUrl, json }) => ({ fullUrl, resource: linked(json, addresses) }))
}

/** What FHIR takes as an id. */
const ID = /^[A-Za-z0-9.-]{1,64}$/

/** A fact of another system keeps the address that it has there; an id that FHIR does not take becomes an address. */
function placeOf({ json, system }: Exported, base: string): Placed {
  const resourceType = String(json.resourceType)
  const id = typeof json.id === 'string' ? json.id : ''
  const { id: _, ...unnamed } = json
  if (id.startsWith('urn:')) return { fullUrl: id, json: unnamed, ours: false }
  const derived = () => `urn:uuid:${derivedId([resourceKey({ resourceType, id, system })])}`
  if (!ID.test(id)) return { fullUrl: derived(), json: unnamed, ours: false }
  if (!system) return { fullUrl: `${base}/${resourceType}/${id}`, json, ours: true }
  const home = /^https?:/.test(system) ? `${system.replace(/\/$/, '')}/${resourceType}/${id}` : derived()
  return { fullUrl: home, json, ours: false }
}

const PRACTITIONER = 'Practitioner/'

function practitionersIn(resources: readonly Exported[], names: ReadonlyMap<PersonId, string>): Exported[] {
  const said = new Set(resources.flatMap(({ json }) => referencesIn(json)))
  return [...names]
    .filter(([id]) => said.has(`${PRACTITIONER}${id}`))
    .map(([id, text]) => ({ json: { resourceType: 'Practitioner', id, name: [{ text }] } }))
}

function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn)
  if (!isObject(value)) return []
  return [
    ...(typeof value.reference === 'string' ? [value.reference] : []),
    ...Object.values(value).flatMap(referencesIn),
  ]
}

function linked(json: Json, addresses: ReadonlyMap<string, string>): Json {
  const { reference, ...rest } = json
  if (typeof reference === 'string' && !/^#|:/.test(reference)) {
    const address = addresses.get(reference)
    return { ...rest, ...(address ? { reference: address } : named(reference)) }
  }
  return Object.fromEntries(
    Object.entries(json).flatMap(([key, value]) => {
      const kept = within(value, addresses)
      return kept === undefined ? [] : [[key, kept]]
    }),
  )
}

/** What is not in the Bundle is named, not linked. */
function named(reference: string): Json {
  const [type = '', value = ''] = reference.split('/')
  return { type, identifier: { system: `urn:kairos:${type.toLowerCase()}`, value } }
}

function within(value: unknown, addresses: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) {
    const kept = value.map((one) => within(one, addresses)).filter((one) => one !== undefined)
    return kept.length > 0 ? kept : undefined
  }
  if (isObject(value)) {
    const kept = linked(value, addresses)
    return Object.keys(kept).length > 0 ? kept : undefined
  }
  return value === '' || value === null ? undefined : value
}
