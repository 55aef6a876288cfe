/**
 * A person's record for themselves or for another record system: one FHIR R4 Bundle. What FHIR has words for is said
 * in FHIR; besides that every entry stands in the Bundle as it was written, so that nothing is lost on the way:
 * a Basic with the code of its kind and, in the extension `urn:kairos:entry`, the entry as JSON.
 */
import { type Chart, chartOf, type Entry } from '#chart/chart.ts'
import { entryJson, UNREADABLE } from '#chart/reading.ts'
import type { OpenCourse } from '#course/charts.ts'
import { kinds } from '#course/kinds.ts'
import { kindOf } from '#course/record.ts'
import { kindInWords } from '#course/words.ts'
import type { PersonId } from '#kernel/ids.ts'
import { dayIn, type Instant, instant } from '#kernel/time.ts'
import type { Contact, Patient } from '#people/people.ts'
import type { Questionnaire } from '#questionnaire/questionnaire.ts'
import { isObject, type Json } from '#screening/fhir-values.ts'
import { clinicalResources, type Exported } from './export-resources.ts'
import { LEFT_OUT } from './export-words.ts'
import { linkedBundle } from './linking.ts'

/** A course as far as an export needs it; an opened one is one. */
export type ExportedCourse = Pick<OpenCourse, 'id' | 'patient' | 'chart' | 'protocol' | 'zone' | 'names'>

export type ExportNeeds = {
  readonly courses: readonly ExportedCourse[]
  readonly patient: Patient
  readonly contact: Contact
  /** Every form that the answers may be to. */
  readonly forms: readonly Questionnaire[]
  /** Where this record lives: the beginning of every resource's address, such as `https://practice.example/fhir`. */
  readonly base: string
  readonly now: Instant
  /** False where the charts were opened without the notes on sessions and on integration: the Bundle says so. */
  readonly clinical?: boolean
}

/**
 * What may leave a chart. A psychotherapy note stays with its author (45 CFR 164.501): the FHIR feed never has one,
 * and a readable copy only those of the person who asks for their own.
 */
export function exportable(chart: Chart, ownNotesOf?: PersonId): Chart {
  return chartOf(chart.entries.filter(({ audience, by }) => audience !== 'author' || by === ownNotesOf))
}

/** Everything that may leave these courses of one person, as a FHIR R4 Bundle of the type collection. */
export function bundleOf(needs: ExportNeeds): Json {
  const { courses, patient, contact, forms, base, now, clinical = true } = needs
  const subject = `Patient/${patient.id}`
  const charts = courses.map((course) => ({ ...course, chart: exportable(course.chart) }))
  const resources: Exported[] = [
    { json: patientResource(patient, contact) },
    ...charts.flatMap((course) => clinicalResources(course, forms)),
    ...charts.flatMap(({ chart, names, zone }) =>
      chart.entries.map((entry) => ({ json: basicOf(entry, subject, names, zone) })),
    ),
  ]
  const names = new Map(courses.flatMap((course) => [...course.names]))
  return {
    resourceType: 'Bundle',
    type: 'collection',
    meta: {
      tag: [
        leftOut('psychotherapy-notes', LEFT_OUT.notesInFhir),
        ...(clinical ? [] : [leftOut('clinical-notes', LEFT_OUT.clinical)]),
      ],
    },
    timestamp: instant.encode(now),
    entry: linkedBundle(resources, names, base),
  }
}

const leftOut = (code: string, display: string) => ({ system: 'urn:kairos:left-out', code, display })

/** Under which an entry stands in its Basic, as JSON. */
export const ENTRY = 'urn:kairos:entry'

function patientResource({ id, name, birthDate, sex }: Patient, { phone, email }: Contact): Json {
  const telecom = [
    ...(phone ? [{ system: 'phone', value: phone }] : []),
    ...(email ? [{ system: 'email', value: email }] : []),
  ]
  return {
    resourceType: 'Patient',
    id,
    name: [{ use: 'official', text: name }],
    telecom,
    gender: sex,
    birthDate,
  }
}

function basicOf(entry: Entry, subject: string, names: ReadonlyMap<PersonId, string>, zone: string): Json {
  const kind = kindOf(entry)
  return {
    resourceType: 'Basic',
    id: entry.id,
    extension: [{ url: ENTRY, valueString: JSON.stringify(entryJson(asWritten(entry), kinds)) }],
    code: { coding: [{ system: 'urn:kairos:entry-kind', code: kind }], text: kindInWords(kind) },
    subject: { reference: subject },
    created: dayIn(entry.recordedAt, zone).toString(),
    author: { identifier: { system: 'urn:kairos:person', value: entry.by }, display: names.get(entry.by) },
  }
}

/** An entry that this version cannot read goes out as whoever wrote it left it. */
function asWritten(entry: Entry): Entry {
  const { body } = entry
  return entry.kind === UNREADABLE && isObject(body)
    ? { ...entry, kind: kindOf(entry), body: body.body }
    : entry
}
