/**
 * The gate on the day: may this session begin? One line for each thing that must be settled, each with its reason,
 * its evidence, what would settle it and its source. Nothing is assumed: what was not asked stands in the way.
 */
import type { Chart } from '#chart/chart.ts'
import type { ConsentProtocol, Setting } from '#consent/protocol.ts'
import { type ProtocolId, protocolName } from '#kernel/protocol.ts'
import { allow, ask, type Evidence, type Reason, type Ruling, refuse } from '#kernel/ruling.ts'
import type { Source } from '#kernel/source.ts'
import { type Instant, isBefore } from '#kernel/time.ts'
import { has, type SignedIn } from '#people/people.ts'
import type { ScreeningProtocol } from '#screening/protocol.ts'
import { type Day, type Decision, dayOf } from './day.ts'
import { DECISION, GATE } from './day-words.ts'
import type { PlannedSession } from './instructions.ts'
import type { Medicine } from './medicines.ts'
import type { PreparationProtocol } from './protocol.ts'
import { linesOf } from './readiness-lines.ts'

export type Rules = ProtocolId & {
  readonly screening: ScreeningProtocol
  readonly consent: ConsentProtocol
  readonly preparation: PreparationProtocol
}

/**
 * `settled`: does not stand in the way. `not-asked`: nobody has asked or measured yet. `ask`: a prescriber may
 * decide, with a reason. `refuse`: no dose while it stands.
 */
export type LineState = 'settled' | 'ask' | 'refuse' | 'not-asked'

export type ReadinessLine = {
  readonly id: string
  readonly title: string
  readonly state: LineState
  /** Never decided otherwise by anybody: escort and consent. */
  readonly hard: boolean
  readonly why: string
  /** What would settle it; empty when it is settled. */
  readonly settle: string
  readonly evidence: readonly Evidence[]
  readonly source: Source
  /** When its newest fact was recorded: a decision before that no longer counts. */
  readonly newest?: Instant
  /** The prescriber's decision on it, when that is why it stands as it does. */
  readonly decided?: Decision
}

/** The ruling of the gate with all of its lines. */
export type Readiness = Ruling & { readonly lines: readonly ReadinessLine[] }

/** What the screening says, as far as the gate needs it. */
export type Screened = {
  readonly medicines: readonly Medicine[]
  /** May this person be dosed at all, as the prescriber decided? */
  readonly clearance: Ruling
}

export type GateSession = PlannedSession & { readonly setting?: Setting }

/** Everything that a line looks at. */
export type Gate = {
  readonly chart: Chart
  readonly session: GateSession
  readonly screened: Screened
  readonly day: Day
  readonly protocol: Rules
  readonly now: Instant
}

/** The gate for one dosing visit, from the chart and what the screening says of it. */
export function readinessFrom(
  chart: Chart,
  session: GateSession,
  screened: Screened,
  protocol: Rules,
  now: Instant,
): Readiness {
  const day = dayOf(chart, session, protocol.preparation)
  const gate: Gate = { chart, session, screened, day, protocol, now: day.dosedAt ?? now }
  const lines = linesOf(gate).map((line) => decidedOn(line, day.decisions))
  return { ...rulingOn(lines, protocolName(protocol)), lines }
}

/** A decision stands until a newer fact of its line is recorded. It never lifts what may only be refused. */
function decidedOn(line: ReadinessLine, decisions: readonly Decision[]): ReadinessLine {
  if (line.state !== 'ask') return line
  const decided = decisions.findLast(({ body }) => body.rules.includes(line.id))
  if (!decided || (line.newest && isBefore(decided.at, line.newest))) return line
  const { decision, reason } = decided.body
  return decision === 'go-ahead'
    ? { ...line, ...GATE.decided(reason), state: 'settled', decided }
    : { ...line, ...GATE.held(reason), state: 'refuse', decided }
}

function rulingOn(lines: readonly ReadinessLine[], protocol: string): Ruling {
  const reasonsFor = (...states: readonly LineState[]): Reason[] =>
    lines
      .filter(({ state }) => states.includes(state))
      .map(({ id, title, why, settle, evidence, source }) => ({
        rule: id,
        why: `${title}: ${why}`,
        settle,
        evidence,
        source,
      }))
  const refused = reasonsFor('refuse', 'not-asked')
  const asked = reasonsFor('ask')
  if (refused.length > 0) return refuse(protocol, ...refused, ...asked)
  return asked.length > 0 ? ask(protocol, ...asked) : allow(protocol)
}

/**
 * May this person decide on these lines? Only a prescriber, only on lines that ask, and never on a hard one.
 * What the decision says, and its reason, is checked where it is recorded.
 */
export function ruleOnDecision(
  readiness: Readiness,
  rules: readonly string[],
  person: Pick<SignedIn, 'roles'>,
  protocol: Rules,
): Ruling {
  const name = protocolName(protocol)
  const source = protocol.preparation.day.clearance.source
  const refusal = (rule: string, words: { why: string; settle: string }, from: Source = source): Reason => ({
    rule,
    ...words,
    evidence: [],
    source: from,
  })
  if (!has(person, 'prescriber')) return refuse(name, refusal('licence', DECISION.licence))
  const reasons = rules.flatMap((id) => {
    const line = readiness.lines.find((each) => each.id === id)
    if (!line) return [refusal(id, DECISION.unknown)]
    if (line.hard) return [refusal(id, DECISION.hard(line.title), line.source)]
    return line.state === 'ask' ? [] : [refusal(id, DECISION.notOpen(line.title), line.source)]
  })
  return reasons.length > 0 ? refuse(name, ...reasons) : allow(name)
}
