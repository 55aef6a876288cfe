/** Letters about joining and leaving. They answer somebody who asked, so they go out also where issues do not. */
import type { SubscriberId } from '#kernel/ids.ts'
import type { Tx } from '#platform/database.ts'
import type { Post } from '#platform/mail.ts'
import type { Tokens } from '#platform/tokens.ts'
import { confirmPath, confirmToken, letterToken, preferencesPath } from './letter-links.ts'
import { LETTERS } from './letter-words.ts'
import type { List } from './subscription.ts'

/** What writing to a subscriber needs. */
export type Writing = {
  readonly post: Pick<Post, 'send'>
  readonly tokens: Tokens
  /** The address people type, without a slash at the end. */
  readonly origin: string
}

export type SubscriberLetter =
  | {
      readonly about: 'confirm'
      /** The entry that is confirmed. */
      readonly asked: string
      readonly lists: readonly List[]
      readonly wording: string
    }
  | { readonly about: 'already' | 'page' }

/** Queues a letter in the transaction that causes it: both happen or neither. */
export async function writeToSubscriber(
  tx: Tx,
  { post, tokens, origin }: Writing,
  { id, email }: { readonly id: SubscriberId; readonly email: string },
  letter: SubscriberLetter,
): Promise<void> {
  const { subject } = LETTERS[letter.about]
  const page = `${origin}${preferencesPath(letterToken(tokens, { subscriber: id }))}`
  const text =
    letter.about === 'confirm'
      ? LETTERS.confirm.text(
          `${origin}${confirmPath(confirmToken(tokens, id, letter.asked))}`,
          letter.lists,
          letter.wording,
        )
      : LETTERS[letter.about].text(page)
  await post.send({ to: email, subject, text }, tx)
}
