/** Can this reading be true? An impossible one is refused; an unlikely one is kept after one confirmation. */
import type { Source } from './source.ts'
import type { Pressure } from './units.ts'

export type Plausibility =
  | { readonly plausible: 'ok' }
  /** Possible but unlikely: ask once, then keep what the person says. */
  | { readonly plausible: 'confirm'; readonly why: string }
  | { readonly plausible: 'impossible'; readonly why: string }

type Range = {
  readonly name: string
  readonly unit: string
  /** Outside: no living person, or the device, gives this. Both ends are possible. */
  readonly possible: readonly [number, number]
  /** Outside: more often a slip of the pen than a fact. */
  readonly usual: readonly [number, number]
  /** What was probably meant by a number outside the possible, in other units. */
  readonly hint?: string
}

/** None of these ranges is a clinical threshold: alarms and holds stand in the protocol. */
export const PLAUSIBLE_SOURCE: Source = {
  text: 'Ranges that catch slips of the pen; proposed for adults, to be signed by the practice',
  status: 'default',
  mark: 'default',
}

/** Nought is possible where a heart or a breath can stop: the worst moment must be recordable. */
export const PLAUSIBLE = {
  systolic: { name: 'A systolic pressure', unit: 'mmHg', possible: [30, 320], usual: [80, 220] },
  diastolic: { name: 'A diastolic pressure', unit: 'mmHg', possible: [10, 220], usual: [40, 130] },
  'heart-rate': { name: 'A heart rate', unit: '/min', possible: [0, 300], usual: [40, 180] },
  spo2: { name: 'An SpO2', unit: '%', possible: [20, 100], usual: [80, 100] },
  'respiratory-rate': { name: 'A respiratory rate', unit: '/min', possible: [0, 80], usual: [6, 40] },
  temperature: {
    name: 'A temperature',
    unit: '°C',
    possible: [25, 45],
    usual: [34, 40.5],
    hint: 'If it was read in °F, take away 32, then divide by 1.8.',
  },
  weight: {
    name: 'A weight',
    unit: 'kg',
    possible: [20, 400],
    usual: [38, 220],
    hint: 'If it was read in pounds, divide by 2.2.',
  },
  height: {
    name: 'A height',
    unit: 'cm',
    possible: [60, 260],
    usual: [135, 210],
    hint: 'If it was read in inches, multiply by 2.54; if in metres, by 100.',
  },
} as const satisfies Record<string, Range>

/** A reading of one number, in the unit that the range names. */
export type Measured = keyof typeof PLAUSIBLE

/** The least difference between systolic and diastolic that passes without a question, in mmHg. */
const USUAL_PULSE_PRESSURE = 15

/** A pressure in mmHg, or one number of another kind in its unit (/min, %, °C, kg, cm). */
export function plausible(kind: 'pressure', value: Pressure): Plausibility
export function plausible(kind: Measured, value: number): Plausibility
export function plausible(kind: Measured | 'pressure', value: Pressure | number): Plausibility {
  if (typeof value !== 'number') return plausiblePressure(value)
  return kind === 'pressure' ? plausibleNumber('systolic', value) : plausibleNumber(kind, value)
}

function plausiblePressure({ systolic, diastolic }: Pressure): Plausibility {
  const numbers = worst(plausibleNumber('systolic', systolic), plausibleNumber('diastolic', diastolic))
  if (numbers.plausible === 'impossible') return numbers
  if (systolic <= diastolic) {
    return {
      plausible: 'impossible',
      why: `${systolic}/${diastolic} mmHg is not possible: the systolic (first) number must be higher than the diastolic (second). Check whether the two were exchanged.`,
    }
  }
  if (systolic - diastolic < USUAL_PULSE_PRESSURE) {
    return worst(numbers, {
      plausible: 'confirm',
      why: `${systolic}/${diastolic} mmHg is unusual: the two numbers lie close together. Measure again, or confirm that it was read so.`,
    })
  }
  return numbers
}

function plausibleNumber(kind: Measured, value: number): Plausibility {
  const range: Range = PLAUSIBLE[kind]
  const read = `${range.name} of ${value} ${range.unit}`
  if (!within(range.possible, value)) {
    const [low, high] = range.possible
    const why = `${read} is not possible: it must lie between ${low} and ${high} ${range.unit}. Look at the device again.`
    return { plausible: 'impossible', why: range.hint ? `${why} ${range.hint}` : why }
  }
  if (!within(range.usual, value)) {
    return {
      plausible: 'confirm',
      why: `${read} is unusual. Measure again, or confirm that it was read so.`,
    }
  }
  return { plausible: 'ok' }
}

const within = ([low, high]: readonly [number, number], value: number): boolean =>
  value >= low && value <= high

const GRAVITY = { ok: 0, confirm: 1, impossible: 2 } as const

/** The gravest of several; of equally grave ones the first. */
export const worst = (...all: readonly Plausibility[]): Plausibility =>
  all.reduce((a, b) => (GRAVITY[b.plausible] > GRAVITY[a.plausible] ? b : a), { plausible: 'ok' })
