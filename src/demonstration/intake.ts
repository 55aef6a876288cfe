/** How a course begins: opened, evaluated, asked and measured, decided on by the prescriber. */

import type { z } from 'zod'
import { patientId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { dayIn, minutesAfter } from '#kernel/time.ts'
import { cm, kg, mmHg } from '#kernel/units.ts'
import { conditionsOf } from '#screening/clearance.ts'
import { coversOf } from '#screening/clearance-rules.ts'
import { coverOf, decisionsOn, findingsToDecide } from '#screening/decisions.ts'
import type { answerBody, ClearanceDecision, FindingDecision } from '#screening/entries.ts'
import { factsOf } from '#screening/facts.ts'
import { type Screening, screen, standing } from '#screening/screening.ts'
import { book, keep } from './calendar.ts'
import type { Author, Teller } from './telling.ts'

export function open(tell: Teller, at: Instant, indication: string): void {
  const { id, version } = tell.protocol
  tell.write('ines', {
    kind: 'course-opened',
    at,
    body: {
      patient: patientId.parse(tell.record.id),
      protocol: { id, version },
      team: {
        therapist: tell.person(tell.patient.therapist),
        prescriber: tell.person('helen'),
        monitor: tell.person('sam'),
        coordinator: tell.person('ines'),
      },
      indication,
    },
  })
}

type Evaluation = {
  readonly from: Instant
  readonly on: Instant
  /** What was written about it afterwards, for everybody who treats. */
  readonly note?: string
}

/** The first visit, with the therapist and the prescriber; the monitor measures. */
export function evaluate(tell: Teller, { from, on, note }: Evaluation): void {
  const { therapist, resting, weight, height } = tell.patient
  const people = [therapist, 'helen'] as const
  book(tell, { visit: 'evaluation', kind: 'evaluation', from, on, place: 'Room 2', people })
  if (!keep(tell, therapist, 'evaluation', note)) return
  const [systolic, diastolic] = resting
  tell.write('sam', {
    kind: 'screening-measured',
    at: minutesAfter(from, 10),
    body: {
      pressure: { systolic: mmHg(systolic), diastolic: mmHg(diastolic) },
      weight: kg(weight),
      height: cm(height),
    },
  })
}

type Answer = z.output<typeof answerBody>
type Answering = {
  readonly at: Instant
  /** Who fills in the person's part: they themselves, or whoever reads the questions out. */
  readonly by: Author
  readonly but?: Readonly<Record<string, Answer>>
}

/** “No” to every question of the person's part, but for those given. */
export function answer(tell: Teller, { at, by, but = {} }: Answering): void {
  tell.write(by, { kind: 'screening-answered', at, body: { answers: noTo(tell, 'patient', but) } })
}

/** The prescriber's part of the questions, answered after the examination. */
export function examine(tell: Teller, at: Instant, but: Readonly<Record<string, Answer>> = {}): void {
  tell.write('helen', { kind: 'screening-answered', at, body: { answers: noTo(tell, 'clinician', but) } })
}

/** What only blocks a day is asked on that day. */
function noTo({ protocol }: Teller, asked: 'patient' | 'clinician', but: Readonly<Record<string, Answer>>) {
  const { rules, medicines } = protocol.screening
  const asks = [...rules, ...medicines].filter((rule) => rule.question.asked === asked && rule.class !== 'D')
  return Object.fromEntries(asks.map(({ id }): [string, Answer] => [id, but[id] ?? { value: 'no' }]))
}

/** The screening of the course as it stands, without what blocks only a day. */
export function screeningAt(tell: Teller, at: Instant): Screening {
  const facts = factsOf(tell.chart(), { patient: tell.record, zone: tell.zone })
  return standing(screen(facts, tell.protocol, dayIn(at, tell.zone)))
}

type Word = { readonly decision: FindingDecision; readonly reason: string; readonly conditions?: string }
type Clearing = {
  readonly at: Instant
  /** On each finding that waits for the prescriber, by its rule. */
  readonly on: Readonly<Record<string, Word>>
  readonly decision: Exclude<ClearanceDecision, 'not-cleared'>
  readonly reason: string
}

/** A clearance is given for less than the protocol allows, so that it never ends within a story. */
const CLEARED_MONTHS = 5

/** The prescriber decides on each finding, then on the whole. */
export function clear(tell: Teller, { at, on, decision, reason }: Clearing): void {
  const screening = screeningAt(tell, at)
  for (const [i, finding] of findingsToDecide(screening).entries()) {
    const word = on[finding.rule]
    if (!word) throw new Error(`Nobody decides on ${finding.rule} of ${tell.patient.key}.`)
    tell.write('helen', {
      kind: 'finding-decided',
      at: minutesAfter(at, i),
      body: { rule: finding.rule, ...word, covered: coverOf(finding) },
    })
  }
  const given = minutesAfter(at, 30)
  tell.write('helen', {
    kind: 'clearance-given',
    at: given,
    body: {
      decision,
      reason,
      conditions: conditionsOf(decisionsOn(tell.chart(), screening)),
      until: dayIn(given, tell.zone).add({ months: CLEARED_MONTHS }),
      covered: coversOf(screening),
      protocol: screening.protocol,
    },
  })
}
