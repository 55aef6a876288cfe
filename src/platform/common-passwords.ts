/** The list of common passwords that ships: words that attackers try first, in small letters, one a line. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const FILE = join(import.meta.dirname, '../../content/common-passwords.txt')

/** @param password in lower case */
export function isCommonPassword(password: string): boolean {
  listed ??= new Set(
    readFileSync(FILE, 'utf8')
      .split('\n')
      .filter((line) => line && !line.startsWith('#')),
  )
  return listed.has(password)
}
let listed: Set<string> | undefined
