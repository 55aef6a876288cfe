/** May a session take place as far as consent goes? And who may witness one? */
import type { Chart } from '#chart/chart.ts'
import { type ProtocolId, protocolName } from '#kernel/protocol.ts'
import { allow, type Evidence, type Reason, type Ruling, refuse } from '#kernel/ruling.ts'
import { has, LICENSED, type SignedIn } from '#people/people.ts'
import {
  consentOf,
  type Scope,
  type SignedEntry,
  type Standing,
  type StatementState,
  witnessOf,
} from './consent.ts'
import type { ConsentProtocol } from './protocol.ts'
import { RULING, WITNESS } from './words.ts'

export type ConsentProtocolOf = ProtocolId & { readonly consent: ConsentProtocol }

/**
 * Consent for a dose: a hard rule, which nobody overrides. Every required statement must be agreed to for this
 * route and setting, in words that count, and witnessed where the protocol asks. Free choices block nothing.
 */
export function ruleOnConsent(chart: Chart, scope: Scope, protocol: ConsentProtocolOf): Ruling {
  const name = protocolName(protocol)
  const { route, setting } = scope
  const source = protocol.consent.rule.source
  const refusal = (words: { why: string; settle: string }, evidence: readonly Evidence[] = []): Reason => ({
    rule: 'consent',
    ...words,
    evidence,
    source,
  })
  if (!route) return refuse(name, refusal(RULING.routeMissing))

  const required = consentOf(chart, scope, protocol).filter(({ need }) => need === 'required')
  if (required.every(({ state }) => state === 'not-asked')) return refuse(name, refusal(RULING.nothingSigned))
  const standing = (state: Standing) => required.filter((statement) => statement.state === state)
  const reasons = (['revoked', 'declined', 'elsewhere', 'older-words', 'not-asked'] as const).flatMap(
    (state) => {
      const open = standing(state)
      if (open.length === 0) return []
      const titles = open.map(({ title }) => title)
      const words = state === 'elsewhere' ? RULING.elsewhere(titles, route, setting) : RULING[state](titles)
      return [refusal(words, evidenceOf(open))]
    },
  )
  const unwitnessed = signaturesUnder(required).filter((signature) => !witnessOf(chart, signature))
  if (protocol.consent.witness.required && unwitnessed.length > 0) {
    const evidence = unwitnessed.map(signed)
    reasons.push({
      ...refusal(RULING.unwitnessed, evidence),
      rule: 'consent-witness',
      source: protocol.consent.witness.source,
    })
  }
  return reasons.length > 0 ? refuse(name, ...reasons) : allow(name)
}

/** May this person witness that signature? Only somebody licensed, and nobody their own. */
export function ruleOnWitnessing(
  signature: SignedEntry | undefined,
  person: Pick<SignedIn, 'id' | 'roles'>,
  protocol: ConsentProtocolOf,
): Ruling {
  const name = protocolName(protocol)
  const source = protocol.consent.witness.source
  const refusal = (words: { why: string; settle: string }): Reason => ({
    rule: 'consent-witness',
    ...words,
    evidence: [],
    source,
  })
  if (!has(person, ...LICENSED)) return refuse(name, refusal(WITNESS.licence))
  if (signature?.body.where === 'own-device' && signature.by === person.id)
    return refuse(name, refusal(WITNESS.self))
  return allow(name)
}

/** The signatures on which agreement rests, each once. */
const signaturesUnder = (statements: readonly StatementState[]): SignedEntry[] => [
  ...new Set(
    statements.flatMap(({ state, signature }) => (state === 'agreed' && signature ? [signature] : [])),
  ),
]

const signed = ({ id, at, body }: SignedEntry): Evidence => ({
  text: `${body.name}, ${body.document.id} ${body.document.version}`,
  entry: id,
  at,
})

/** Each signature or revocation that the reason rests on, once. */
function evidenceOf(statements: readonly StatementState[]): Evidence[] {
  const byEntry = new Map<string, Evidence>()
  for (const { revocation, signature, title } of statements) {
    if (revocation) byEntry.set(revocation.entry, { text: title, entry: revocation.entry, at: revocation.at })
    else if (signature) byEntry.set(signature.id, signed(signature))
  }
  return [...byEntry.values()]
}
