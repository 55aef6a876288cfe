/** What was typed on the day, checked before it becomes a fact: readings that cannot be, times that cannot be. */
import { type Measured, type Plausibility, plausible } from '#kernel/plausible.ts'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import { hoursBetween, type Instant, isBefore } from '#kernel/time.ts'
import { celsius, mmHg, percent, perMin } from '#kernel/units.ts'
import type { DayEntry } from './day.ts'
import { DAY_FORM } from './day-words.ts'

type Vitals = Omit<Extract<DayEntry, { kind: 'vitals-taken' }>['body'], 'visit'>
export type VitalName = 'systolic' | 'diastolic' | 'heartRate' | 'spo2' | 'respiratoryRate' | 'temperature'
export type TypedVitals = { readonly [Name in VitalName]?: string } & { readonly confirmed?: string }

/** What each field measures, as the plausible ranges call it. */
export const VITALS = {
  systolic: 'systolic',
  diastolic: 'diastolic',
  heartRate: 'heart-rate',
  spo2: 'spo2',
  respiratoryRate: 'respiratory-rate',
  temperature: 'temperature',
} as const satisfies Record<VitalName, Measured>
const names: readonly VitalName[] = [
  'systolic',
  'diastolic',
  'heartRate',
  'spo2',
  'respiratoryRate',
  'temperature',
]

/**
 * Readings as they will stand in the chart. Impossible ones are refused; unlikely ones come back once with a
 * problem at the field `confirmed`, and are kept when that box is ticked.
 */
export function readVitals(typed: TypedVitals): Result<Vitals> {
  const problems: Problem[] = []
  const read = new Map<VitalName, number>()
  for (const name of names) {
    const text = typed[name]?.trim().replace(',', '.')
    if (!text) continue
    if (/^\d{1,3}(\.\d{1,2})?$/.test(text)) read.set(name, Number(text))
    else problems.push(problem(DAY_FORM.number, name))
  }
  const systolic = read.get('systolic')
  const diastolic = read.get('diastolic')
  if (problems.length === 0) {
    if (read.size === 0) problems.push(problem(DAY_FORM.noReading))
    if (read.size > 0 && (systolic === undefined) !== (diastolic === undefined))
      problems.push(problem(DAY_FORM.bothPressures, systolic === undefined ? 'systolic' : 'diastolic'))
  }
  const judged: [VitalName, Plausibility][] = []
  if (systolic !== undefined && diastolic !== undefined)
    judged.push(['systolic', plausible('pressure', { systolic: mmHg(systolic), diastolic: mmHg(diastolic) })])
  for (const name of names)
    if (read.has(name) && name !== 'systolic' && name !== 'diastolic')
      judged.push([name, plausible(VITALS[name], read.get(name) ?? Number.NaN)])
  for (const [name, { plausible: how, ...told }] of judged) {
    if (!('why' in told) || !told.why) continue
    if (how === 'impossible') problems.push(problem(told.why, name))
    else if (typed.confirmed !== 'yes')
      problems.push(problem(told.why, name), problem(DAY_FORM.confirm, 'confirmed'))
  }
  if (problems.length > 0) return fail(...once(problems))
  const unlikely = judged.some(([, { plausible: how }]) => how === 'confirm')
  const get = <T>(name: VitalName, unit: (n: number) => T): T | undefined => {
    const value = read.get(name)
    return value === undefined ? undefined : unit(value)
  }
  return ok({
    systolic: get('systolic', mmHg),
    diastolic: get('diastolic', mmHg),
    heartRate: get('heartRate', perMin),
    spo2: get('spo2', percent),
    respiratoryRate: get('respiratoryRate', perMin),
    temperature: get('temperature', celsius),
    ...(unlikely ? { confirmed: true as const } : {}),
  })
}

const once = (problems: readonly Problem[]): Problem[] =>
  problems.filter(
    ({ field, message }, i) => problems.findIndex((p) => p.field === field && p.message === message) === i,
  )

/** The longest since a last meal that is taken without a question; more is a slip of the calendar. */
const LONGEST_FAST_HOURS = 72

/** When the person last ate or drank: in the past, and not days ago. */
export function checkEaten(at: Instant, field: string, now: Instant): Problem[] {
  if (isBefore(now, at)) return [problem(DAY_FORM.foodFuture, field)]
  return hoursBetween(at, now) > LONGEST_FAST_HOURS ? [problem(DAY_FORM.foodLongAgo, field)] : []
}
