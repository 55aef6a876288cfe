import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chartOf } from '#chart/chart.ts'
import { entryId } from '#kernel/ids.ts'
import { allow, type Ruling } from '#kernel/ruling.ts'
import { unit } from '#kernel/units.ts'
import type { Role } from '#people/people.ts'
import { shippedProtocol, shippedProtocols } from '#platform/content.ts'
import { ruleOnDose } from './dosing.ts'
import { sessionKinds } from './entries.ts'
import { type Group, groupOf, groupsOf, turnsOf } from './group.ts'
import { ruleOnResuming } from './group-rules.ts'
import { type Session, sessionOf } from './session.ts'
import { ruleOnGroupStaffing } from './staffing.ts'
import {
  calm,
  chartFrom,
  entriesFrom,
  given,
  inVisit,
  joinedGroup,
  minute,
  nthVisit,
  ordered,
  planned,
  type Told,
  told,
} from './testing.ts'

const protocol = shippedProtocol()
const first = shippedProtocols()
  .map((one) => one.protocol)
  .find(({ version }) => version === '1.0.0')!
type There = readonly (readonly [name: string, as: Role])[]
const TEAM: There = [
  ['ruth', 'therapist'],
  ['tomas', 'therapist'],
  ['sam', 'monitor'],
  ['helen', 'prescriber'],
]
const begun = (there: There, at = -40) =>
  told(at, 'session-begun', { present: there.map(([person, as]) => ({ person, as })) })
const left = (person: string, as: Role, at: number) => told(at, 'staff-left', { person, as })

type One = {
  there?: There
  dosed?: boolean
  more?: Told[]
  route?: 'im' | 'sl'
  place?: number
  version?: typeof first
}
/** The n-th person of the group, ready for a dose at minute 0, or dosed at minute `n`. */
function person(n: number, now: number, one: One = {}): Session {
  const { there = TEAM, dosed = false, more = [], route = 'im', place = n, version = protocol } = one
  const facts = [
    planned(route),
    joinedGroup(place),
    begun(there),
    ordered({ route }),
    calm(-10),
    ...(dosed ? [given(n, 60, { route }), calm(n + 1)] : []),
    ...more,
  ]
  return sessionOf(chartFrom(...inVisit(nthVisit(n), facts)), nthVisit(n), version, minute(now))
}
const people = (n: number, now: number, but: (i: number) => One = () => ({})) =>
  Array.from({ length: n }, (_, i) => person(i + 1, now, but(i + 1)))
const dose = (visit = nthVisit(1)) =>
  sessionKinds['dose-given'].parse({ ...Object(given(0, 60).body), visit, mg: unit.mg.parse(60) })
const rule = (session: Session, group: Group | undefined, version = protocol) =>
  ruleOnDose(
    session,
    { dose: dose(session.visit), at: minute(0), roles: ['monitor'], readiness: allow('x'), group },
    version,
  )
const rules = ({ ruling, reasons }: Ruling) => [ruling, ...reasons.map((reason) => reason.rule)]
const groupIn = (sessions: readonly Session[]) => groupsOf(sessions)[0]!

test('those whose charts name the same group belong together, in order of place, and nobody else does', () => {
  const alone = sessionOf(chartFrom(planned('im'), begun(TEAM)), nthVisit(9), protocol, minute(0))
  const sessions = [person(3, 0), alone, person(1, 0), person(2, 0)]
  const groups = groupsOf(sessions)
  expect(groups).toHaveLength(1)
  expect(groups[0]!.sessions.map(({ visit }) => visit)).toEqual([1, 2, 3].map(nthVisit))
  expect(groupOf(alone, sessions)).toBeUndefined()
})

test('who is struck out of a group is not in it any more', () => {
  const facts = entriesFrom(inVisit(nthVisit(1), [planned('im'), joinedGroup(1), begun(TEAM)]))
  const strike = {
    ...facts[1]!,
    id: entryId.parse('0198c0de-0000-7000-8000-00000000eeee'),
    kind: 'struck-out',
    body: {},
    amends: { entry: facts[1]!.id, reason: 'Does not fit this group' },
  }
  expect(sessionOf(chartOf([...facts, strike]), nthVisit(1), protocol, minute(0)).group).toBeUndefined()
})

