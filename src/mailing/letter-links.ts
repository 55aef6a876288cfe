/** The addresses that stand in a subscriber's letters: to leave, to see their page, to confirm. They hold no address of a person. */
import { type SubscriberId, subscriberId } from '#kernel/ids.ts'
import type { Tokens } from '#platform/tokens.ts'
import { LISTS, type List } from './subscription.ts'

/** Whom a link in a letter is for, and which list the letter was sent to. */
export type LetterFor = { readonly subscriber: SubscriberId; readonly list?: List }

const LETTER = 'mailing-letter'
const CONFIRM = 'mailing-confirm'

/** @returns a token that leaves a list, and opens its subscriber's own page */
export function letterToken(tokens: Pick<Tokens, 'sign'>, { subscriber, list }: LetterFor): string {
  return tokens.sign(LETTER, Uint8Array.from([...bytesOf(subscriber), list ? LISTS.indexOf(list) + 1 : 0]))
}

/** @returns undefined when the token is none of ours */
export function readLetterToken(tokens: Pick<Tokens, 'read'>, token: string): LetterFor | undefined {
  const what = tokens.read(LETTER, token)
  if (what?.length !== UUID_BYTES + 1) return undefined
  const subscriber = idOf(what)
  return subscriber && { subscriber, list: LISTS[(what[UUID_BYTES] ?? 0) - 1] }
}

/** @param asked the entry that is confirmed */
export function confirmToken(tokens: Pick<Tokens, 'sign'>, subscriber: SubscriberId, asked: string): string {
  return tokens.sign(CONFIRM, Uint8Array.from([...bytesOf(subscriber), ...bytesOf(asked)]))
}

export function readConfirmToken(
  tokens: Pick<Tokens, 'read'>,
  token: string,
): { readonly subscriber: SubscriberId; readonly asked: string } | undefined {
  const what = tokens.read(CONFIRM, token)
  if (what?.length !== 2 * UUID_BYTES) return undefined
  const subscriber = idOf(what)
  const asked = idOf(what.subarray(UUID_BYTES))
  return subscriber && asked && { subscriber, asked }
}

/** One click leaves, there and for mail programs (RFC 8058): the same address for both. */
export const leavePath = (token: string): string => `/mailing/leave/${token}`
export const preferencesPath = (token: string): string => `/mailing/preferences/${token}`
export const confirmPath = (token: string): string => `/mailing/confirm/${token}`

const UUID_BYTES = 16

const bytesOf = (uuid: string): number[] =>
  (uuid.replaceAll('-', '').match(/../g) ?? []).map((two) => Number.parseInt(two, 16))

function idOf(bytes: Uint8Array): SubscriberId | undefined {
  const hex = Array.from(bytes.subarray(0, UUID_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return subscriberId.safeParse(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')).data
}
