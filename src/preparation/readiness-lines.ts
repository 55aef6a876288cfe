/** The lines of the gate on the day that rest on what was asked, agreed and booked; readings are in `arrival.ts`. */
import { entriesOf } from '#chart/chart.ts'
import { ruleOnConsent } from '#consent/gate.ts'
import type { Ruling } from '#kernel/ruling.ts'
import { hoursAfter, isBefore } from '#kernel/time.ts'
import { questionnaireKinds } from '#questionnaire/entries.ts'
import { standing, visitsOf } from '#visits/visits.ts'
import { fastingLine, pressureLine, temperatureLine } from './arrival.ts'
import { ESCORT_GATE, GATE, HOLDS, INTEGRATION, MEASURES, PREGNANCY } from './day-words.ts'
import { type Line, lineOf, lineOfRule, told } from './line.ts'
import { medicineState } from './medicines.ts'
import { escortFor } from './preparation.ts'
import type { DayQuestion } from './protocol.ts'
import type { Gate, ReadinessLine } from './readiness.ts'

/** Every line, in the order in which a day goes: what must be there before arrival, then what is asked and measured. */
export function linesOf(gate: Gate): ReadinessLine[] {
  const { day } = gate.protocol.preparation
  return [
    consentLine(gate),
    clearanceLine(gate),
    escortLine(gate),
    ...day.questions.map((question) => questionLine(question, gate)),
    fastingLine(gate),
    holdsLine(gate),
    pregnancyLine(gate),
    temperatureLine(gate),
    pressureLine(gate),
    measuresLine(gate),
    integrationLine(gate),
  ]
}

/** A ruling of another domain as one line. It is settled there and nowhere else, so here it is only yes or no. */
function ofRuling(line: Line, { ruling, reasons }: Ruling): ReadinessLine {
  if (ruling === 'allow') return lineOf(line, 'settled', { why: GATE.settled, settle: '' })
  const join = (texts: readonly string[]) => [...new Set(texts)].join(' ')
  const words = { why: join(reasons.map((r) => r.why)), settle: join(reasons.map((r) => r.settle)) }
  const source = reasons[0]?.source ?? line.source
  return lineOf(
    { ...line, source },
    'refuse',
    words,
    reasons.flatMap((r) => r.evidence),
  )
}

function clearanceLine({ screened, protocol }: Gate): ReadinessLine {
  const { title, source } = protocol.preparation.day.clearance
  return ofRuling({ id: 'clearance', title, source, hard: false }, screened.clearance)
}

function consentLine({ chart, session, protocol }: Gate): ReadinessLine {
  const scope = { route: session.route, setting: session.setting ?? ('clinic' as const) }
  return ofRuling(
    lineOfRule(protocol.preparation.day.consent, protocol),
    ruleOnConsent(chart, scope, protocol),
  )
}

function escortLine({ chart, session, day, protocol }: Gate): ReadinessLine {
  const line = lineOfRule(protocol.preparation.day.escort, protocol)
  const escort = escortFor(chart, session.id)
  if (!escort) return lineOf(line, 'refuse', ESCORT_GATE.missing)
  const { name, phone } = escort.body
  const named = { text: `${name}, ${phone}`, entry: escort.id, at: escort.at }
  const reached = day.answers.get(line.id)
  // Whoever was reached before another person was named is not the one who comes.
  if (!reached || isBefore(reached.at, escort.at))
    return lineOf(line, 'not-asked', ESCORT_GATE.unconfirmed(name), [named])
  const evidence = [named, told(reached.value, reached)]
  return reached.value === 'yes'
    ? lineOf(line, 'settled', ESCORT_GATE.fine(name), evidence)
    : lineOf(line, 'refuse', ESCORT_GATE.refused(name), evidence)
}

function questionLine(
  { id, rule, title, ask, settledBy, why, settle, source }: DayQuestion,
  { day, protocol }: Gate,
): ReadinessLine {
  const row = rule ? lineOfRule({ rule, title }, protocol) : undefined
  const line = {
    id,
    title,
    hard: row?.hard ?? false,
    source: source ?? row?.source ?? protocol.preparation.day.fresh.source,
  }
  const answer = day.answers.get(id)
  if (!answer) return lineOf(line, 'not-asked', GATE.notAsked(ask))
  const evidence = [told(answer.value, answer)]
  if (answer.value === settledBy) return lineOf(line, 'settled', GATE.asked(answer.value), evidence)
  return lineOf(line, line.hard ? 'refuse' : 'ask', { why, settle }, evidence)
}

