/** What people type in a session, read: a pressure in one go, a time of the last hours, the name of an escort. */
import { type Measured, type Plausibility, plausible, worst } from '#kernel/plausible.ts'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import { dayIn, type Instant, isBefore, minutesAfter } from '#kernel/time.ts'
import { mmHg } from '#kernel/units.ts'
import { instantAt } from '#visits/local-time.ts'
import { VITALS } from './readings.ts'
import { TYPED } from './words.ts'

/** The fields of a form for vitals. An empty field is absent. */
export type TypedVitals = {
  readonly pressure?: string
  readonly heartRate?: string
  readonly spo2?: string
  readonly respiratoryRate?: string
  readonly temperature?: string
  /** Set when the person has looked again at a reading that is possible but unlikely. */
  readonly confirmed?: boolean
}
export type ReadVitals = Partial<Record<(typeof VITALS)[number], number>> & { readonly confirmed?: true }

const KINDS = {
  heartRate: 'heart-rate',
  spo2: 'spo2',
  respiratoryRate: 'respiratory-rate',
  temperature: 'temperature',
} as const satisfies Record<string, Measured>

/**
 * Reads vitals. Impossible ones fail with a sentence at their field; unlikely ones fail once, with a problem at
 * `confirmed`, and pass when that is set. `confirmed` is kept only where it was needed.
 */
export function readVitals(typed: TypedVitals): Result<ReadVitals> {
  const readings: Partial<Record<(typeof VITALS)[number], number>> = {}
  const problems: Problem[] = []
  const doubts: Plausibility[] = []
  const judge = (field: string, answer: Plausibility) => {
    if (answer.plausible === 'impossible') problems.push(problem(answer.why, field))
    doubts.push(answer)
  }

  const pressure = typed.pressure === undefined ? undefined : readPressure(typed.pressure)
  if (pressure && !pressure.ok) problems.push(...pressure.problems)
  if (pressure?.ok) {
    const { systolic, diastolic } = pressure.value
    Object.assign(readings, pressure.value)
    judge('pressure', plausible('pressure', { systolic: mmHg(systolic), diastolic: mmHg(diastolic) }))
  }
  for (const name of VITALS) {
    if (name === 'systolic' || name === 'diastolic') continue
    const text = typed[name]
    if (text === undefined) continue
    const n = readNumber(text)
    if (n === undefined) problems.push(problem(TYPED.notANumber(text), name))
    else {
      readings[name] = n
      judge(name, plausible(KINDS[name], n))
    }
  }

  if (problems.length > 0) return fail(...problems)
  if (Object.keys(readings).length === 0) return fail(problem(TYPED.noReading, 'pressure'))
  const doubt = worst(...doubts)
  if (doubt.plausible !== 'confirm') return ok(readings)
  if (typed.confirmed) return ok({ ...readings, confirmed: true })
  const unlikely = doubts.flatMap((d) => (d.plausible === 'confirm' ? [problem(d.why, 'confirmed')] : []))
  return fail(...unlikely)
}

/** A number as people type it, with a comma or a point; undefined for anything else. */
export function readNumber(text: string): number | undefined {
  return /^\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : undefined
}

/**
 * `120/80`, `120 80` or, from a keypad without a slash, `12080`. Of five digits the first three are the systolic,
 * because a systolic of two digits with a diastolic of three cannot be.
 */
export function readPressure(text: string): Result<{ systolic: number; diastolic: number }> {
  const digits = text.trim()
  const parts =
    /^(\d{2,3})\s*[/ ,.\-:]\s*(\d{2,3})$/.exec(digits) ??
    /^(\d{2,3})(\d{2})$/.exec(digits) ??
    SIX.exec(digits)
  return parts
    ? ok({ systolic: Number(parts[1]), diastolic: Number(parts[2]) })
    : fail(problem(TYPED.notAPressure(text), 'pressure'))
}
const SIX = /^(\d{3})(\d{3})$/

/** How far back a clock time without a date can lie, so that a session may go on past midnight. */
const HOURS_BACK = 12

/**
 * The instant of a clock time typed during a session: today, or yesterday just after midnight; empty means now.
 * Fails for a time still to come.
 */
export function readWhen(text: string | undefined, now: Instant, zone: string): Result<Instant> {
  if (!text) return ok(now)
  const today = dayIn(now, zone)
  for (const day of [today, today.subtract({ days: 1 })]) {
    const at = instantAt(day.toString(), text, zone, 'first')
    if (!at.ok) return fail(...at.problems.map(({ message }) => problem(message, 'when')))
    if (isBefore(minutesAfter(now, -HOURS_BACK * 60), at.value) && !isBefore(now, at.value)) return at
  }
  return fail(problem(TYPED.later(text), 'when'))
}

/** Is this the person who was named? Case, accents and spaces do not matter; a part of the name is not enough. */
export const sameName = (a: string, b: string): boolean => plain(a) === plain(b)
const plain = (name: string): string => name.normalize('NFD').replaceAll(/\P{L}/gu, '').toLowerCase()

/** A signature is the person's name, with or without the letters of the licence behind its comma. */
export const signs = (typed: string, name: string): boolean =>
  sameName(typed, name) || sameName(typed, name.split(',')[0] ?? name)
