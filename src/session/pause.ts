/** A pause: an emergency of another person of the group stops what is done to this one, never what is measured. */
import type { Chart } from '#chart/chart.ts'
import type { EntryId, PersonId } from '#kernel/ids.ts'
import type { Reason } from '#kernel/ruling.ts'
import type { Instant } from '#kernel/time.ts'
import { type EntryNamed, ofKind, type SessionEntry } from './entries.ts'
import { PAUSE } from './group-words.ts'
import { because } from './reasons.ts'
import { versionsOf } from './versions.ts'

export type Pause = {
  readonly entry: EntryId
  readonly since: Instant
  readonly by: PersonId
  readonly why: EntryNamed<'session-paused'>['body']['why']
  /** Who stays with this person meanwhile. */
  readonly heldBy: PersonId
}

/** The pauses that nobody has ended, oldest first. */
export function pausesOf(chart: Chart, entries: readonly SessionEntry[]): Pause[] {
  const ended = new Set(ofKind(entries, 'session-resumed').flatMap(({ body }) => body.pauses))
  return ofKind(entries, 'session-paused')
    .filter(({ id }) => !versionsOf(chart, id).some((version) => ended.has(version)))
    .map(({ id: entry, at: since, by, body: { why, heldBy } }) => ({ entry, since, by, why, heldBy }))
}

/** What a dose and a change of phase meet while a pause is open. */
export function onPause({ pauses }: { readonly pauses: readonly Pause[] }): Reason[] {
  const [first] = pauses
  if (!first) return []
  const evidence = pauses.map(({ entry, since: at, why }) => ({ text: PAUSE.why[why], entry, at }))
  return [because('paused', PAUSE.paused(PAUSE.why[first.why]), undefined, evidence)]
}
