/**
 * The id of one letter of an issue. It stands in its Message-ID and in the address that it comes back to, so it has small
 * letters and digits alone, and fits before an @ (64 signs). Nobody can make one for a letter that was not sent.
 */
import type { Tokens } from '#platform/tokens.ts'

const PURPOSE = 'mailing-returned'
const NUMBER_BYTES = 6
const SIGNS = 'abcdefghijklmnopqrstuvwxyz234567'

/** @param number of the letter, counted from 1 for the whole installation */
export function letterId(tokens: Pick<Tokens, 'sign'>, number: number): string {
  const hex = number.toString(16).padStart(NUMBER_BYTES * 2, '0')
  const token = tokens.sign(
    PURPOSE,
    Uint8Array.from((hex.match(/../g) ?? []).map((two) => Number.parseInt(two, 16))),
  )
  return base32(
    Uint8Array.from(atob(token.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0)),
  )
}

/** @returns the number, or undefined when the id is none of ours */
export function readLetterId(tokens: Pick<Tokens, 'read'>, id: string): number | undefined {
  const bytes = fromBase32(id.toLowerCase())
  if (!bytes) return undefined
  const token = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
  const what = tokens.read(PURPOSE, token)
  return what?.length === NUMBER_BYTES ? what.reduce((all, byte) => all * 256 + byte, 0) : undefined
}

/** How an id looks in a log or in what came back. */
export const LETTER_ID = /\b[a-z2-7]{36}\b/gi

function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => SIGNS[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

function fromBase32(text: string): Uint8Array | undefined {
  const fives = Array.from(text, (sign) => SIGNS.indexOf(sign))
  if (fives.includes(-1)) return undefined
  const bits = fives.map((five) => five.toString(2).padStart(5, '0')).join('')
  return Uint8Array.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}
