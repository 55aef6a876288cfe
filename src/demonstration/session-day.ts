/** The day of a session: arrival, dose, what was watched at the protocol's cadence, going home. */

import { entriesOf } from '#chart/chart.ts'
import type { EntryId } from '#kernel/ids.ts'
import { protocolName } from '#kernel/protocol.ts'
import { type Instant, isBefore, minutesAfter } from '#kernel/time.ts'
import { celsius, mg, mmHg, percent, perMin, score, unit } from '#kernel/units.ts'
import { preparationKinds } from '#preparation/preparation.ts'
import type { Cadence } from '#session/protocol.ts'
import type { Route } from '#visits/visits.ts'
import { visitNamed } from './calendar.ts'
import { session } from './preparing.ts'
import type { Teller } from './telling.ts'

/** Minutes from the planned begin to the dose. */
const ARRIVAL = 45

/** A session that has its visit, its route and the time of its dose. */
export type Sitting = {
  readonly n: number
  readonly visit: EntryId
  readonly route: Route
  readonly from: Instant
  readonly dosed: Instant
}

export function sittingOf(tell: Teller, n: number, dosed?: Instant): Sitting {
  const { id, route, from } = visitNamed(tell, tell.id(session(n)))
  if (!route) throw new Error(`Session ${n} of ${tell.patient.key} has no route.`)
  return { n, visit: id, route, from, dosed: dosed ?? minutesAfter(from, ARRIVAL) }
}

/** Who is there from the beginning, each in their role. */
const present = ({ person, patient }: Teller) => [
  { person: person(patient.therapist), as: 'therapist' as const },
  { person: person('helen'), as: 'prescriber' as const },
  { person: person('sam'), as: 'monitor' as const },
]

/** Begun by the team, asked what the day asks, measured. */
export function arrive(tell: Teller, { visit, from, dosed }: Sitting): void {
  const { protocol, patient } = tell
  const begun = minutesAfter(from, 5)
  tell.write('sam', {
    kind: 'session-begun',
    at: begun,
    body: { visit, present: present(tell) },
  })
  const decided = entriesOf(preparationKinds, tell.chart()).some(
    ({ kind }) => kind === 'medicine-hold-decided',
  )
  const { questions } = protocol.preparation.day
  const answers = Object.fromEntries([
    ...questions.map(({ id, settledBy }) => [id, settledBy] as const),
    ['escort', 'yes'] as const,
    ...(decided ? [['holds', 'yes'] as const] : []),
  ])
  tell.write('sam', {
    kind: 'day-checked',
    at: minutesAfter(begun, 5),
    body: {
      visit,
      answers,
      pregnancy: patient.sex === 'female' ? 'negative' : 'not-possible',
      lastFood: minutesAfter(from, -14 * 60),
      lastDrink: minutesAfter(from, -3 * 60),
    },
  })
  vitals(tell, visit, minutesAfter(begun, 10), 0, { temperature: celsius(36.6) })
  tell.write('sam', {
    kind: 'distress-scored',
    at: minutesAfter(begun, 12),
    body: { visit, score: score(3) },
  })
  vitals(tell, visit, minutesAfter(dosed, -8), 0)
}

const LOTS: Partial<Record<Route, string>> = { im: 'KT-2207', sl: 'JRT-0418' }
/** Of the vial, in mg/mL. */
const CONCENTRATION = unit.mgPerMl.parse(50)

export function give(tell: Teller, { n, visit, route, dosed }: Sitting, amount: number): void {
  const { drug, concentration } = tell.protocol.routes[route]
  tell.write('sam', {
    kind: 'dose-given',
    at: dosed,
    body: {
      visit,
      order: tell.id(`order-${n}`),
      drug,
      route,
      mg: mg(amount),
      lot: LOTS[route] ?? 'KT-0001',
      ...(concentration?.needed ? { concentration: CONCENTRATION, site: 'left upper arm' } : {}),
      by: tell.person('sam'),
      checkedBy: tell.person('helen'),
    },
  })
}

/**
 * The readings that the cadence of the route asks for, from the dose up to a minute after it.
 * @param rise how far the systolic pressure goes up at its highest, in mmHg
 */
