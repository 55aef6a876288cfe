/** Letters to somebody whose way in was changed or tried in an unusual way. */
import type { Instant } from '#kernel/time.ts'
import type { Post } from '#platform/mail.ts'
import { ACCOUNT_LETTER, type AccountChange, whenInLetter } from './account-letter-words.ts'

export type Told = {
  /** The address that they sign in with. */
  readonly email: string
  /** Where their clock stands: the zone of their practice. */
  readonly zone?: string
}

/** @param origin the address that people type */
export function createAccountMail(post: Pick<Post, 'send'>, origin: string) {
  return {
    tell: (
      { email, zone = 'UTC' }: Told,
      change: AccountChange,
      { at, device }: { readonly at: Instant; readonly device: string },
    ): Promise<void> =>
      post.send({
        to: email,
        subject: ACCOUNT_LETTER.subject,
        text: ACCOUNT_LETTER.text(change, { when: whenInLetter(at, zone), device, origin }),
      }),
  }
}
export type AccountMail = ReturnType<typeof createAccountMail>
