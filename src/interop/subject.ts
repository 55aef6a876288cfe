/** Whose resource is this? A history of one person must not take in another person's facts. */
import { isObject, type Json, objects, pointsTo, text } from '#screening/fhir-values.ts'
import type { Resource } from './bundle-entries.ts'

export type Whose = 'theirs' | 'unsaid' | 'no-person' | { readonly other: string }

/** The last two parts of an address, such as `Patient/7`, without a version. */
export function shortReference(reference: string): string {
  const parts = reference.replace(/\/_history\/.*$/, '').split('/')
  return parts.slice(-2).join('/')
}

/** Answers for each resource of a bundle whether it is about the bundle's patient. */
export function subjectTest(patient: Resource, all: readonly Resource[]): (json: Json) => Whose {
  const id = text(patient.json.id, 200)
  const names = new Set<string>()
  if (id) for (const name of [`Patient/${id}`, `urn:uuid:${id}`]) names.add(name)
  if (patient.fullUrl) for (const name of [patient.fullUrl, shortReference(patient.fullUrl)]) names.add(name)
  const identifiers = identifiersOf(patient.json)
  let types: Map<string, unknown> | undefined
  const typeOf = (reference: string): unknown => {
    types ??= new Map(
      all.flatMap(({ json, fullUrl }) => (fullUrl ? [[fullUrl, json.resourceType] as const] : [])),
    )
    return (
      types.get(reference) ??
      (reference.includes(':') && !reference.includes('/')
        ? undefined
        : shortReference(reference).split('/')[0])
    )
  }

  return (json) => {
    const subject = json.subject ?? json.patient
    const reference = pointsTo(subject)
    if (names.size === 0 || !subject) return 'unsaid'
    if (!reference) return byIdentifier(isObject(subject) ? subject.identifier : undefined, identifiers)
    if (reference.startsWith('#')) return contained(json, reference.slice(1), names, identifiers)
    if (reference.includes('?identifier=')) return byQuery(reference, identifiers)
    if (names.has(reference) || names.has(shortReference(reference))) return 'theirs'
    const type = typeOf(reference)
    return type === undefined || type === 'Patient' ? { other: reference } : 'no-person'
  }
}

const identifiersOf = (json: Json): readonly string[] =>
  objects(json.identifier).map(
    (identifier) => `${text(identifier.system) ?? ''}|${text(identifier.value) ?? ''}`,
  )

/** An identifier of a system that our patient has no number in says nothing. */
function byIdentifier(identifier: unknown, ours: readonly string[]): Whose {
  if (!isObject(identifier)) return 'unsaid'
  const [theirs] = identifiersOf({ identifier })
  if (!theirs) return 'unsaid'
  if (ours.includes(theirs)) return 'theirs'
  const system = theirs.slice(0, theirs.lastIndexOf('|') + 1)
  return ours.some((one) => one.startsWith(system)) ? { other: theirs } : 'unsaid'
}

/** `Patient?identifier=system|value`, as a transaction may write it. */
function byQuery(reference: string, ours: readonly string[]): Whose {
  const wanted = new URLSearchParams(reference.slice(reference.indexOf('?'))).get('identifier')
  return wanted && ours.includes(wanted) ? 'theirs' : { other: reference }
}

function contained(json: Json, id: string, names: ReadonlySet<string>, ours: readonly string[]): Whose {
  const person = objects(json.contained).find((resource) => resource.id === id)
  if (!person) return 'unsaid'
  if (person.resourceType !== 'Patient') return 'no-person'
  if (names.has(`Patient/${id}`) || identifiersOf(person).some((one) => ours.includes(one))) return 'theirs'
  return { other: `a patient described inside it (#${id})` }
}
