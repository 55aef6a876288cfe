import { expect, test } from 'vitest'
import { courseId, patientId } from '#kernel/ids.ts'
import { shippedProtocol } from '#platform/content.ts'
import { type Colleague, hereOf } from '../here.ts'
import {
  aGroup,
  arrived,
  calm,
  chartFrom,
  given,
  joinedGroup,
  minute,
  order,
  people,
  type Told,
  told,
  visit,
} from '../testing.ts'
import { act } from './acts.ts'
import { type Intent, type Sent, sentOf } from './form.ts'

const protocol = shippedProtocol()
const staff: Colleague[] = [
  { id: people.monitor, name: 'Sam Okafor, RN', roles: ['monitor'] },
  { id: people.therapist, name: 'Ruth Adler, LCSW', roles: ['therapist'] },
  { id: people.prescriber, name: 'Helen Marsh, MD', roles: ['prescriber'] },
]
function sends(facts: readonly Told[], intent: Intent, fields: Partial<Sent> = {}, who = 0) {
  const here = hereOf(
    {
      id: courseId.parse('0198c0de-0000-7000-8000-000000000001'),
      patient: { id: patientId.parse('0198c0de-0000-7000-8000-0000000000cc'), name: 'Maya Lindqvist' },
      chart: chartFrom(...facts),
      protocol,
      zone: 'UTC',
      names: new Map(),
      closed: false,
    },
    visit,
    { person: staff[who]!, staff, now: minute(2) },
  )!
  const acted = act(sentOf(intent, fields), here)
  if ('problems' in acted) return acted.problems.map(({ field }) => field)
  if ('ruling' in acted) return [acted.ruling.ruling, ...acted.ruling.reasons.map(({ rule }) => rule)]
  return acted.drafts.map(({ kind, body }) => ({ kind, ...Object(body), visit: undefined }))
}

test('who leaves is somebody who is there', () => {
  expect(sends(arrived(), 'left', { leaving: 'therapist:therapist' })).toEqual([
    { kind: 'staff-left', person: people.therapist, as: 'therapist' },
  ])
  expect(sends(arrived(), 'left', { leaving: 'prescriber:prescriber' })).toEqual(['leaving'])
})

test('a pause says who holds the person, and its end names it', () => {
  expect(sends(arrived(), 'pause', { heldBy: people.therapist })).toEqual([
    { kind: 'session-paused', why: 'emergency-of-another', heldBy: people.therapist },
  ])
  expect(sends(arrived(), 'pause')).toEqual(['heldBy'])
  expect(sends(arrived(), 'pause', { heldBy: people.second })).toEqual(['heldBy'])
  const paused = told(1, 'session-paused', { why: 'emergency-of-another', heldBy: people.therapist })
  const [resumed] = sends([...arrived(), paused], 'resume')
  expect(resumed).toMatchObject({ kind: 'session-resumed', pauses: [expect.any(String)] })
  expect(sends([...arrived(), paused], 'phase', { phase: 'journey' })).toEqual(['refuse', 'paused'])
  expect(sends([...arrived(), paused], 'vitals', { pressure: '118/76' })).toMatchObject([
    { kind: 'vitals-taken' },
  ])
})

test('joining a group again takes the place of the older word; leaving it needs a reason', () => {
  expect(sends(arrived(), 'join', { group: aGroup, place: '2' })).toEqual([
    { kind: 'group-joined', group: aGroup, place: 2 },
  ])
  expect(sends(arrived(), 'join', { group: aGroup, place: '0' })).toEqual(['place'])
  expect(sends([...arrived(), joinedGroup(1)], 'leave-group')).toEqual(['reason'])
  expect(sends([...arrived(), joinedGroup(1), given(1, 60)], 'leave-group', { reason: 'Ill' }, 2)).toEqual([
    'refuse',
    'group-dosed',
  ])
  expect(sends([...arrived(), joinedGroup(1)], 'leave-group', { reason: 'Ill' })).toEqual([
    { kind: 'struck-out' },
  ])
})

test('a question to the prescriber is answered by one, once', () => {
  expect(
    sends(arrived(), 'ask', { about: 'May I give 10 mg more?', order, mg: '10', rules: ['booster'] }),
  ).toEqual([{ kind: 'decision-asked', about: 'May I give 10 mg more?', order, mg: 10, rules: ['booster'] }])
  expect(sends(arrived(), 'ask', { mg: 'some' })).toEqual(['about', 'mg'])
  const asked = { ...told(1, 'decision-asked', { rules: [], about: 'x' }), id: aGroup }
  const answer = { asked: aGroup, decision: 'hold', reason: 'Wait' } as const
  expect(sends([...arrived(), asked], 'decide', answer, 2)).toEqual([
    { kind: 'prescriber-decided', rules: ['question'], decision: 'hold', reason: 'Wait', asked: aGroup },
  ])
  expect(sends([...arrived(), asked], 'decide', answer, 1)).toHaveLength(1)
  expect(sends([...arrived(), asked], 'decide', answer, 1)).not.toMatchObject([
    { kind: 'prescriber-decided' },
  ])
  const done = told(1.5, 'prescriber-decided', {
    rules: ['question'],
    decision: 'hold',
    reason: 'x',
    asked: aGroup,
  })
  expect(sends([...arrived(), asked, done], 'decide', answer, 2)).toEqual([undefined])
})

const dose = { mg: '60', lot: 'L-204', concentration: '50', by: people.monitor }
test('a dose takes the check from another device; beside the giver the one who checked signs with their name', () => {
  const check = { order, drug: 'ketamine', route: 'im', mg: 60 }
  const facts = [...arrived(), calm(0), told(1, 'dose-checked', check, people.therapist)]
  expect(sends(facts, 'dose', { ...dose, already: 'To see what is written' }).at(-1)).toMatchObject({
    checkedBy: people.therapist,
    check: expect.any(String),
  })
  const beside = { ...dose, checkedBy: people.therapist }
  expect(sends(arrived(), 'dose', beside)).toEqual(['checkSigned'])
  expect(sends(arrived(), 'dose', { ...beside, checkSigned: 'Ruth Adl' })).toEqual(['checkSigned'])
  // Everything but the gate of the day, which this made-up chart knows nothing about, is settled.
  expect(sends(arrived(), 'dose', { ...beside, checkSigned: 'ruth adler' })).not.toContain('second-check')
  expect(sends(arrived(), 'dose', { ...beside, already: 'Given in a hurry' })).toMatchObject([
    { kind: 'dose-given' },
  ])
})

test('a check needs an order and the amount that was read', () => {
  expect(sends(arrived(), 'check', { mg: '60', lot: 'L-204', concentration: 'x' }, 1)).toEqual([
    'concentration',
  ])
  expect(sends(arrived(), 'check', {}, 1)).toEqual(['mg'])
  expect(sends([...arrived(), given(1, 60)], 'check', { mg: '20' }, 1)).toMatchObject([
    { kind: 'dose-checked', mg: 20 },
  ])
})
