import { expect, test } from 'vitest'
import { UNREADABLE } from '#chart/reading.ts'
import { kinds } from './kinds.ts'
import { domainOf, KINDS, kindInWords, UNKNOWN_DOMAIN } from './words.ts'

test('every kind of entry has words that a clinician reads, and a domain to be filtered by', () => {
  const wordless = Object.keys(kinds).filter((kind) => domainOf(kind) === UNKNOWN_DOMAIN)
  expect(wordless, 'Give these kinds words in src/course/words.ts.').toEqual([])
})

test('no words are kept for a kind that nobody writes', () => {
  const named = Object.values(KINDS).flatMap((domain) => Object.keys(domain.kinds))
  expect(named.filter((kind) => !Object.hasOwn(kinds, kind))).toEqual([])
  expect(new Set(named).size).toBe(named.length)
})

test('a kind that a newer program wrote is said to be unknown, by its name', () => {
  expect(kindInWords('moon-phase-noted')).toContain('moon-phase-noted')
  expect(domainOf('moon-phase-noted')).toBe(UNKNOWN_DOMAIN)
  expect(kindInWords(UNREADABLE)).not.toBe(UNREADABLE)
})
