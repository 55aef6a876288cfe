/**
 * FHIR Observations → readings in the field's units. An amount in an unknown unit, or one that no body can have, is
 * never stored as if it were known: it is answered with a sentence.
 */
import { PLAUSIBLE, plausible } from '#kernel/plausible.ts'
import { cm, kg, mmHg, percent, perMin, score } from '#kernel/units.ts'
import { type Amount, amountOf, UNITS } from './fhir-amounts.ts'
import { codings, type Json, LOINC, nameOf, objects, text, when } from './fhir-values.ts'
import type { Coding, ObservationFact } from './history.ts'

/** One half of a pressure that a record keeps as two Observations. */
export type HalfPressure = {
  readonly which: 'systolic' | 'diastolic'
  readonly value: number
  readonly common: Common
}
type Common = Pick<ObservationFact, 'type' | 'resource' | 'codes' | 'display' | 'status' | 'taken'>

export type ObservationRead =
  | { readonly fact: ObservationFact; readonly remark?: string }
  | { readonly half: HalfPressure }
  | { readonly unusable: string }
  | { readonly unused: string }

type Single = 'heart-rate' | 'spo2' | 'weight' | 'height'
type Known = Single | 'systolic' | 'diastolic'

/** LOINC codes of US Core and Synthea, with their positional and device forms; SNOMED CT where records use it. */
const KNOWN: ReadonlyMap<string, Known> = new Map<string, Known>([
  ...all('heart-rate', '8867-4', '8889-8', '8893-0', '40443-4', '76282-3', '364075005'),
  ...all('spo2', '59408-5', '2708-6', '20564-1', '431314004'),
  ...all('weight', '29463-7', '3141-9', '8341-0', '27113001'),
  ...all('height', '8302-2', '3137-7', '8301-4', '50373000'),
  ...all('systolic', '8480-6', '8459-0', '8460-8', '8461-6', '76534-7', '96608-5', '271649006'),
  ...all('diastolic', '8462-4', '8453-3', '8454-1', '8455-8', '76535-4', '96609-3', '271650006'),
])
function all(measure: Known, ...codes: readonly string[]) {
  return codes.map((code) => [code, measure] as const)
}

/** Totals with a LOINC code of their own (clinical reference 9): the instrument's name here and its greatest score. */
const INSTRUMENTS: ReadonlyMap<string, readonly [name: string, greatest: number]> = new Map([
  ['44261-6', ['phq-9', 27] as const],
  ['70274-6', ['gad-7', 21] as const],
  ['101698-9', ['pcl-5', 80] as const],
  ['91147-9', ['peg', 10] as const],
  ['75626-2', ['audit-c', 12] as const],
  ['82667-7', ['dast-10', 10] as const],
  ['72514-3', ['pain-0-10', 10] as const],
])

/** What a reading is called when the record gives only its code. */
const NAMES = {
  pressure: 'Blood pressure',
  'heart-rate': 'Heart rate',
  spo2: 'SpO2',
  weight: 'Body weight',
  height: 'Body height',
} as const

const TERMINOLOGIES = [LOINC, 'http://snomed.info/sct', '']
const known = (codes: readonly Coding[]): Known | undefined => {
  for (const { system, code } of codes)
    if (TERMINOLOGIES.includes(system) && KNOWN.has(code)) return KNOWN.get(code)
  return undefined
}

/** Reads one Observation. */
export function readingFrom(json: Json, resource: ObservationFact['resource']): ObservationRead {
  const codes = codings(json.code)
  const status = text(json.status, 40) ?? 'unknown'
  const common = (name: string): Common => ({
    type: 'observation',
    resource,
    codes,
    display: nameOf(json.code, []) ?? name,
    status,
    taken: when(json, 'effective') ?? when({ issuedDateTime: json.issued }, 'issued'),
  })
  // A reading of a fetus or a device at the person is not the person's.
  if (objects(json.focus).length > 0) return { unused: 'readings of something else than the person' }
  const read = json.component === undefined ? alone(json, codes, common) : panel(json, codes, common)
  const withdrawn = status === 'entered-in-error' || status === 'cancelled'
  return withdrawn && 'unusable' in read ? { unused: 'readings that the record itself withdrew' } : read
}

function alone(json: Json, codes: readonly Coding[], common: (name: string) => Common): ObservationRead {
  const measure = known(codes)
  if (!measure) return scoreFrom(json, codes, common)
  const amount = amountOf(
    json,
    measure === 'systolic' || measure === 'diastolic' ? UNITS.pressure : UNITS[measure],
  )
  if (!('value' in amount)) return amount
  if (measure === 'systolic' || measure === 'diastolic')
    return { half: { which: measure, value: amount.value, common: common(NAMES.pressure) } }
  const impossible = impossibleAmount(measure, amount.value)
  return impossible
    ? { unusable: impossible }
    : withRemark(single(measure, amount.value, common(NAMES[measure])), amount)
}

