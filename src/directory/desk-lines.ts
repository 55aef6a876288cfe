/** What waits at the directory's desk, as lines: since when, why, and the page that settles it. */

import type { ListingId } from '#kernel/ids.ts'
import { type Day, dayIn, type Instant } from '#kernel/time.ts'
import { DESK_LINES } from './desk-words.ts'
import type { ListingState } from './listing.ts'
import { dayWords } from './verification-words.ts'

/** One listing in a list of the desk. */
export type DeskListed = {
  readonly id: ListingId
  readonly name: string
  readonly state: ListingState
  readonly proposedAt: Instant
  /** Since when it waits for an educator's decision. */
  readonly waitsSince?: Instant
  /** The first day after which something that is shown as verified no longer counts. */
  readonly renewBy?: Day
  /** How many things it says that nobody has looked up. */
  readonly unchecked: number
  readonly reports: number
}

export type Queue = { readonly count: number; readonly listed: readonly DeskListed[] }
export type Queues = {
  /** Somebody says that something shown is wrong. */
  readonly reported: Queue
  /** Agreed and confirmed by the owner: an educator decides. */
  readonly decide: Queue
  /** Shown, and something that it shows as verified ends within the policy's days, or has ended. */
  readonly renew: Queue
  /** Shown, and nobody has looked up everything that it says. */
  readonly lookUp: Queue
  /** Proposed, and the owner has not agreed or confirmed the address yet. */
  readonly owners: Queue
}
/** In the order in which an educator takes them up. */
export const QUEUES = ['reported', 'decide', 'renew', 'lookUp', 'owners'] as const
export type QueueName = (typeof QUEUES)[number]

export type Line = {
  readonly state: 'due' | 'overdue' | 'upcoming'
  readonly what: string
  readonly when?: string
  readonly why: string
  readonly forWhom: string
  readonly href: string
  readonly action: string
}

/** Days after which a decision that waits is overdue. A proposal of ours, to keep applicants from waiting for ever. */
const DECIDED_WITHIN = 14

export function lineOf(queue: QueueName, listed: DeskListed, today: Day, zone: string): Line {
  const { what, action } = DESK_LINES[queue]
  return {
    state: stateOf(queue, listed, today, zone),
    what,
    when: whenOf(queue, listed, today, zone),
    why: whyOf(queue, listed),
    forWhom: listed.name,
    href: `/desk/directory/${listed.id}`,
    action,
  }
}

function stateOf(
  queue: QueueName,
  { renewBy, waitsSince }: DeskListed,
  today: Day,
  zone: string,
): Line['state'] {
  if (queue === 'owners') return 'upcoming'
  if (queue === 'renew') return renewBy && Temporal.PlainDate.compare(renewBy, today) < 0 ? 'overdue' : 'due'
  if (queue !== 'decide' || !waitsSince) return 'due'
  return daysSince(waitsSince, today, zone) > DECIDED_WITHIN ? 'overdue' : 'due'
}

/** Since when a report waits, or something unchecked, no list holds: nothing is said then. */
function whenOf(queue: QueueName, listed: DeskListed, today: Day, zone: string): string | undefined {
  const { renewBy, waitsSince, proposedAt } = listed
  if (queue === 'renew' && renewBy) {
    const over = Temporal.PlainDate.compare(renewBy, today) < 0
    return over ? DESK_LINES.ended(dayWords(renewBy)) : DESK_LINES.until(dayWords(renewBy))
  }
  if (queue === 'decide' && waitsSince) return DESK_LINES.since(dayWords(dayIn(waitsSince, zone)))
  return queue === 'owners' ? DESK_LINES.since(dayWords(dayIn(proposedAt, zone))) : undefined
}

function whyOf(queue: QueueName, { unchecked, reports }: DeskListed): string {
  if (queue === 'reported') return DESK_LINES.reports(reports)
  if (queue === 'decide' || queue === 'lookUp') return DESK_LINES.unchecked(unchecked)
  return DESK_LINES[queue].why
}

const daysSince = (at: Instant, today: Day, zone: string): number => dayIn(at, zone).until(today).days