test.each<[string, There, number, string[]]>([
  ['2 therapists, a monitor and one more for 6 dosed', TEAM, 6, ['allow']],
  ['one therapist for 2 dosed', TEAM.slice(1), 2, ['refuse', 'group-facilitators']],
  [
    '2 therapists for 7 dosed: more than three each, the prescriber decides',
    TEAM,
    7,
    ['ask', 'group-facilitators', 'group-monitors'],
  ],
  [
    '2 therapists for 9 dosed: more than four each',
    TEAM,
    9,
    ['refuse', 'group-facilitators', 'group-monitors'],
  ],
  ['no monitor', [TEAM[0]!, TEAM[1]!, TEAM[3]!], 2, ['refuse', 'group-monitors']],
  [
    'the monitor is a facilitator too: a monitor has no therapy task',
    [...TEAM.filter(([name]) => name !== 'tomas'), ['sam', 'therapist']],
    2,
    ['refuse', 'group-monitors'],
  ],
  [
    'nobody beside two therapists and the monitor: nobody is free',
    TEAM.slice(0, 3),
    2,
    ['ask', 'group-floater'],
  ],
])('staff of a group: %s', (_name, there, dosed, expected) => {
  const group = groupIn(people(dosed, 20, () => ({ there, dosed: true })))
  expect(rules(ruleOnGroupStaffing(group, protocol))).toEqual(expected)
})

test('every reason on the staff of a group carries its source, marked as a default, and what was counted', () => {
  const group = groupIn(people(9, 20, () => ({ there: TEAM.slice(0, 1), dosed: true })))
  const { reasons } = ruleOnGroupStaffing(group, protocol)
  expect(reasons.length).toBeGreaterThan(1)
  for (const { source, evidence, settle } of reasons) {
    expect(source).toMatchObject({ status: 'default', mark: 'default' })
    expect(evidence.map(({ text }) => text)).toContain('9 people dosed in this group')
    expect(settle).not.toBe('')
  }
})

test('a dose counts the person who would be dosed: the seventh for two therapists is asked about', () => {
  const dosed = (n: number) => people(8, 9, (i) => ({ dosed: i > 1 && i <= n }))
  const one = (sessions: readonly Session[]) => rules(rule(sessions[0]!, groupIn(sessions)))
  expect(one(dosed(6))).toEqual(['allow'])
  expect(one(dosed(7))).toEqual(['ask', 'group-facilitators', 'group-monitors'])
})

test('when a therapist leaves, the next dose is refused; when they come again, it is not', () => {
  const gone = [left('tomas', 'therapist', -5)]
  const back = [...gone, begun([['tomas', 'therapist']], -2)]
  const sessions = (more: Told[]) => people(3, 0, (i) => (i === 1 ? { more } : {}))
  expect(rules(rule(sessions(gone)[0]!, groupIn(sessions(gone))))).toEqual(['refuse', 'group-facilitators'])
  expect(rule(sessions(back)[0]!, groupIn(sessions(back))).ruling).toBe('allow')
})

test('who left one person of the group and was seen nowhere since has left the group', () => {
  const sessions = people(3, 0, (i) => (i === 3 ? { more: [left('tomas', 'therapist', -5)] } : {}))
  expect(rule(sessions[0]!, groupIn(sessions)).ruling).toBe('refuse')
})

test('what is not known asks: the others are not at hand, or the protocol says nothing on groups', () => {
  expect(rules(rule(person(1, 0), undefined))).toEqual(['ask', 'group-unknown'])
  const older = people(2, 0, () => ({ version: first }))
  const [ruling, ...why] = rules(rule(older[0]!, groupIn(older), first))
  expect([ruling, why]).toEqual(['ask', ['group-unknown']])
})

test('a person in no group is asked nothing about one', () => {
  const alone = person(1, 0, { more: [] })
  const { group: _, ...session } = alone
  expect(rule(session, undefined).ruling).toBe('allow')
})

