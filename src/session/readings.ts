/** What was measured and scored in a session, one series a measure, oldest first. */
import type { EntryId, PersonId } from '#kernel/ids.ts'
import { type Instant, isBefore, minutesBetween } from '#kernel/time.ts'
import type { SessionEntry } from './entries.ts'
import { type Measure, measure } from './protocol.ts'

/** One number of one measure; its unit is the measure's (mmHg, /min, %, °C, or a score). */
export type Reading = {
  readonly measure: Measure
  readonly value: number
  readonly at: Instant
  readonly by: PersonId
  /** The entry it stands in, to amend it. */
  readonly entry: EntryId
  readonly onOxygen: boolean
}

export type Readings = Readonly<Record<Measure, readonly Reading[]>>

/** Sorts a session's readings by measure. Entries come in order of time, and so do the readings. */
export function readingsOf(entries: readonly SessionEntry[]): Readings {
  const readings: Record<Measure, Reading[]> = {
    systolic: [],
    diastolic: [],
    heartRate: [],
    spo2: [],
    respiratoryRate: [],
    temperature: [],
    sedation: [],
    dissociation: [],
    distress: [],
  }
  for (const entry of entries) {
    const add = (measure: Measure, value: number, onOxygen = false) =>
      readings[measure].push({ measure, value, at: entry.at, by: entry.by, entry: entry.id, onOxygen })
    switch (entry.kind) {
      case 'vitals-taken':
        for (const name of VITALS) {
          const value = entry.body[name]
          if (value !== undefined) add(name, value, entry.body.onOxygen === true)
        }
        break
      case 'sedation-scored':
        add('sedation', entry.body.score)
        break
      case 'dissociation-scored':
        if ('score' in entry.body) add('dissociation', entry.body.score)
        break
      case 'distress-scored':
        add('distress', entry.body.score)
    }
  }
  return readings
}

export const VITALS = measure.extract([
  'systolic',
  'diastolic',
  'heartRate',
  'spo2',
  'respiratoryRate',
  'temperature',
]).options

export const latest = (series: readonly Reading[]): Reading | undefined => series.at(-1)

/** Minutes since a reading was taken; never negative. */
export const ageOf = (reading: Reading, now: Instant): number => Math.max(0, minutesBetween(reading.at, now))

/** The last reading taken before the first dose, or the last of all while nothing has been given. */
export const baselineOf = (
  series: readonly Reading[],
  firstDose: Instant | undefined,
): Reading | undefined =>
  firstDose ? series.findLast((reading) => !isBefore(firstDose, reading.at)) : series.at(-1)

/** Where a measure is going, by its last two readings. */
export function trendOf(series: readonly Reading[]): 'rising' | 'falling' | 'steady' | undefined {
  const last = series.at(-1)
  const before = series.at(-2)
  if (!last || !before) return undefined
  return last.value > before.value ? 'rising' : last.value < before.value ? 'falling' : 'steady'
}

/** Minutes between two instants as a person reads them off a clock: whole. */
export const clockMinutes = (a: Instant, b: Instant): number => Math.round(minutesBetween(a, b))
