/** Which protocol versions a practice may run on: those that ship and the edited copies it adopted. */
import { protocolName } from '#kernel/protocol.ts'
import type { ProtocolId } from '#kernel/protocol.ts'
import type { Tx } from '#platform/database.ts'
import { type Protocol, readProtocol } from './protocol.ts'

export type Adoption = {
  readonly protocol: Protocol
  readonly adoptedAt: Temporal.Instant
  readonly signedBy: string
  readonly signedName: string
  readonly reason: string
}

/** Protocols by version. Versions never change, so what was read once stays right. */
export function createProtocols(shipped: readonly Protocol[]) {
  const newest = shipped.toSorted((a, b) => byVersion(a.version, b.version)).at(-1)
  if (!newest) throw new Error('content/protocols holds no protocol.')
  const known = new Map<string, Protocol>()
  const byName = new Map(shipped.map((p) => [protocolName(p), p]))

  return {
    shipped: newest,
    /** The version that a course is pinned to. Throws when this installation does not have it. */
    async version(tx: Tx, practice: string, id: ProtocolId): Promise<Protocol> {
      const name = protocolName(id)
      const ours = byName.get(name) ?? known.get(`${practice} ${name}`)
      if (ours) return ours
      const row = await tx.selectFrom('adopted_protocol').select('document').where('id', '=', id.id).where('version', '=', id.version).executeTakeFirst()
      if (!row) throw new Error(`The protocol ${name} is not in this installation. Restore it before opening courses that run on it.`)
      const read = readProtocol(row.document)
      known.set(`${practice} ${name}`, read)
      return read
    },
    /** The version that a new course of the practice begins on: the last one adopted, else the one that ships. */
    async current(tx: Tx): Promise<Protocol> {
      const [last] = await this.adoptions(tx)
      return last?.protocol ?? newest
    },
    /** What the practice adopted, newest first. */
    async adoptions(tx: Tx): Promise<Adoption[]> {
      const rows = await tx.selectFrom('adopted_protocol').selectAll().orderBy('adopted_at', 'desc').execute()
      return rows.map((row) => ({
        protocol: readProtocol(row.document),
        adoptedAt: Temporal.Instant.fromEpochMilliseconds(row.adopted_at.getTime()),
        signedBy: row.signed_by,
        signedName: row.signed_name,
        reason: row.reason,
      }))
    },
    async adopt(tx: Tx, practice: string, adoption: Adoption): Promise<void> {
      await tx.insertInto('adopted_protocol').values({
        practice_id: practice, id: adoption.protocol.id, version: adoption.protocol.version,
        document: JSON.stringify(adoption.protocol), adopted_at: adoption.adoptedAt.toString(),
        signed_by: adoption.signedBy, signed_name: adoption.signedName, reason: adoption.reason,
      }).execute()
    },
  }
}
export type ProtocolLibrary = ReturnType<typeof createProtocols>

function byVersion(a: string, b: string): number {
  const [x, y] = [a, b].map((v) => v.split(/[.-]/).map((part) => Number(part) || 0))
  for (let i = 0; i < 3; i++) if (x![i] !== y![i]) return (x![i] ?? 0) - (y![i] ?? 0)
  return 0
}
