/** What a group adds to the rules on one of its people: the others' emergency, the staff of all, a pause. */

import type { PersonId } from '#kernel/ids.ts'
import { protocolName } from '#kernel/protocol.ts'
import type { Reason, Ruling } from '#kernel/ruling.ts'
import { has, LICENSED, type Role } from '#people/people.ts'
import type { Alarm } from './alarms.ts'
import type { Group } from './group.ts'
import { GROUP, PAUSE } from './group-words.ts'
import { onPause } from './pause.ts'
import type { SessionProtocol } from './protocol.ts'
import { because, rulingOf } from './reasons.ts'
import { CLOSING, RECORDING } from './ruling-words.ts'
import type { Session } from './session.ts'
import { joined, onGroupStaffing, onStaffing, type Raised } from './staffing.ts'

/** The alarms of the others that call for help now. They are told without saying whose they are. */
export const emergencies = ({ sessions }: Group, but: Pick<Session, 'visit'>): Alarm[] =>
  sessions
    .filter(({ visit }) => visit !== but.visit)
    .flatMap(({ alarms }) => alarms.filter(({ level }) => level === 'emergency'))

/** @param group with what is at hand of the others; undefined when only this chart is */
export function onGroup(session: Session, group: Group | undefined, protocol: SessionProtocol): Raised {
  if (!session.group) return { refused: [], asked: [] }
  if (!group)
    return { refused: [], asked: [because('group-unknown', GROUP.notAtHand, undefined, since(session))] }
  const more = session.doses.length === 0 ? 1 : 0
  const open = emergencies(group, session).map((alarm) => emergency(alarm, GROUP.emergency))
  return joined({ refused: open, asked: [] }, onGroupStaffing(group, protocol, more))
}

const since = ({ group, doses }: Session) => [
  ...(group ? [{ text: GROUP.joined, entry: group.entry, at: group.at }] : []),
  ...doses.slice(-1).map(({ entry, at, mg }) => ({ text: `${mg} mg`, entry, at })),
]
const emergency = ({ raisedAt: at, source }: Alarm, words: typeof GROUP.emergency): Reason =>
  because('group-emergency', words, source, [{ text: words.why, at }])

/** Whoever was dosed in a room needs its people until they go home, whatever else is planned for them. */
export function ruleOnLeavingGroup(session: Session, protocol: SessionProtocol): Ruling {
  const needed = session.doses.length > 0 && !session.closed
  const refused = needed ? [because('group-dosed', GROUP.dosedHere, undefined, since(session))] : []
  return rulingOf(protocolName(protocol), refused, [], [])
}

/** A phase is entered by hand at any time, but not while the session is paused. */
export const ruleOnPhase = (session: Session, protocol: SessionProtocol): Ruling =>
  rulingOf(protocolName(protocol), onPause(session), [], [])

/** A session under way is paused by whoever may write in it, and held by somebody who is there. */
export function ruleOnPausing(
  session: Session,
  heldBy: PersonId,
  roles: readonly Role[],
  protocol: SessionProtocol,
): Ruling {
  const there = session.team.present.some(({ person }) => person === heldBy)
  const refused = [
    ...onWriting(session, roles),
    ...(session.begun ? [] : [because('session-not-begun', PAUSE.notBegun)]),
    ...(there ? [] : [because('not-present', PAUSE.notPresent)]),
  ]
  return rulingOf(protocolName(protocol), refused, [], [])
}

/** It goes on when the staff is there again; while another's emergency is open the prescriber is asked. */
export function ruleOnResuming(
  session: Session,
  group: Group | undefined,
  roles: readonly Role[],
  protocol: SessionProtocol,
): Ruling {
  const none = session.pauses.length === 0 ? [because('not-paused', PAUSE.notPaused)] : []
  const { refused, asked } = joined(
    { refused: [...onWriting(session, roles), ...none], asked: [] },
    onStaffing(session, protocol),
    resumingGroup(session, group, protocol),
  )
  return rulingOf(protocolName(protocol), refused, asked, session.entries)
}

function resumingGroup(session: Session, group: Group | undefined, protocol: SessionProtocol): Raised {
  if (!session.group) return { refused: [], asked: [] }
  if (!group) return onGroup(session, group, protocol)
  const open = emergencies(group, session).map((alarm) => emergency(alarm, GROUP.stillOpen))
  return joined({ refused: [], asked: open }, onGroupStaffing(group, protocol))
}

const onWriting = ({ closed }: Session, roles: readonly Role[]): Reason[] => [
  ...(has({ roles }, ...LICENSED) ? [] : [because('not-licensed', RECORDING.licence)]),
  ...(closed ? [because('session-closed', CLOSING.closed)] : []),
]
