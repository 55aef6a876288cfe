/** What measurements alone can tell: age, body mass index, and the pressure over time, on the day, after a dose. */
import type { MmHg } from '#kernel/units.ts'
import { daysOf, type LookBack } from './dates.ts'
import { type Evidence, isRead, type Says } from './evidence.ts'
import type { Fact, ObservationFact } from './history.ts'
import type { Measure } from './protocol.ts'
import type { ScreeningFacts } from './screening.ts'
import { NOTES, reading } from './words.ts'

/** `says` is undefined when the measurements say nothing. */
export type Measured = { readonly says?: Says; readonly evidence: readonly Evidence[] }

const NOTHING: Measured = { evidence: [] }

/** The observations that measures read, sorted out of a history once. */
export type Readings = {
  readonly pressures: readonly PressureFact[]
  readonly weights: readonly ObservationFact[]
  readonly heights: readonly ObservationFact[]
}
type PressureFact = Extract<ObservationFact, { measure: 'pressure' }>
type SizeFact = Extract<ObservationFact, { measure: 'weight' | 'height' }>

/** How much a prior dose raised the pressure, in mmHg above the baseline. */
export type PressureRise = {
  readonly systolic: MmHg
  readonly diastolic: MmHg
  readonly on: string
  readonly id: string
}

export function measured(
  measure: Measure,
  facts: ScreeningFacts,
  readings: Readings,
  back: LookBack,
): Measured {
  switch (measure.kind) {
    case 'age':
      return byAge(measure, facts, back)
    case 'bmi':
      return byBmi(measure, readings, back)
    case 'pressure-average':
      return byAverage(measure, readings.pressures, back)
    case 'pressure-day':
      return byDay(measure, readings.pressures, back)
    case 'rise':
      return byRise(measure, facts.rises ?? [])
  }
}

export function readingsOf(history: readonly Fact[]): Readings {
  const pressures: PressureFact[] = []
  const weights: SizeFact[] = []
  const heights: SizeFact[] = []
  for (const fact of history) {
    if (fact.type !== 'observation' || !fact.taken || !isRead(fact)) continue
    if (fact.measure === 'pressure') pressures.push(fact)
    else if (fact.measure === 'weight') weights.push(fact)
    else if (fact.measure === 'height') heights.push(fact)
  }
  return {
    pressures: pressures.sort(newestFirst),
    weights: weights.sort(newestFirst),
    heights: heights.sort(newestFirst),
  }
}

const newestFirst = (a: ObservationFact, b: ObservationFact): number =>
  descending(a.taken ?? '', b.taken ?? '') || descending(a.resource.id, b.resource.id)
const descending = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0)

function byAge(
  measure: Extract<Measure, { kind: 'age' }>,
  { patient }: ScreeningFacts,
  back: LookBack,
): Measured {
  if (!patient.birthDate) return NOTHING
  const born = daysOf(patient.birthDate)
  if (born.first > back.on) return NOTHING
  const limit = measure.below ?? measure.from
  if (!limit) return NOTHING
  const lastBirth = back.before(limit)
  const reached = born.last <= lastBirth
  const missed = born.first > lastBirth
  if (!reached && !missed) return NOTHING
  const says = (measure.below ? missed : reached) ? 'present' : 'absent'
  return {
    says,
    evidence: [
      {
        resourceType: 'Patient',
        id: patient.id ?? 'patient',
        display: reading.born(patient.birthDate),
        date: patient.birthDate,
        says,
      },
    ],
  }
}

function byBmi(
  measure: Extract<Measure, { kind: 'bmi' }>,
  { weights, heights }: Readings,
  back: LookBack,
): Measured {
  const [weight, height] = [weights[0], heights[0]]
  if (weight?.measure !== 'weight' || height?.measure !== 'height' || height.value < 100) return NOTHING
  const bmi = Math.round((weight.value / (height.value / 100) ** 2) * 10) / 10
  if (bmi < measure.from.value) return NOTHING
  const old = back.recency(weight.taken, measure.within) !== 'in'
  const says = old ? 'ask' : 'present'
  const round = (n: number) => Math.round(n * 10) / 10
  return {
    says,
    evidence: [
      of(
        weight,
        `${reading.bmi(bmi)}: ${reading.weight(round(weight.value))}`,
        says,
        old ? NOTES.oldReading : undefined,
      ),
      of(height, reading.height(round(height.value)), says),
    ],
  }
}

