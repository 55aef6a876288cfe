import { expect, test } from 'vitest'
import type { Check } from './checks.ts'
import { checkSaid, checksInShort, distanceSaid, feesSaid } from './listing-words.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const looked = {
  at: Temporal.Instant.from('2026-11-03T17:00:00Z'),
  source: 'Colorado board, online license search',
  until: day('2027-11-03'),
}
const licence: Check = {
  what: 'licence',
  item: 'LPC 123, CO',
  expires: day('2027-08-31'),
  standing: 'confirmed',
  checked: looked,
}
const cases: readonly [string, Check, string][] = [
  [
    'confirmed: who looked, when, where, until when',
    licence,
    'The directory’s desk looked this up on 3 Nov 2026: Colorado board, online license search. It was as stated; that counts until 3 Nov 2027. The license runs until 31 Aug 2027.',
  ],
  [
    'expired: the end stands there, and what was found before it is not repeated',
    { ...licence, standing: 'expired', expires: day('2026-09-01') },
    'The directory’s desk looked this up on 3 Nov 2026: Colorado board, online license search. The license ended on 1 Sep 2026.',
  ],
  [
    'expired and never checked',
    { what: 'licence', item: 'LPC 123, CO', expires: day('2026-09-01'), standing: 'expired' },
    'Nobody has looked this up. It is what the listing says about itself. The license ended on 1 Sep 2026.',
  ],
  [
    'checked too long ago',
    { ...licence, standing: 'lapsed' },
    'The directory’s desk looked this up on 3 Nov 2026: Colorado board, online license search. It was as stated then; that counted until 3 Nov 2027, and nobody has looked again since. The license runs until 31 Aug 2027.',
  ],
  [
    'looked up and not found',
    {
      what: 'training',
      item: 'KAP 1',
      standing: 'not-confirmed',
      checked: { at: looked.at, source: 'The published list' },
    },
    'The directory’s desk looked this up on 3 Nov 2026: The published list. It was not found as stated.',
  ],
]
test.each(cases)('%s', (_, check, said) => expect(checkSaid(check)).toBe(said))

test('in a list of results every license has its own line, and the rest is one', () => {
  const expired: Check = { ...licence, item: 'LPC 9, NM', standing: 'expired', expires: day('2026-09-01') }
  const training: Check = { what: 'training', item: 'KAP 1', standing: 'confirmed', checked: looked }
  const unchecked: Check = { what: 'npi', item: '1234567893', standing: 'not-checked' }
  expect(checksInShort([training, licence, expired, training, unchecked]).map(({ words }) => words)).toEqual([
    'License LPC 123, CO: checked 3 Nov 2026',
    'License LPC 9, NM: expired 1 Sep 2026',
    'Also checked: training',
  ])
})

test('a listing of which nothing was checked says so', () => {
  expect(checksInShort([{ what: 'identity', item: 'A', standing: 'not-checked' }])).toEqual([
    { standing: 'not-checked', words: 'Nothing checked yet' },
  ])
})

test.each([
  [0.2, 'less than a mile away'],
  [1, '1 mile away'],
  [1.04, '1 mile away'],
  [3.26, '3.3 miles away'],
  [24.4, '24 miles away'],
  [1204, '1,204 miles away'],
])('%s miles are said as "%s"', (miles, said) => expect(distanceSaid(miles)).toBe(said))

test.each([
  [{ low: 250, high: 400, per: 'session' }, '$250 to $400 a session'],
  [{ low: 1800, high: 1800, per: 'course' }, '$1,800 a whole course'],
  [{ low: 0, high: 150, per: 'hour' }, '$0 to $150 an hour'],
  [{ low: 0, high: 0, per: 'session' }, 'No fee'],
] as const)('%o is said as "%s"', (fees, said) => expect(feesSaid(fees)).toBe(said))
