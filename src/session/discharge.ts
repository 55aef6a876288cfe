/** The discharge gate: the score, and every line; the least time of the route; the escort; a licensed signature. */
import { protocolName } from '#kernel/protocol.ts'
import type { Evidence, Reason, Ruling } from '#kernel/ruling.ts'
import { type Instant, minutesBetween } from '#kernel/time.ts'
import { type Score, score } from '#kernel/units.ts'
import { type Role, has } from '#people/people.ts'
import { ofKind } from './entries.ts'
import { type GateLine, freshReading, isFresh, linesOf } from './gate.ts'
import type { SessionProtocol } from './protocol.ts'
import { baselineOf } from './readings.ts'
import { answered, because, rulingOf } from './reasons.ts'
import type { Session } from './session.ts'
import { MEASURE } from './words.ts'

export type ScoreItem = { readonly id: string; readonly text: string; readonly points?: number; readonly found: string; readonly evidence: readonly Evidence[] }

export type Gate = {
  readonly items: readonly ScoreItem[]
  /** The sum, once every item is known. */
  readonly score?: Score
  readonly lines: readonly (GateLine & { readonly ruling: Ruling['ruling'] })[]
  /** Without the signature: that is the last question, and asks who signs. */
  readonly ruling: Ruling
}

/** The gate of section 6 of the clinical reference, as it stands now. Nothing that is not known ever opens it. */
export function gateOf(session: Session, protocol: SessionProtocol, now: Instant): Gate {
  const { score: threshold } = protocol.discharge
  const items = [vitalSigns(session, protocol, now), ...protocol.discharge.items.map((item) => asked(item, session, protocol, now))]
  const missing = items.filter((item) => item.points === undefined)
  const total = missing.length === 0 ? score(items.reduce((sum, item) => sum + (item.points ?? 0), 0)) : undefined

  const refused: Reason[] = []
  const questions: Reason[] = []
  if (session.closed) refused.push(because('session-closed', 'This session is closed already.', 'Nothing is left to sign.'))
  if (session.doses.length === 0) refused.push(because('no-dose', 'No dose is recorded.', 'Close it as not carried out instead.'))
  if (total === undefined) refused.push(because('discharge:score', `The score is not complete: ${missing.map((m) => m.text.toLowerCase()).join(', ')}.`, 'Score every item.', threshold.source))
  else if (total < threshold.pass) refused.push(because('discharge:score', `The score is ${total} of ${threshold.of}; ${threshold.pass} are needed.`, 'Wait, treat what is treatable, and score again.', threshold.source, items.flatMap((i) => i.evidence)))

  const lines = linesOf(session, protocol, now).map((line) => {
    if (line.state === 'met') return { ...line, ruling: 'allow' as const }
    const reason = because(`discharge:${line.id}`, `${line.text}: ${line.found}`, line.settle, line.source, line.evidence)
    if (line.state === 'not-known' || line.otherwise === 'refuse') {
      refused.push(reason)
      return { ...line, ruling: 'refuse' as const }
    }
    questions.push(reason)
    return { ...line, ruling: answered(reason, session.entries) ? ('allow' as const) : ('ask' as const) }
  })
  return { items, score: total, lines, ruling: rulingOf(protocolName(protocol), refused, questions, session.entries) }
}

/**
 * May this person sign the discharge now?
 * @param roles of the one who signs: prescriber, monitor or therapist in the shipped protocol
 */
export function ruleOnDischarge(session: Session, roles: readonly Role[], protocol: SessionProtocol, now: Instant): Ruling {
  const { signers } = protocol.discharge
  const { ruling } = gateOf(session, protocol, now)
  if (has({ roles }, ...signers.roles)) return ruling
  const unlicensed = because('not-licensed', `A licensed clinician signs the discharge (${signers.roles.join(', ')}).`, 'Ask one of them to look and sign.', signers.source)
  return { ...ruling, ruling: 'refuse', reasons: [unlicensed, ...ruling.reasons] }
}

/** Vital signs against the baseline before the first dose; the measure furthest from it decides. */
function vitalSigns(session: Session, protocol: SessionProtocol, now: Instant): ScoreItem {
  const { measures, full, half } = protocol.discharge.vitalSigns
  const item = { id: 'vital-signs', text: 'Vital signs against baseline' }
  const pairs = measures.map((measure) => ({ measure, now: freshReading(measure, session, protocol, now), base: baselineOf(session.readings[measure], session.firstDose) }))
  const open = pairs.find((pair) => !pair.now || !pair.base)
  if (open) return { ...item, found: `${MEASURE[open.measure].name} ${open.base ? 'was not taken lately' : 'has no reading before the dose'}.`, evidence: [] }
  const off = pairs.flatMap(({ measure, now: reading, base }) => (reading && base ? [{ measure, reading, base, percent: (Math.abs(reading.value - base.value) / base.value) * 100 }] : []))
  const furthest = off.reduce((a, b) => (b.percent > a.percent ? b : a))
  const points = furthest.percent <= full ? 2 : furthest.percent <= half ? 1 : 0
  return {
    ...item, points, found: `Furthest: ${MEASURE[furthest.measure].name.toLowerCase()} ${furthest.reading.value}, before the dose ${furthest.base.value}.`,
    evidence: off.map(({ measure, reading }) => ({ text: `${MEASURE[measure].name} ${reading.value}`, entry: reading.entry, at: reading.at })),
  }
}

function asked({ id, text, choices }: SessionProtocol['discharge']['items'][number], session: Session, protocol: SessionProtocol, now: Instant): ScoreItem {
  const entry = ofKind(session.entries, 'discharge-checked').findLast(({ body }) => Object.hasOwn(body.items, id))
  const points = entry?.body.items[id]
  if (!entry || points === undefined) return { id, text, found: 'Not scored yet.', evidence: [] }
  if (!isFresh(entry.at, session, protocol, now)) return { id, text, found: `Scored ${Math.round(minutesBetween(entry.at, now))} minutes ago; look again.`, evidence: [] }
  const words = choices[points] ?? ''
  return { id, text, points, found: words, evidence: [{ text: `${text}: ${words}`, entry: entry.id, at: entry.at }] }
}

/** Leaving against advice is a fact of its own, never a discharge: a licensed clinician writes it down at any time. */
export function ruleOnLeaving(session: Session, roles: readonly Role[], protocol: SessionProtocol): Ruling {
  const { signers } = protocol.discharge
  const refused: Reason[] = []
  if (session.closed) refused.push(because('session-closed', 'This session is closed already.', 'Write a note instead.'))
  if (!has({ roles }, ...signers.roles)) refused.push(because('not-licensed', `A licensed clinician writes this form (${signers.roles.join(', ')}).`, 'Ask one of them.', signers.source))
  return rulingOf(protocolName(protocol), refused, [], [])
}

/** A session in which nothing was given can be closed as not carried out. */
export function ruleOnAbandoning(session: Session, roles: readonly Role[], protocol: SessionProtocol): Ruling {
  const { reasons } = ruleOnLeaving(session, roles, protocol)
  const given = session.doses.length > 0 ? [because('dose-given', 'A dose was given; the person has to be discharged.', 'Go through the discharge, or record that the person left.')] : []
  return rulingOf(protocolName(protocol), [...reasons, ...given], [], [])
}
