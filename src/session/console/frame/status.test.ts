import { expect, test } from 'vitest'
import { course } from '../../testing.ts'
import type { Held } from '../held.ts'
import { statusOf } from './status.ts'

const heardAt = Temporal.Instant.from('2026-11-24T19:02:00Z')
const held: Held = {
  staff: [],
  sessions: [],
  link: 'live',
  unsent: 0,
  refused: [],
  heardAt,
  storage: 'kept',
  newer: false,
}
const said = (but: Partial<Held>) => statusOf({ ...held, ...but }, 'America/New_York').map(({ text }) => text)

test.each<[string, Partial<Held>, string]>([
  ['all has arrived', {}, 'All on the server, 14:02'],
  ['something is on its way', { unsent: 1 }, 'Sending 1 entry'],
  [
    'the network is away',
    { link: 'offline', unsent: 3 },
    '3 entries only on this tablet; sending when there is a network',
  ],
  [
    'the network is away, and nothing waits',
    { link: 'offline' },
    'No network since 14:02. All that was written is on the server; go on recording',
  ],
  [
    'the sign-in has ended',
    { link: 'sign-in', unsent: 2 },
    '2 entries only on this tablet. Sign in again to send; go on recording',
  ],
  [
    'somebody else has signed in',
    { link: 'other-person' },
    'All of yours is on the server, 14:02. Somebody else wrote on this tablet and has to sign in again to send it',
  ],
])('when %s, the line says so', (_, but, line) => {
  expect(said(but)).toEqual([line])
})

test('only what the server has taken is called on the server', () => {
  const refused = [{ id: '1', course, drafts: [], problems: [], confirm: true }]
  for (const link of ['starting', 'live', 'offline', 'sign-in', 'other-person'] as const)
    for (const only of [{ unsent: 1 }, { refused }]) expect(said({ link, ...only })[0]).not.toMatch(/\bAll\b/)
})

test('what the server did not take, a full storage and a newer version stand beside it', () => {
  const refused = [{ id: '1', course, drafts: [], problems: [], confirm: false }]
  expect(said({ refused, storage: 'full', newer: true })).toEqual([
    'Everything else is on the server, 14:02',
    'Not taken by the server: 1',
    expect.stringContaining('storage of this tablet is full'),
    'A newer version of this console is ready',
  ])
})

test('a clock ten minutes off is told with its direction; a few seconds are not', () => {
  expect(said({ offsetMs: 600_000 })[1]).toBe('The clock of this tablet is 10 min ahead: corrected')
  expect(said({ offsetMs: -600_000 })[1]).toBe('The clock of this tablet is 10 min behind: corrected')
  expect(said({ offsetMs: 4_000 })).toHaveLength(1)
})

test('what cannot be opened any more is told in red, with what to do about it', () => {
  const [, lost] = statusOf({ ...held, unreadable: 2 }, 'UTC')
  expect(lost).toMatchObject({ tone: 'red' })
  expect(lost?.text).toMatch(/^2 things written on this tablet .* enter it anew/)
})
