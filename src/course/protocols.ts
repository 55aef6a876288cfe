/** Which protocol versions a practice may run on: those that ship and the edited copies it adopted. */
import { parse } from 'yaml'
import { z } from 'zod'
import { type ProtocolId, protocolName } from '#kernel/protocol.ts'
import { instantOf, type Tx } from '#platform/database.ts'
import { byVersion, type KnownVersion } from './adoption.ts'
import { type Protocol, type ProtocolDocument, readProtocol } from './protocol.ts'

/** A copy that a prescriber signed. `text` is the document as it was signed, comments included. */
export type Adoption = ProtocolDocument & {
  readonly adoptedAt: Temporal.Instant
  readonly signedBy: string
  readonly signedName: string
  readonly reason: string
}

/** What a practice has to choose from: the document in force, every version known, and what was signed, newest first. */
export type PracticeProtocols = {
  readonly current: ProtocolDocument
  readonly known: readonly KnownVersion[]
  readonly adoptions: readonly Adoption[]
}

/** Protocols by version. Versions never change, so what was read once stays right. */
export function createProtocols(shipped: readonly ProtocolDocument[]) {
  const newest = shipped.toSorted((a, b) => byVersion(a.protocol.version, b.protocol.version)).at(-1)
  if (!newest) throw new Error('content/protocols holds no protocol.')
  const byName = new Map(shipped.map(({ protocol }) => [protocolName(protocol), protocol]))
  const adopted = new Map<string, ProtocolDocument>()

  function read(row: {
    practice_id: string
    id: string
    version: string
    document: unknown
  }): ProtocolDocument {
    const key = `${row.practice_id} ${protocolName(row)}`
    const known = adopted.get(key)
    if (known) return known
    const text = z.string().parse(row.document)
    const document = { protocol: readProtocol(parse(text)), text }
    adopted.set(key, document)
    return document
  }

  return {
    shipped: newest.protocol,
    /** The version that a course is pinned to. Throws when this installation does not have it. */
    async version(tx: Tx, practice: string, id: ProtocolId): Promise<Protocol> {
      const name = protocolName(id)
      const here = byName.get(name) ?? adopted.get(`${practice} ${name}`)?.protocol
      if (here) return here
      const row = await tx
        .selectFrom('adopted_protocol')
        .select(['practice_id', 'id', 'version', 'document'])
        .where('id', '=', id.id)
        .where('version', '=', id.version)
        .executeTakeFirst()
      if (!row)
        throw new Error(
          `The protocol ${name} is not in this installation. Restore it before opening courses that run on it.`,
        )
      return read(row).protocol
    },
    /** The version that a new course of the practice begins on: the last one adopted, else the one that ships. */
    async current(tx: Tx): Promise<Protocol> {
      const last = await tx
        .selectFrom('adopted_protocol')
        .select(['practice_id', 'id', 'version', 'document'])
        .orderBy('adopted_at', 'desc')
        .limit(1)
        .executeTakeFirst()
      return last ? read(last).protocol : newest.protocol
    },
    async ofPractice(tx: Tx): Promise<PracticeProtocols> {
      const rows = await tx.selectFrom('adopted_protocol').selectAll().orderBy('adopted_at', 'desc').execute()
      const adoptions = rows.map((row) => ({
        ...read(row),
        adoptedAt: instantOf(row.adopted_at),
        signedBy: row.signed_by,
        signedName: row.signed_name,
        reason: row.reason,
      }))
      const known = [
        ...shipped.map(({ protocol }) => ({ id: protocol.id, version: protocol.version, ships: true })),
        ...rows.map(({ id, version }) => ({ id, version, ships: false })),
      ]
      return { current: adoptions[0] ?? newest, known, adoptions }
    },
    /** Keeps a signed copy. @returns false when this version was signed already */
    async adopt(tx: Tx, practice: string, adoption: Adoption): Promise<boolean> {
      const { id, version } = adoption.protocol
      const kept = await tx
        .insertInto('adopted_protocol')
        .values({
          practice_id: practice,
          id,
          version,
          document: JSON.stringify(adoption.text),
          adopted_at: adoption.adoptedAt.toString(),
          signed_by: adoption.signedBy,
          signed_name: adoption.signedName,
          reason: adoption.reason,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return kept.numInsertedOrUpdatedRows === 1n
    },
  }
}
export type ProtocolLibrary = ReturnType<typeof createProtocols>
