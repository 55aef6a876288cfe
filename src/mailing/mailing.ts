/**
 * The mailing: which lists there are, how a subscriber stands with each, and who may be sent what now. Nobody is on a
 * list who did not put themselves there, and whoever left stays away until they come back by themselves.
 */
import { z } from 'zod'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import { hoursAfter, type Instant, isBefore } from '#kernel/time.ts'
import { inOrder } from '#training/training.ts'
import {
  type List,
  type Proof,
  type SubscriberEntry,
  type Suppression,
  suppressionAfter,
} from './subscription.ts'
import { MAILING } from './words.ts'

/** `asked`: the letter with the confirmation link is on its way, and nothing else is sent. */
export type Standing = 'asked' | 'joined' | 'left'

export type Subscription = {
  readonly standing: Standing
  readonly since: Instant
  /** On what it rests, while it is joined. */
  readonly proof?: Proof
}

export type Subscriber = {
  readonly lists: ReadonlyMap<List, Subscription>
  readonly name?: string
  readonly state?: string
  readonly discipline?: string
  /** Nothing is sent there, whatever it joined: its letters come back, or it complained about one. */
  readonly suppressed?: Suppression
  readonly changedAt: Instant
}

/** What stands after all entries, in any order of arrival. @returns undefined when there are none */
export function subscriberOf(arrived: readonly SubscriberEntry[]): Subscriber | undefined {
  const entries = inOrder(arrived)
  const [first] = entries
  if (!first) return undefined
  const begun: Subscriber = { lists: new Map(), changedAt: first.at }
  return entries.reduce((before, one, i) => after(before, one, entries.slice(0, i)), begun)
}

/** Whether letters of a list may go there now. */
export const mayReceive = ({ lists, suppressed }: Subscriber, list: List): boolean =>
  suppressed === undefined && lists.get(list)?.standing === 'joined'

export const listsWith = ({ lists }: Pick<Subscriber, 'lists'>, standing: Standing): List[] =>
  [...lists].flatMap(([list, one]) => (one.standing === standing ? [list] : []))

/** For how long a confirmation link works: long enough for a holiday week, short enough that it is still known what for. */
export const CONFIRM_HOURS = 7 * 24

/**
 * Whether a confirmation link still puts its subscriber on the lists that were asked for. It does so once: whoever left
 * afterwards does not come back by an old letter.
 */
export function whatToConfirm(
  entries: readonly SubscriberEntry[],
  asked: string,
  now: Instant,
):
  | { readonly is: 'open'; readonly lists: readonly List[]; readonly wording: string }
  | { readonly is: 'confirmed' | 'expired' | 'unknown' } {
  const asking = entries.find((one) => one.id === asked)
  if (asking?.kind !== 'join-asked') return { is: 'unknown' }
  if (entries.some((one) => one.kind === 'join-confirmed' && one.body.asked === asked))
    return { is: 'confirmed' }
  return isBefore(hoursAfter(asking.at, CONFIRM_HOURS), now)
    ? { is: 'expired' }
    : { is: 'open', lists: asking.body.lists, wording: asking.body.wording }
}

/** Why an address cannot be put on lists by whoever brings in a table, or undefined when it can. */
export function barToImport(known: Subscriber | undefined, lists: readonly List[]): Problem | undefined {
  if (known?.suppressed) return problem(MAILING.importSuppressed(known.suppressed.why), 'email')
  const left = lists.find((list) => known?.lists.get(list)?.standing === 'left')
  return left && problem(MAILING.importLeft(left), 'lists')
}

const address = z.email().max(254)

/** @returns the address in small letters, so that the same one is found again */
export function readAddress(typed: string): Result<string> {
  const text = typed.trim().toLowerCase()
  const read = address.safeParse(text)
  return read.success ? ok(read.data) : fail(problem(MAILING.address(text.slice(0, 80)), 'email'))
}

/** The same as the field of a form. */
export const typedAddress = z
  .string()
  .default('')
  .transform((typed, ctx) => {
    const read = readAddress(typed)
    if (read.ok) return read.value
    for (const { message } of read.problems) ctx.issues.push({ code: 'custom', message, input: typed })
    return z.NEVER
  })

/** Enough to be known by whoever it belongs to, and by nobody else: `m…@kairos.example`. */
export const hiddenAddress = (email: string): string => email.replace(/^(.).*(?=@)/u, '$1…')

function after(before: Subscriber, one: SubscriberEntry, earlier: readonly SubscriberEntry[]): Subscriber {
  const now = { ...before, changedAt: one.at }
  const set = (lists: readonly List[], to: Subscription): Subscriber['lists'] =>
    new Map([...before.lists, ...lists.map((list) => [list, to] as const)])
  switch (one.kind) {
    case 'join-asked': {
      // Anybody can type an address: asking changes nothing for whoever joined or left before.
      const fresh = one.body.lists.filter((list) => !before.lists.has(list))
      return { ...now, lists: set(fresh, { standing: 'asked', since: one.at }) }
    }
    case 'join-confirmed': {
      const found = earlier.find(({ id }) => id === one.body.asked)
      const asking = found?.kind === 'join-asked' ? found : undefined
      const proof: Proof = {
        is: 'confirmed',
        at: one.at,
        askedAt: asking?.at,
        wording: asking?.body.wording,
      }
      return {
        ...now,
        ...asking?.body.about,
        lists: set(one.body.lists, { standing: 'joined', since: one.at, proof }),
        suppressed: undefined,
      }
    }
    case 'imported': {
      const { lists, about, proof } = one.body
      const open = lists.filter((list) => (before.lists.get(list)?.standing ?? 'asked') === 'asked')
      const joined = { standing: 'joined', since: one.at, proof: { is: 'imported', ...proof } } as const
      return { ...about, ...now, lists: set(open, joined) }
    }
    case 'described': {
      const { name: _, state: __, discipline: ___, ...rest } = now
      return { ...rest, ...one.body }
    }
    case 'left':
      return { ...now, lists: set(one.body.lists, { standing: 'left', since: one.at }) }
    case 'bounced':
      return { ...now, suppressed: before.suppressed ?? suppressionAfter([...earlier, one]) }
    case 'complained': {
      const every = set([...before.lists.keys()], { standing: 'left', since: one.at })
      return { ...now, lists: every, suppressed: { why: 'complained', at: one.at } }
    }
    case 'released':
      return before.suppressed?.why === 'bounced' ? { ...now, suppressed: undefined } : now
  }
}
