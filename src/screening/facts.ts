/** What a chart holds for screening: the imported history, what was measured here, and the last answer to each question. */
import { type Chart, entriesOf } from '#chart/chart.ts'
import { dayIn, type Instant } from '#kernel/time.ts'
import type { Pressure } from '#kernel/units.ts'
import type { Route } from '#visits/visits.ts'
import { screeningKinds } from './entries.ts'
import { type Fact, historyKinds, type ObservationFact } from './history.ts'
import type { PressureRise } from './measures.ts'
import { pressureRisesOf } from './rises.ts'
import type { Answer, ScreeningFacts } from './screening.ts'

/** What screening needs that does not stand in its own entries. */
export type Beside = {
  /** The practice's record of the person; the imported record fills what it does not know. */
  readonly patient: { readonly id?: string; readonly birthDate?: string }
  /** IANA name of the practice's time zone: answers about a day count on the practice's day. */
  readonly zone: string
  readonly route?: Route
  /** Instead of what the chart says about earlier doses. */
  readonly rises?: readonly PressureRise[]
}

export function factsOf(chart: Chart, { patient, zone, route, rises }: Beside): ScreeningFacts {
  const history: Fact[] = []
  const answers: Record<string, Answer> = {}
  let imported: string | undefined
  for (const entry of entriesOf({ ...historyKinds, ...screeningKinds }, chart)) {
    switch (entry.kind) {
      case 'fact-imported':
        history.push(entry.body.fact)
        break
      case 'patient-imported':
        imported = entry.body.patient.birthDate ?? imported
        break
      case 'screening-answered': {
        const on = dayIn(entry.at, zone).toString()
        const { from } = entry.body
        // Somebody without an account writes under the id of the patient's record.
        const throughLink = String(entry.by) === patient.id
        for (const [rule, given] of Object.entries(entry.body.answers)) {
          const answer = { ...given, on, by: entry.by, entry: entry.id, ...(from ? { from } : {}) }
          const before = Object.hasOwn(answers, rule) ? answers[rule] : undefined
          answers[rule] = throughLink && before?.value === 'yes' ? { ...before, beside: answer } : answer
        }
        break
      }
      case 'screening-measured':
        history.push(...measurements(entry.id, entry.at, zone, entry.body))
    }
  }
  return {
    patient: { ...patient, birthDate: patient.birthDate ?? imported },
    history,
    answers,
    route,
    rises: rises ?? pressureRisesOf(chart, zone),
  }
}

type Measurements = {
  readonly pressure?: Pressure
  readonly weight?: Extract<ObservationFact, { measure: 'weight' }>['value']
  readonly height?: Extract<ObservationFact, { measure: 'height' }>['value']
}

/** Readings taken in the practice, as the same facts that an imported history has. */
export function measurements(id: string, at: Instant, zone: string, read: Measurements): ObservationFact[] {
  const common = (display: string) => ({
    type: 'observation' as const,
    resource: { resourceType: 'Observation', id },
    codes: [],
    display,
    status: 'final',
    taken: at.toString({ timeZone: zone, smallestUnit: 'second' }),
  })
  return [
    ...(read.pressure
      ? [{ ...common('Blood pressure'), measure: 'pressure' as const, ...read.pressure }]
      : []),
    ...(read.weight ? [{ ...common('Weight'), measure: 'weight' as const, value: read.weight }] : []),
    ...(read.height ? [{ ...common('Height'), measure: 'height' as const, value: read.height }] : []),
  ]
}
