/** Scores as FHIR R4 Observations, each derived from the response that it was computed from. */
import { type ScoreFact, toScoreObservation } from '#questionnaire/fhir.ts'
import type { Trend } from './outcomes.ts'

/**
 * The scores that this software computed. Imported scores go out as the facts they came in as.
 * @param subject a FHIR reference, `Patient/…`
 */
export function toScoreObservations(trends: readonly Trend[], subject: string) {
  return trends.flatMap(({ measure, points }) =>
    points
      .filter((point) => point.origin === 'answered')
      .flatMap(({ entry, at, value, parts }) =>
        measure.scores.flatMap((rule, i) => {
          const score = i === 0 ? value : parts.get(rule.id)?.value
          if (score === undefined) return []
          const derivedFrom = `QuestionnaireResponse/${entry}`
          const fact: ScoreFact = {
            id: `${entry}-${rule.id}`,
            title: rule.title,
            value: score,
            at,
            subject,
            derivedFrom,
          }
          return [toScoreObservation(rule.loinc ? { ...fact, loinc: rule.loinc } : fact)]
        }),
      ),
  )
}