function single(measure: Single, value: number, common: Common): ObservationFact {
  switch (measure) {
    case 'heart-rate':
      return { ...common, measure, value: perMin(value) }
    case 'spo2':
      return { ...common, measure, value: percent(value) }
    case 'weight':
      return { ...common, measure, value: kg(value) }
    case 'height':
      return { ...common, measure, value: cm(value) }
  }
}

/** Why no living person can have this value. Of sizes only the upper end binds: every adult's record holds a child's. */
function impossibleAmount(measure: Single, value: number): string | undefined {
  const { name, unit, possible } = PLAUSIBLE[measure]
  const isSize = measure === 'weight' || measure === 'height'
  if (isSize ? value > 0 && value <= possible[1] : value >= possible[0] && value <= possible[1])
    return undefined
  const range = isSize ? `above 0 and at most ${possible[1]}` : `from ${possible[0]} to ${possible[1]}`
  return `${name} of ${rounded(value)} ${unit} is not possible; it must be ${range} ${unit}.`
}

const rounded = (value: number): number => Math.round(value * 10) / 10

/** A panel is a pressure when it has both numbers, whatever the panel's own code. */
function panel(json: Json, codes: readonly Coding[], common: (name: string) => Common): ObservationRead {
  const parts = objects(json.component)
  const part = (which: Known) => parts.find((p) => known(codings(p.code)) === which)
  const [upper, lower] = [part('systolic'), part('diastolic')]
  if (!upper && !lower) return alone(json, codes, common)
  if (!upper || !lower) return { unused: 'pressures with only one of the two numbers' }
  const systolic = amountOf(upper, UNITS.pressure)
  const diastolic = amountOf(lower, UNITS.pressure)
  if (!('value' in systolic)) return systolic
  if (!('value' in diastolic)) return diastolic
  return withRemark(
    pressureFrom(systolic.value, diastolic.value, common(NAMES.pressure)),
    systolic,
    diastolic,
  )
}

/** A pressure in mmHg, or the sentence why it cannot be one. */
export function pressureFrom(
  upper: number,
  lower: number,
  common: Common,
): ObservationFact | { readonly unusable: string } {
  const pressure = { systolic: mmHg(upper), diastolic: mmHg(lower) }
  const [systolic, diastolic] = [rounded(upper), rounded(lower)]
  if (systolic < diastolic) {
    return {
      unusable: `A pressure of ${systolic}/${diastolic} mmHg is not possible: the systolic (first) number is below the diastolic.`,
    }
  }
  if (plausible('pressure', pressure).plausible === 'impossible') {
    return { unusable: `A pressure of ${systolic}/${diastolic} mmHg is not possible in a living person.` }
  }
  return { ...common, measure: 'pressure', ...pressure }
}

function withRemark(
  read: ObservationFact | { readonly unusable: string },
  ...amounts: readonly Amount[]
): ObservationRead {
  if ('unusable' in read) return read
  const bound = amounts.find((a) => 'bound' in a && a.bound)
  return bound
    ? {
        fact: read,
        remark: 'The record gives only a limit (more than, or less than); the limit itself is kept.',
      }
    : { fact: read }
}

/**
 * A score: a total with a code that we know, a number that says it is a score, or a number without a unit that the
 * record files under surveys.
 */
function scoreFrom(json: Json, codes: readonly Coding[], common: (name: string) => Common): ObservationRead {
  const code = codes.find(({ system }) => system === LOINC) ?? codes[0]
  const instrument = code && INSTRUMENTS.get(code.code)
  const amount = amountOf(json, UNITS.score)
  if (!('value' in amount) && !instrument) return { unused: OTHER }
  if (!('value' in amount)) return amount
  const isSurvey = objects(json.category).some((category) =>
    codings(category).some((c) => c.code === 'survey'),
  )
  if (!instrument && !amount.named && !isSurvey) return { unused: OTHER }
  if (!code) return { unused: 'scores that do not say of which questionnaire' }
  const [name, greatest] = instrument ?? [code.code, Number.MAX_VALUE]
  if (!Number.isFinite(amount.value) || (instrument && (amount.value < 0 || amount.value > greatest))) {
    return { unusable: `A score of ${amount.value} is not possible; ${name} goes from 0 to ${greatest}.` }
  }
  return withRemark(
    { ...common(name), measure: 'score', value: score(amount.value), instrument: name },
    amount,
  )
}

const OTHER = 'readings of other kinds'
