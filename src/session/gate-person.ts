/** Lines of the gate that say how the person is: measured, scored, or asked and answered, and all of it lately. */
import type { EntryId } from '#kernel/ids.ts'
import type { Evidence } from '#kernel/ruling.ts'
import type { Instant } from '#kernel/time.ts'
import { lastOfKind, ofKind } from './entries.ts'
import { type Finding, freshReading, isFresh, type Look, met, notKnown, notMet } from './finding.ts'
import { FOUND } from './gate-words.ts'
import type { DischargeLine, Measure } from './protocol.ts'
import { baselineOf, type Reading, trendOf } from './readings.ts'
import type { Session } from './session.ts'
import { MEASURE, withUnit } from './words.ts'

type LineOf<Check extends DischargeLine['check']> = Extract<DischargeLine, { check: Check }>

export function scored(measure: Measure, look: Look, good: (reading: Reading) => boolean): Finding {
  const reading = freshReading(measure, look)
  if (!reading) return unmeasured(measure, look)
  const evidence = evidenceOf(reading)
  return (good(reading) ? met : notMet)(`${evidence.text}.`, [evidence])
}

const unmeasured = (measure: Measure, { protocol }: Look): Finding =>
  notKnown(FOUND.unmeasured(MEASURE[measure].name, protocol.discharge.freshFor.minutes))

function evidenceOf({ measure, value, onOxygen, entry, at }: Reading): Evidence {
  return { text: FOUND.reading(MEASURE[measure].name, withUnit(measure, value), onOxygen), entry, at }
}

/** A score not far above the one before the dose, or the clinician's own finding that it has gone. */
export function dissociation({ above }: LineOf<'dissociation'>, look: Look): Finding {
  const { entries, readings, firstDose } = look.session
  const last = lastOfKind(entries, 'dissociation-scored')
  if (!last || !isFresh(last.at, look)) return unmeasured('dissociation', look)
  const { id: entry, at, body } = last
  if ('gone' in body) return met(FOUND.gone, [{ text: FOUND.gone, entry, at }])
  const baseline = baselineOf(readings.dissociation, firstDose)?.value ?? 0
  const found = FOUND.dissociation(body.score, baseline)
  return (body.score <= baseline + above ? met : notMet)(found, [{ text: found, entry, at }])
}

/** Near the pressure before the dose, or below the line's figures and on its way down. */
export function pressure({ percent, ...line }: LineOf<'pressure'>, look: Look): Finding {
  const { readings, firstDose } = look.session
  const systolic = freshReading('systolic', look)
  const diastolic = freshReading('diastolic', look)
  if (!systolic || !diastolic) return unmeasured(systolic ? 'diastolic' : 'systolic', look)
  const evidence = [evidenceOf(systolic), evidenceOf(diastolic)]
  const read = `${systolic.value}/${diastolic.value} mmHg`
  const before = {
    systolic: baselineOf(readings.systolic, firstDose),
    diastolic: baselineOf(readings.diastolic, firstDose),
  }
  const baseline =
    before.systolic && before.diastolic ? `${before.systolic.value}/${before.diastolic.value}` : undefined
  if (baseline && near(systolic, before.systolic, percent) && near(diastolic, before.diastolic, percent))
    return met(FOUND.within(read, percent, baseline), evidence)
  const below = systolic.value < line.systolic && diastolic.value < line.diastolic
  const falling = trendOf(readings.systolic) === 'falling' && trendOf(readings.diastolic) !== 'rising'
  if (below && falling) return met(FOUND.falling(read, `${line.systolic}/${line.diastolic}`), evidence)
  return notMet(FOUND.raised(read, baseline, below && !falling), evidence)
}

const near = (reading: Reading, baseline: Reading | undefined, percent: number): boolean =>
  baseline !== undefined && Math.abs(reading.value - baseline.value) <= (baseline.value * percent) / 100

/** What somebody was asked, or what was seen with one's own eyes. */
export function answeredLine({ id, fresh }: LineOf<'asked'>, look: Look): Finding {
  const answer = lineAnswer(id, look.session)
  if (!answer) return notKnown(FOUND.notAnswered)
  if (fresh && !isFresh(answer.at, look)) return notKnown(FOUND.stale)
  const word = answer.met ? FOUND.yes : FOUND.no
  const { entry, at } = answer
  return (answer.met ? met : notMet)(answer.note ?? word, [{ text: word, entry, at }])
}

export type LineAnswer = {
  readonly met: boolean
  readonly note?: string
  readonly at: Instant
  readonly entry: EntryId
}

/** The last answer to a line. */
export function lineAnswer(id: string, { entries }: Session): LineAnswer | undefined {
  const entry = ofKind(entries, 'discharge-checked').findLast(({ body }) => Object.hasOwn(body.lines, id))
  const answer = entry?.body.lines[id]
  return entry && answer ? { ...answer, at: entry.at, entry: entry.id } : undefined
}
