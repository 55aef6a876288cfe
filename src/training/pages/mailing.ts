/** What letters need, from what a page is given. */
import type { Site } from '#web/context.ts'
import type { Mailing } from '../mail.ts'

export const mailingOf = ({ links, post, origin, now }: Site): Mailing => ({ links, post, origin, now })