/** Seated readings on separate days: each day counts by its mean, the latest days are averaged. */
function byAverage(
  measure: Extract<Measure, { kind: 'pressure-average' }>,
  pressures: readonly PressureFact[],
  back: LookBack,
): Measured {
  const raised = (mean: Mean) =>
    mean.systolic >= measure.systolic.value || mean.diastolic >= measure.diastolic.value
  const days = byDays(pressures.filter(({ taken }) => daysOf(taken ?? '').first <= back.on))
  const recent = days
    .filter(([day]) => back.recency(day, measure.within) === 'in')
    .slice(0, measure.latest.value)
  if (recent.length >= measure.occasions.value) {
    const mean = meanOf(recent.flatMap(([, taken]) => [meanOf(taken)]))
    const says = raised(mean) ? 'present' : 'absent'
    const note = reading.average(Math.round(mean.systolic), Math.round(mean.diastolic), recent.length)
    return {
      says,
      evidence: recent.flatMap(([, taken]) => taken.map((fact) => pressureEvidence(fact, says, note))),
    }
  }
  const last = recent[0] ?? days[0]
  if (!last) return NOTHING
  // A single or an old raised pressure is not settled by somebody saying that all is well.
  const says = raised(meanOf(last[1])) ? 'unconfirmed' : 'ask'
  const note = recent.length > 0 ? NOTES.oneReading : NOTES.oldReading
  return { says, evidence: last[1].map((fact) => pressureEvidence(fact, says, note)) }
}

type Mean = { readonly systolic: number; readonly diastolic: number }
const meanOf = (pressures: readonly Mean[]): Mean => ({
  systolic: pressures.reduce((sum, p) => sum + p.systolic, 0) / pressures.length,
  diastolic: pressures.reduce((sum, p) => sum + p.diastolic, 0) / pressures.length,
})

/** The readings of each day, newest day first. */
function byDays(pressures: readonly PressureFact[]): [string, PressureFact[]][] {
  const days = new Map<string, PressureFact[]>()
  for (const fact of pressures) {
    if (!fact.taken || fact.taken.length < 10) continue
    const day = fact.taken.slice(0, 10)
    const same = days.get(day)
    if (same) same.push(fact)
    else days.set(day, [fact])
  }
  return [...days]
}

/** The last reading of the day decides: a raised one is measured again. */
function byDay(
  measure: Extract<Measure, { kind: 'pressure-day' }>,
  pressures: readonly PressureFact[],
  back: LookBack,
): Measured {
  const today = pressures.filter(({ taken }) => taken?.slice(0, 10) === back.on)
  const last = today[0]
  if (!last) return NOTHING
  const says =
    last.systolic > measure.systolic.value || last.diastolic > measure.diastolic.value ? 'present' : 'absent'
  return { says, evidence: today.map((fact) => pressureEvidence(fact, says)) }
}

function byRise(measure: Extract<Measure, { kind: 'rise' }>, rises: readonly PressureRise[]): Measured {
  const large = rises.filter(
    ({ systolic, diastolic }) => systolic >= measure.systolic.value || diastolic >= measure.diastolic.value,
  )
  if (large.length === 0) return NOTHING
  return {
    says: 'present',
    evidence: large.map(({ systolic, diastolic, on, id }) => ({
      resourceType: 'Observation',
      id,
      display: reading.rise(systolic, diastolic),
      date: on,
      says: 'present',
    })),
  }
}

const pressureEvidence = (fact: PressureFact, says: Says, note?: string): Evidence =>
  of(fact, reading.pressure(Math.round(fact.systolic), Math.round(fact.diastolic)), says, note)

const of = (fact: ObservationFact, display: string, says: Says, note?: string): Evidence => ({
  resourceType: fact.resource.resourceType,
  id: fact.resource.id,
  system: fact.codes[0]?.system,
  code: fact.codes[0]?.code,
  display,
  date: fact.taken,
  says,
  note,
})
