/** What came back of letters: a letter that cannot arrive, and a complaint, end the writing to that address. */
import type { Kysely } from 'kysely'
import type { DB } from '#platform/database.gen.ts'
import type { Tx } from '#platform/database.ts'
import type { Tokens } from '#platform/tokens.ts'
import { readLetterId } from './letter-id.ts'
import { bounceOf, type Report, type Returned, returnedBy } from './returned.ts'
import { letterNumbered } from './sending-store.ts'
import { appendEntries, whileSending } from './subscriber-store.ts'
import type { SubscriberDraft } from './subscription.ts'

/** A mail server refused a letter's address, while it was sent or by a report. @returns whether it says anything about the address */
export const recordBounce = (
  db: Kysely<DB>,
  letter: number,
  status: string | undefined,
): Promise<boolean> => {
  const body = bounceOf(status)
  const at = Temporal.Now.instant()
  return body ? record(db, letter, 'bounced', { kind: 'bounced', at, body }) : Promise.resolve(false)
}

/** The person behind an address told their provider that a letter was unwanted. */
export const recordComplaint = (db: Kysely<DB>, letter: number): Promise<boolean> =>
  record(db, letter, 'complained', { kind: 'complained', at: Temporal.Now.instant(), body: {} })

/** Once for each letter, however often its report arrives. @returns false when there is no such letter */
const record = (
  db: Kysely<DB>,
  letter: number,
  returned: 'bounced' | 'complained',
  draft: SubscriberDraft,
): Promise<boolean> =>
  whileSending(db, async (tx) => {
    const found = await letterNumbered(tx, letter)
    if (!found) return false
    if (await isFirst(tx, letter, returned)) await appendEntries(tx, found.subscriber, [draft])
    return true
  })

async function isFirst(tx: Tx, letter: number, returned: 'bounced' | 'complained'): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('issue_letter')
    .set({ returned })
    .where('number', '=', String(letter))
    .where((q) => q.or([q('returned', 'is', null), q('returned', '<>', returned)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export type Taken = { readonly is: Returned['is']; readonly letters: number }

/** Takes in one message that came back. @returns what it was, and how many of our letters it was about */
export async function takeReturned(
  db: Kysely<DB>,
  tokens: Pick<Tokens, 'read'>,
  report: Report,
): Promise<Taken> {
  const returned = returnedBy(report)
  if (returned.is === 'nothing') return { is: 'nothing', letters: 0 }
  let letters = 0
  for (const id of returned.letters) {
    const number = readLetterId(tokens, id)
    if (number === undefined) continue
    const known =
      returned.is === 'bounced' ? recordBounce(db, number, returned.status) : recordComplaint(db, number)
    if (await known) letters++
  }
  return { is: returned.is, letters }
}
