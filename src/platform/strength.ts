/** Whether a secret that somebody chose is one that nobody can guess. */

const KNOWN =
  /change.?me|secret|password|example|kairos|default|test|1234|abcd|qwerty|letmein|replace|insert/i

/**
 * @returns a sentence when the secret is weak: too short, of too few different signs, or made of words that stand in
 *   examples. 32 random bytes as base64 or hex always pass but for one in many thousands that spells such a word.
 */
export function weaknessOf(secret: string): string | undefined {
  const make = 'Make one with: node -e "console.log(crypto.randomBytes(32).toString(\'hex\'))"'
  if (secret.length < 32) return `KAIROS_SECRET must have at least 32 characters. ${make}`
  if (bitsOf(secret) < 96 || /(.{2,8})\1{3}/.test(secret))
    return `KAIROS_SECRET is too even to be random. ${make}`
  if (KNOWN.test(secret)) return `KAIROS_SECRET holds a word that stands in examples. ${make}`
  return undefined
}

/** Shannon's measure over the signs that are there: an upper bound of how hard it is to guess. */
function bitsOf(text: string): number {
  const counts = new Map<string, number>()
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  const perSign = [...counts.values()].reduce(
    (sum, n) => sum - (n / text.length) * Math.log2(n / text.length),
    0,
  )
  return perSign * text.length
}
