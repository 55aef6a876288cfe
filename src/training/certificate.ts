/** The number of a certificate: short enough to read out, and wrong when a character of it is. */

/** Crockford's alphabet: no letter that looks like a figure. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 8

/**
 * A number such as `27-4F7QM2XK-9`: the year of the training, eight characters by chance, and one that checks the rest.
 * @param random at least eight bytes
 */
export function certificateNumber(year: number, random: Uint8Array): string {
  if (random.length < LENGTH) throw new RangeError('A certificate number needs eight random bytes.')
  const body = Array.from(random.subarray(0, LENGTH), (byte) => ALPHABET[byte % 32]).join('')
  const start = `${String(year % 100).padStart(2, '0')}-${body}`
  return `${start}-${checkOf(start)}`
}

/**
 * Luhn's sum over 32 characters: it finds every single wrong character, and nearly every pair that changed places.
 */
function checkOf(text: string): string {
  const values = [...text.replaceAll('-', '')].map((sign) => ALPHABET.indexOf(sign))
  const sum = values.reduceRight((total, value, i) => {
    const fromRight = values.length - 1 - i
    const doubled = fromRight % 2 === 0 ? value * 2 : value
    return total + Math.floor(doubled / 32) + (doubled % 32)
  }, 0)
  return ALPHABET[(32 - (sum % 32)) % 32]!
}

/** A number as people type it: small letters, spaces, O for 0, I and L for 1. @returns undefined for what is none */
export function readCertificateNumber(typed: string): string | undefined {
  const plain = typed
    .toUpperCase()
    .replaceAll(/[\s–—-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  const parts = /^(\d{2})([0-9A-HJKMNP-TV-Z]{8})([0-9A-HJKMNP-TV-Z])$/.exec(plain)
  if (!parts) return undefined
  const start = `${parts[1]}-${parts[2]}`
  return checkOf(start) === parts[3] ? `${start}-${parts[3]}` : undefined
}
