/** Who left, a pause and its end, taking part in a group. */
import { problem } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import { ruleOnLeavingGroup, ruleOnPausing, ruleOnResuming } from '../group-rules.ts'
import { GROUP, PAUSE, TEAM } from '../group-words.ts'
import type { Here } from '../here.ts'
import { FORM } from '../words.ts'
import { type Acted, presenceValue, problems, type Sent } from './form.ts'

export function left({ leaving }: Sent, at: Instant, { session, visit }: Here): Acted {
  if (!leaving) return problems(problem(FORM.choose, 'leaving'))
  const gone = session.present.find(({ person, as }) => presenceValue(as, person) === leaving)
  if (!gone) return problems(problem(TEAM.notThere, 'leaving'))
  const { person, as } = gone
  return { drafts: [{ kind: 'staff-left', at, body: { visit: visit.id, person, as } }] }
}

/** Held by somebody who is there, whoever the others of the group are. */
export function pause({ heldBy, why = 'emergency-of-another' }: Sent, at: Instant, here: Here): Acted {
  const { session, visit, person, course } = here
  if (!heldBy) return problems(problem(PAUSE.holder, 'heldBy'))
  const holder = session.present.find((one) => one.person === heldBy)?.person
  if (!holder) return problems(problem(PAUSE.notPresent.why, 'heldBy'))
  const ruling = ruleOnPausing(session, holder, person.roles, course.protocol)
  if (ruling.ruling !== 'allow') return { ruling }
  return { drafts: [{ kind: 'session-paused', at, body: { visit: visit.id, why, heldBy: holder } }] }
}

/** Ends every pause that is seen here. */
export function resume(_: Sent, at: Instant, { session, visit, person, course, group }: Here): Acted {
  const ruling = ruleOnResuming(session, group, person.roles, course.protocol)
  if (ruling.ruling !== 'allow') return { ruling }
  const pauses = session.pauses.map(({ entry }) => entry)
  return { drafts: [{ kind: 'session-resumed', at, body: { visit: visit.id, pauses } }] }
}

const PLACE = /^([1-9]|[1-3]\d|40)$/

/** Joining again with another place takes the older word's stead. */
export function join({ group, place }: Sent, at: Instant, { session, visit }: Here): Acted {
  if (!group) return problems(problem(GROUP.gone, 'group'))
  if (place !== undefined && !PLACE.test(place)) return problems(problem(GROUP.place, 'place'))
  const body = { visit: visit.id, group, ...(place === undefined ? {} : { place: Number(place) }) }
  const amends = session.group && { entry: session.group.entry, reason: GROUP.changed }
  return { drafts: [{ kind: 'group-joined', at, body, ...(amends ? { amends } : {}) }] }
}

export function leaveGroup({ reason }: Sent, at: Instant, { session, course }: Here): Acted {
  if (!session.group) return problems(problem(GROUP.gone))
  const ruling = ruleOnLeavingGroup(session, course.protocol)
  if (ruling.ruling !== 'allow') return { ruling }
  if (!reason) return problems(problem(FORM.noReason, 'reason'))
  const amends = { entry: session.group.entry, reason }
  return { drafts: [{ kind: 'struck-out', at, body: {}, amends }] }
}
