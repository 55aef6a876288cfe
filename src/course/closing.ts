/** The end of a course: who may close it, what must be looked at first, who may open it again, who moves its protocol. */
import { type ProtocolId, protocolName } from '#kernel/protocol.ts'
import { allow, ask, type Evidence, type Reason, type Ruling, refuse, together } from '#kernel/ruling.ts'
import type { Instant } from '#kernel/time.ts'
import { has, type Role } from '#people/people.ts'
import { momentIn } from '#visits/local-time.ts'
import { HOUSE, MOVING } from './protocol-words.ts'
import type { CourseView } from './view.ts'
import { CLOSING } from './words.ts'

type Person = { readonly roles: readonly Role[] }
/** What is looked at; a `CourseView` is one. */
export type Ending = Pick<CourseView, 'folded' | 'safety' | 'visits'> & {
  readonly session?: { readonly begun?: Instant }
}
type Here = { readonly protocol: ProtocolId; readonly zone: string; readonly now: Instant }

/**
 * May this person close the course? An open session, an answer about self-harm that nobody reviewed and visits that
 * are still planned are asked about: closing must not hide them.
 */
export function ruleOnClosing(
  person: Person,
  { folded, session, safety, visits }: Ending,
  { protocol, zone, now }: Here,
): Ruling {
  const name = protocolName(protocol)
  if (!has(person, 'therapist', 'prescriber'))
    return refuse(name, because('closing-licence', CLOSING.licence))
  if (folded.closed) return refuse(name, because('closing-closed', CLOSING.isClosed))
  const open = safety.filter(({ review }) => review === undefined)
  const ahead = visits.filter(
    (visit) => visit.state === 'planned' && visit.to.epochMilliseconds > now.epochMilliseconds,
  )
  const reasons = [
    ...(session?.begun
      ? [because('closing-session', CLOSING.openSession(momentIn(session.begun, zone)))]
      : []),
    ...open.map((flow) =>
      because(
        'closing-safety',
        CLOSING.safety(momentIn(flow.at, zone)),
        [{ text: flow.rule.about, entry: flow.answer, at: flow.at }],
        flow.rule.source,
      ),
    ),
    ...(ahead.length > 0 ? [because('closing-visits', CLOSING.planned(ahead.length))] : []),
  ]
  return reasons.length > 0 ? ask(name, ...reasons) : allow(name)
}

/** May this person open a closed course again? */
export function ruleOnReopening(
  person: Person,
  { folded }: Pick<Ending, 'folded'>,
  protocol: ProtocolId,
): Ruling {
  const name = protocolName(protocol)
  if (!has(person, 'therapist', 'prescriber'))
    return refuse(name, because('reopening-licence', CLOSING.licence))
  return folded.closed ? allow(name) : refuse(name, because('reopening-open', CLOSING.isOpen))
}

/** May this person move the running course to another version of the protocol, on purpose? */
export function ruleOnMoving(
  person: Person,
  { folded, session }: Pick<Ending, 'folded' | 'session'>,
  { from, to, zone }: { readonly from: ProtocolId; readonly to: ProtocolId; readonly zone: string },
): Ruling {
  const name = protocolName(from)
  const refused = [
    ...(has(person, 'prescriber') ? [] : [because('moving-prescriber', MOVING.prescriber)]),
    ...(folded.closed ? [because('moving-closed', MOVING.closed)] : []),
    ...(name === protocolName(to) ? [because('moving-same', MOVING.same)] : []),
    ...(session?.begun ? [because('moving-session', MOVING.openSession(momentIn(session.begun, zone)))] : []),
  ]
  return together(
    name,
    refused.map((reason) => refuse(name, reason)),
  )
}

const because = (
  rule: string,
  words: { readonly why: string; readonly settle: string },
  evidence: readonly Evidence[] = [],
  source = HOUSE,
): Reason => ({ rule, ...words, evidence, source })
