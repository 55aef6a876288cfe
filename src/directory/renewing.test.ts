import { describe, expect, test } from 'vitest'
import { profile } from './profile.ts'
import { endingsOf } from './renewing.ts'

const today = Temporal.PlainDate.from('2026-11-24')
const listed = (...expires: string[]) =>
  profile.parse({
    subject: 'person',
    name: 'Amara Okafor',
    roles: ['therapist'],
    licences: expires.map((day, i) => ({ kind: 'LPC', number: `10${i}`, state: 'CO', expires: day })),
    places: [{ town: 'Golden', state: 'CO', zip: '80401', lat: 39.73, lon: -105.19 }],
  })
const limits = [60, 14]

describe('a licence is warned of', () => {
  test.each([
    ['2027-01-24', undefined, 'not while more than 60 days are left'],
    ['2027-01-23', 60, 'when 60 days are left'],
    ['2026-12-09', 60, 'still under the same limit when 15 are left'],
    ['2026-12-08', 14, 'under the second limit when 14 are left'],
    ['2026-11-24', 14, 'on its last day'],
    ['2026-11-23', undefined, 'not when it is over'],
  ] as const)('that ends on %s: limit %s, %s', (expires, limit, _why) => {
    expect(endingsOf(listed(expires), today, limits).map((ending) => ending.limit)).toEqual(
      limit === undefined ? [] : [limit],
    )
  })
})

test('of several licences the one that ends first is named first', () => {
  expect(endingsOf(listed('2027-01-10', '2026-12-01', '2028-01-01'), today, limits)).toMatchObject([
    { item: 'LPC 101, CO', limit: 14 },
    { item: 'LPC 100, CO', limit: 60 },
  ])
})
