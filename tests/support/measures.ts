/** Charts of measures, for tests. Day 0 is Mon 2 Mar 2026, 09:00 UTC. */
import type { Entry } from '#chart/chart.ts'
import { courseId, entryId, personId, uuidv7 } from '#kernel/ids.ts'
import { hoursAfter, type Instant } from '#kernel/time.ts'
import { score } from '#kernel/units.ts'
import type { Dose } from '#outcomes/outcomes.ts'
import type { Measure } from '#outcomes/protocol.ts'
import { contentFolder, shippedProtocol } from '#platform/content.ts'
import { answered } from '#questionnaire/entries.ts'
import { type Questionnaire, questionsOf } from '#questionnaire/questionnaire.ts'
import { readQuestionnaire } from '#questionnaire/read-questionnaire.ts'
import type { Visit } from '#visits/visits.ts'

export const protocol = shippedProtocol()
const start = Temporal.Instant.from('2026-03-02T09:00:00Z')
export const at = (day: number): Instant => hoursAfter(start, day * 24)
export const by = personId.parse('patient')
const course = courseId.parse('00000000-0000-7000-8000-000000000001')

/** An id that is the same for the same words. */
export function idOf(...words: readonly (string | number)[]) {
  const bytes = new Uint8Array(10)
  for (const [i, char] of [...words.join('|')].entries())
    bytes[i % 10] = (bytes[i % 10]! * 31 + char.charCodeAt(0)) % 256
  return entryId.parse(uuidv7(start.epochMilliseconds, bytes))
}

export const entry = (kind: string, day: number, body: unknown, name: string | number = ''): Entry => ({
  id: idOf(kind, day, name),
  course,
  kind,
  at: at(day),
  recordedAt: at(day),
  by,
  audience: 'care-team',
  body,
})

export const measureNamed = (id: string): Measure => {
  const measure = protocol.outcomes.measures.find((m) => m.id === id)
  if (!measure) throw new Error(`no measure ${id}`)
  return measure
}

export function form(id: string): Questionnaire {
  const read = readQuestionnaire(contentFolder('questionnaires').get(id))
  if (!read.ok) throw new Error(`no questionnaire ${id}`)
  return read.value
}

/** Answers in the order of the questions; undefined leaves one out. */
export function answer(id: string, day: number, given: readonly (string | boolean | undefined)[]): Entry {
  const questionnaire = form(id)
  const answers = questionsOf(questionnaire).flatMap((question, i) => {
    const value = given[i]
    return value === undefined ? [] : [[question.linkId, value] as const]
  })
  return entry(
    'questionnaire-answered',
    day,
    answered(questionnaire, Object.fromEntries(answers), 'self'),
    id,
  )
}

export const withPoints = (id: string, day: number, points: Record<string, number>): Entry =>
  entry(
    'questionnaire-answered',
    day,
    {
      questionnaire: { id, version: '1.0.0' },
      answers: {},
      points,
      skipped: [],
      mode: 'self',
    },
    id,
  )

/** A filled PHQ-9 or GAD-7 with this total; question 9 of the PHQ-9 is 0 as long as the total allows it. */
const total = (id: string, day: number, sum: number): Entry => {
  const items = measureNamed(id).scores[0]!.items
  return withPoints(
    id,
    day,
    Object.fromEntries(items.map((item, i) => [item, Math.max(0, Math.min(3, sum - 3 * i))])),
  )
}
export const phq9 = (day: number, sum: number): Entry => total('phq-9', day, sum)
export const gad7 = (day: number, sum: number): Entry => total('gad-7', day, sum)
export const pcPtsd5 = (day: number, sum: number): Entry =>
  withPoints(
    'pc-ptsd-5',
    day,
    Object.fromEntries(measureNamed('pc-ptsd-5').scores[0]!.items.map((item, i) => [item, i < sum ? 1 : 0])),
  )

/** A PHQ-9 whose question 9 has no answer. */
export const partly = (day: number): Entry =>
  withPoints(
    'phq-9',
    day,
    Object.fromEntries(
      measureNamed('phq-9')
        .scores[0]!.items.slice(0, 8)
        .map((item) => [item, 1]),
    ),
  )

export const importedScore = (loinc: string, value: number, taken: string, status = 'final'): Entry =>
  entry(
    'fact-imported',
    0,
    {
      fact: {
        type: 'observation',
        measure: 'score',
        instrument: 'from elsewhere',
        value: score(value),
        status,
        taken,
        codes: [{ system: 'http://loinc.org', code: loinc }],
        display: 'score',
        resource: { resourceType: 'Observation', id: taken },
      },
      importedAt: at(0),
    },
    taken,
  )

export const dose = (day: number, visit: number = day): Dose => ({ at: at(day), visit: idOf('visit', visit) })

export const dosing = (day: number, state: Visit['state'] = 'planned'): Visit => ({
  id: idOf('visit', day),
  kind: 'dosing',
  from: at(day),
  to: hoursAfter(at(day), 3),
  place: 'Room 1',
  people: [],
  state,
  planned: idOf('planned', day),
})
