/**
 * The discharge gate: the score, and every line; the least time of the route; the escort; a licensed signature.
 * (Section 6 of the clinical reference. `gate.ts` reads the lines, `score.ts` the score.)
 */
import { protocolName } from '#kernel/protocol.ts'
import type { Reason, Ruling } from '#kernel/ruling.ts'
import type { Instant } from '#kernel/time.ts'
import type { Score } from '#kernel/units.ts'
import { has, type Role } from '#people/people.ts'
import { type GateLine, linesOf } from './gate.ts'
import type { SessionProtocol } from './protocol.ts'
import { because, rulingOf } from './reasons.ts'
import { CLOSING } from './ruling-words.ts'
import { type ScoreItem, scoreItems, totalOf } from './score.ts'
import type { Session } from './session.ts'

export type Gate = {
  readonly items: readonly ScoreItem[]
  readonly score?: Score
  readonly lines: readonly (GateLine & { readonly ruling: Ruling['ruling'] })[]
  /** Without the signature: that is the last question, and asks who signs. */
  readonly ruling: Ruling
}

/** The gate as it stands now. Nothing that is not known ever opens it. */
export function gateOf(session: Session, protocol: SessionProtocol, now: Instant): Gate {
  const name = protocolName(protocol)
  const look = { session, protocol, now }
  const items = scoreItems(look)
  const lines = linesOf(look)
  const refuses = (line: GateLine) => line.state === 'not-known' || line.otherwise === 'refuse'
  const open = lines.filter(({ state }) => state !== 'met')
  const refused = [
    ...(session.closed ? [because('session-closed', CLOSING.closed)] : []),
    ...(session.doses.length === 0 ? [because('no-dose', CLOSING.noDose)] : []),
    ...onScore(items, protocol),
    ...open.filter(refuses).map(reasonOf),
  ]
  const asked = open.filter((line) => !refuses(line)).map(reasonOf)
  const rulingOn = (line: GateLine): Ruling['ruling'] => {
    if (line.state === 'met') return 'allow'
    return refuses(line) ? 'refuse' : rulingOf(name, [], [reasonOf(line)], session.entries).ruling
  }
  return {
    items,
    score: totalOf(items),
    lines: lines.map((line) => ({ ...line, ruling: rulingOn(line) })),
    ruling: rulingOf(name, refused, asked, session.entries),
  }
}

const reasonOf = ({ id, text, found, settle, source, evidence }: GateLine): Reason =>
  because(`discharge:${id}`, CLOSING.line(text, found, settle), source, evidence)

function onScore(items: readonly ScoreItem[], { discharge: { score } }: SessionProtocol): Reason[] {
  const total = totalOf(items)
  const evidence = items.flatMap((item) => item.evidence)
  if (total === undefined) {
    const missing = items.filter(({ points }) => points === undefined).map(({ text }) => text.toLowerCase())
    return [because('discharge:score', CLOSING.scoreMissing(missing.join(', ')), score.source, evidence)]
  }
  if (total >= score.pass) return []
  return [because('discharge:score', CLOSING.score(total, score.of, score.pass), score.source, evidence)]
}

/**
 * May this person sign the discharge now?
 * @param roles of the one who signs: prescriber, monitor or therapist in the shipped protocol
 */
export function ruleOnDischarge(
  session: Session,
  roles: readonly Role[],
  protocol: SessionProtocol,
  now: Instant,
): Ruling {
  const { ruling } = gateOf(session, protocol, now)
  const unlicensed = onSigner(roles, protocol)
  return unlicensed.length === 0
    ? ruling
    : { ...ruling, ruling: 'refuse', reasons: [...unlicensed, ...ruling.reasons] }
}

function onSigner(roles: readonly Role[], { discharge: { signers } }: SessionProtocol): Reason[] {
  if (has({ roles }, ...signers.roles)) return []
  return [because('not-licensed', CLOSING.signer(signers.roles.join(', ')), signers.source)]
}

/** Leaving against advice is a fact of its own, never a discharge: a licensed clinician writes it down at any time. */
export function ruleOnLeaving(session: Session, roles: readonly Role[], protocol: SessionProtocol): Ruling {
  const closed = session.closed ? [because('session-closed', CLOSING.closed)] : []
  return rulingOf(protocolName(protocol), [...closed, ...onSigner(roles, protocol)], [], [])
}

/** A session in which nothing was given can be closed as not carried out. */
export function ruleOnAbandoning(
  session: Session,
  roles: readonly Role[],
  protocol: SessionProtocol,
): Ruling {
  const { reasons } = ruleOnLeaving(session, roles, protocol)
  const given = session.doses.length > 0 ? [because('dose-given', CLOSING.doseGiven)] : []
  return rulingOf(protocolName(protocol), [...reasons, ...given], [], [])
}
