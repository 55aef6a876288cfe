import { expect, test } from 'vitest'
import type { Role } from '#people/people.ts'
import { shippedProtocol } from '#platform/content.ts'
import { ofKind } from './entries.ts'
import { lineOf, ruleOnBeginning, ruleOnRecording } from './recording.ts'
import { sessionOf } from './session.ts'
import { arrived, chartFrom, given, minute, planned, type Told, told, visit, vitals } from './testing.ts'

const protocol = shippedProtocol()
const linesOf = (...facts: Told[]) =>
  sessionOf(chartFrom(...facts), visit, protocol, minute(60)).entries.map((entry) => lineOf(entry, protocol))

test.each<[Told, string]>([
  [vitals(0, { systolic: 118, diastolic: 76, spo2: 97 }), '118/76 mmHg, SpO2 97 %'],
  [vitals(0, { systolic: 118 }), 'Systolic 118 mmHg'],
  [vitals(0, { spo2: 88, onOxygen: true, confirmed: true }), 'SpO2 88 %, with oxygen, looked at twice'],
  [given(0, 35), 'Given: 35 mg (0.7 mL) into the muscle (IM), lot L-204'],
  [
    told(0, 'symptoms-noted', { present: ['faint'], gone: ['chest-pain'] }),
    'Present: Faint, grey or clammy. Gone: Chest pain or pressure',
  ],
  [
    told(0, 'prescriber-called', { about: 'Systolic 182', rules: [], reached: false }),
    'Prescriber not reached: Systolic 182',
  ],
  [
    told(0, 'escort-arrived', { name: 'Sam', matched: false }),
    'Escort here: Sam, not the person who was named',
  ],
])('%o reads as a line', (fact, line) => {
  expect(linesOf(fact)).toEqual([line])
})

test('therapists, prescribers and monitors write in a session, coordinators do not', () => {
  const may = (role: Role) => ruleOnRecording([role], protocol).ruling
  expect((['therapist', 'prescriber', 'monitor', 'coordinator', 'educator'] as const).map(may)).toEqual([
    'allow',
    'allow',
    'allow',
    'refuse',
    'refuse',
  ])
})

test('a session begins with a therapist and a medical person present', () => {
  const session = sessionOf(chartFrom(planned('im')), visit, protocol, minute(-40))
  const rule = (...as: Role[]) =>
    ruleOnBeginning(
      session,
      as.map((one) => ({ as: one })),
      ['therapist'],
      protocol,
    ).reasons.map((r) => r.rule)
  expect(rule('therapist', 'monitor')).toEqual([])
  expect(rule('therapist', 'prescriber')).toEqual([])
  expect(rule('therapist')).toEqual(['staffing'])
  expect(rule('monitor')).toEqual(['staffing'])
})

test('every kind of entry of a session has a line', () => {
  const { entries } = sessionOf(chartFrom(...arrived(), given(0, 60)), visit, protocol, minute(5))
  for (const entry of entries) expect(lineOf(entry, protocol)).not.toBe('')
  expect(ofKind(entries, 'dose-given')).toHaveLength(1)
})
