/** Who writes in a session, and what each entry says in one line. */
import { protocolName } from '#kernel/protocol.ts'
import { allow, type Ruling, refuse } from '#kernel/ruling.ts'
import { has, LICENSED, type Role } from '#people/people.ts'
import { ROUTE_NAMES } from '#visits/words.ts'
import { volumeOf } from './doses.ts'
import type { SessionEntry } from './entries.ts'
import { PAUSE, TEAM_LOG } from './group-words.ts'
import { orderedMg } from './orders.ts'
import type { SessionProtocol } from './protocol.ts'
import { VITALS } from './readings.ts'
import { because } from './reasons.ts'
import { CLOSING, RECORDING } from './ruling-words.ts'
import type { Session } from './session.ts'
import { LOG, MEASURE, PHASE, withUnit } from './words.ts'

/** Clinical facts of a session are written by those who hold a licence; a recorded fact itself is never refused. */
export function ruleOnRecording(roles: readonly Role[], protocol: SessionProtocol): Ruling {
  const name = protocolName(protocol)
  return has({ roles }, ...LICENSED) ? allow(name) : refuse(name, because('not-licensed', RECORDING.licence))
}

/**
 * A session begins once, with at least the people whom the protocol asks for; nobody begins a closed one. Whoever comes
 * later is a fact, also while somebody else is missing.
 */
export function ruleOnBeginning(
  session: Session,
  present: readonly { readonly as: Role }[],
  roles: readonly Role[],
  protocol: SessionProtocol,
): Ruling {
  const recording = ruleOnRecording(roles, protocol)
  const { needs, source } = protocol.staffing.individual
  const unmet = session.begun
    ? []
    : needs.filter((need) => !present.some((one) => need.roles.includes(one.as)))
  const reasons = [
    ...recording.reasons,
    ...(session.closed ? [because('session-closed', CLOSING.closed)] : []),
    ...unmet.map((need) => because('staffing', RECORDING.staffing(need.text), source)),
  ]
  return reasons.length > 0 ? refuse(protocolName(protocol), ...reasons) : recording
}

/** What an entry says, in one line; whom it names stands beside it. */
export function lineOf(entry: SessionEntry, protocol: SessionProtocol): string {
  switch (entry.kind) {
    case 'dose-ordered': {
      const { body } = entry
      return LOG.ordered(orderedMg(body), ROUTE_NAMES[body.route], body.cap)
    }
    case 'order-confirmed':
      return LOG.confirmed
    case 'session-begun':
      return LOG.begun(entry.body.present.length)
    case 'phase-entered':
      return LOG.phase(PHASE[entry.body.phase])
    case 'dose-given':
      return doseLine(entry.body)
    case 'vitals-taken':
      return vitalsLine(entry.body)
    case 'sedation-scored':
      return `${MEASURE.sedation.name} ${entry.body.score}`
    case 'dissociation-scored':
      return 'gone' in entry.body ? LOG.dissociationGone : `${MEASURE.dissociation.name} ${entry.body.score}`
    case 'distress-scored':
      return `${MEASURE.distress.name} ${entry.body.score}`
    case 'symptoms-noted':
      return LOG.symptoms(named(entry.body.present, protocol), named(entry.body.gone, protocol))
    case 'adverse-event-recorded': {
      const { term, words, severity } = entry.body
      const text = protocol.adverseEvents.terms.find(({ id }) => id === term)?.text ?? term
      return LOG.event(words ? `${text}: ${words}` : text, severity)
    }
    case 'session-noted':
      return entry.body.text
    case 'prescriber-called':
      return LOG.called(entry.body.about, entry.body.reached, entry.body.answer)
    case 'prescriber-decided':
      return LOG.decided(entry.body.decision === 'go-ahead', entry.body.reason)
    case 'alarm-acknowledged':
      return LOG.silenced(entry.body.level)
    case 'escort-arrived':
      return LOG.escort(entry.body.name, entry.body.matched)
    case 'discharge-checked':
      return LOG.checked
    case 'discharged':
      return LOG.discharged(entry.body.score)
    case 'left-against-advice':
      return LOG.left(entry.body.reason)
    case 'session-abandoned':
      return LOG.abandoned(entry.body.reason)
    case 'group-joined':
      return TEAM_LOG.joined(entry.body.place)
    case 'staff-left':
      return TEAM_LOG.left(entry.body.as)
    case 'session-paused':
      return TEAM_LOG.paused(PAUSE.why[entry.body.why])
    case 'session-resumed':
      return TEAM_LOG.resumed
    case 'decision-asked':
      return TEAM_LOG.asked(entry.body.about, entry.body.mg)
    case 'dose-checked':
      return TEAM_LOG.checked(entry.body.mg, ROUTE_NAMES[entry.body.route], entry.body.lot)
  }
}

type BodyOf<Kind extends SessionEntry['kind']> = Extract<SessionEntry, { kind: Kind }>['body']

function doseLine({ mg, route, concentration, lot, over }: BodyOf<'dose-given'>): string {
  const volume = concentration === undefined ? undefined : volumeOf(mg, concentration)
  return LOG.dose(mg, ROUTE_NAMES[route], volume, lot, over)
}

function vitalsLine(body: BodyOf<'vitals-taken'>): string {
  const { systolic, diastolic } = body
  const both = systolic !== undefined && diastolic !== undefined
  const single = VITALS.flatMap((name) => {
    const value = body[name]
    if (value === undefined || (both && (name === 'systolic' || name === 'diastolic'))) return []
    return [`${MEASURE[name].name} ${withUnit(name, value)}`]
  })
  const read = [...(both ? [`${systolic}/${diastolic} mmHg`] : []), ...single].join(', ')
  return [read, body.onOxygen ? LOG.onOxygen : '', body.confirmed ? LOG.lookedTwice : '']
    .filter(Boolean)
    .join(', ')
}

const named = (ids: readonly string[], { monitoring }: SessionProtocol): string[] =>
  ids.map((id) => monitoring.symptoms.find((symptom) => symptom.id === id)?.text ?? id)
