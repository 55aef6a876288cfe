/** One-time codes by the clock (RFC 6238): SHA-1, 30 seconds, six digits, which is what every code app understands. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Instant } from '#kernel/time.ts'

const SECONDS = 30
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** 160 bits, as the RFC advises for SHA-1. */
export const newCodeSecret = (): Buffer => randomBytes(20)

/** Base32 (RFC 4648) without padding. */
export function base32(bytes: Uint8Array): string {
  let [text, bits, held] = ['', 0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    for (; bits >= 5; bits -= 5) text += ALPHABET[(held >>> (bits - 5)) & 31]
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + ALPHABET[(held << (5 - bits)) & 31] : text
}

export const stepAt = (now: Instant): number => Math.floor(now.epochMilliseconds / 1000 / SECONDS)

export function codeAt(secret: Uint8Array, step: number): string {
  const count = Buffer.alloc(8)
  count.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', secret).update(count).digest()
  const offset = hash[hash.length - 1]! & 0xf
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/**
 * The half minute whose code this is: the present one, or the one beside it on either side, as clocks differ.
 * @param after steps up to this one were used already
 */
export function stepOfCode(
  secret: Uint8Array,
  code: string,
  now: Instant,
  after: number,
): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const typed = Buffer.from(code)
  const present = stepAt(now)
  return [present - 1, present, present + 1].find(
    (step) => step > after && timingSafeEqual(Buffer.from(codeAt(secret, step)), typed),
  )
}

/** What the square of the set-up holds. */
export const keyUri = (secret: Uint8Array, account: string, issuer = 'Kairos'): string =>
  `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(account)}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`
