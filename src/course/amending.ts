/** Who may correct or strike out an entry of the record. Nothing is lost by it: the older entry stays in the record. */
import type { Draft } from '#chart/chart.ts'
import type { PersonId } from '#kernel/ids.ts'
import { type ProtocolId, protocolName } from '#kernel/protocol.ts'
import { allow, type Ruling, refuse } from '#kernel/ruling.ts'
import type { Instant } from '#kernel/time.ts'
import { has, LICENSED, type Role, treats } from '#people/people.ts'
import { AGREED, ruleOnAmended } from './authority.ts'
import { HOUSE } from './protocol-words.ts'
import type { RecordLine } from './record.ts'
import { AMENDING } from './record-words.ts'

/** What a person wrote for themselves: only its writer changes it. */
const THEIR_OWN: ReadonlySet<string> = new Set(['journal-written', 'journal-shared', 'intention-written'])
type Amender = { readonly id: PersonId; readonly roles: readonly Role[] }

/** May this person correct, strike out or put back what the line says? */
export function ruleOnAmending(
  person: Amender,
  { entry, kind, domain }: RecordLine,
  { closed, protocol }: { readonly closed: boolean; readonly protocol: ProtocolId },
): Ruling {
  const name = protocolName(protocol)
  const refused = (rule: keyof typeof AMENDING, why: string = AMENDING[rule].why) =>
    refuse(name, { rule: `amending-${rule}`, ...AMENDING[rule], why, evidence: [], source: HOUSE })
  const wrote = entry.by === person.id
  if (closed) return refused('closed')
  if (kind === 'course-opened') return refused('opening')
  if (AGREED.has(kind) || (THEIR_OWN.has(kind) && !wrote)) return refused('theirOwn')
  // What only a prescriber writes, only a prescriber changes.
  const authority = ruleOnAmended(person, [kind])
  if (authority) return refused('licence', authority)
  const may = wrote || has(person, ...LICENSED) || (domain === 'visits' && treats(person))
  return may ? allow(name) : refused('licence')
}

/** The entry that takes another one out of force. It is read by whoever could read that one. */
export const strikeOf = ({ entry }: RecordLine, at: Instant, reason: string): Draft => ({
  kind: 'struck-out',
  at,
  body: {},
  audience: entry.audience,
  amends: { entry: entry.id, reason },
})

/** The entry that puts a struck one back in force, as it was, at the time at which it happened. */
export const restoreOf = ({ entry, struck }: RecordLine, reason: string): Draft => ({
  kind: entry.kind,
  at: entry.at,
  body: entry.body,
  audience: entry.audience,
  amends: { entry: (struck ?? entry).id, reason },
})