const EMERGENCY = [calm(2), told(3, 'sedation-scored', { score: 0 })]
test('while another person of the group has an emergency nothing is given, and the chart does not say whose it is', () => {
  const sessions = people(3, 4, (i) => (i === 2 ? { dosed: true, more: EMERGENCY } : {}))
  expect(sessions[1]!.alarms[0]?.level).toBe('emergency')
  const ruling = rule(sessions[0]!, groupIn(sessions))
  expect(rules(ruling)).toContain('group-emergency')
  expect(ruling.ruling).toBe('refuse')
  const evidence = ruling.reasons.flatMap((reason) => reason.evidence)
  const others = new Set(
    sessions.slice(1).flatMap(({ entries }) => entries.map(({ id, body }) => `${id}${body.visit}`)),
  )
  expect(evidence.filter(({ entry }) => entry && others.has(`${entry}${nthVisit(2)}`))).toEqual([])
})

test('a paused session goes on when the staff is there and no emergency is open; else the prescriber is asked', () => {
  const paused = [told(4, 'session-paused', { why: 'emergency-of-another', heldBy: 'ruth' })]
  const all = (more: Told[], emergency: boolean) =>
    people(3, 6, (i) =>
      i === 1 ? { more: [...paused, ...more] } : i === 2 && emergency ? { dosed: true, more: EMERGENCY } : {},
    )
  const resuming = (sessions: readonly Session[]) =>
    rules(ruleOnResuming(sessions[0]!, groupIn(sessions), ['monitor'], protocol))
  expect(resuming(all([], false))).toEqual(['allow'])
  expect(resuming(all([], true))).toEqual(['ask', 'group-emergency'])
  expect(resuming(all([left('tomas', 'therapist', 5)], false))[0]).toBe('refuse')
})

test('doses follow each other by place within three minutes, and the next one says by when', () => {
  const sessions = people(4, 2, (i) => ({ dosed: i === 1 }))
  expect(turnsOf(groupIn(sessions)).map(({ state, by }) => [state, by?.toString()])).toEqual([
    ['given', undefined],
    ['now', minute(4).toString()],
    ['waits', undefined],
    ['waits', undefined],
  ])
})

test('lozenges are taken together', () => {
  const sessions = people(3, 0, () => ({ route: 'sl' }))
  expect(turnsOf(groupIn(sessions)).map(({ state }) => state)).toEqual(['now', 'now', 'now'])
})

test('the group is the same whatever order its charts and their facts arrive in', () => {
  const facts = [1, 2, 3, 4].map((n) => ({
    visit: nthVisit(n),
    entries: entriesFrom(
      inVisit(nthVisit(n), [
        planned('im'),
        joinedGroup(5 - n),
        begun(TEAM),
        left('sam', 'monitor', -n),
        ...(n % 2 ? [begun([['sam', 'monitor']], -n + 0.5)] : []),
        ...(n > 2 ? [given(n, 60)] : []),
      ]),
    ),
  }))
  const told = (sessions: readonly Session[]) => {
    const group = groupIn(sessions)
    return JSON.stringify([
      group.sessions.map(({ visit }) => visit),
      group.team,
      ruleOnGroupStaffing(group, protocol),
      turnsOf(group).map(({ state, by }) => [state, by]),
    ])
  }
  const fold = (entries: (typeof facts)[number]) =>
    sessionOf(chartOf(entries.entries), entries.visit, protocol, minute(9))
  const expected = told(facts.map(fold))
  fc.assert(
    fc.property(
      fc.shuffledSubarray(facts, { minLength: 4 }),
      fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
      (charts, turns) => {
        const arrived = charts.map(({ visit, entries }, i) => {
          const by = (turns[i] ?? 0) % entries.length
          return { visit, entries: [...entries.slice(by), ...entries.slice(0, by), ...entries.slice(0, 2)] }
        })
        expect(told(arrived.map(fold))).toBe(expected)
      },
    ),
  )
})
