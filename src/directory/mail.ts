/** Letters to the owner of a listing. A subject says what the letter is about and never about whom. */
import type { ListingId } from '#kernel/ids.ts'
import { hoursAfter, type Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/database.ts'
import type { Links } from '#platform/links.ts'
import type { Post } from '#platform/mail.ts'
import { LETTERS } from './mail-words.ts'

/** What sending a letter with a link needs. */
export type Mailing = {
  readonly links: Pick<Links, 'issue'>
  readonly post: Pick<Post, 'send'>
  /** The address people type, without a slash at the end. */
  readonly origin: string
  readonly now: Instant
}

export type OwnerLetter =
  | { readonly about: 'applied' | 'proposed' | 'training-added' | 'prepared' | 'asked' | 'accepted' }
  | { readonly about: 'declined' | 'taken-down' | 'ends-soon'; readonly why: string }

/** A link somebody asked for just now is used soon; the others may wait for a quiet hour. */
const HOURS = { asked: 24, others: 14 * 24 }

/** Queues a letter with a link that opens the listing: in the transaction that causes it, so that both happen or neither. */
export async function writeToOwner(
  tx: Tx,
  { links, post, origin, now }: Mailing,
  listing: ListingId,
  to: string,
  letter: OwnerLetter,
): Promise<void> {
  const until = hoursAfter(now, letter.about === 'asked' ? HOURS.asked : HOURS.others)
  const path = await links.issue({ purpose: 'listing-owner', subject: listing }, until, tx)
  const { subject, text } = LETTERS[letter.about]
  const why = 'why' in letter ? letter.why : ''
  await post.send({ to, subject, text: text(`${origin}${path}`, why) }, tx)
}
