/** What everybody may learn by the number of a certificate. */
import { type Kysely, sql } from 'kysely'
import { type Day, day } from '#kernel/time.ts'
import type { DB } from '#platform/database.gen.ts'

export type VerifiedCertificate = {
  readonly number: string
  readonly name: string
  readonly training: string
  readonly from: Day
  readonly to: Day
  readonly hours: number
  /** Who answers for the hours of continuing education. */
  readonly provider?: string
  /** Another one holds in its place since then. */
  readonly replacedOn?: Day
}

/** @param number as `readCertificateNumber` gives it @returns undefined when none was given with this number */
export async function certificateNamed(
  db: Kysely<DB>,
  number: string,
): Promise<VerifiedCertificate | undefined> {
  const { rows } = await sql<{
    name: string
    title: string
    starts: string
    ends: string
    hours: string
    provider: string | null
    replaced: string | null
  }>`select name, title, starts::text, ends::text, hours, provider, replaced_on::text as replaced from certificate_named(${number})`.execute(
    db,
  )
  const [row] = rows
  return (
    row && {
      number,
      name: row.name,
      training: row.title,
      from: day.parse(row.starts),
      to: day.parse(row.ends),
      hours: Number(row.hours),
      ...(row.provider === null ? {} : { provider: row.provider }),
      ...(row.replaced === null ? {} : { replacedOn: day.parse(row.replaced) }),
    }
  )
}
