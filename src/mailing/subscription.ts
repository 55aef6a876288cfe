/** What is recorded between a subscriber and the lists, with the proof of each joining; and when an address is no longer written to. */
import { z } from 'zod'
import { type EntryId, entryId, type PersonId, personId } from '#kernel/ids.ts'
import { day, hoursAfter, type Instant, instant, isBefore } from '#kernel/time.ts'
import { discipline } from '#training/plan.ts'
import { MAILING } from './words.ts'

/** A token names a list by its place here: add at the end, never between, and take none out. */
export const LISTS = ['trainings', 'webinars', 'articles'] as const
export const list = z.enum(LISTS)
export type List = z.output<typeof list>
const lists = z.array(list).min(1, MAILING.noList)

/** What a subscriber may say about themselves, so that they get only what fits. */
export const about = z.object({
  name: z.string().trim().min(1).max(200, MAILING.longName).optional(),
  /** A state of the United States, by its postal code. */
  state: z
    .string()
    .regex(/^[A-Z]{2}$/, MAILING.state)
    .optional(),
  discipline: discipline.optional(),
})
export type About = z.output<typeof about>

const isDayOrTime = (text: string) => day.safeParse(text).success || instant.safeParse(text).success

/** Where somebody agreed outside of this program, in which words, and when. Without it nobody is brought in. */
export const importedProof = z.object({
  source: z.string().trim().min(3, MAILING.noSource).max(300, MAILING.longSource),
  wording: z.string().trim().min(10, MAILING.noWording).max(1000, MAILING.longWording),
  /** A day or a time with an offset, as it was given. */
  on: z.string().refine(isDayOrTime, MAILING.noTime),
})
export type ImportedProof = z.output<typeof importedProof>

/** On what a joining rests. */
export type Proof =
  | { readonly is: 'confirmed'; readonly at: Instant; readonly askedAt?: Instant; readonly wording?: string }
  | ({ readonly is: 'imported' } & ImportedProof)

/** How somebody left: by their mail program, by the link in a letter, on their page, or by asking the desk. */
export const waysOut = z.enum(['one-click', 'link', 'preferences', 'desk'])
export type WayOut = z.output<typeof waysOut>

export const subscriberKinds = {
  /** Somebody typed the address under this sentence. It proves nothing until the link is used. */
  'join-asked': z.object({ lists, wording: z.string().min(1).max(1000), about: about.default({}) }),
  /** The link that went to the address alone was used. */
  'join-confirmed': z.object({ asked: entryId, lists }),
  imported: z.object({ lists, proof: importedProof, about: about.default({}) }),
  /** Everything they say of themselves; the last word counts. */
  described: about,
  left: z.object({ lists, how: waysOut }),
  /** A letter came back. `hard`: no letter will ever arrive there. */
  bounced: z.object({
    hard: z.boolean(),
    /** As mail servers count it (RFC 3463): 5.1.1. */
    status: z
      .string()
      .regex(/^[245]\.\d{1,3}\.\d{1,3}$/)
      .optional(),
  }),
  /** They told their mail provider that a letter was unwanted. */
  complained: z.object({}),
  /** An educator learned that letters arrive again. */
  released: z.object({ why: z.string(MAILING.noWhy).trim().min(1, MAILING.noWhy).max(1000) }),
} as const
export type SubscriberKind = keyof typeof subscriberKinds

const entry = <Kind extends SubscriberKind>(kind: Kind) =>
  z.object({
    id: entryId,
    kind: z.literal(kind),
    at: instant,
    /** The educator; nobody for the subscriber, who works through links, and for what comes back by itself. */
    by: personId.optional(),
    body: subscriberKinds[kind],
  })
export const subscriberEntry = z.discriminatedUnion('kind', [
  entry('join-asked'),
  entry('join-confirmed'),
  entry('imported'),
  entry('described'),
  entry('left'),
  entry('bounced'),
  entry('complained'),
  entry('released'),
])
export type SubscriberEntry = z.output<typeof subscriberEntry>
type Unwritten<Entry> = Entry extends SubscriberEntry
  ? Omit<Entry, 'id' | 'by'> & { readonly id?: EntryId; readonly by?: PersonId }
  : never
/** An entry about to be written. */
export type SubscriberDraft = Unwritten<SubscriberEntry>

export type Suppression = { readonly why: 'bounced' | 'complained'; readonly at: Instant }

/** A default of ours, not a published figure: a mailbox that is full for so many letters within these days is given up. */
export const SOFT_BOUNCES = { most: 3, days: 60 } as const

/**
 * Whether an address is given up after its last letter came back: at once when no letter can arrive, otherwise after
 * some on different days. Joining again, and an educator's word, start the count anew.
 */
export function suppressionAfter(entries: readonly SubscriberEntry[]): Suppression | undefined {
  const last = entries.at(-1)
  if (last?.kind !== 'bounced') return undefined
  if (last.body.hard) return { why: 'bounced', at: last.at }
  const anew = entries.findLastIndex(({ kind }) => kind === 'join-confirmed' || kind === 'released')
  const from = hoursAfter(last.at, -SOFT_BOUNCES.days * 24)
  const days = new Set(
    entries
      .slice(anew + 1)
      .filter((one) => one.kind === 'bounced' && !one.body.hard && !isBefore(one.at, from))
      .map(({ at }) => at.toString().slice(0, 10)),
  )
  return days.size >= SOFT_BOUNCES.most ? { why: 'bounced', at: last.at } : undefined
}
