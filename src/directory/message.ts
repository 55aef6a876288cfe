/**
 * Messages between somebody who looks for help and a listed provider. Kairos passes them on; neither side learns the
 * other's address from it. A first message is held until its sender confirmed their address.
 */
import { z } from 'zod'
import type { ListingId } from '#kernel/ids.ts'
import { hoursAfter, type Instant } from '#kernel/time.ts'
import { FORM } from './message-words.ts'

/** What a first message is about. The sender chooses; it stands in the letter, never in its subject. */
export const matter = z.enum(['begin', 'question', 'integration', 'colleague', 'other'])
export type Matter = z.output<typeof matter>

export type Side = 'visitor' | 'provider'

export type Message = {
  readonly id: string
  readonly listing: ListingId
  /** Who wrote it; the other side reads it. */
  readonly sender: Side
  readonly visitorName: string
  readonly matter: Matter
  readonly text: string
  readonly writtenAt: Instant
  /** Absent while it is held. */
  readonly sentAt?: Instant
}

/** What the message-confirm and message-read links of `people/openings.ts` are for. */
export const CONFIRM = 'message-confirm'
export const READ = 'message-read'

/** How long an unconfirmed message and a link to confirm it last, and how long everything else. */
export const HELD_HOURS = 48
export const KEPT_DAYS = 30

export const LONGEST_TEXT = 2000
const text = z
  .string(FORM.textMissing)
  .max(LONGEST_TEXT, { error: ({ input }) => FORM.textLong(String(input).length, LONGEST_TEXT) })

export const answerForm = z.object({ text })
export const messageForm = z.object({
  name: z.string(FORM.nameMissing).max(100, FORM.nameLong).regex(/\p{L}/u, FORM.nameLetters),
  address: z
    .string(FORM.addressMissing)
    .max(254, FORM.addressWrong)
    .transform((typed) => typed.toLowerCase())
    .pipe(z.email(FORM.addressWrong)),
  matter: z.enum(matter.options, FORM.matterMissing),
  text,
})
export type NewMessage = z.output<typeof messageForm>

const HOUR = 60
const DAY = 24 * HOUR

/** How often one caller writes first messages, and how often letters to confirm go to one address. */
export const limitsOfWriting = (caller: string, address: string) => [
  { what: 'message-written', whom: caller, most: 5, minutes: HOUR },
  { what: 'message-written', whom: caller, most: 15, minutes: DAY },
  { what: 'message-to-confirm', whom: address, most: 3, minutes: DAY },
]
/** How many confirmed messages one provider is given. */
export const limitsOfSending = (listing: ListingId) => [
  { what: 'message-sent', whom: listing, most: 20, minutes: DAY },
]
/** How often one message is answered. */
export const limitsOfAnswering = (message: string) => [
  { what: 'message-answered', whom: message, most: 5, minutes: DAY },
]
/** How often a new link to a message is asked for. */
export const limitsOfLinks = (caller: string, message: string) => [
  { what: 'message-link', whom: caller, most: 10, minutes: HOUR },
  { what: 'message-link', whom: message, most: 3, minutes: HOUR },
]

export const heldUntil = (now: Instant): Instant => hoursAfter(now, HELD_HOURS)
export const keptUntil = (now: Instant): Instant => hoursAfter(now, KEPT_DAYS * 24)

/** Whether a text carries what a mail program could take for more than text. Line ends are made the same. */
export const plainText = (typed: string): string =>
  typed
    .replaceAll(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
