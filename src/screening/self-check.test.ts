import fc from 'fast-check'
import { createElement as h } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { shippedProtocol } from '#platform/content.ts'
import content from '../../content/self-check.json' with { type: 'json' }
import { SelfCheckResult } from './pages/SelfCheckResult.tsx'
import type { Answers } from './screening.ts'
import { askedAlone, choicesOf, partsOf, readAnswers, type SelfCheck, selfCheck } from './self-check.ts'
import { plainly, RESULT, SELF_CHECK } from './self-check-words.ts'
import { TODAY } from './testing.ts'

const protocol = shippedProtocol()
const { screening } = protocol
const asked = askedAlone(screening)
const everyRule = [...screening.rules, ...screening.medicines]

const answered = (fields: Readonly<Record<string, string>>): Answers => {
  const read = readAnswers(fields, screening)
  if (!read.ok) throw new Error(read.problems[0]?.message)
  return read.value
}
const check = (fields: Readonly<Record<string, string>>): SelfCheck =>
  selfCheck(Object.keys(fields).length > 0 ? answered(fields) : {}, protocol, TODAY)
const rules = (things: SelfCheck['before']) => things.map(({ rule }) => rule)
const groupOf = (result: SelfCheck, rule: string) =>
  (['before', 'tell', 'unknown'] as const).find((group) => rules(result[group]).includes(rule))

/** Any answers to any of the questions, as the form sends them. */
const anyFields = fc
  .subarray(asked.map((rule) => rule.id))
  .chain((ids) =>
    fc.record(
      Object.fromEntries(
        ids.map((id) => [
          id,
          fc.constantFrom(...choicesOf(asked.find((rule) => rule.id === id)!).map(({ code }) => code)),
        ]),
      ),
    ),
  )

describe('what is asked', () => {
  test('everything that a person can answer alone, by topic, and nothing of the day itself', () => {
    expect(partsOf(screening).map(({ topic }) => topic.id)).toEqual([
      'heart',
      'brain',
      'body',
      'pregnancy',
      'mind',
      'substances',
      'breathing',
      'age',
      'medicines',
    ])
    expect(asked.map(({ id }) => id)).not.toContain('escort')
    expect(asked.map(({ id }) => id)).not.toContain('cv-unstable')
  })
  test('the age is asked, because there is no record that knows it', () => {
    const ages = asked.filter(({ topic }) => topic === 'age').map((rule) => plainly(rule).ask)
    expect(ages).toEqual(['Are you younger than 18?', 'Are you 65 or older?'])
  })
  test('“I don’t know” is an answer to every question', () => {
    for (const rule of asked)
      expect(choicesOf(rule).at(-1)).toEqual({ code: 'unknown', display: 'I don’t know' })
  })
})

describe('what the rules mean in plain words', () => {
  test('is there for every rule that stands before a course, and for no other', () => {
    const wanted = everyRule.filter(({ topic }) => topic !== 'day').map(({ id }) => id)
    expect(Object.keys(content.rules).sort()).toEqual(wanted.sort())
  })
  test('is short, and says no clinician’s shorthand', () => {
    for (const { what, why } of Object.values(content.rules)) {
      expect(what.length, what).toBeLessThan(110)
      expect(why.length, why).toBeLessThan(170)
      expect(why, why).toMatch(/\.$/)
      expect(`${what} ${why}`).not.toMatch(
        /\b(contraindicat|hypertens|NMDA|MSE|hCG|PDMP|USPI|QT|haemo|oedema)/,
      )
    }
  })
  test('of a rule that has none is the protocol’s own wording', () => {
    const rule = { ...asked[0]!, id: 'new-rule', title: 'A new rule' }
    expect(plainly(rule)).toEqual({ what: 'A new rule', ask: rule.question.text, why: SELF_CHECK.noWhy })
  })
})

describe('reading the answers', () => {
  test('a question left empty is not answered', () => {
    expect(answered({ preg: 'no' })).toEqual({ preg: { value: 'no' } })
  })
  test('free text that comes with an answer is not taken', () => {
    expect(answered({ preg: 'yes', 'preg-details': 'In week 12' })).toEqual({ preg: { value: 'yes' } })
  })
  test('a question for a clinician is not answered by the person', () => {
    expect(answered({ preg: 'no', 'cv-unstable': 'no', 'cv-bp-day': 'no' })).toEqual({
      preg: { value: 'no' },
    })
  })
  test('nothing answered is said so', () => {
    expect(readAnswers({ intent: 'check' }, screening)).toEqual({
      ok: false,
      problems: [{ message: SELF_CHECK.nothing }],
    })
  })
  test('an answer that is not offered is refused', () => {
    expect(readAnswers({ preg: 'perhaps' }, screening)).toMatchObject({
      ok: false,
      problems: [{ field: 'preg' }],
    })
  })
})

