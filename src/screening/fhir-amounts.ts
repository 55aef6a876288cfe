/** FHIR quantities → amounts in one unit a measure. Factors follow UCUM's own definitions (unitsofmeasure.org). */
import { isObject, type Json, text } from './fhir-values.ts'

/** A value in the field's unit; `bound` when the record gives only a limit; `named` when it calls itself a score. */
export type Amount =
  | { readonly value: number; readonly bound: boolean; readonly named: boolean }
  | { readonly unusable: string }
  | { readonly unused: string }

export type Units = {
  readonly name: string
  /** What to multiply by, by unit in lower case without spaces and annotations. */
  readonly factors: ReadonlyMap<string, number>
  readonly known: string
  /** An amount without a unit is as good as one with. */
  readonly bare?: boolean
}

const same = (factor: number, ...names: readonly string[]) => names.map((name) => [name, factor] as const)

export const UNITS = {
  pressure: {
    name: 'pressure',
    known: 'mm[Hg] or kPa',
    factors: new Map([
      ...same(1, 'mm[hg]', 'mmhg', 'millimetersofmercury', 'torr'),
      ...same(7.500_615_6, 'kpa'),
    ]),
  },
  'heart-rate': {
    name: 'heart rate',
    known: '/min',
    factors: new Map([
      ...same(
        1,
        '/min',
        '1/min',
        'min-1',
        'bpm',
        'beats/min',
        'beats/minute',
        'beat/min',
        'beatsperminute',
        'beat/minute',
        '/minute',
        'perminute',
      ),
      ...same(60, '/s', 'hz'),
    ]),
  },
  spo2: {
    name: 'oxygen saturation',
    known: '%',
    factors: new Map([...same(1, '%', 'percent', '%o2', '%spo2', '%sat'), ...same(100, '1')]),
  },
  weight: {
    name: 'weight',
    known: 'kg, g, [lb_av] or [oz_av]',
    factors: new Map([
      ...same(1, 'kg', 'kgs', 'kilogram', 'kilograms'),
      ...same(0.001, 'g', 'gram', 'grams'),
      ...same(0.453_592_37, '[lb_av]', 'lb_av', 'lb', 'lbs', 'pound', 'pounds'),
      ...same(0.028_349_523_125, '[oz_av]', 'oz_av', 'oz', 'ounce', 'ounces'),
      ...same(6.350_293_18, '[stone_av]', 'stone'),
    ]),
  },
  height: {
    name: 'height',
    known: 'cm, m, mm, [in_i] or [ft_i]',
    factors: new Map([
      ...same(1, 'cm', 'centimeter', 'centimeters', 'centimetre', 'centimetres'),
      ...same(100, 'm', 'meter', 'meters', 'metre', 'metres'),
      ...same(0.1, 'mm', 'millimeter', 'millimeters'),
      ...same(2.54, '[in_i]', 'in_i', '[in_us]', 'in', 'inch', 'inches'),
      ...same(30.48, '[ft_i]', 'ft_i', '[ft_us]', 'ft', 'foot', 'feet'),
    ]),
  },
  score: {
    name: 'score',
    known: '{score}',
    bare: true,
    factors: new Map(same(1, '', '1', 'score', '(score)', 'points', 'point', 'pts', '/10', '/27', '/21')),
  },
} as const satisfies Record<string, Units>

/** The amount that an Observation or one of its components gives. */
export function amountOf(json: Json, units: Units): Amount {
  if (typeof json.valueInteger === 'number' && units.bare)
    return { value: json.valueInteger, bound: false, named: false }
  const quantity = json.valueQuantity
  if (!isObject(quantity) || quantity.value === undefined || quantity.value === null)
    return { unused: 'readings without a value' }
  if (typeof quantity.value !== 'number') return { unusable: `Its ${units.name} is not a number.` }
  const [code, unit] = [text(quantity.code, 60), text(quantity.unit ?? quantity.units, 60)]
  const [byCode, byUnit] = [factor(code, units), factor(unit, units)]
  if (byCode !== undefined && byUnit !== undefined && byCode !== byUnit) {
    return {
      unusable: `Its ${units.name} says both "${code}" and "${unit}" as the unit; it cannot be told which is right.`,
    }
  }
  const by = byCode ?? byUnit
  if (by === undefined) {
    if (!code && !unit && units.bare) return { value: quantity.value, bound: isBound(quantity), named: false }
    const given = code ?? unit
    const why = given ? `is in "${given}", a unit that is not known here` : 'has no unit'
    return { unusable: `Its ${units.name} ${why}; known is ${units.known}.` }
  }
  // Six decimals: what a conversion adds beyond them is noise.
  const value = by === 1 ? quantity.value : Math.round(quantity.value * by * 1e6) / 1e6
  return { value, bound: isBound(quantity), named: /score|point/i.test(`${code} ${unit}`) }
}

const isBound = (quantity: Json): boolean => text(quantity.comparator, 10) !== undefined

function factor(unit: string | undefined, units: Units): number | undefined {
  if (!unit) return undefined
  const plain = unit.toLowerCase().replaceAll(/\{[^}]*\}|\s/g, '')
  // An annotation alone, such as {score}, is UCUM's way to write a bare number with a word.
  return units.factors.get(plain)
}
