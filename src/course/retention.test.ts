import fc from 'fast-check'
import { expect, test } from 'vitest'
import { courseId, entryId, personId } from '#kernel/ids.ts'
import { shippedRetention } from '#platform/content.ts'
import {
  type KeptCourse,
  keepingsOf,
  policyOf,
  type RetentionAct,
  retentionStanding,
  ruleOnConfirming,
  ruleOnDeleting,
  ruleOnProposing,
  ruleOnYears,
  underWhich,
} from './retention.ts'

const policy = shippedRetention()
const zone = 'America/Denver'
const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[${zone}]`).toInstant()
const course = courseId.parse('01936b2e-0000-7000-8000-000000000001')
const paula = { id: personId.parse('paula'), roles: ['privacy-officer'] } as const
const ines = { id: personId.parse('ines'), roles: ['administrator', 'coordinator'] } as const
const ruth = { id: personId.parse('ruth'), roles: ['therapist'] } as const

/** An adult whose course ended in 2026. */
const kept: KeptCourse = {
  course,
  name: 'Test Person',
  birthDate: '1985-03-02',
  closed: true,
  sealed: true,
  lastEntry: at('2026-11-30T12:00'),
  lastVisit: at('2026-11-24T10:00'),
  lastControlled: at('2026-10-01T10:00'),
}
let n = 0
const did = (act: RetentionAct['act'], by = paula.id, reason = 'a reason'): RetentionAct => ({
  id: entryId.parse(`01936b2e-0000-7000-9000-${String(n++).padStart(12, '0')}`),
  course,
  act,
  at: at('2034-01-01T12:00'),
  by,
  reason,
})
const when = (text: string, acts: readonly RetentionAct[] = [], rules = policy) => ({
  standing: retentionStanding(acts),
  policy: rules,
  zone,
  now: at(text),
})
const LONG_AFTER = '2040-01-01T12:00'
const rulesOf = (course: KeptCourse, ...rest: Parameters<typeof when>) =>
  ruleOnDeleting(course, when(...rest)).reasons.map(({ rule }) => rule)

test('the record of an adult is kept 7 years after the last visit, and not a day less', () => {
  expect(rulesOf(kept, '2033-11-24T23:59')).toEqual(['keeping-record'])
  expect(ruleOnDeleting(kept, when('2033-11-25T00:00')).ruling).toBe('allow')
})

test('every rule that still keeps it is named, with its source and how sure that is', () => {
  const { ruling, reasons } = ruleOnDeleting(kept, when('2028-01-01T12:00'))
  expect(ruling).toBe('refuse')
  expect(reasons.map(({ rule, source }) => [rule, source.mark])).toEqual([
    ['keeping-record', 'default'],
    ['keeping-documentation', 'from-memory'],
    ['keeping-estimate', 'from-memory'],
    ['keeping-controlled-substances', 'looked-up'],
  ])
  expect(reasons.at(-1)).toMatchObject({
    why: 'Records of ketamine and esketamine, controlled in Schedule III: kept 2 years from Thu 1 Oct 2026.',
    settle: 'Keep it until Sun 1 Oct 2028 is over.',
  })
})

test('who never had a dose has no record of a controlled substance, and who never came is counted from the last entry', () => {
  const { lastControlled: _, lastVisit: __, ...never } = kept
  const keepings = keepingsOf(never, policy, zone)
  expect(keepings.map(({ rule }) => rule.id)).toEqual(['record', 'documentation', 'estimate'])
  expect(keepings[0]?.from.toString()).toBe('2026-11-30')
})

test('for somebody under age the years begin when they are of age', () => {
  const minor = { ...kept, birthDate: '2012-05-20' }
  expect(rulesOf(minor, '2037-05-20T12:00')).toEqual(['keeping-record'])
  expect(ruleOnDeleting(minor, when('2037-05-21T12:00')).ruling).toBe('allow')
})

test('a birth year alone is taken as its last day, and without a birth date a person has to say how they know', () => {
  expect(keepingsOf({ ...kept, birthDate: '2012' }, policy, zone)[0]?.from.toString()).toBe('2030-12-31')
  const { birthDate: _, ...unknown } = kept
  expect(ruleOnDeleting(unknown, when(LONG_AFTER))).toMatchObject({
    ruling: 'ask',
    reasons: [{ rule: 'deleting-age' }],
  })
})

test.each([
  ['an open course', { ...kept, closed: false }, [], ['deleting-open']],
  ['a course on legal hold', kept, [did('held')], ['deleting-hold']],
  ['a course whose hold was released', kept, [did('held'), did('released')], []],
  [
    'a course held again after a release',
    kept,
    [did('held'), did('released'), did('held')],
    ['deleting-hold'],
  ],
  ['a chart from before charts were sealed', { ...kept, sealed: false }, [], ['deleting-unsealed']],
  ['a course that was deleted', { ...kept, deletedAt: at('2035-01-01T12:00') }, [], ['deleting-again']],
] as const)('%s, long after its time', (_name, one, acts, reasons) => {
  expect(rulesOf(one, LONG_AFTER, acts)).toEqual(reasons)
})

test('only a privacy officer proposes', () => {
  expect(ruleOnProposing(paula, kept, when(LONG_AFTER)).ruling).toBe('allow')
  for (const person of [ines, ruth])
    expect(ruleOnProposing(person, kept, when(LONG_AFTER)).reasons.map(({ rule }) => rule)).toEqual([
      'retention-role',
    ])
})

test('another person confirms: a privacy officer or an administrator, never whoever proposed it', () => {
  const proposed = when(LONG_AFTER, [did('proposed')])
  const reasons = (person: Parameters<typeof ruleOnConfirming>[0], here = proposed) =>
    ruleOnConfirming(person, kept, here).reasons.map(({ rule }) => rule)
  expect(reasons(ines)).toEqual([])
  expect(reasons({ ...paula, id: personId.parse('pia') })).toEqual([])
  expect(reasons(paula)).toEqual(['confirming-alone'])
  expect(reasons(ruth)).toEqual(['confirming-role'])
  expect(reasons(ines, when(LONG_AFTER))).toEqual(['confirming-nothing'])
  expect(reasons(ines, when(LONG_AFTER, [did('proposed'), did('withdrawn')]))).toEqual(['confirming-nothing'])
})

test('a hold that came after the proposal stops it', () => {
  expect(ruleOnConfirming(ines, kept, when(LONG_AFTER, [did('proposed'), did('held')])).ruling).toBe('refuse')
})

test('a practice keeps records longer when it says so, and what it said last counts', () => {
  const longer = policyOf(policy, [
    { rule: 'record', years: 20 },
    { rule: 'record', years: 10 },
  ])
  expect(rulesOf(kept, '2036-11-24T12:00', [], longer)).toEqual(['keeping-record'])
  expect(ruleOnDeleting(kept, when('2036-11-25T12:00', [], longer)).ruling).toBe('allow')
})

test.each([
  ['a default may be set shorter', paula, 'record', 6, 'allow'],
  ['a law’s years may grow', paula, 'estimate', 10, 'allow'],
  ['and never shrink', paula, 'estimate', 5, 'refuse'],
  ['nobody else sets them', ines, 'record', 10, 'refuse'],
  ['nor a rule that is not there', paula, 'nothing', 10, 'refuse'],
] as const)('%s', (_name, person, rule, years, ruling) => {
  expect(ruleOnYears(person, policy, { rule, years }).ruling).toBe(ruling)
})

test('what a deletion rests on is the rule that kept it longest', () => {
  expect(underWhich(kept, policy, zone)).toBe(
    'retention@1.0.0: The record of a course of care, 7 years, over since Thu 24 Nov 2033',
  )
})

test('whatever a practice sets, no course is deleted before the years that a law asks for', () => {
  const settings = fc.array(
    fc.record({
      rule: fc.constantFrom(...policy.rules.map(({ id }) => id)),
      years: fc.integer({ min: 1, max: 30 }),
    }),
  )
  fc.assert(
    fc.property(settings, fc.integer({ min: 0, max: 40 * 365 }), (wanted, days) => {
      const allowed = wanted.filter((setting) => ruleOnYears(paula, policy, setting).ruling === 'allow')
      const here = {
        ...when('2026-11-24T12:00', [], policyOf(policy, allowed)),
        now: kept.lastEntry.add({ hours: days * 24 }),
      }
      if (ruleOnDeleting(kept, here).ruling !== 'allow') return
      expect(days).toBeGreaterThanOrEqual(6 * 365)
    }),
  )
})

test('every rule that ships has a source, and none that is a default calls itself a law', () => {
  for (const { law, source } of policy.rules) expect(law).toBe(source.status === 'published')
})
