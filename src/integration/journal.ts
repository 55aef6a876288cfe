/** The person's journal: private by default, shared entry by entry by the person alone, and taken back the same way. */
import { type Chart, type DraftOf, entriesOf } from '#chart/chart.ts'
import type { EntryId, PersonId } from '#kernel/ids.ts'
import { type ProtocolId, protocolName } from '#kernel/protocol.ts'
import { allow, type Reason, type Ruling, refuse } from '#kernel/ruling.ts'
import type { Instant } from '#kernel/time.ts'
import { has, type Role } from '#people/people.ts'
import { AUDIENCE, integrationKinds } from './entries.ts'
import { JOURNAL, PRODUCT_RULE } from './words.ts'

/** One entry of the journal as its writer sees it. */
export type JournalEntry = {
  readonly journal: EntryId
  /** The entry in force, to amend when it is rewritten. */
  readonly entry: EntryId
  readonly writtenAt: Instant
  readonly text: string
  /** Present when the care team can read a copy. */
  readonly shared?: Shared
  /** True when the text was rewritten after it was shared: the team still reads the older words. */
  readonly changedSinceShared: boolean
}

/** The copy that the care team can read. */
export type Shared = {
  readonly journal: EntryId
  /** Every entry in force that shares it; all of them are struck out to take it back. */
  readonly entries: readonly EntryId[]
  readonly at: Instant
  readonly writtenAt: Instant
  readonly text: string
}

/** The journal, newest first. Empty for everybody but the person: the chart they read does not hold it. */
export function journalOf(chart: Chart): JournalEntry[] {
  const shared = new Map(sharedJournal(chart).map((copy) => [copy.journal, copy]))
  const written = entriesOf(integrationKinds, chart).filter((entry) => entry.kind === 'journal-written')
  return written
    .map(({ id, at, body: { journal, text } }) => {
      const copy = shared.get(journal)
      return {
        journal,
        entry: id,
        writtenAt: chart.history.get(id)?.at(-1)?.at ?? at,
        text,
        shared: copy,
        changedSinceShared: copy !== undefined && copy.text !== text,
      }
    })
    .sort((a, b) => Temporal.Instant.compare(b.writtenAt, a.writtenAt))
}

/** What the person has shared, newest first. An entry shared twice is shown once, with its last words. */
export function sharedJournal(chart: Chart): Shared[] {
  const copies = new Map<EntryId, Shared>()
  for (const entry of entriesOf(integrationKinds, chart)) {
    if (entry.kind !== 'journal-shared') continue
    const { journal, text, writtenAt } = entry.body
    const entries = [...(copies.get(journal)?.entries ?? []), entry.id]
    copies.set(journal, { journal, entries, at: entry.at, writtenAt, text })
  }
  return [...copies.values()].sort((a, b) => Temporal.Instant.compare(b.at, a.at))
}

/** Somebody who wants to write in, share from or take back from the journal of a course. */
export type Writer = { readonly id: PersonId; readonly roles: readonly Role[] }

/** May this person write in this journal? Only whose course it is: nobody writes a private journal for another. */
export function ruleOnJournal(writer: Writer, own: boolean, protocol: ProtocolId): Ruling {
  return own && has(writer, 'patient')
    ? allow(protocolName(protocol))
    : refuse(protocolName(protocol), reason('journal-own', JOURNAL.own))
}

/** May this person share one entry? It must be theirs, be there, and not be shared in these words already. */
export function ruleOnSharing(
  writer: Writer,
  own: boolean,
  journal: EntryId,
  chart: Chart,
  protocol: ProtocolId,
): Ruling {
  const mine = ruleOnJournal(writer, own, protocol)
  if (mine.ruling !== 'allow') return mine
  const written = journalOf(chart).find((entry) => entry.journal === journal)
  if (!written) return refuse(protocolName(protocol), reason('journal-there', JOURNAL.gone))
  if (written.shared && !written.changedSinceShared) {
    return refuse(protocolName(protocol), reason('journal-shared', JOURNAL.sharedAlready))
  }
  return allow(protocolName(protocol))
}

type JournalDraft = Extract<
  DraftOf<typeof integrationKinds>,
  { kind: 'journal-written' } | { kind: 'journal-shared' }
>

/** Writes an entry, or rewrites one. @param journal a new id, or the one of the entry that is rewritten */
export const writing = (
  journal: EntryId,
  text: string,
  now: Instant,
  older?: JournalEntry,
): JournalDraft => ({
  kind: 'journal-written',
  at: now,
  audience: AUDIENCE['journal-written'],
  body: { journal, text },
  ...(older ? { amends: { entry: older.entry, reason: JOURNAL.rewritten } } : {}),
})

/** Gives the care team a copy of the words as they stand; a copy given before is replaced. */
export function sharing(entry: JournalEntry, now: Instant): JournalDraft {
  const before = entry.shared?.entries.at(-1)
  return {
    kind: 'journal-shared',
    at: now,
    audience: AUDIENCE['journal-shared'],
    body: { journal: entry.journal, text: entry.text, writtenAt: entry.writtenAt },
    ...(before ? { amends: { entry: before, reason: JOURNAL.sharedAgain } } : {}),
  }
}

/** Takes back every copy of an entry that the care team can read. */
export const takingBack = (shared: Shared, now: Instant) =>
  shared.entries.map((entry) => ({
    kind: 'struck-out' as const,
    at: now,
    body: {},
    audience: AUDIENCE['journal-shared'],
    amends: { entry, reason: JOURNAL.takenBack },
  }))

/** Takes an entry out of the journal, and back from the care team if it was shared. */
export const removing = (entry: JournalEntry, now: Instant) => [
  {
    kind: 'struck-out' as const,
    at: now,
    body: {},
    audience: AUDIENCE['journal-written'],
    amends: { entry: entry.entry, reason: JOURNAL.removed },
  },
  ...(entry.shared ? takingBack(entry.shared, now) : []),
]

const reason = (rule: string, words: { readonly why: string; readonly settle: string }): Reason => ({
  rule,
  ...words,
  evidence: [],
  source: PRODUCT_RULE,
})
