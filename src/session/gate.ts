/** The lines of the discharge gate, each met, not met or not known, with the facts it rests on. */
import type { Evidence } from '#kernel/ruling.ts'
import type { Source } from '#kernel/source.ts'
import { type Instant, hoursBetween, isBefore, minutesBetween } from '#kernel/time.ts'
import { type EntryNamed, lastOfKind, ofKind } from './entries.ts'
import type { DischargeLine, Measure, SessionProtocol } from './protocol.ts'
import { type Reading, baselineOf, latest, trendOf } from './readings.ts'
import type { Session } from './session.ts'
import { MEASURE, duration, withUnit } from './words.ts'

export type GateLine = {
  readonly id: string
  readonly text: string
  readonly state: 'met' | 'not-met' | 'not-known'
  /** What was found, in words. */
  readonly found: string
  readonly evidence: readonly Evidence[]
  readonly settle: string
  readonly otherwise: 'refuse' | 'ask'
  readonly source: Source
}
type Finding = Pick<GateLine, 'state' | 'found'> & { readonly evidence?: readonly Evidence[] }

const met = (found: string, evidence: readonly Evidence[] = []): Finding => ({ state: 'met', found, evidence })
const notMet = (found: string, evidence: readonly Evidence[] = []): Finding => ({ state: 'not-met', found, evidence })
const notKnown = (found: string): Finding => ({ state: 'not-known', found })
const either = (yes: boolean, found: string, evidence: readonly Evidence[]): Finding => (yes ? met(found, evidence) : notMet(found, evidence))

/** Every line of the protocol's gate, in its order. */
export function linesOf(session: Session, protocol: SessionProtocol, now: Instant): GateLine[] {
  return protocol.discharge.lines.map((line) => {
    const { id, text, settle, otherwise, source } = line
    const { evidence = [], ...found } = findingOf(line, session, protocol, now)
    return { id, text, settle, otherwise, source, evidence, ...found }
  })
}

function findingOf(line: DischargeLine, session: Session, protocol: SessionProtocol, now: Instant): Finding {
  switch (line.check) {
    case 'least-time': return leastTime(session, now)
    case 'alarms': return noAlarm(session)
    case 'escort': return escort(session)
    case 'contact': return contact(session)
    case 'sedation': return scored('sedation', session, protocol, now, (r) => r.value >= line.atLeast)
    case 'spo2': return scored('spo2', session, protocol, now, (r) => r.value >= line.atLeast && !r.onOxygen)
    case 'distress': return scored('distress', session, protocol, now, (r) => r.value <= line.atMost)
    case 'dissociation': return dissociation(session, line.above, protocol, now)
    case 'pressure': return pressure(session, line, protocol, now)
    case 'visit': return booked(line, session)
    case 'asked': return asked(line.id, line.fresh, session, protocol, now)
  }
}

function leastTime({ earliestDischarge: earliest }: Session, now: Instant): Finding {
  if (!earliest) return notKnown('No dose is recorded.')
  if (isBefore(now, earliest)) return notMet(`${duration(Math.ceil(minutesBetween(now, earliest)))} to go.`, [{ text: 'Earliest time by route and dose', at: earliest }])
  return met('It has passed.', [{ text: 'Earliest time by route and dose', at: earliest }])
}

function noAlarm({ alarms }: Session): Finding {
  const open = alarms.filter((alarm) => alarm.level !== 'amber')
  return open.length > 0 ? notMet(open.map((a) => `${a.text} (${a.level})`).join('; '), open.flatMap((a) => a.evidence)) : met('No red alarm.')
}

/** Only what was seen after the last dose, and not too long ago, tells how the person is now. */
export function isFresh(at: Instant, session: Session, protocol: SessionProtocol, now: Instant): boolean {
  if (session.lastDose && isBefore(at, session.lastDose)) return false
  return minutesBetween(at, now) <= protocol.discharge.freshFor.minutes
}

export function freshReading(measure: Measure, session: Session, protocol: SessionProtocol, now: Instant): Reading | undefined {
  const reading = latest(session.readings[measure])
  return reading && isFresh(reading.at, session, protocol, now) ? reading : undefined
}

const evidenceOf = (reading: Reading): Evidence => ({
  text: `${MEASURE[reading.measure].name} ${withUnit(reading.measure, reading.value)}${reading.onOxygen ? ' with oxygen' : ''}`,
  entry: reading.entry, at: reading.at,
})
const unmeasured = (measure: Measure, protocol: SessionProtocol): Finding =>
  notKnown(`${MEASURE[measure].name} was not taken in the last ${protocol.discharge.freshFor.minutes} minutes.`)

function scored(measure: Measure, session: Session, protocol: SessionProtocol, now: Instant, good: (reading: Reading) => boolean): Finding {
  const reading = freshReading(measure, session, protocol, now)
  return reading ? either(good(reading), `${evidenceOf(reading).text}.`, [evidenceOf(reading)]) : unmeasured(measure, protocol)
}

