/** How a course ends, begins again and moves to another protocol: who decides, and what is asked first. */
import { expect, test } from 'vitest'
import { entryId, personId, uuidv7 } from '#kernel/ids.ts'
import type { Role } from '#people/people.ts'
import { shippedProtocol } from '#platform/content.ts'
import { type Ending, ruleOnClosing, ruleOnMoving, ruleOnReopening } from './closing.ts'
import type { CourseView } from './view.ts'

const protocol = shippedProtocol()
const now = Temporal.Instant.from('2026-11-24T18:00:00Z')
const zone = 'America/Denver'
const id = entryId.parse(uuidv7(1, new Uint8Array(10)))
const who = personId.parse('somebody')

const open: Ending = { folded: { team: {} }, safety: [], visits: [] }
const closed: Ending = {
  ...open,
  folded: { team: {}, closed: { at: now, outcome: 'completed', reason: 'Done.', by: who } },
}
const inSession: Ending = { ...open, session: { begun: now.subtract({ hours: 1 }) } }
const visitAt = (from: Temporal.Instant, state: 'planned' | 'kept' = 'planned') => ({
  id,
  kind: 'follow-up' as const,
  from,
  to: from.add({ minutes: 30 }),
  place: 'Room 1',
  people: [],
  state,
  planned: id,
})
const flow: CourseView['safety'][number] = {
  answer: id,
  at: now.subtract({ hours: 20 }),
  by: who,
  rule: protocol.outcomes.safety.rules[0]!,
  points: 1,
  questionnaire: 'phq-9',
  corrected: false,
}

const roles = (...all: Role[]) => ({ roles: all })
const closing = (course: Ending, person = roles('therapist')) =>
  ruleOnClosing(person, course, { protocol, zone, now })

test.each([
  ['a therapist', ['therapist'], 'allow'],
  ['a prescriber', ['prescriber'], 'allow'],
  ['a monitor', ['monitor'], 'refuse'],
  ['a coordinator', ['coordinator'], 'refuse'],
] as const)('%s on closing a course with nothing open: %s', (_, held, ruling) => {
  expect(closing(open, roles(...held)).ruling).toBe(ruling)
  expect(ruleOnReopening(roles(...held), closed, protocol).ruling).toBe(ruling)
})

test('closing asks while a session is open', () => {
  expect(closing(inSession)).toMatchObject({ ruling: 'ask', reasons: [{ rule: 'closing-session' }] })
})

test('closing asks while an answer about self-harm was not reviewed, and shows it', () => {
  expect(closing({ ...open, safety: [flow] })).toMatchObject({
    ruling: 'ask',
    reasons: [{ rule: 'closing-safety', evidence: [{ entry: id }] }],
  })
})

test('closing asks while visits are planned, not about those that are over', () => {
  expect(closing({ ...open, visits: [visitAt(now.add({ hours: 24 }))] }).ruling).toBe('ask')
  expect(
    closing({
      ...open,
      visits: [visitAt(now.add({ hours: 24 }), 'kept'), visitAt(now.subtract({ hours: 24 }))],
    }).ruling,
  ).toBe('allow')
})

test('what is closed is not closed again, what is open is not reopened', () => {
  expect(closing(closed).ruling).toBe('refuse')
  expect(ruleOnReopening(roles('therapist'), open, protocol).ruling).toBe('refuse')
})

const next = { id: 'juniper-house', version: '1.0.0' }
const moving = (course: Ending, person = roles('prescriber'), to: { id: string; version: string } = next) =>
  ruleOnMoving(person, course, { from: protocol, to, zone })

test('a prescriber moves a running course to another version', () => {
  expect(moving(open)).toMatchObject({ ruling: 'allow', protocol: `${protocol.id}@${protocol.version}` })
})

test.each([
  ['a therapist does not', open, roles('therapist'), next],
  ['nor to the version it is on', open, roles('prescriber'), protocol],
  ['nor while a session is under way', inSession, roles('prescriber'), next],
  ['nor when the course is closed', closed, roles('prescriber'), next],
])('%s', (_, course, person, to) => {
  expect(moving(course, person, to).ruling).toBe('refuse')
})
