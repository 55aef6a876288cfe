/**
 * The National Provider Identifier: ten digits, the first of them 1 or 2, the last of them a check on the others.
 * The check is Luhn's (ISO/IEC 7812) over the number with the prefix 80840 of health identifiers in the United States.
 */
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import { NPI } from './npi-words.ts'

/** Luhn's sum of the prefix 80840, which is the same for every number. */
const PREFIX = 24

/** The digit that makes the nine before it an NPI. */
export function checkDigitOf(nine: string): number {
  // Every second digit counts double, beginning with the one beside the check digit.
  const sum = [...nine].reduce(
    (total, digit, place) => total + (place % 2 === 0 ? doubled(Number(digit)) : Number(digit)),
    PREFIX,
  )
  return (10 - (sum % 10)) % 10
}

const doubled = (digit: number): number => (digit < 5 ? digit * 2 : digit * 2 - 9)

export const isNpi = (text: string): boolean =>
  /^[12]\d{9}$/.test(text) && checkDigitOf(text.slice(0, 9)) === Number(text[9])

/**
 * Reads an NPI as somebody types it, with or without spaces and dashes.
 * @returns ten digits, or one sentence that says what is wrong; never another number that would fit
 */
export function readNpi(typed: string): Result<string> {
  const digits = typed.replace(/[\s-]/g, '')
  if (!/^\d+$/.test(digits)) return fail(problem(NPI.notDigits(typed.trim().slice(0, 40)), 'npi'))
  if (digits.length !== 10) return fail(problem(NPI.length(digits.length), 'npi'))
  if (!/^[12]/.test(digits)) return fail(problem(NPI.first(digits), 'npi'))
  return isNpi(digits) ? ok(digits) : fail(problem(NPI.wrongDigit(digits), 'npi'))
}