function dissociation(session: Session, above: number, protocol: SessionProtocol, now: Instant): Finding {
  const last = lastOfKind(session.entries, 'dissociation-scored')
  if (!last || !isFresh(last.at, session, protocol, now)) return unmeasured('dissociation', protocol)
  if ('gone' in last.body) return met('It has gone, by the clinician’s finding.', [{ text: 'Gone', entry: last.id, at: last.at }])
  const baseline = baselineOf(session.readings.dissociation, session.firstDose)?.value ?? 0
  return either(last.body.score <= baseline + above, `CADSS-6 is ${last.body.score}, at baseline ${baseline}.`, [{ text: `CADSS-6 ${last.body.score}`, entry: last.id, at: last.at }])
}

function pressure(session: Session, line: { percent: number; systolic: number; diastolic: number }, protocol: SessionProtocol, now: Instant): Finding {
  const systolic = freshReading('systolic', session, protocol, now)
  const diastolic = freshReading('diastolic', session, protocol, now)
  if (!systolic) return unmeasured('systolic', protocol)
  if (!diastolic) return unmeasured('diastolic', protocol)
  const evidence = [evidenceOf(systolic), evidenceOf(diastolic)]
  const base = [baselineOf(session.readings.systolic, session.firstDose), baselineOf(session.readings.diastolic, session.firstDose)]
  const [baseSystolic, baseDiastolic] = base
  const read = `${systolic.value}/${diastolic.value} mmHg`
  if (baseSystolic && baseDiastolic && withinPercent(systolic, baseSystolic, line.percent) && withinPercent(diastolic, baseDiastolic, line.percent)) {
    return met(`${read}, within ${line.percent} % of ${baseSystolic.value}/${baseDiastolic.value} before the dose.`, evidence)
  }
  const below = systolic.value < line.systolic && diastolic.value < line.diastolic
  const falling = trendOf(session.readings.systolic) === 'falling' && trendOf(session.readings.diastolic) !== 'rising'
  if (below && falling) return met(`${read}, below ${line.systolic}/${line.diastolic} and falling.`, evidence)
  return notMet(`${read}${baseSystolic && baseDiastolic ? `, before the dose ${baseSystolic.value}/${baseDiastolic.value}` : ', and none before the dose'}${below ? ', not falling' : ''}.`, evidence)
}

const withinPercent = (reading: Reading, baseline: Reading, percent: number): boolean =>
  Math.abs(reading.value - baseline.value) <= (baseline.value * percent) / 100

function escort({ entries }: Session): Finding {
  const arrivals = ofKind(entries, 'escort-arrived')
  const named = arrivals.findLast(({ body }) => body.matched)
  if (named) return met(`${named.body.name} is here.`, [{ text: named.body.name, entry: named.id, at: named.at }])
  const other = arrivals.at(-1)
  return other ? notMet(`${other.body.name} is here, but was not named beforehand.`, [{ text: other.body.name, entry: other.id, at: other.at }]) : notKnown('Nobody has come yet.')
}

function contact({ entries }: Session): Finding {
  const given = ofKind(entries, 'discharge-checked').findLast(({ body }) => body.contact)
  return given?.body.contact ? met(`Given: ${given.body.contact}`, [{ text: given.body.contact, entry: given.id, at: given.at }]) : notKnown('Not written down yet.')
}

/** A visit of the plan settles the line; one that was booked elsewhere settles it in words. */
function booked(line: { id: string; visitKind: string; withinHours?: number }, session: Session): Finding {
  const { lastDose } = session
  const visit = session.later.find((v) => v.kind === line.visitKind && v.state === 'planned' && lastDose !== undefined && isBefore(lastDose, v.from)
    && (line.withinHours === undefined || hoursBetween(lastDose, v.from) <= line.withinHours))
  if (visit) return met('Booked.', [{ text: visit.place, entry: visit.planned, at: visit.from }])
  const answer = answerTo(line.id, session)
  if (answer?.met && answer.note) return met(`Elsewhere: ${answer.note}`, [{ text: answer.note, entry: answer.entry, at: answer.at }])
  return notMet('Not booked.')
}

function asked(id: string, fresh: boolean, session: Session, protocol: SessionProtocol, now: Instant): Finding {
  const answer = answerTo(id, session)
  if (!answer || (fresh && !isFresh(answer.at, session, protocol, now))) return notKnown(answer ? 'Answered too long ago.' : 'Not answered yet.')
  return either(answer.met, answer.note ?? (answer.met ? 'Yes.' : 'No.'), [{ text: answer.met ? 'Yes' : 'No', entry: answer.entry, at: answer.at }])
}

export type Answer = { readonly met: boolean; readonly note?: string; readonly at: Instant; readonly entry: EntryNamed<'discharge-checked'>['id'] }
/** The last answer to a line. */
export function answerTo(id: string, { entries }: Session): Answer | undefined {
  const entry = ofKind(entries, 'discharge-checked').findLast(({ body }) => Object.hasOwn(body.lines, id))
  const answer = entry?.body.lines[id]
  return entry && answer ? { ...answer, at: entry.at, entry: entry.id } : undefined
}