export function watch(tell: Teller, { visit, route, dosed }: Sitting, upTo: number, rise: number): void {
  const { cadence, phases } = tell.protocol.routes[route]
  const minutes = new Set([...minutesOf(cadence.pressure, upTo), ...minutesOf(cadence.oxygen, upTo)])
  for (const minute of [...minutes].sort((a, b) => a - b)) {
    // The reading with the dose is the one taken just before it.
    if (minute > 0) vitals(tell, visit, minutesAfter(dosed, minute), rise * height(minute))
  }
  for (const minute of minutesOf(cadence.sedation, upTo)) {
    const awake = minute < 60 ? 4 : 5
    const at = minutesAfter(dosed, minute)
    tell.write('sam', { kind: 'sedation-scored', at, body: { visit, score: score(awake) } })
  }
  for (const { phase, from } of phases.spans) {
    if (phase !== 'journey' && phase !== 'return' && phase !== 'early-integration') continue
    if (from <= upTo)
      tell.write(tell.patient.therapist, {
        kind: 'phase-entered',
        at: minutesAfter(dosed, from),
        body: { visit, phase },
      })
  }
}

/** The fixed and the repeated minutes of a cadence, up to one. */
function minutesOf({ at, every }: Cadence, upTo: number): number[] {
  const minutes = at.filter((minute) => minute <= upTo)
  let last = 0
  for (const { minutes: apart, until } of every) {
    const end = Math.min(upTo, typeof until === 'number' ? until : upTo)
    for (let minute = last + apart; minute <= end; minute += apart) minutes.push(minute)
    last = end
  }
  return minutes
}

/** How far the rise of the pressure has come: all of it half an hour after the dose, none after two hours. */
const height = (minute: number): number => (minute < 30 ? minute / 30 : Math.max(0, 1 - (minute - 30) / 90))

export function vitals(
  tell: Teller,
  visit: EntryId,
  at: Instant,
  risen: number,
  more: { readonly temperature?: ReturnType<typeof celsius> } = {},
): void {
  const [systolic, diastolic, pulse] = tell.patient.resting
  tell.write('sam', {
    kind: 'vitals-taken',
    at,
    body: {
      visit,
      systolic: mmHg(systolic + Math.round(risen)),
      diastolic: mmHg(diastolic + Math.round(risen * 0.55)),
      heartRate: perMin(pulse + Math.round(risen * 0.4)),
      spo2: percent(risen > 10 ? 97 : 98),
      respiratoryRate: perMin(risen > 10 ? 13 : 14),
      ...more,
    },
  })
}

/** Looked at for going home, taken along by the escort who was named, signed. */
export function leave(tell: Teller, { visit, route, dosed }: Sitting): void {
  const { discharge, routes } = tell.protocol
  const { escort, therapist } = tell.patient
  const ready = minutesAfter(dosed, routes[route].leastTime.minutes + 5)
  const after = (minutes: number) => minutesAfter(ready, minutes)
  vitals(tell, visit, ready, 2)
  tell.write('sam', { kind: 'sedation-scored', at: ready, body: { visit, score: score(5) } })
  tell.write('sam', { kind: 'distress-scored', at: after(1), body: { visit, score: score(1) } })
  tell.write(therapist, { kind: 'dissociation-scored', at: after(2), body: { visit, gone: true } })
  const { name } = escort
  tell.write('sam', { kind: 'escort-arrived', at: after(4), body: { visit, name, matched: true } })
  const asked = discharge.lines.filter(({ check }) => check === 'asked')
  tell.write('sam', {
    kind: 'discharge-checked',
    at: after(6),
    body: {
      visit,
      items: Object.fromEntries(discharge.items.map(({ id }) => [id, 2])),
      lines: Object.fromEntries(asked.map(({ id }) => [id, { met: true }])),
      contact: '+1 303 555 0100',
    },
  })
  const signed = after(8)
  tell.write('sam', {
    kind: 'discharged',
    at: signed,
    body: { visit, score: score(discharge.score.of), protocol: protocolName(tell.protocol) },
  })
  const by = present(tell).map(({ person }) => person)
  tell.write('sam', { kind: 'visit-kept', at: signed, body: { visit, by } })
}

type Whole = {
  readonly n: number
  readonly mg: number
  readonly rise?: number
  /** The therapist's note for the team. */
  readonly note: string
}

/** A session in which nothing happened that should not. */
export function sit(tell: Teller, { n, mg: amount, rise = 14, note }: Whole): Sitting {
  const sitting = sittingOf(tell, n)
  arrive(tell, sitting)
  give(tell, sitting, amount)
  const { leastTime } = tell.protocol.routes[sitting.route]
  watch(tell, sitting, leastTime.minutes, rise)
  tell.write(tell.patient.therapist, {
    kind: 'session-noted',
    at: minutesAfter(sitting.dosed, leastTime.minutes - 10),
    body: { visit: sitting.visit, text: note },
  })
  leave(tell, sitting)
  if (!isBefore(sitting.dosed, tell.now)) throw new Error(`Session ${n} lies ahead.`)
  return sitting
}
