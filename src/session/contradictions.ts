/** Facts of one session that cannot both be so. Both are kept; a human settles it by correcting or striking out one. */
import { type Chart, entriesOf } from '#chart/chart.ts'
import type { EntryId } from '#kernel/ids.ts'
import { minutesBetween } from '#kernel/time.ts'
import { type EntryNamed, ofKind, type SessionEntry, sessionKinds } from './entries.ts'
import type { Flag } from './flags.ts'
import { CONTRADICTION } from './group-words.ts'
import { versionsOf } from './versions.ts'
import { PHASE } from './words.ts'

/** Minutes within which two devices may have written down one moment. */
const ONE_MOMENT = 1
/** Minutes within which two prescribers may have answered without knowing of each other. */
const UNKNOWING = 5

export function contradictionsOf(chart: Chart, entries: readonly SessionEntry[]): Flag[] {
  return [
    ...pairs(ofKind(entries, 'phase-entered')).flatMap(onPhases),
    ...pairs(ofKind(entries, 'prescriber-decided')).flatMap(([one, other]) => onAnswers(chart, one, other)),
    ...onGroups(ofKind(entries, 'group-joined')),
  ]
}

/** Each two of them, the earlier one first. */
const pairs = <T>(all: readonly T[]): (readonly [T, T])[] =>
  all.flatMap((one, i) => all.slice(i + 1).map((other) => [one, other] as const))

type Phase = EntryNamed<'phase-entered'>
function onPhases([one, other]: readonly [Phase, Phase]): Flag[] {
  const apart = minutesBetween(one.at, other.at)
  const elsewhere = one.by !== other.by || one.device?.id !== other.device?.id
  if (one.body.phase === other.body.phase || apart >= ONE_MOMENT || (apart > 0 && !elsewhere)) return []
  const text = CONTRADICTION.twoPhases(PHASE[one.body.phase], PHASE[other.body.phase])
  return [{ rule: 'two-phases', text, entry: other.id, settle: CONTRADICTION.amend }]
}

/** Whoever changes their own mind contradicts nobody: the later answer of one person counts. */
type Decided = EntryNamed<'prescriber-decided'>
function onAnswers(chart: Chart, one: Decided, other: Decided): Flag[] {
  if (one.by === other.by || one.body.decision === other.body.decision) return []
  const sameQuestion =
    one.body.asked !== undefined &&
    other.body.asked !== undefined &&
    isOne(chart, one.body.asked, other.body.asked)
  const sameRule = one.body.rules.some((rule) => other.body.rules.includes(rule))
  const unknowing = sameRule && minutesBetween(one.at, other.at) < UNKNOWING
  if (!sameQuestion && !unknowing) return []
  const { twoAnswers, answers } = CONTRADICTION
  return [{ rule: 'two-answers', text: twoAnswers, entry: other.id, settle: answers }]
}

/** A question that was corrected between two answers is one question. */
function isOne(chart: Chart, one: EntryId, other: EntryId): boolean {
  if (one === other) return true
  return ofKind(entriesOf(sessionKinds, chart), 'decision-asked').some(({ id }) => {
    const names = versionsOf(chart, id)
    return names.includes(one) && names.includes(other)
  })
}

/** Joining the same group again says nothing new. */
function onGroups(joined: readonly EntryNamed<'group-joined'>[]): Flag[] {
  const last = joined.at(-1)
  if (!last || joined.every(({ body }) => body.group === last.body.group)) return []
  const { twoGroups: text, amend: settle } = CONTRADICTION
  return [{ rule: 'two-groups', text, entry: last.id, settle }]
}
