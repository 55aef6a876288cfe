/** What screening promises, whatever the history: unknown is never clear, and more facts never make it milder. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shippedProtocol } from '#platform/content.ts'
import type { Fact } from './history.ts'
import { type Answer, type ScreeningVerdict, screenDay, standing } from './screening.ts'
import { allergy, condition, finding, medicine, pressure, procedure, TODAY, testing } from './testing.ts'

const { allNo, protocol, RULES, screened } = testing(shippedProtocol())

describe('the verdict', () => {
  test('nothing found and every question answered: clear', () =>
    expect(screened([], allNo()).verdict).toBe('clear'))
  test('nothing answered needs review', () => expect(screened([]).verdict).toBe('needs-review'))
  test.each(RULES.filter(({ question }) => question.asked !== 'record').map(({ id }) => id))(
    'without an answer to %s it is not clear',
    (id) => {
      const { [id]: _, ...others } = allNo()
      expect(screened([], others).verdict).toBe('needs-review')
      expect(screened([], allNo({ [id]: 'unknown' })).verdict).toBe('needs-review')
    },
  )
  test('a hard stop excludes, even before the form is finished', () => {
    expect(screened([], { 'cv-aneurysm': { value: 'yes' } }).verdict).toBe('excluded')
  })
  test('what blocks the day holds today', () =>
    expect(screened([], allNo({ escort: 'yes' })).verdict).toBe('hold-today'))
  test('a hard stop outweighs what blocks the day', () => {
    expect(screened([], allNo({ escort: 'yes', preg: 'yes' })).verdict).toBe('excluded')
  })
  test('what blocks the day has no part in what stands before a course', () => {
    const { escort: _, ...others } = allNo()
    expect(standing(screened([], others)).verdict).toBe('clear')
    expect(standing(screened([], allNo({ fasting: 'yes' }))).verdict).toBe('clear')
  })
  test.each([
    ['a relative reason', 'psy-bip1', 'needs-review'],
    ['something to look at', 'psy-suicide', 'needs-review'],
    ['suicidal thoughts are never an exclusion', 'psy-suicide', 'needs-review'],
  ])('%s: %s', (_why, rule, expected) =>
    expect(screened([], allNo({ [rule]: 'yes' })).verdict).toBe(expected),
  )
  test('every finding names its rule’s source, and the screening names the protocol', () => {
    const screening = screened([], allNo())
    expect(screening.protocol).toBe(`${protocol.id}@${protocol.version}`)
    expect(screening.findings.every(({ source }) => source.text.length > 3)).toBe(true)
    expect(screening.findings.map(({ rule }) => rule)).toEqual(RULES.map(({ id }) => id))
  })
})

describe('answers', () => {
  test.each(RULES.map((rule) => [rule.id, 'class' in rule && rule.class ? rule.class : 'M'] as const))(
    'yes to %s is present as class %s, no is absent',
    (id, expected) => {
      expect(finding(screened([], { [id]: { value: 'yes' } }), id)).toMatchObject({
        status: 'present',
        class: expected,
      })
      expect(finding(screened([], { [id]: { value: 'no' } }), id).status).toBe('absent')
    },
  )
  test('the kind of yes decides the class', () => {
    const mi = (grade?: string) =>
      finding(screened([], allNo({ 'cv-mi': { value: 'yes', grade } })), 'cv-mi').class
    expect([mi('recent'), mi('earlier'), mi()]).toEqual(['A', 'C', 'A'])
  })
  test('a no against the history stays present, and both are shown', () => {
    const stroke = finding(screened([condition('Stroke', 'snomed 230690007')], allNo()), 'cv-mi')
    expect(stroke.status).toBe('present')
    expect(stroke.evidence.map(({ says }) => says)).toEqual(['present', 'absent'])
  })
  test('a no wears off when everything must be asked again; a yes does not', () => {
    const old = '2026-05-24'
    expect(finding(screened([], allNo({ preg: { value: 'no', on: old } })), 'preg').status).toBe('unknown')
    expect(finding(screened([], allNo({ preg: { value: 'no', on: '2026-05-25' } })), 'preg').status).toBe(
      'absent',
    )
    expect(finding(screened([], allNo({ 'cv-ich': { value: 'yes', on: old } })), 'cv-ich').status).toBe(
      'present',
    )
  })
  test('an answer about a day counts only on that day', () => {
    const yesterday = '2026-11-23'
    expect(finding(screened([], allNo({ escort: { value: 'no', on: yesterday } })), 'escort').status).toBe(
      'unknown',
    )
    expect(finding(screened([], allNo({ escort: { value: 'yes', on: yesterday } })), 'escort').status).toBe(
      'unknown',
    )
  })
  test('an answer to a rule that is not there changes nothing', () => {
    expect(
      screened([], { ...allNo(), toString: { value: 'yes' as const }, nonsense: { value: 'yes' as const } })
        .verdict,
    ).toBe('clear')
  })
})

test('the gate of the day reads only what blocks the day', () => {
  const day = screenDay(
    { patient: {}, history: [pressure('2026-11-24', 150, 80)], answers: allNo() },
    protocol,
    TODAY,
  )
  expect(day.findings.map(({ rule }) => rule)).toEqual([
    'cv-bp-day',
    'intox-day',
    'resp-uri',
    'escort',
    'fasting',
    'consent',
  ])
  expect(day.verdict).toBe('hold-today')
})

const GRAVITY: Record<ScreeningVerdict, number> = {
  clear: 0,
  'clear-with-conditions': 1,
  'needs-review': 2,
  'hold-today': 3,
  excluded: 4,
}

/** Facts of every kind, some with vague dates and odd states. Measurements are left out: a newer one replaces an older. */
const date = fc.constantFrom(
  undefined,
  '1999',
  '2015-03',
  '2026-01-02',
  '2026-11-01',
  '2026-11-24T08:00:00Z',
  '2027-01-01',
)
const fact: fc.Arbitrary<Fact> = fc
  .record({
    display: fc.constantFrom(
      'Stroke',
      'Aortic aneurysm',
      'Normal pregnancy',
      'Hypertension',
      'Epilepsy',
      'Alcoholism',
      'Viral sinusitis',
      'Suspected brain tumor',
      'History of alcohol dependence',
      'Hematuria',
      'Sprain of wrist',
      'Bipolar disorder',
    ),
    drug: fc.constantFrom(
      'lorazepam',
      'theophylline',
      'Sertraline 100 MG',
      'ondansetron',
      'naltrexone',
      'aspirin',
    ),
    kind: fc.constantFrom('condition', 'medicine', 'allergy', 'procedure'),
    clinical: fc.constantFrom('active', 'resolved', 'unknown', 'remission'),
    verification: fc.constantFrom('confirmed', 'refuted', 'provisional', 'unknown'),
    status: fc.constantFrom('active', 'stopped', 'on-hold'),
    onset: date,
    abatement: date,
    id: fc.uuid(),
  })
  .map(({ display, drug, kind, clinical, verification, status, onset, abatement, id }): Fact => {
    const resource = { resourceType: kind, id }
    if (kind === 'medicine')
      return { ...medicine(drug, { status, started: onset, ended: abatement }), resource }
    if (kind === 'allergy') return { ...allergy('Ketamine', undefined, { recorded: onset }), resource }
    if (kind === 'procedure')
      return { ...procedure('Cerebral aneurysm clipping', undefined, { performed: onset }), resource }
    return { ...condition(display, undefined, { clinical, verification, onset, abatement }), resource }
  })
