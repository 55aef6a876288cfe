/** The day of a session: what was asked and measured before the dose, and what the prescriber decided about it. */
import { z } from 'zod'
import { type Chart, type EntryOf, entriesOf, type Kinds } from '#chart/chart.ts'
import { type EntryId, entryId } from '#kernel/ids.ts'
import { hoursAfter, type Instant, instant, isBefore } from '#kernel/time.ts'
import { type MmHg, unit } from '#kernel/units.ts'
import type { PlannedSession } from './instructions.ts'
import type { PreparationProtocol } from './protocol.ts'

const readings = {
  systolic: unit.mmHg.optional(),
  diastolic: unit.mmHg.optional(),
  heartRate: unit.perMin.optional(),
  spo2: unit.percent.optional(),
  respiratoryRate: unit.perMin.optional(),
  temperature: unit.celsius.optional(),
}

export const dayKinds = {
  /** Any part of it: each question keeps its last answer. */
  'day-checked': z.object({
    visit: entryId,
    answers: z.record(z.string(), z.enum(['yes', 'no'])),
    /** `not-possible` holds for the course, a test only for its day. */
    pregnancy: z.enum(['negative', 'positive', 'not-possible']).optional(),
    lastFood: instant.optional(),
    lastDrink: instant.optional(),
    note: z.string().max(2000).optional(),
  }),
  /** Readings at a visit, on arrival as in the session. `confirmed`: an unlikely one was looked at twice. */
  'vitals-taken': z
    .object({
      visit: entryId,
      ...readings,
      onOxygen: z.boolean().optional(),
      confirmed: z.literal(true).optional(),
    })
    .refine(
      (v) => Object.keys(readings).some((name) => Object.hasOwn(v, name)),
      'Enter at least one reading.',
    ),
  /** A prescriber's signed answer to what a rule asked. It stands until the facts it answered change. */
  'prescriber-decided': z.object({
    visit: entryId,
    rules: z.array(z.string()).min(1),
    decision: z.enum(['go-ahead', 'hold']),
    reason: z.string().min(1).max(500),
    /** The question of the session that it answers. */
    asked: entryId.optional(),
  }),
} as const satisfies Kinds

export type DayEntry = EntryOf<typeof dayKinds>
type OfKind<Kind extends DayEntry['kind']> = Extract<DayEntry, { kind: Kind }>
export type Decision = OfKind<'prescriber-decided'>

/** A fact of the day with the entry that says so. */
export type Told<T> = {
  readonly value: T
  readonly at: Instant
  readonly entry: EntryId
  readonly note?: string
}
type Reading = { readonly systolic: MmHg; readonly diastolic: MmHg }

export type Day = {
  readonly answers: ReadonlyMap<string, Told<'yes' | 'no'>>
  readonly pregnancy?: Told<'negative' | 'positive' | 'not-possible'>
  readonly lastFood?: Told<Instant>
  readonly lastDrink?: Told<Instant>
  /** In order of time. */
  readonly pressures: readonly Told<Reading>[]
  readonly temperature?: Told<number>
  readonly decisions: readonly Decision[]
  /** When the first dose of this visit was given; what was recorded later is the session's, not the gate's. */
  readonly dosedAt?: Instant
}

/** From when on answers and readings count for the day of a session. */
export const countsFrom = (session: PlannedSession, { day: { fresh } }: PreparationProtocol): Instant =>
  hoursAfter(session.from, -fresh.hours)

/** What is known of the day of a session, as far as it is fresh and was recorded before the first dose. */
export function dayOf(chart: Chart, session: PlannedSession, preparation: PreparationProtocol): Day {
  const dosedAt = firstDose(chart, session.id)
  const since = countsFrom(session, preparation)
  const answers = new Map<string, Told<'yes' | 'no'>>()
  const pressures: Told<Reading>[] = []
  const decisions: Decision[] = []
  let told: Pick<Day, 'pregnancy' | 'lastFood' | 'lastDrink' | 'temperature'> = {}

  for (const entry of entriesOf(dayKinds, chart)) {
    if (dosedAt && isBefore(dosedAt, entry.at)) continue
    const is = <T>(value: T, note?: string): Told<T> => ({ value, at: entry.at, entry: entry.id, note })
    const lasts = entry.kind === 'day-checked' && entry.body.pregnancy === 'not-possible'
    if (lasts) told = { ...told, pregnancy: is('not-possible' as const) }
    if (entry.body.visit !== session.id || isBefore(entry.at, since)) continue
    if (entry.kind === 'prescriber-decided') decisions.push(entry)
    else if (entry.kind === 'vitals-taken') {
      const { systolic, diastolic, temperature } = entry.body
      if (systolic !== undefined && diastolic !== undefined) pressures.push(is({ systolic, diastolic }))
      if (temperature !== undefined) told = { ...told, temperature: is(temperature) }
    } else {
      const { pregnancy, lastFood, lastDrink, note } = entry.body
      for (const [question, answer] of Object.entries(entry.body.answers))
        answers.set(question, is(answer, note))
      if (pregnancy) told = { ...told, pregnancy: is(pregnancy) }
      if (lastFood) told = { ...told, lastFood: is(lastFood) }
      if (lastDrink) told = { ...told, lastDrink: is(lastDrink) }
    }
  }
  return { answers, pressures, decisions, dosedAt, ...told }
}

const ofVisit = z.object({ visit: z.string() })

/** The session's own entries say when its first dose was given; this only looks for the time. */
function firstDose(chart: Chart, visit: EntryId): Instant | undefined {
  return chart.current.find((entry) => {
    if (entry.kind !== 'dose-given') return false
    const body = ofVisit.safeParse(entry.body)
    return body.success && body.data.visit === visit
  })?.at
}
