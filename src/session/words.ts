/** The words of this domain's pages and sentences, so that they can be translated in one place. */

import type { Instant } from '#kernel/time.ts'
import type { Check, Level, Measure, Phase } from './protocol.ts'

export const MEASURE: Readonly<Record<Measure, { readonly name: string; readonly unit: string }>> = {
  systolic: { name: 'Systolic', unit: 'mmHg' },
  diastolic: { name: 'Diastolic', unit: 'mmHg' },
  heartRate: { name: 'Heart rate', unit: '/min' },
  spo2: { name: 'SpO2', unit: '%' },
  respiratoryRate: { name: 'Breaths', unit: '/min' },
  temperature: { name: 'Temperature', unit: '°C' },
  sedation: { name: 'Sedation (MOAA/S)', unit: 'of 5' },
  dissociation: { name: 'Dissociation (CADSS-6)', unit: 'of 24' },
  distress: { name: 'Distress', unit: 'of 10' },
}

export const CHECK: Readonly<Record<Check, string>> = {
  pressure: 'Pressure and heart rate',
  oxygen: 'SpO2 and breaths',
  sedation: 'Sedation score',
}

export const PHASE: Readonly<Record<Phase, string>> = {
  arrival: 'Arrival',
  dose: 'Dose',
  onset: 'Onset',
  journey: 'Journey',
  return: 'Return',
  'early-integration': 'Early integration',
}

export const LEVEL: Readonly<Record<Level, string>> = { amber: 'Amber', red: 'Red', emergency: 'Emergency' }

/** A value with its unit: "165 mmHg", "97 %". */
export const withUnit = (measure: Measure, value: number): string => `${value} ${MEASURE[measure].unit}`

/** Minutes in words: "4 min", "1 h 35 min". Never negative: a clock ahead of ours reads as now. */
export function duration(minutes: number): string {
  const whole = Math.max(0, Math.floor(minutes))
  const rest = whole % 60
  if (whole < 60) return `${whole} min`
  return rest === 0 ? `${whole / 60} h` : `${Math.floor(whole / 60)} h ${rest} min`
}

/** The clock of a place: "14:05". */
export const clockTime = (at: Instant, zone: string): string =>
  at.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })

export const DUE = {
  recheck: (measure: string) => `Check again: ${measure.toLowerCase()}`,
  before: 'Vitals before the dose',
  baseline: 'They are the baseline of the session.',
  withDose: 'With the dose',
  afterDose: (minutes: number) => `${minutes} minutes after the dose`,
} as const

export const ALARM = {
  reading: (measure: Measure, value: number) => `${MEASURE[measure].name} ${withUnit(measure, value)}`,
  risen: (by: number, before: number) => `${by} above the ${before} before the dose`,
} as const

export const FLAG = {
  contested: 'Two people corrected this entry differently. Look at both.',
  afterClosing: 'A dose is recorded after the session was closed.',
  closedTwice: 'The session was closed twice. The first closing counts.',
  outsideRules: (reason: string) => `Recorded although a rule refused it: ${reason}`,
  noOrder: (mg: number) => `${mg} mg is recorded against no order of this session.`,
  unconfirmed: (mg: number) => `${mg} mg is recorded before the order was confirmed by a second person.`,
  route: (mg: number) => `${mg} mg is recorded by a route that was not ordered.`,
  drug: (given: string, ordered: string) => `${given} is recorded, ${ordered} was ordered.`,
  most: (total: number, most: number) =>
    `${total} mg in this session is above the ${most} mg that were ordered at the most.`,
  twoDoses: (minutes: number, one: number, other: number) =>
    `Two doses stand within ${minutes} minutes: ${one} mg and ${other} mg. Strike one out if it was one dose.`,
} as const

export const TYPED = {
  notANumber: (text: string) => `"${text.slice(0, 20)}" is not a number. Type digits only.`,
  noReading: 'Enter at least one reading.',
  notAPressure: (text: string) =>
    `"${text.slice(0, 20)}" is not a pressure. Type it as 120/80, or as digits: 12080.`,
  later: (text: string) =>
    `${text.slice(0, 20)} is still to come. Enter when it happened, or leave it empty for now.`,
} as const
