/** Tokens that say something and prove that it was written here. They are no row anywhere, so they work for ever. */
import { createHmac, timingSafeEqual } from 'node:crypto'

export type Tokens = {
  /** @param purpose what it is for: a token of one purpose is none of another */
  readonly sign: (purpose: string, what: Uint8Array) => string
  /** @returns what was signed, or undefined when this is no token of ours for this purpose */
  readonly read: (purpose: string, token: string) => Buffer | undefined
}

/** 128 bits: nobody guesses it, and an address with it still fits into a line of a letter's head. */
const MARK_BYTES = 16
const LONGEST = 400

/** @param secret of this installation. With another one no token reads: it belongs beside the master keys' copy */
export function createTokens(secret: string): Tokens {
  const markOf = (purpose: string, what: Uint8Array) =>
    createHmac('sha256', `tokens ${secret}`)
      .update(`${purpose}\n`)
      .update(what)
      .digest()
      .subarray(0, MARK_BYTES)
  return {
    sign: (purpose, what) => Buffer.concat([what, markOf(purpose, what)]).toString('base64url'),
    read(purpose, token) {
      if (token.length > LONGEST || !/^[\w-]+$/.test(token)) return undefined
      const bytes = Buffer.from(token, 'base64url')
      if (bytes.length <= MARK_BYTES || bytes.toString('base64url') !== token) return undefined
      const what = bytes.subarray(0, -MARK_BYTES)
      return timingSafeEqual(bytes.subarray(-MARK_BYTES), markOf(purpose, what)) ? what : undefined
    },
  }
}
