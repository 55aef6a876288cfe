/** The entries in force of a course as FHIR resources, by the mappings of the domains that wrote them. */
import { entriesOf } from '#chart/chart.ts'
import { toScoreObservations } from '#outcomes/fhir.ts'
import { trendsOf } from '#outcomes/outcomes.ts'
import { questionnaireKinds } from '#questionnaire/entries.ts'
import { toQuestionnaireResponse } from '#questionnaire/fhir.ts'
import type { Questionnaire } from '#questionnaire/questionnaire.ts'
import { toFhir } from '#screening/fhir-out.ts'
import type { Json } from '#screening/fhir-values.ts'
import { historyKinds } from '#screening/history.ts'
import { dosesOf } from '#session/doses.ts'
import { sessionKinds } from '#session/entries.ts'
import { toMedicationAdministration } from '#session/fhir.ts'
import { toAdverseEvent } from '#session/fhir-adverse-events.ts'
import { toObservations } from '#session/fhir-vitals.ts'
import { toAppointment, toEncounter } from '#visits/fhir.ts'
import { visitsOf } from '#visits/visits.ts'
import type { ExportedCourse } from './export.ts'

/** A resource, and the record system that first gave it its id, when that was another one. */
export type Exported = { readonly json: Json; readonly system?: string }

export function clinicalResources(course: ExportedCourse, forms: readonly Questionnaire[]): Exported[] {
  return [
    ...historyOf(course),
    ...[...visitResources(course), ...sessionOf(course), ...answersOf(course, forms)].map(asOurs),
  ]
}

const asOurs = (json: Json): Exported => ({ json })

function historyOf({ chart, patient }: ExportedCourse): Exported[] {
  return entriesOf(historyKinds, chart).flatMap((entry) =>
    entry.kind === 'fact-imported'
      ? [{ json: toFhir(entry.body.fact, `Patient/${patient.id}`), system: entry.body.fact.resource.system }]
      : [],
  )
}

function visitResources({ chart, patient }: ExportedCourse): Json[] {
  return visitsOf(chart).flatMap((visit) => {
    const fact = { ...visit, text: visit.outcome?.text }
    const encounter = toEncounter(fact, patient.id)
    return [toAppointment(fact, patient.id), ...(encounter ? [encounter] : [])]
  })
}

function sessionOf({ chart, patient }: ExportedCourse): Json[] {
  return entriesOf(sessionKinds, chart).flatMap((entry): Json[] => {
    if (entry.kind === 'dose-given') return [toMedicationAdministration(entry, patient.id)]
    if (entry.kind === 'vitals-taken') return toObservations(entry, patient.id)
    if (entry.kind === 'adverse-event-recorded') return [toAdverseEvent(entry, patient.id)]
    return []
  })
}

function answersOf({ chart, patient, protocol }: ExportedCourse, forms: readonly Questionnaire[]): Json[] {
  const subject = `Patient/${patient.id}`
  const responses = entriesOf(questionnaireKinds, chart).flatMap(({ id, at, amends, body }) => {
    const { answers, questionnaire: asked } = body
    const questionnaire = forms.find((form) => form.id === asked.id && form.version === asked.version)
    // The text of a form that is not here any more cannot be given; the answers stand in the entry.
    return questionnaire
      ? [
          toQuestionnaireResponse({
            id,
            questionnaire,
            answers,
            authored: at,
            subject,
            amended: Boolean(amends),
          }),
        ]
      : []
  })
  return [...responses, ...toScoreObservations(trendsOf(chart, dosesOf(chart), protocol), subject)]
}
