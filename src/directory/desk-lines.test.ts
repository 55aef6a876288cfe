import { expect, test } from 'vitest'
import { listingId } from '#kernel/ids.ts'
import { type DeskListed, lineOf, type QueueName } from './desk-lines.ts'

const today = Temporal.PlainDate.from('2026-11-24')
const on = (day: string) => Temporal.Instant.from(`${day}T12:00:00Z`)
const AMARA: DeskListed = {
  id: listingId.parse('01990000-0000-7000-8000-000000000001'),
  name: 'Amara Okafor',
  state: 'shown',
  proposedAt: on('2026-10-01'),
  unchecked: 0,
  reports: 0,
}
const line = (queue: QueueName, changes: Partial<DeskListed> = {}) =>
  lineOf(queue, { ...AMARA, ...changes }, today, 'America/Denver')

test('whoever waits more than two weeks for a decision waits too long', () => {
  expect(line('decide', { waitsSince: on('2026-11-10') })).toMatchObject({
    state: 'due',
    when: 'since 10 Nov 2026',
  })
  expect(line('decide', { waitsSince: on('2026-11-09') }).state).toBe('overdue')
})

test('a license that ends soon is due, one that has ended is overdue', () => {
  const until = (day: string) => ({ renewBy: Temporal.PlainDate.from(day) })
  expect(line('renew', until('2026-11-24'))).toMatchObject({ state: 'due', when: 'until 24 Nov 2026' })
  expect(line('renew', until('2026-11-23'))).toMatchObject({ state: 'overdue', when: 'ended 23 Nov 2026' })
})

test('a line says how much is to be looked up, how many reports wait, and where to settle it', () => {
  expect(line('lookUp', { unchecked: 2 }).why).toBe('2 things it says were not looked up yet.')
  expect(line('reported', { reports: 1 })).toMatchObject({
    why: 'One report waits.',
    forWhom: 'Amara Okafor',
    href: `/desk/directory/${AMARA.id}`,
  })
})

test('what waits for its owner is nothing that an educator is late with', () => {
  expect(line('owners').state).toBe('upcoming')
})
