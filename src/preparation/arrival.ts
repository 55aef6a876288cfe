/** The lines of the gate that rest on what was measured and asked on arrival: fasting, temperature and pressure. */
import type { Evidence } from '#kernel/ruling.ts'
import { hoursAfter, isBefore, later, minutesBetween } from '#kernel/time.ts'
import { mmHg, type Pressure } from '#kernel/units.ts'
import type { Told } from './day.ts'
import { FASTING, PRESSURE, TEMPERATURE } from './day-words.ts'
import { lineOf, lineOfRule, told } from './line.ts'
import { medicineState } from './medicines.ts'
import { fastingFor } from './protocol.ts'
import type { Gate, ReadinessLine } from './readiness.ts'

/**
 * Fasting counts up to now: what is too short on arrival may be long enough an hour later. A medicine that empties
 * the stomach slowly asks for longer, unless the prescriber decided on it.
 */
export function fastingLine({ chart, session, screened, day, protocol, now }: Gate): ReadinessLine {
  const { preparation } = protocol
  const line = lineOfRule(preparation.day.fasting, protocol)
  const { solids, liquids } = fastingFor(session.route, preparation)
  const { lastFood, lastDrink } = day
  if (!lastFood || !lastDrink) return lineOf(line, 'not-asked', FASTING.missing)
  const newest = later(lastFood.at, lastDrink.at)
  const evidence: Evidence[] = [
    { ...told('Last food', lastFood), at: lastFood.value },
    { ...told('Last drink', lastDrink), at: lastDrink.value },
  ]
  const slow = screened.medicines.some(
    (medicine) =>
      preparation.slowStomach.rules.includes(medicine.rule) &&
      medicineState(chart, medicine, session.id).state !== 'decided',
  )
  const foodHours = slow ? Math.max(solids.hours, preparation.slowStomach.hours) : solids.hours
  const food = hoursAfter(lastFood.value, foodHours)
  const drink = hoursAfter(lastDrink.value, liquids.hours)
  if (isBefore(now, food))
    return lineOf(line, 'ask', FASTING.food(foodHours, minutesBetween(now, food)), evidence, newest)
  if (isBefore(now, drink))
    return lineOf(line, 'ask', FASTING.drink(liquids.hours, minutesBetween(now, drink)), evidence, newest)
  return lineOf(line, 'settled', FASTING.fine, evidence)
}

export function temperatureLine({ day: { temperature }, protocol }: Gate): ReadinessLine {
  const { title, postponeAt, source } = protocol.preparation.day.temperature
  const line = { id: 'temperature', title, source, hard: false }
  if (!temperature) return lineOf(line, 'not-asked', TEMPERATURE.missing)
  const evidence = [told(`${temperature.value.toFixed(1)} °C`, temperature)]
  return temperature.value >= postponeAt
    ? lineOf(line, 'ask', TEMPERATURE.fever(temperature.value), evidence)
    : lineOf(line, 'settled', TEMPERATURE.fine(temperature.value), evidence)
}

/**
 * The newest reading decides. A raised one is repeated first, each time after a rest; then the prescriber decides,
 * and above the limit for holding the day is over unless a later reading is lower.
 */
export function pressureLine({ day: { pressures }, protocol }: Gate): ReadinessLine {
  const { pressure } = protocol.preparation.day
  const { repeat, hold } = pressure
  const line = lineOfRule(pressure, protocol)
  const last = pressures.at(-1)
  if (!last) return lineOf(line, 'not-asked', PRESSURE.missing)
  const read = words(last.value)
  const over = limitOf(protocol.screening.rules.find(({ id }) => id === pressure.rule))
  const raised = raisedAtTheEnd(pressures, over, repeat.after)
  const evidence = raised.length > 0 ? raised.map(asEvidence) : [asEvidence(last)]
  if (raised.length === 0) return lineOf(line, 'settled', PRESSURE.fine(read), evidence)
  const left = repeat.times - (raised.length - 1)
  if (left > 0)
    return lineOf(line, 'refuse', PRESSURE.repeat(read, left, repeat.after, repeat.until), evidence)
  if (last.value.systolic >= hold.systolic || last.value.diastolic >= hold.diastolic) {
    return lineOf({ ...line, source: hold.source }, 'refuse', PRESSURE.hold(read, words(hold)), evidence)
  }
  return lineOf(line, 'ask', PRESSURE.ask(read, repeat.times), evidence)
}

/** The raised readings since the last one within the limits, leaving out repeats taken too soon after another. */
function raisedAtTheEnd(
  pressures: readonly Told<Pressure>[],
  over: Pressure,
  apart: number,
): Told<Pressure>[] {
  const isRaised = ({ value }: Told<Pressure>) =>
    value.systolic > over.systolic || value.diastolic > over.diastolic
  const since = pressures.findLastIndex((reading) => !isRaised(reading))
  const raised: Told<Pressure>[] = []
  for (const reading of pressures.slice(since + 1)) {
    const before = raised.at(-1)
    if (!before || minutesBetween(before.at, reading.at) >= apart) raised.push(reading)
  }
  return raised
}

/** The figures of the row in the screening section: one place for them. */
function limitOf(rule: Gate['protocol']['screening']['rules'][number] | undefined): Pressure {
  const measure = rule?.measure
  if (measure?.kind !== 'pressure-day')
    throw new RangeError('The row for the pressure of the day has no figures.')
  return { systolic: mmHg(measure.systolic.value), diastolic: mmHg(measure.diastolic.value) }
}

const words = ({ systolic, diastolic }: Pressure): string => `${systolic}/${diastolic}`
const asEvidence = (reading: Told<Pressure>): Evidence => told(`${words(reading.value)} mmHg`, reading)
