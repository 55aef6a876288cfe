/**
 * A FHIR Bundle as text → the history of one person. Whole or not at all: a resource that cannot be used refuses the
 * file, with a sentence for each, unless the person who imports chose to leave such resources out.
 */
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import type { Day } from '#kernel/time.ts'
import { patientFrom } from '#screening/fhir.ts'
import { codings, date, type Json, objects, text } from '#screening/fhir-values.ts'
import type { LeftOut, PatientFact } from '#screening/history.ts'
import { type Opened, openBundle, type Resource } from './bundle-entries.ts'
import { digest, type History } from './interop.ts'
import { notesOn } from './notes.ts'
import { lastUpdated, readResources, serverOf } from './resources.ts'

export type ReadOptions = {
  /** Go on without resources that cannot be used; the chart then says which they were and why. */
  readonly leaveOutUnusable?: boolean
}

/**
 * Reads a transaction, batch, collection, searchset or document.
 * @param today a birth date after it is refused
 * @returns the history, or sentences; a problem whose `field` names a resource can be left out, others cannot
 */
export function readBundle(file: string, today: Day, options: ReadOptions = {}): Result<History> {
  const opened = openBundle(file)
  if (!opened.ok) return opened
  const person = onePatient(opened.value)
  if (!person.ok) return person
  const patient = identified(person.value)
  if (patient.birthDate && patient.birthDate > today.toString().slice(0, patient.birthDate.length)) {
    return fail(
      problem(
        `The birth date ${patient.birthDate} lies in the future. Correct it in the record system and export again.`,
      ),
    )
  }
  const read = readResources(opened.value.resources, person.value, patient)
  const { unusable } = read
  if (unusable.length > 0 && !options.leaveOutUnusable) return fail(...unusable.map(asProblem))
  const died = date(person.value.json.deceasedDateTime)
  return ok({
    patient,
    facts: read.facts,
    leftOut: unusable,
    notes: notesOn(opened.value, patient, died, read, today),
  })
}

const asProblem = ({ resource, why }: LeftOut): Problem =>
  problem(why, `${resource.resourceType}/${resource.id}`)

/** The one Patient of the file; the newest copy when it is there several times. */
function onePatient({ resources, reported }: Opened): Result<Resource> {
  const people = new Map<string, Resource>()
  for (const resource of resources) {
    if (resource.json.resourceType !== 'Patient') continue
    const name =
      (serverOf(resource.fullUrl) && resource.fullUrl) ??
      text(resource.json.id, 200) ??
      resource.fullUrl ??
      digest([resource.json.name, resource.json.birthDate])
    const other = people.get(name)
    if (!other || isNewer(resource.json, other.json)) people.set(name, resource)
  }
  const [first] = people.values()
  if (!first) {
    const said = reported[0] ? ` The record system reported: ${reported[0]}` : ''
    return fail(
      problem(
        `The file holds no Patient, so it cannot be told whose history it is. Export it again with the Patient resource.${said}`,
      ),
    )
  }
  if (people.size > 1) {
    const some = [...people.values()]
      .slice(0, 5)
      .map(({ json }) => `Patient/${text(json.id, 200) ?? '(no id)'}`)
    return fail(
      problem(
        `The file holds ${people.size} patients (${some.join(', ')}${people.size > 5 ? ', …' : ''}). Export the history of one person a file.`,
      ),
    )
  }
  return ok(first)
}

/** The time of the last change decides; without it the later birth date, so that the order never does. */
const isNewer = (a: Json, b: Json): boolean =>
  lastUpdated(a) !== lastUpdated(b)
    ? lastUpdated(a) > lastUpdated(b)
    : (text(a.birthDate) ?? '') > (text(b.birthDate) ?? '')

function identified({ json, fullUrl }: Resource): PatientFact {
  const id = text(json.id, 200) ?? fullUrl ?? ''
  const system = recordSystem(json, fullUrl)
  const patient = patientFrom(json, { resourceType: 'Patient', id, ...(system ? { system } : {}) })
  return id
    ? patient
    : { ...patient, resource: { ...patient.resource, id: `sha256-${digest(patient).slice(0, 32)}` } }
}

/** The system that gave the medical record number, else the server that the file came from. */
function recordSystem(patient: Json, fullUrl: string | undefined): string | undefined {
  const numbers = objects(patient.identifier).filter((i) => codings(i.type).some((c) => c.code === 'MR'))
  const systems = numbers.flatMap((i) => text(i.system, 200) ?? []).sort()
  return systems[0] ?? serverOf(fullUrl)
}
