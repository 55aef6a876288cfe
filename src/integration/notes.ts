/** What the team writes in the weeks after a dose: check-ins, integration notes, and psychotherapy notes. */
import { type Chart, type EntryOf, entriesOf } from '#chart/chart.ts'
import { type ProtocolId, protocolName } from '#kernel/protocol.ts'
import { allow, type Reason, type Ruling, refuse } from '#kernel/ruling.ts'
import { has, LICENSED, type Role } from '#people/people.ts'
import { integrationKinds } from './entries.ts'
import { NOTES, PRODUCT_RULE } from './words.ts'

type Written = EntryOf<typeof integrationKinds>
export type Note = Extract<Written, { kind: 'integration-noted' | 'therapy-noted' }>
export type CheckedIn = Extract<Written, { kind: 'checked-in' }>

/** Integration notes, and of the psychotherapy notes those that the reader wrote; newest first. */
export const notesOf = (chart: Chart): Note[] =>
  entriesOf(integrationKinds, chart)
    .filter((entry): entry is Note => entry.kind === 'integration-noted' || entry.kind === 'therapy-noted')
    .toReversed()

/** The check-ins that were tried or held, newest first. */
export const checkInsOf = (chart: Chart): CheckedIn[] =>
  entriesOf(integrationKinds, chart)
    .filter((entry): entry is CheckedIn => entry.kind === 'checked-in')
    .toReversed()

/** The check-in that told of thoughts of suicide, until a later one was answered otherwise. */
export function openConcern(chart: Chart): CheckedIn | undefined {
  const answered = checkInsOf(chart).find(({ body }) => body.suicidal !== 'not-asked')
  return answered?.body.suicidal === 'yes' ? answered : undefined
}

/** What is written, and who may write it. A coordinator writes no clinical notes (clinical reference 11). */
const WRITERS = {
  'checked-in': LICENSED,
  'integration-noted': LICENSED,
  'therapy-noted': ['therapist', 'prescriber'],
} as const satisfies Readonly<Record<string, readonly Role[]>>

/** May a person with these roles write this? */
export function ruleOnNote(
  kind: keyof typeof WRITERS,
  writer: { readonly roles: readonly Role[] },
  protocol: ProtocolId,
): Ruling {
  if (has(writer, ...WRITERS[kind])) return allow(protocolName(protocol))
  const reason: Reason = { rule: 'note-writer', ...NOTES.writer[kind], evidence: [], source: PRODUCT_RULE }
  return refuse(protocolName(protocol), reason)
}
