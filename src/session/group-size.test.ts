import { expect, test } from 'vitest'
import type { Ruling } from '#kernel/ruling.ts'
import { shippedProtocol } from '#platform/content.ts'
import { groupsOf, wouldBe } from './group.ts'
import { ruleOnLeavingGroup } from './group-rules.ts'
import { ruleOnGroupSize } from './group-size.ts'
import { sessionOf } from './session.ts'
import {
  aGroup,
  calm,
  chartFrom,
  given,
  inVisit,
  joinedGroup,
  minute,
  nthVisit,
  ordered,
  people,
  planned,
  type Told,
  told,
} from './testing.ts'

const protocol = shippedProtocol()
type There = readonly { readonly person: string; readonly as: string }[]
const [FIRST, SECOND] = [
  { person: people.therapist, as: 'therapist' },
  { person: people.second, as: 'therapist' },
]
const MONITOR = { person: people.monitor, as: 'monitor' }
const FLOATER = { person: people.prescriber, as: 'prescriber' }
const TEAM: There = [FIRST, SECOND, MONITOR, FLOATER]

function session(n: number, present: There, more: readonly Told[] = []) {
  const came = present.length > 0 ? [told(-40, 'session-begun', { present })] : []
  const facts = [planned('im'), joinedGroup(n), ...came, ordered(), calm(-10), ...more]
  return sessionOf(chartFrom(...inVisit(nthVisit(n), facts)), nthVisit(n), protocol, minute(30))
}
const sessions = (n: number, present: There, more: (i: number) => readonly Told[] = () => []) =>
  Array.from({ length: n }, (_, i) => session(i + 1, present, more(i + 1)))
const rules = ({ ruling, reasons }: Ruling) => [ruling, ...reasons.map(({ rule }) => rule)]

test.each<[string, number, There, string[]]>([
  ['six with two therapists, a monitor and one more', 6, TEAM, ['allow']],
  ['seven: more than three for each therapist', 7, TEAM, ['ask', 'group-facilitators', 'group-monitors']],
  [
    'eight: as many as two therapists and a monitor may ever have',
    8,
    TEAM,
    ['ask', 'group-facilitators', 'group-monitors'],
  ],
  ['nine: more than that', 9, TEAM, ['refuse', 'group-facilitators', 'group-monitors']],
  ['two with one therapist', 2, [FIRST, MONITOR, FLOATER], ['refuse', 'group-facilitators']],
  ['two with nobody to spare', 2, [FIRST, SECOND, MONITOR], ['ask', 'group-floater']],
  ['two, and nobody is recorded as there', 2, [], ['ask', 'group-size']],
  ['one: no group', 1, TEAM, ['refuse', 'group-size']],
])('before anybody is dosed, %s', (_, n, present, answer) => {
  const ruling = ruleOnGroupSize(groupsOf(sessions(n, present))[0]!, protocol)
  expect(rules(ruling)).toEqual(answer)
  for (const { evidence, source, settle } of ruling.reasons) {
    expect(evidence.length).toBeGreaterThan(0)
    expect(source.mark).toBe('default')
    expect(settle).not.toBe('')
  }
})

test('who has gone home needs nobody any more', () => {
  const gone = (i: number) => (i <= 2 ? [told(20, 'session-abandoned', { reason: 'Ill' })] : [])
  expect(ruleOnGroupSize(groupsOf(sessions(8, TEAM, gone))[0]!, protocol).ruling).toBe('allow')
})

test('people who are about to be a group are ruled as they would be', () => {
  expect(rules(ruleOnGroupSize(wouldBe(aGroup, sessions(9, TEAM)), protocol))[0]).toBe('refuse')
  expect(rules(ruleOnGroupSize(wouldBe(aGroup, sessions(4, TEAM)), protocol))).toEqual(['allow'])
})

test('nobody who was dosed with a group leaves it before they go home: the staff is counted for them', () => {
  const dosed = session(1, TEAM, [given(1, 60)])
  expect(rules(ruleOnLeavingGroup(dosed, protocol))).toEqual(['refuse', 'group-dosed'])
  expect(ruleOnLeavingGroup(dosed, protocol).reasons[0]?.evidence).toMatchObject([
    { at: minute(-42) },
    { text: '60 mg' },
  ])
  expect(ruleOnLeavingGroup(session(1, TEAM), protocol).ruling).toBe('allow')
  const home = session(1, TEAM, [given(1, 60), told(20, 'discharged', { score: 10, protocol: 'x' })])
  expect(ruleOnLeavingGroup(home, protocol).ruling).toBe('allow')
})
