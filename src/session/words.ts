/** The words of this domain's pages and sentences, so that they can be translated in one place. */
import type { Check, Level, Measure, Phase } from './protocol.ts'
import type { Instant } from '#kernel/time.ts'

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