/** First the prescriber decides, then the person is asked whether they did so. */
function holdsLine({ chart, session, screened, day, protocol }: Gate): ReadinessLine {
  const { title, ask, source } = protocol.preparation.day.holds
  const line = { id: 'holds', title, source, hard: false }
  const states = screened.medicines.map((medicine) => ({
    medicine,
    ...medicineState(chart, medicine, session.id),
  }))
  const open = states.filter(({ state }) => state === 'to-decide').map(({ medicine }) => medicine)
  if (open.length > 0)
    return lineOf(
      line,
      'ask',
      HOLDS.undecided(open.map(({ name }) => name)),
      open.flatMap((m) => m.evidence),
    )
  const decisions = states.flatMap((each) => (each.state === 'decided' ? [each.decision] : []))
  if (decisions.length === 0) return lineOf(line, 'settled', HOLDS.none)
  const answer = day.answers.get(line.id)
  if (!answer)
    return lineOf(
      line,
      'not-asked',
      GATE.notAsked(ask),
      decisions.map((d) => ({ text: `${d.body.name}: ${d.body.decision}`, entry: d.id, at: d.at })),
    )
  const evidence = [told(answer.value, answer)]
  return answer.value === 'yes'
    ? lineOf(line, 'settled', HOLDS.fine, evidence)
    : lineOf(line, 'ask', HOLDS.broken, evidence)
}

/** A positive test is no matter of the day: it touches the clearance, and is decided there. */
function pregnancyLine({ day: { pregnancy }, protocol }: Gate): ReadinessLine {
  const line = lineOfRule(protocol.preparation.day.pregnancy, protocol)
  if (!pregnancy) return lineOf(line, 'not-asked', PREGNANCY.missing)
  const evidence = [told(pregnancy.value, pregnancy)]
  switch (pregnancy.value) {
    case 'negative':
      return lineOf(line, 'settled', PREGNANCY.negative, evidence)
    case 'not-possible':
      return lineOf(line, 'settled', PREGNANCY.impossible, evidence)
    case 'positive':
      return lineOf(line, 'refuse', PREGNANCY.positive, evidence)
  }
}

function measuresLine({ chart, session, protocol, now }: Gate): ReadinessLine {
  const { title, hours, questionnaires, source } = protocol.preparation.day.measures
  const line = { id: 'measures', title, source, hard: false }
  const since = hoursAfter(session.from, -hours)
  const answered = entriesOf(questionnaireKinds, chart).filter(
    ({ at }) => !isBefore(at, since) && !isBefore(now, at),
  )
  const last = (id: string) => answered.findLast(({ body }) => body.questionnaire.id === id)
  const missing = questionnaires.filter((id) => !last(id))
  if (missing.length > 0)
    return lineOf(
      line,
      'ask',
      MEASURES.missing(
        missing.map((id) => id.toUpperCase()),
        hours,
      ),
    )
  const evidence = questionnaires.flatMap((id) => {
    const entry = last(id)
    return entry ? [{ text: id.toUpperCase(), entry: entry.id, at: entry.at }] : []
  })
  return lineOf(line, 'settled', MEASURES.fine, evidence)
}

function integrationLine({ chart, session, protocol }: Gate): ReadinessLine {
  const { title, hours, source } = protocol.preparation.day.integration
  const line = { id: 'integration-booked', title, source, hard: false }
  const latest = hoursAfter(session.to, hours)
  const booked = standing(visitsOf(chart)).find(
    ({ kind, from }) => kind === 'integration' && !isBefore(from, session.to) && !isBefore(latest, from),
  )
  if (!booked) return lineOf(line, 'ask', INTEGRATION.missing(hours))
  return lineOf(line, 'settled', INTEGRATION.fine, [{ text: booked.place, entry: booked.planned }])
}
