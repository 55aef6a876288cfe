/** Who treats in a course: changing its team, sharing it with another practice, opening it in an emergency. */
import { type ProtocolId, protocolName } from '#kernel/protocol.ts'
import { allow, type Reason, type Ruling, refuse } from '#kernel/ruling.ts'
import { has, LICENSED, type Role } from '#people/people.ts'
import { HOUSE } from './protocol-words.ts'
import { TEAM } from './team-words.ts'

type Person = { readonly roles: readonly Role[] }
type Here = { readonly protocol: ProtocolId; readonly closed: boolean }

/** May this person change who treats? Those who lead the treatment, and whoever books for them. */
export function ruleOnTeam(person: Person, { protocol, closed }: Here): Ruling {
  const name = protocolName(protocol)
  if (!has(person, 'therapist', 'prescriber', 'coordinator'))
    return refuse(name, because('team-role', TEAM.role))
  return closed ? refuse(name, because('team-closed', TEAM.closed)) : allow(name)
}

/** May somebody of this role open a chart that is not theirs, in an emergency? */
export const ruleOnEmergencyRole = (person: Person): Ruling =>
  has(person, ...LICENSED)
    ? allow(EMERGENCY)
    : refuse(EMERGENCY, because('emergency-licence', TEAM.emergencyLicence))

/** May they now, for this reason? */
export function ruleOnEmergency(person: Person, reason: string): Ruling {
  const role = ruleOnEmergencyRole(person)
  if (role.ruling === 'refuse' || reason.trim().length >= LEAST_REASON) return role
  return refuse(EMERGENCY, because('emergency-reason', TEAM.emergencyReason))
}

/** How long a chart that was opened in an emergency stays open, in hours: a default of this project. */
export const EMERGENCY_HOURS = 4
/** Letters of the reason at least; the database asks for the same. */
const LEAST_REASON = 10
const EMERGENCY = 'emergency access'

const because = (rule: string, words: { readonly why: string; readonly settle: string }): Reason => ({
  rule,
  ...words,
  evidence: [],
  source: HOUSE,
})
