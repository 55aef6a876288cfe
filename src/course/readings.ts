/** Readings that cannot be true are refused, and unlikely ones need a confirmation, wherever entries come in. */
import type { z } from 'zod'
import { type Measured, type Plausibility, plausible, worst } from '#kernel/plausible.ts'
import { mmHg } from '#kernel/units.ts'
import { dayKinds } from '#preparation/day.ts'
import { screeningKinds } from '#screening/entries.ts'

type Vitals = z.output<(typeof dayKinds)['vitals-taken']>
type Measurements = z.output<(typeof screeningKinds)['screening-measured']>

/** @returns a sentence for the first reading among these entries that may not be stored as it is */
export function ruleOnReadings(
  drafts: readonly { readonly kind: string; readonly body: unknown }[],
): string | undefined {
  for (const { kind, body } of drafts) {
    const vitals = kind === 'vitals-taken' ? dayKinds['vitals-taken'].safeParse(body) : undefined
    const measured =
      kind === 'screening-measured' ? screeningKinds['screening-measured'].safeParse(body) : undefined
    const said = vitals?.success
      ? answer(ofVitals(vitals.data), vitals.data.confirmed)
      : measured?.success
        ? answer(ofMeasurements(measured.data), measured.data.confirmed)
        : undefined
    if (said) return said
  }
  return undefined
}

function answer(all: readonly Plausibility[], confirmed: true | undefined): string | undefined {
  const verdict = worst({ plausible: 'ok' }, ...all)
  if (verdict.plausible === 'impossible') return verdict.why
  return verdict.plausible === 'confirm' && !confirmed
    ? `${verdict.why} Send it again with "confirmed": true.`
    : undefined
}

function ofVitals({
  systolic,
  diastolic,
  heartRate,
  spo2,
  respiratoryRate,
  temperature,
}: Vitals): Plausibility[] {
  const pressure =
    systolic !== undefined && diastolic !== undefined
      ? [plausible('pressure', { systolic: mmHg(systolic), diastolic: mmHg(diastolic) })]
      : [...one('systolic', systolic), ...one('diastolic', diastolic)]
  return [
    ...pressure,
    ...one('heart-rate', heartRate),
    ...one('spo2', spo2),
    ...one('respiratory-rate', respiratoryRate),
    ...one('temperature', temperature),
  ]
}

const ofMeasurements = ({ pressure, weight, height }: Measurements): Plausibility[] => [
  ...(pressure ? [plausible('pressure', pressure)] : []),
  ...one('weight', weight),
  ...one('height', height),
]

const one = (kind: Measured, value: number | undefined): Plausibility[] =>
  value === undefined ? [] : [plausible(kind, value)]
