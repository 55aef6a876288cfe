/** Whether a password may be chosen. Length counts most; rules about signs and digits make nobody safer. */
import { type Problem, problem } from '#kernel/result.ts'
import { PASSWORD } from './signing-in-words.ts'

/** Characters. NIST SP 800-63B asks for 15 where a password stands alone, 8 beside a second factor; default: 12. */
export const LEAST = 12
/** More would only make whoever checks it work. */
export const MOST = 128

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}
/** As it is compared: `P@ssw0rd2026!!` is `password`. */
export function plainly(password: string): string {
  const bare = password
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[\d\W_]+$/u, '')
    .replace(/^[\d\W_]+/u, '')
  return [...bare]
    .map((sign) => LEET[sign] ?? sign)
    .join('')
    .replace(/[\W_]+/gu, '')
}

/**
 * @param isCommon whether a list of common passwords holds it
 * @param own name and address of the person
 * @returns what is wrong with it, nothing when it may be chosen
 */
export function passwordProblems(
  password: string,
  { isCommon, own }: { readonly isCommon: (password: string) => boolean; readonly own: readonly string[] },
  field = 'password',
): Problem[] {
  const length = [...password].length
  if (length < LEAST) return [problem(PASSWORD.short(LEAST), field)]
  if (length > MOST) return [problem(PASSWORD.long, field)]
  const lower = password.toLowerCase()
  if (isCommon(lower) || isCommon(plainly(password)) || isRepeated(lower) || isWalk(lower))
    return [problem(PASSWORD.common, field)]
  const parts = own
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((part) => part.length >= 4)
  const left = parts.reduce((rest, part) => rest.replaceAll(part, ''), lower)
  if ([...left].length < LEAST / 2) return [problem(PASSWORD.own, field)]
  return []
}

/** The same few signs over and over: `abcabcabcabc`. */
const isRepeated = (password: string): boolean =>
  /^(.{1,4}?)\1+.{0,3}$/u.test(password) || new Set(password).size < 5

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiopasdfghjklzxcvbnm',
  'qazwsxedcrfvtgbyhnujmikolp',
]
/** Along the keyboard or the alphabet: `qwertyuiopas`, `1234567890ab`. */
function isWalk(password: string): boolean {
  const tracks = ROWS.flatMap((row) => [row, [...row].reverse().join('')])
  const steps = [...password]
    .slice(1)
    .filter((sign, i) => tracks.some((row) => row.includes(password[i]! + sign)))
  return steps.length >= password.length * 0.75
}
