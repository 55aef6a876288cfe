/** Sealing text: nobody reads or changes it without the key. AES-256-GCM with a nonce that follows from the text. */
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync } from 'node:crypto'

const VERSION = '1.'
const NONCE = 12
const TAG = 16

export type SealingKey = {
  /**
   * The same text under the same name always gives the same seal, so that what is sent twice is known to be the same.
   * @param name what the text belongs to; it opens under no other
   */
  readonly seal: (name: string, text: string) => string
  /** @throws Error when the seal was changed, or belongs to another name or key */
  readonly open: (name: string, sealed: string) => string
}

/** @param secret 32 random bytes */
export function sealingKey(secret: Uint8Array): SealingKey {
  if (secret.byteLength !== 32) throw new RangeError('A key has 32 bytes.')
  const part = (use: string) =>
    createSecretKey(new Uint8Array(hkdfSync('sha256', secret, '', `kairos ${use}`, 32)))
  const cipherKey = part('cipher')
  const nonceKey = part('nonce')
  return {
    seal(name, text) {
      const nonce = createHmac('sha256', nonceKey).update(`${name}\0${text}`).digest().subarray(0, NONCE)
      const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce).setAAD(Buffer.from(name))
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return VERSION + Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64')
    },
    open(name, sealed) {
      if (!sealed.startsWith(VERSION)) throw new Error('This was sealed by a newer version of Kairos.')
      const bytes = Buffer.from(sealed.slice(VERSION.length), 'base64')
      const decipher = createDecipheriv('aes-256-gcm', cipherKey, bytes.subarray(0, NONCE), {
        // A shortened tag would be easier to guess.
        authTagLength: TAG,
      })
        .setAAD(Buffer.from(name))
        .setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
      return decipher.update(bytes.subarray(NONCE + TAG), undefined, 'utf8') + decipher.final('utf8')
    },
  }
}
