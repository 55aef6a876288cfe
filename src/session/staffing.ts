/** Who must be there, for one person and for a group, by section 3.3 of the clinical reference. Read anew at every fold. */
import { protocolName } from '#kernel/protocol.ts'
import type { Evidence, Reason, Ruling } from '#kernel/ruling.ts'
import { type Instant, later } from '#kernel/time.ts'
import type { Role } from '#people/people.ts'
import type { SessionEntry } from './entries.ts'
import type { Group } from './group.ts'
import { GROUP } from './group-words.ts'
import type { Team } from './presence.ts'
import type { SessionProtocol } from './protocol.ts'
import type { GroupStaffing, PerDosed } from './protocol-team.ts'
import { because, rulingOf } from './reasons.ts'
import { DOSE } from './ruling-words.ts'
import type { Session } from './session.ts'

/** What a rule refuses and what it asks; a ruling is made of both at the end. */
export type Raised = { readonly refused: readonly Reason[]; readonly asked: readonly Reason[] }
const NOTHING: Raised = { refused: [], asked: [] }
const raise = (how: 'ask' | 'refuse', reason: Reason): Raised =>
  how === 'ask' ? { refused: [], asked: [reason] } : { refused: [reason], asked: [] }
export const joined = (...all: readonly Raised[]): Raised => ({
  refused: all.flatMap(({ refused }) => refused),
  asked: all.flatMap(({ asked }) => asked),
})

/** The people around one person. */
export function onStaffing({ team }: Pick<Session, 'team'>, { staffing }: SessionProtocol): Raised {
  const { needs, source, otherwise = 'refuse' } = staffing.individual
  const unmet = needs.filter(({ roles }) => !team.present.some(({ as }) => roles.includes(as)))
  return joined(
    ...unmet.map(({ roles, text }) =>
      raise(
        otherwise,
        because('staffing', DOSE.staffing(roles.join(' or '), text), source, left(team, roles)),
      ),
    ),
  )
}

const left = ({ gone }: Team, roles: readonly Role[]): Evidence[] =>
  gone.filter(({ as }) => roles.includes(as)).map(({ as, at }) => ({ text: GROUP.left(as), at }))

/** May the session go on with who is there now? */
export function ruleOnStaffing(session: Session, protocol: SessionProtocol): Ruling {
  const { refused, asked } = onStaffing(session, protocol)
  return rulingOf(protocolName(protocol), refused, asked, session.entries)
}

/**
 * The people around a group, by how many are dosed.
 * @param more who would be dosed beside those who are
 */
export function onGroupStaffing(group: Group, protocol: SessionProtocol, more = 0): Raised {
  const rules = protocol.staffing.group
  if (!rules) return raise('ask', because('group-unknown', GROUP.noFigures))
  const dosed = group.dosed.length + more
  const { facilitators, monitors } = free(group.team, rules)
  return joined(
    onNumber('group-facilitators', facilitators, dosed, rules.facilitators, group),
    onNumber('group-monitors', monitors, dosed, rules.monitors, group),
    onFloater(dosed, rules, group),
  )
}

/** A monitor has no therapy task: a person who is there as both is a facilitator. */
function free(team: Team, rules: GroupStaffing) {
  const as = (roles: readonly Role[]) => [
    ...new Set(team.present.filter((one) => roles.includes(one.as)).map(({ person }) => person)),
  ]
  const facilitators = as(rules.facilitators.roles)
  const monitors = as(rules.monitors.roles).filter((person) => !facilitators.includes(person))
  const floaters = as(rules.floater.roles)
  return { facilitators: facilitators.length, monitors: monitors.length, all: floaters.length }
}

function onNumber(rule: string, there: number, dosed: number, rules: PerDosed, group: Group): Raised {
  const { least, usual, most, text, source } = rules
  const reason = (needed: number) =>
    because(rule, GROUP.few(there, needed, dosed, text), source, facts(group, dosed))
  const atLeast = Math.max(least, Math.ceil(dosed / most))
  if (there < atLeast) return raise('refuse', reason(atLeast))
  const usually = Math.max(least, Math.ceil(dosed / usual))
  return there < usually ? raise('ask', reason(usually)) : NOTHING
}

/** Somebody beyond those whom the group needs as it is. */
function onFloater(dosed: number, rules: GroupStaffing, group: Group): Raised {
  const { floater, facilitators, monitors } = rules
  const there = free(group.team, rules)
  const bound =
    Math.min(there.facilitators, Math.max(facilitators.least, Math.ceil(dosed / facilitators.usual))) +
    Math.min(there.monitors, Math.max(monitors.least, Math.ceil(dosed / monitors.usual)))
  if (there.all - bound >= floater.least) return NOTHING
  return raise(
    floater.otherwise,
    because('group-floater', GROUP.floater(floater.text), floater.source, facts(group, dosed)),
  )
}

/** An answer of the prescriber holds until somebody comes, leaves or is dosed. The facts of others have no address here. */
function facts({ team, dosed }: Group, count: number): Evidence[] {
  const last = dosed.reduce<Instant | undefined>(
    (at, { firstDose }) => (at && firstDose ? later(at, firstDose) : (firstDose ?? at)),
    undefined,
  )
  return [
    { text: GROUP.dosed(count), at: last },
    { text: GROUP.there(team.present.map(({ as }) => as)), at: team.changed },
  ].map(({ text, at }) => (at ? { text, at } : { text }))
}

/**
 * The people around a group, ruled by each protocol that its members run on.
 * @param entries in which answers of prescribers stand: those of one member, or of all for the board
 */
export function ruleOnGroupStaffing(
  group: Group,
  protocol: SessionProtocol,
  entries: readonly SessionEntry[] = [],
): Ruling {
  const { refused, asked } = onGroupStaffing(group, protocol)
  return rulingOf(protocolName(protocol), refused, asked, entries)
}