describe('what to raise', () => {
  test.each([
    ['an aneurysm is talked about before anything else', { 'cv-aneurysm': 'yes' }, 'cv-aneurysm', 'before'],
    ['so is pregnancy', { preg: 'yes' }, 'preg', 'before'],
    ['a heart attack of the last weeks, too', { 'cv-mi': 'yes:recent' }, 'cv-mi', 'before'],
    ['one of years ago is told', { 'cv-mi': 'yes:earlier' }, 'cv-mi', 'tell'],
    ['epilepsy is told', { 'neuro-seiz': 'yes' }, 'neuro-seiz', 'tell'],
    [
      'an antidepressant is told, though it is usually taken on',
      { 'med-antidepressant': 'yes' },
      'med-antidepressant',
      'tell',
    ],
    ['theophylline is talked about first', { 'med-theophylline': 'yes' }, 'med-theophylline', 'before'],
    ['what one does not know could not be told', { porphyria: 'unknown' }, 'porphyria', 'unknown'],
    ['what one did not answer could not be told', { preg: 'no' }, 'porphyria', 'unknown'],
    ['what is answered with no is not raised', { porphyria: 'no' }, 'porphyria', undefined],
  ])('%s', (_, fields, rule, group) => expect(groupOf(check(fields), rule)).toBe(group))

  test('each comes with its reason, the answer as it was offered, and the source of its rule', () => {
    expect(check({ 'cv-mi': 'yes:earlier' }).tell).toEqual([
      {
        rule: 'cv-mi',
        what: content.rules['cv-mi'].what,
        why: content.rules['cv-mi'].why,
        by: 'alone',
        answer: 'Yes, longer ago',
        source: screening.rules.find(({ id }) => id === 'cv-mi')?.source,
      },
    ])
  })

  test('no answers can tell what only a professional can', () => {
    const all = Object.fromEntries(asked.map(({ id }) => [id, 'no']))
    expect(check(all)).toMatchObject({ before: [], tell: [] })
    expect(rules(check(all).unknown)).toEqual(['cv-bp-hazard', 'cv-htn-unc', 'cv-unstable', 'psy-delirium'])
  })

  test('thoughts of ending one’s life bring whom to reach to the top, and so does not being sure of them', () => {
    expect(check({ 'psy-suicide': 'yes' }).reachOut).toBe('told')
    expect(check({ 'psy-suicide': 'unknown' }).reachOut).toBe('not-sure')
    expect(check({ 'psy-suicide': 'no' }).reachOut).toBeUndefined()
    expect(check({ preg: 'yes' }).reachOut).toBeUndefined()
  })
})

const CLEARANCE =
  /\beligib|\bqualif(y|ies)|\bsuitable\b|\bcleared?\b|\bsafe for you\b|\bgood candidate|\bgo ahead\b|\bapproved for you|\ball clear\b|\bno concerns?\b|\byou (can|may) (start|begin|have)\b|\bnothing (found|stands)\b|\bright for you\b|needs-review|excluded|hold-today/i
const shown = (result: SelfCheck) => renderToStaticMarkup(h(SelfCheckResult, { check: result }))
const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('whatever is answered', () => {
  test('no word says that somebody may begin', () => {
    fc.assert(
      fc.property(anyFields, (fields) => {
        const words = text(shown(check(fields)))
        expect(words).not.toMatch(CLEARANCE)
        expect(words).toContain(RESULT.notVerdict)
      }),
      { numRuns: 40 },
    )
  })
  test('the result carries no verdict of the screening', () => {
    fc.assert(
      fc.property(anyFields, (fields) => {
        expect(Object.keys(check(fields)).sort()).toEqual(['before', 'reachOut', 'tell', 'unknown'])
      }),
      { numRuns: 20 },
    )
  })
  test('answering more never removes something to raise', () => {
    fc.assert(
      fc.property(anyFields, anyFields, (first, more) => {
        const less = check(first)
        const all = check({ ...more, ...first })
        for (const group of ['before', 'tell'] as const)
          expect(rules(all[group])).toEqual(expect.arrayContaining(rules(less[group])))
      }),
    )
  })
  test('what is not answered is always listed as not known, and so is what is answered with “I don’t know”', () => {
    fc.assert(
      fc.property(anyFields, (fields) => {
        const listed = rules(check(fields).unknown)
        for (const { id } of asked)
          if (fields[id] === undefined || fields[id] === 'unknown') expect(listed).toContain(id)
      }),
    )
  })
  test('every yes is raised, with its source one tap away', () => {
    fc.assert(
      fc.property(anyFields, (fields) => {
        const { before, tell } = check(fields)
        const yes = Object.keys(fields).filter((id) => fields[id]?.startsWith('yes'))
        expect([...rules(before), ...rules(tell)].sort()).toEqual(yes.sort())
      }),
    )
  })
  test('whom to reach stands before everything else', () => {
    fc.assert(
      fc.property(anyFields, (fields) => {
        const html = shown(check({ ...fields, 'psy-suicide': 'yes' }))
        const reach = html.indexOf('tel:988')
        expect(reach).toBeGreaterThan(0)
        expect(reach).toBeLessThan(html.indexOf('<h1'))
      }),
      { numRuns: 10 },
    )
  })
})
