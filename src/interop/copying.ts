/** May somebody hand a record out as a file, and what such a file is called and holds. */

import { HOUSE } from '#course/protocol-words.ts'
import { type ProtocolId, protocolName } from '#kernel/protocol.ts'
import { allow, type Ruling, refuse } from '#kernel/ruling.ts'
import { dayIn, type Instant } from '#kernel/time.ts'
import { has, type SignedIn } from '#people/people.ts'
import type { Questionnaire } from '#questionnaire/questionnaire.ts'
import { bundleOf, type ExportedCourse, type ExportNeeds, exportable } from './export.ts'
import { EXPORT, LEFT_OUT } from './export-words.ts'
import { readableRecord } from './readable.ts'

type Asked = { readonly clinical: boolean; readonly protocol: ProtocolId }

/** May this person make a copy of the course? Those who lead the treatment; the patient needs nobody's leave. */
export function ruleOnCopying(person: Pick<SignedIn, 'roles'>, { clinical, protocol }: Asked): Ruling {
  const name = protocolName(protocol)
  if (clinical && has(person, 'therapist', 'prescriber')) return allow(name)
  return refuse(name, { rule: 'copying-role', ...EXPORT.role, evidence: [], source: HOUSE })
}

export type CopyNeeds = Omit<ExportNeeds, 'courses' | 'base' | 'forms'> & {
  readonly courses: readonly (ExportedCourse & { readonly clinical: boolean })[]
  readonly forms: readonly { readonly questionnaire: Questionnaire }[]
  /** The address people type, without a slash at the end. */
  readonly origin: string
  readonly person: SignedIn
  /** The readable copy holds the psychotherapy notes that the one who asks wrote. */
  readonly ownNotes?: boolean
}
export type Copy = {
  readonly name: string
  readonly type: string
  readonly text: string
  /** Whether the notes of those who treat are in it; when they are not, the copy says so itself. */
  readonly clinical: boolean
}

/** The FHIR file. */
export function fhirCopy({ forms, origin, ...needs }: CopyNeeds): Copy {
  const bundle = bundleOf({
    ...needs,
    forms: forms.map(({ questionnaire }) => questionnaire),
    base: `${origin}/fhir`,
    clinical: isClinical(needs),
  })
  return {
    name: `${nameOf(needs)}.json`,
    type: 'application/fhir+json',
    text: JSON.stringify(bundle, null, 1),
    clinical: isClinical(needs),
  }
}

/** The copy to read and print. */
export function readableCopy(needs: CopyNeeds): Copy {
  const { courses, patient, person, ownNotes, now } = needs
  const text = readableRecord({
    courses: courses.map((course) => ({
      ...course,
      chart: exportable(course.chart, ownNotes ? person.id : undefined),
    })),
    patient,
    practice: person.practiceName,
    by: person.name,
    zone: courses[0]?.zone ?? person.zone,
    leftOut: leftOutOf(needs),
    now,
  })
  return { name: `${nameOf(needs)}.html`, type: 'text/html', text, clinical: isClinical(needs) }
}

const isClinical = ({ courses }: Pick<CopyNeeds, 'courses'>) => courses.every(({ clinical }) => clinical)

function leftOutOf({ courses, patient, person, ownNotes }: CopyNeeds): string[] {
  const own = person.patient === patient.id
  return [
    ownNotes ? LEFT_OUT.othersNotes : LEFT_OUT.notes,
    ...(own ? [] : [LEFT_OUT.journal]),
    ...(isClinical({ courses }) ? [] : [LEFT_OUT.clinical]),
  ]
}

/** A file lies in a folder of downloads that others may see: it is named by its day, not by whose it is. */
const nameOf = ({ now, person }: { readonly now: Instant; readonly person: SignedIn }): string =>
  `record-${dayIn(now, person.zone)}`

/** Files of the two kinds, as they stand in an address. */
export const COPIES = { 'record.html': readableCopy, 'record.json': fhirCopy } as const
export const copyNamed = (file: string) => Object.entries(COPIES).find(([name]) => name === file)?.[1]