const history = fc.array(fact, { maxLength: 8 })
const answer: fc.Arbitrary<Answer> = fc.record({
  value: fc.constantFrom('yes', 'no', 'unknown'),
  on: fc.constantFrom(undefined, '2026-11-24', '2026-09-01', '2025-01-01'),
})
const answers = fc.dictionary(fc.constantFrom(...RULES.map(({ id }) => id)), answer)

describe('whatever the history', () => {
  test('answering further questions never lifts an exclusion', () => {
    fc.assert(
      fc.property(history, answers, answers, (facts, given, further) => {
        const before = screened(facts, given)
        fc.pre(before.verdict === 'excluded')
        expect(screened(facts, { ...further, ...given }).verdict).toBe('excluded')
      }),
    )
  })
  test('one more fact never makes the verdict milder', () => {
    fc.assert(
      fc.property(history, fact, answers, (facts, more, given) => {
        expect(GRAVITY[screened([...facts, more], given).verdict]).toBeGreaterThanOrEqual(
          GRAVITY[screened(facts, given).verdict],
        )
      }),
    )
  })
  test('one more fact never makes what is present absent or unknown', () => {
    fc.assert(
      fc.property(history, fact, answers, (facts, more, given) => {
        const after = screened([...facts, more], given)
        for (const before of screened(facts, given).findings)
          if (before.status === 'present') expect(finding(after, before.rule).status).toBe('present')
      }),
    )
  })
  test('the order of the facts does not matter', () => {
    const readings = fc.array(
      fc
        .tuple(
          fc.constantFrom('2026-11-24', '2026-11-20', '2026-10-01', '2020-01-01'),
          fc.integer({ min: 100, max: 200 }),
        )
        .map(([taken, systolic]) => pressure(taken, systolic, systolic - 60)),
      { maxLength: 5 },
    )
    const shuffled = fc.tuple(history, readings).chain(([facts, taken]) => {
      const all = [...facts, ...taken]
      return fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))
    })
    fc.assert(
      fc.property(shuffled, answers, ([facts, other], given) => {
        expect(screened(other, given)).toEqual(screened(facts, given))
      }),
    )
  })
  test('unknown is never clear, and clear means that every question is answered', () => {
    fc.assert(
      fc.property(history, answers, (facts, given) => {
        const { verdict, findings } = screened(facts, given)
        if (verdict === 'clear' || verdict === 'clear-with-conditions')
          expect(findings.every(({ status }) => status !== 'unknown')).toBe(true)
      }),
    )
  })
})
