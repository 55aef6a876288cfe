import { describe, expect, test } from 'vitest'
import { listingId } from '#kernel/ids.ts'
import { hoursAfter } from '#kernel/time.ts'
import { type ContactChange, limitsOfChanging, stateOf } from './contact-change.ts'
import { LETTERS } from './contact-change-words.ts'

const NOW = Temporal.Instant.from('2026-11-23T16:00:00Z')
const later = (hours: number) => hoursAfter(NOW, hours)
const listing = listingId.parse('0198c0de-0000-7000-8000-000000000001')
const change = (over: Partial<ContactChange> = {}): ContactChange => ({
  id: '0198c0de-0000-7000-8000-000000000002',
  listing,
  email: 'new@practice.example',
  previous: 'old@practice.example',
  askedAt: NOW,
  ...over,
})

describe('a change of the address for letters', () => {
  test.each([
    ['waits until it is confirmed', change(), 47, 'waits'],
    ['for 48 hours, and no longer', change(), 48, 'expired'],
    ['holds from then on, and can be taken back', change({ confirmedAt: later(1) }), 2, 'changed'],
    ['for 14 days', change({ confirmedAt: later(1) }), 14 * 24, 'changed'],
    ['and then no more', change({ confirmedAt: later(1) }), 14 * 24 + 1, 'settled'],
    ['is over once it was stopped', change({ endedAt: later(1) }), 2, 'ended'],
    ['or taken back', change({ confirmedAt: later(1), endedAt: later(2) }), 3, 'ended'],
  ] as const)('%s', (_, one, hours, state) => expect(stateOf(one, later(hours))).toBe(state))

  test('one listing asks three times a day, and one address is written to three times a day, whoever asks', () => {
    const limits = limitsOfChanging('192.0.2.1', listing, 'new@practice.example')
    const most = (whom: string) => limits.find((limit) => limit.whom === whom)
    expect(most(listing)).toMatchObject({ most: 3, minutes: 24 * 60 })
    expect(most('new@practice.example')).toMatchObject({ what: 'listing-confirm', most: 3 })
  })
})

test.each(Object.entries(LETTERS))('the letter “%s” names no address', (_, written) => {
  const { subject, text } = written('https://kairos.example/links/x')
  expect(subject + text).not.toContain('@')
  expect(subject).toMatch(/^[A-Z].{20,70}$/)
})
