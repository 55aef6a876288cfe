/** Letters to whoever applied to a training. A subject says what the letter is about and never about whom. */
import type { ApplicationId } from '#kernel/ids.ts'
import { type Day, hoursAfter, type Instant, later } from '#kernel/time.ts'
import type { Tx } from '#platform/database.ts'
import type { Links } from '#platform/links.ts'
import type { Post } from '#platform/mail.ts'
import { contactOf, onBehalfOf } from './application-entry-store.ts'
import { LETTERS, whenIn } from './mail-words.ts'
import { dayInWords } from './refund-words.ts'
import type { ShownTraining } from './store.ts'

/** What sending a letter with a link needs. */
export type Mailing = {
  readonly links: Pick<Links, 'issue'>
  readonly post: Pick<Post, 'send'>
  /** The address people type, without a slash at the end. */
  readonly origin: string
  readonly now: Instant
}

export type ApplicantLetter =
  | {
      readonly about:
        | 'begun'
        | 'begun-already'
        | 'asked'
        | 'applied'
        | 'accepted'
        | 'waiting'
        | 'offer-lapsed'
        | 'changed'
        | 'screening'
        | 'certified'
        | 'certificate-replaced'
    }
  | { readonly about: 'offered' | 'offer-ends'; readonly until: Instant }
  /** Cents that are open, and the day on which they were due. */
  | { readonly about: 'deposit-overdue' | 'rest-overdue'; readonly cents: number; readonly by: Day }
  | { readonly about: 'declined' | 'cancelled'; readonly why: string }
  /** Cents that come back. */
  | { readonly about: 'withdrawn'; readonly back: number }

const NOTHING_OWED = { cents: 0, by: '' }
const DAY = 24
/** A link to an application opens again and again: the way is long. It ends some time after the training does. */
const AFTER_DAYS = 120
const LEAST_DAYS = 30

/** The purpose of such a link; its subject is the application. */
export const APPLICATION_LINK = 'training-application'

/** Queues a letter with a link to the application: in the transaction that causes it, so that both happen or neither. */
export async function writeToApplicant(
  tx: Tx,
  { links, post, origin, now }: Mailing,
  { id, training }: { readonly id: ApplicationId; readonly training: ShownTraining },
  letter: ApplicantLetter,
): Promise<void> {
  // A prescriber does not read addresses; the letter that they cause knows it.
  const to = await onBehalfOf(tx, id, () => contactOf(tx, id))
  if (!to) return
  const { plan } = training
  const ends = plan.to.toZonedDateTime(plan.zone).toInstant()
  const until = later(hoursAfter(ends, AFTER_DAYS * DAY), hoursAfter(now, LEAST_DAYS * DAY))
  const path = await links.issue({ purpose: APPLICATION_LINK, subject: id }, until, tx, { again: true })
  const said = {
    title: plan.title,
    link: `${origin}${path}`,
    why: 'why' in letter ? letter.why : '',
    until: 'until' in letter ? whenIn(letter.until, plan.zone) : '',
    hours: plan.waiting.hours,
    back: 'back' in letter ? letter.back : 0,
    owed: 'cents' in letter ? { cents: letter.cents, by: dayInWords(letter.by) } : NOTHING_OWED,
  }
  const { subject, text } = LETTERS[letter.about]
  await post.send({ to, subject, text: text(said) }, tx)
}
