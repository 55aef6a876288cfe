/** Doses given, as facts: one entry an administration. What was given is counted even where no order allowed it. */
import { type Chart, entriesOf } from '#chart/chart.ts'
import type { EntryId, PersonId } from '#kernel/ids.ts'
import { earlier, type Instant, later, minutesAfter } from '#kernel/time.ts'
import { type Mg, type MgPerMl, type Minutes, type Ml, mg, unit } from '#kernel/units.ts'
import type { Route } from '#visits/visits.ts'
import { type EntryNamed, ofKind, type SessionEntry, sessionKinds } from './entries.ts'
import type { Drug, SessionProtocol } from './protocol.ts'

export type Dose = {
  readonly entry: EntryId
  readonly visit: EntryId
  readonly order: EntryId
  readonly drug: Drug
  readonly route: Route
  readonly mg: Mg
  readonly at: Instant
  /** When an infusion ended; for any other dose the time it was given. */
  readonly ended: Instant
  readonly over?: Minutes
  readonly lot: string
  readonly concentration?: MgPerMl
  readonly volume?: Ml
  readonly site?: string
  readonly by: PersonId
  readonly checkedBy?: PersonId
  /** The second person's check from another device. */
  readonly check?: EntryId
  readonly recordedBy: PersonId
  readonly outsideRules?: string
  /** Everything given in this session up to and with this dose. */
  readonly cumulative: Mg
}

/** All doses of a course, in order of time; `cumulative` counts within each session. */
export function dosesOf(chart: Chart): Dose[] {
  return dosesIn(entriesOf(sessionKinds, chart))
}

/** The doses among some entries of sessions. */
export function dosesIn(entries: readonly SessionEntry[]): Dose[] {
  const totals = new Map<EntryId, number>()
  return ofKind(entries, 'dose-given').map((entry) => {
    const cumulative = exact((totals.get(entry.body.visit) ?? 0) + entry.body.mg)
    totals.set(entry.body.visit, cumulative)
    return doseOf(entry, mg(cumulative))
  })
}

function doseOf({ id, at, by: recordedBy, body }: EntryNamed<'dose-given'>, cumulative: Mg): Dose {
  const volume = body.concentration === undefined ? {} : { volume: volumeOf(body.mg, body.concentration) }
  return {
    ...body,
    ...volume,
    entry: id,
    at,
    ended: minutesAfter(at, body.over ?? 0),
    recordedBy,
    cumulative,
  }
}

/** The volume that holds a dose, in mL rounded to 0.01. */
export const volumeOf = (dose: Mg, concentration: MgPerMl): Ml =>
  unit.ml.parse(Math.round((dose / concentration) * 100) / 100)

/** Sums of doses are kept to a thousandth of a milligram, so that 0.1 + 0.2 is 0.3. */
export const exact = (n: number): number => Math.round(n * 1000) / 1000

/** From when the monitoring of a session counts: the last dose, or for some routes the first. */
export function clockStart(doses: readonly Dose[], protocol: SessionProtocol): Instant | undefined {
  const last = doses.at(-1)
  if (!last) return undefined
  return protocol.routes[last.route].clock.from === 'last-dose'
    ? last.at
    : doses.find((dose) => dose.route === last.route)?.at
}

/** The end of the last infusion, or the time of the last dose. */
export const lastEnded = (doses: readonly Dose[]): Instant | undefined =>
  doses.reduce<Instant | undefined>((end, dose) => (end ? later(end, dose.ended) : dose.ended), undefined)

/** Before this nobody is discharged: the latest of what each dose asks for by its route. */
export function earliestDischarge(doses: readonly Dose[], protocol: SessionProtocol): Instant | undefined {
  return doses
    .map((dose) => {
      const { leastTime, clock } = protocol.routes[dose.route]
      const from =
        clock.from === 'last-dose'
          ? dose.at
          : doses
              .filter((d) => d.route === dose.route)
              .map((d) => d.at)
              .reduce(earlier)
      const afterDose = minutesAfter(from, leastTime.minutes)
      return leastTime.afterStop === undefined
        ? afterDose
        : later(afterDose, minutesAfter(dose.ended, leastTime.afterStop))
    })
    .reduce<Instant | undefined>((latest, at) => (latest ? later(latest, at) : at), undefined)
}
