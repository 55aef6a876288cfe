/**
 * How many take part in a group, against the staff: whether those who are there are enough for everybody, before the
 * first of them is dosed. (Sections 3.3 and 15 of the clinical reference.)
 */
import { protocolName } from '#kernel/protocol.ts'
import type { Ruling } from '#kernel/ruling.ts'
import type { Group } from './group.ts'
import { GROUP } from './group-words.ts'
import type { SessionProtocol } from './protocol.ts'
import { because, rulingOf } from './reasons.ts'
import { onGroupStaffing } from './staffing.ts'

/** Those of a group who have not gone home. */
export const takingPart = ({ sessions }: Pick<Group, 'sessions'>) => sessions.filter(({ closed }) => !closed)

/** As if all who take part were dosed with who is there now. One person is no group, and a team that is not recorded is not known. */
export function ruleOnGroupSize(group: Group, protocol: SessionProtocol): Ruling {
  const n = takingPart(group).length
  const size = [{ text: GROUP.takePart(n) }]
  const name = protocolName(protocol)
  if (group.sessions.length < 2)
    return rulingOf(name, [because('group-size', GROUP.alone, undefined, size)], [], [])
  if (group.team.present.length === 0)
    return rulingOf(name, [], [because('group-size', GROUP.nobodyThere, undefined, size)], [])
  const { refused, asked } = onGroupStaffing(group, protocol, n - group.dosed.length)
  return rulingOf(name, refused, asked, [])
}
