/** The resources of a file, one by one: a fact, a sentence why it cannot be used, or one more that is not needed. */
import { factFrom, type Read } from '#screening/fhir.ts'
import { type HalfPressure, pressureFrom } from '#screening/fhir-readings.ts'
import { date, isObject, type Json, nameOf, text, when } from '#screening/fhir-values.ts'
import type { Fact, LeftOut, PatientFact } from '#screening/history.ts'
import type { Resource } from './bundle-entries.ts'
import { digest, resourceKey } from './interop.ts'
import type { Tallied } from './notes.ts'
import { shortReference, subjectTest } from './subject.ts'

/** Facts in an order that does not depend on the order of the file. */
export type ReadResources = {
  readonly facts: readonly Fact[]
  readonly unusable: readonly LeftOut[]
} & Tallied

/** FHIR's own time of the last change, or the empty text. */
export const lastUpdated = (json: Json): string =>
  (isObject(json.meta) ? date(json.meta.lastUpdated) : undefined) ?? ''

/** The server in an address such as `https://server/fhir/Patient/7`; undefined for a `urn:`. */
export const serverOf = (fullUrl: string | undefined): string | undefined =>
  fullUrl && /^https?:/.test(fullUrl) ? fullUrl.replace(/\/[^/]+\/[^/]*$/, '') : undefined

export function readResources(
  resources: readonly Resource[],
  person: Resource,
  patient: PatientFact,
): ReadResources {
  const whose = subjectTest(person, resources)
  const find = medicinesOf(resources)
  const home = serverOf(person.fullUrl)
  const found = collector()
  const halves: HalfPressure[] = []
  for (const { json, fullUrl } of resources) {
    const type = text(json.resourceType, 60)
    if (!type || type === 'Patient' || type === 'Medication') continue
    const server = serverOf(fullUrl)
    const system = server && server !== home ? server : patient.resource.system
    const resource = {
      resourceType: type,
      id: text(json.id, 200) ?? fullUrl ?? '',
      ...(system ? { system } : {}),
    }
    const read = factFrom(json, { resource, birthDate: patient.birthDate, find })
    if (!read) {
      found.other(type)
      continue
    }
    const belongs = whose(json)
    if (typeof belongs === 'object') {
      const why = `It belongs to ${belongs.other}, not to the patient of this file (Patient/${patient.resource.id}).`
      found.unusable({ resource, why: labelled(json, why) })
    } else if (belongs === 'no-person') found.unused('records about a group, a device or a place')
    else if ('half' in read) halves.push(read.half)
    else if ('unusable' in read) found.unusable({ resource, why: labelled(json, read.unusable) })
    else found.add(read, resource, lastUpdated(json), belongs === 'unsaid')
  }
  for (const read of joined(halves)) found.add(read, read.resource, '', false)
  return found.all()
}

/** What a person would call it, before what is wrong with it: an id alone is found by nobody. */
function labelled(json: Json, why: string): string {
  const name = nameOf(json.code) ?? nameOf(json.medicationCodeableConcept)
  const day = ['effective', 'onset', 'performed'].map((kind) => when(json, kind)?.slice(0, 10)).find(Boolean)
  const label = [name, day].filter(Boolean).join(', ')
  return label ? `${label}: ${why}` : why
}

/** Finds the Medication that an order names, by its address or by its id. */
function medicinesOf(resources: readonly Resource[]): (reference: string) => Json | undefined {
  const medicines = new Map<string, Json>()
  for (const { json, fullUrl } of resources) {
    if (json.resourceType !== 'Medication') continue
    if (fullUrl) medicines.set(fullUrl, json)
    medicines.set(`Medication/${text(json.id, 200)}`, json)
  }
  return (reference) => medicines.get(reference) ?? medicines.get(shortReference(reference))
}

type Settled = Exclude<Read, { readonly half: HalfPressure }>

/** Gathers what was read: each resource once, in its newest form. */
function collector() {
  const facts = new Map<string, { readonly fact: Fact; readonly updated: string }>()
  const unusable: LeftOut[] = []
  const remarks: string[] = []
  const unused = new Map<string, number>()
  const others = new Map<string, number>()
  let unsaid = 0
  const count = (what: Map<string, number>, name: string) => what.set(name, (what.get(name) ?? 0) + 1)

  function keep(given: Fact, updated: string) {
    const fact = given.resource.id ? given : withContentId(given)
    const key = resourceKey(fact.resource)
    const other = facts.get(key)
    const wins =
      !other || (updated !== other.updated ? updated > other.updated : digest(fact) > digest(other.fact))
    if (wins) facts.set(key, { fact, updated })
  }

  return {
    other: (type: string) => void count(others, type),
    unused: (why: string) => void count(unused, why),
    unusable: (one: LeftOut) => void unusable.push(one),
    add(read: Settled, resource: Fact['resource'], updated: string, saysNoOne: boolean) {
      if ('unused' in read) return void count(unused, read.unused)
      if ('unusable' in read) return void unusable.push({ resource, why: read.unusable })
      if (saysNoOne) unsaid++
      if (read.remark) remarks.push(`${resource.resourceType}/${resource.id}: ${read.remark}`)
      keep(read.fact, updated)
    },
    all: (): ReadResources => ({
      facts: [...facts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { fact }]) => fact),
      unusable: unusable.toSorted((a, b) => (resourceKey(a.resource) < resourceKey(b.resource) ? -1 : 1)),
      remarks: remarks.toSorted(),
      unused,
      others,
      unsaid,
    }),
  }
}

/** A resource without any identity is known by what it says. */
const withContentId = (fact: Fact): Fact => ({
  ...fact,
  resource: { ...fact.resource, id: `sha256-${digest(fact).slice(0, 32)}` },
})

/** Systolic and diastolic numbers that a record keeps apart, joined when they were taken at the same moment. */
function joined(halves: readonly HalfPressure[]): (Settled & { readonly resource: Fact['resource'] })[] {
  const ordered = halves.toSorted((a, b) => (a.common.resource.id < b.common.resource.id ? -1 : 1))
  const lower = Map.groupBy(
    ordered.filter((h) => h.which === 'diastolic'),
    (h) => h.common.taken ?? '',
  )
  const upper = ordered.filter((h) => h.which === 'systolic')
  const pairs = upper.map((half) => ({
    half,
    other: half.common.taken ? lower.get(half.common.taken)?.shift() : undefined,
  }))
  const alone = [...pairs.flatMap(({ half, other }) => (other ? [] : [half])), ...[...lower.values()].flat()]
  return [
    ...pairs.flatMap(({ half: { value, common }, other }) => {
      if (!other) return []
      const read = pressureFrom(value, other.value, { ...common, display: 'Blood pressure' })
      return [{ ...('unusable' in read ? read : { fact: read }), resource: common.resource }]
    }),
    ...alone.map(({ common }) => ({
      unused: 'pressures with only one of the two numbers',
      resource: common.resource,
    })),
  ]
}
