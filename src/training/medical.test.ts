/** What a training is told of a medical screening. */
import { expect, test } from 'vitest'
import { courseId, entryId, personId } from '#kernel/ids.ts'
import type { Clearance, ClearanceEntry } from '#screening/clearance.ts'
import { outcomeFrom } from './medical.ts'

const given = (decision: ClearanceEntry['body']['decision']): ClearanceEntry => ({
  id: entryId.parse('01990000-0000-7000-8000-000000000001'),
  kind: 'clearance-given',
  at: Temporal.Instant.from('2027-03-01T16:00:00Z'),
  by: personId.parse('petra'),
  course: courseId.parse('01990000-0000-7000-8000-000000000002'),
  recordedAt: Temporal.Instant.from('2027-03-01T16:00:00Z'),
  audience: 'care-team',
  body: {
    decision,
    reason: 'Looked at everything.',
    conditions: [],
    until: Temporal.PlainDate.from('2027-06-01'),
    covered: {},
    protocol: 'kap@1',
  },
})
const cleared: Clearance = { state: 'in-force', given: given('cleared') }
const withConditions: Clearance = { state: 'in-force', given: given('cleared-with-conditions') }

test.each([
  ['cleared in the chart', 'cleared', cleared, true],
  ['with conditions, though the chart has none', 'conditions', cleared, true],
  ['with conditions, as in the chart', 'conditions', withConditions, true],
  ['cleared, though the chart has conditions', 'cleared', withConditions, false],
  ['cleared, and nothing was decided', 'cleared', { state: 'none' }, false],
  ['cleared, and the clearance has ended', 'cleared', { state: 'ended', given: given('cleared') }, false],
  [
    'cleared, and something new came up',
    'cleared',
    { state: 'reopened', given: given('cleared'), by: [] },
    false,
  ],
  [
    'with conditions, and not cleared in the chart',
    'conditions',
    { state: 'not-cleared', given: given('not-cleared') },
    false,
  ],
  ['not cleared, before anything was decided', 'not-cleared', { state: 'none' }, true],
  ['not cleared, though the chart clears', 'not-cleared', cleared, true],
  ['nothing was chosen', undefined, cleared, false],
] satisfies [string, string | undefined, Clearance, boolean][])('%s', (_, typed, clearance, may) =>
  expect(outcomeFrom(typed, clearance).ok).toBe(may),
)
