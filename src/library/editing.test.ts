import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { personId } from '#kernel/ids.ts'
import type { Ruling } from '#kernel/ruling.ts'
import {
  type Editor,
  type Publishing,
  ruleOnPublishing,
  ruleOnReturning,
  ruleOnSettingAside,
  ruleOnSubmitting,
  ruleOnWithdrawing,
  withReview,
  wordsOf,
} from './editing.ts'
import type { Draft } from './library.ts'
import {
  type Decision,
  type DecisionKind,
  filing,
  type StandingVersion,
  standing,
  type Version,
} from './versions.ts'

const nora: Editor = { id: personId.parse('nora'), roles: ['educator'] }
const ben: Editor = { id: personId.parse('ben'), roles: ['educator'] }
const ruth: Editor = { id: personId.parse('ruth'), roles: ['therapist'] }
const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-11-24')
const at = Temporal.Instant.from('2026-11-24T09:00:00Z')

const written: Draft = {
  slug: 'the-window',
  question: 'How long is the window?',
  answer: 'About three weeks.',
  topic: 'how-it-works',
  tags: [],
  language: 'en',
  sources: [{ id: 'estimate', text: 'A teaching estimate', status: 'default', mark: 'default' }],
  author: 'Nora Whitcomb',
  text: 'About three weeks [^estimate].\n',
}
const review = { reviewer: 'Ben Castellanos, LPC', reviewed: today, reviewAgain: day('2027-05-24') }
const noras: StandingVersion = {
  number: 2,
  origin: 'edit',
  basis: [1],
  by: nora.id,
  at,
  hash: 'x',
  state: 'in-review',
  behind: false,
}
const publishing = (over: Partial<Publishing> = {}): Publishing => ({
  version: noras,
  draft: withReview(written, review),
  published: 1,
  seen: 1,
  today,
  ...over,
})
const rules = ({ ruling, reasons }: Ruling) => [
  ruling,
  ...reasons.map(({ rule }) => rule.replace('library-', '')),
]

describe('publishing', () => {
  const reviewed = (over: Partial<typeof review>) => ({ draft: withReview(written, { ...review, ...over }) })
  test.each<readonly [string, Editor, Partial<Publishing>, readonly string[]]>([
    ['a second person publishes', ben, {}, ['allow']],
    ['nobody publishes their own draft', nora, {}, ['refuse', 'second-person']],
    ['only an educator publishes', ruth, {}, ['refuse', 'educator']],
    [
      'a draft that was not sent cannot be published',
      ben,
      { version: { ...noras, state: 'draft' } },
      ['refuse', 'state'],
    ],
    [
      'what was published already cannot be published again',
      ben,
      { version: { ...noras, state: 'published' } },
      ['refuse', 'state'],
    ],
    [
      'who reviewed it, and when, must be said',
      ben,
      { draft: written },
      ['refuse', 'unfinished', 'unfinished', 'unfinished'],
    ],
    [
      'a reference must lead to a source',
      ben,
      { draft: { ...withReview(written, review), text: 'See [^estimate] [^label].' } },
      ['refuse', 'unfinished'],
    ],
    [
      'a source must be referred to',
      ben,
      { draft: { ...withReview(written, review), text: 'See.' } },
      ['refuse', 'unfinished'],
    ],
    [
      'an article has sources',
      ben,
      { draft: { ...withReview(written, review), sources: [], text: 'Yes.' } },
      ['refuse', 'unfinished'],
    ],
    [
      'a review does not happen in the future',
      ben,
      reviewed({ reviewed: day('2026-11-25') }),
      ['refuse', 'reviewed'],
    ],
    ['the next review is after today', ben, reviewed({ reviewAgain: today }), ['refuse', 'review-again']],
    [
      'the next review is tomorrow at the earliest',
      ben,
      reviewed({ reviewAgain: day('2026-11-25') }),
      ['allow'],
    ],
    ['a review holds for a year at most', ben, reviewed({ reviewAgain: day('2027-11-24') }), ['allow']],
    ['and not a day longer', ben, reviewed({ reviewAgain: day('2027-11-25') }), ['refuse', 'review-again']],
    ['what was published meanwhile must be looked at', ben, { published: 3 }, ['refuse', 'seen']],
    [
      'words that would take out newer ones are asked about',
      ben,
      { version: { ...noras, behind: true } },
      ['ask', 'behind'],
    ],
    [
      'a file is published as it is',
      nora,
      { version: { ...noras, origin: 'file', by: undefined } },
      ['allow'],
    ],
  ])('%s', (_, editor, over, expected) => {
    expect(rules(ruleOnPublishing(editor, publishing(over)))).toEqual(expected)
  })

  test('every refusal says what would settle it', () => {
    const refused = ruleOnPublishing(nora, publishing({ draft: written, published: 3 }))
    expect(refused.reasons.length).toBeGreaterThan(3)
    expect(refused.reasons.filter(({ settle }) => settle === '')).toEqual([])
  })
})

describe('sending, sending back, laying aside and withdrawing', () => {
  const version = (over: Partial<StandingVersion>) => ({ ...noras, ...over })
  test.each<readonly [string, Ruling, readonly string[]]>([
    [
      'an author sends a draft in without a review of it',
      ruleOnSubmitting(nora, version({ state: 'draft' }), written),
      ['allow'],
    ],
    [
      'a draft without a short answer is not sent',
      ruleOnSubmitting(nora, version({ state: 'draft' }), { ...written, answer: undefined }),
      ['refuse', 'unfinished'],
    ],
    ['what was sent is not sent twice', ruleOnSubmitting(nora, noras, written), ['refuse', 'state']],
    ['a second person sends it back', ruleOnReturning(ben, noras), ['allow']],
    ['nobody sends back their own', ruleOnReturning(nora, noras), ['refuse', 'second-person']],
    [
      'a file is not sent back: nobody here could change it',
      ruleOnReturning(ben, version({ origin: 'file', by: undefined })),
      ['refuse', 'file'],
    ],
    ['a draft is laid aside', ruleOnSettingAside(ben, version({ state: 'draft' })), ['allow']],
    [
      'what everybody reads is not laid aside',
      ruleOnSettingAside(ben, version({ state: 'published' })),
      ['refuse', 'state'],
    ],
    [
      'one educator withdraws what everybody reads',
      ruleOnWithdrawing(nora, version({ state: 'published' })),
      ['allow'],
    ],
    ['what nobody reads is not withdrawn', ruleOnWithdrawing(nora, noras), ['refuse', 'state']],
    [
      'only an educator withdraws',
      ruleOnWithdrawing(ruth, version({ state: 'published' })),
      ['refuse', 'educator'],
    ],
  ])('%s', (_, ruling, expected) => {
    expect(rules(ruling)).toEqual(expected)
  })
})

test('an edit does not carry the review of the words before it', () => {
  expect(wordsOf({ ...withReview(written, review), review: 'By a clinician.' })).toEqual(written)
})

/** Acts at random, each done only if its rule allows; most are about the newest versions, as people's are. */
const act = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('file' as const), words: fc.constantFrom('a', 'b', 'c') }),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      act: fc.constantFrom(
        'save',
        'submitted',
        'submitted',
        'published',
        'published',
        'returned',
        'set-aside',
        'withdrawn',
      ),
      by: fc.constantFrom(nora, ben),
      /** Counted from the newest. */
      back: fc.nat({ max: 2 }),
    }),
  },
)
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

/** What is written and decided when these acts are tried one after the other. */
function tried(acts: readonly Act[]): {
  readonly versions: readonly Version[]
  readonly decisions: readonly Decision[]
} {
  const versions: Version[] = []
  const decisions: Decision[] = []
  const add = (version: Pick<Version, 'origin' | 'basis' | 'by' | 'hash'>): number =>
    versions.push({ ...version, at, number: versions.length + 1 })
  const decide = (version: number, decision: DecisionKind) =>
    decisions.push({ number: decisions.length + 1, version, decision, at })
  for (const one of acts) {
    const stands = standing(versions, decisions)
    if (one.act === 'file') {
      const asked = filing(stands, one.words)
      if (asked.file === 'same') continue
      const number = asked.version ?? add({ origin: 'file', basis: [], hash: one.words })
      decide(number, 'filed')
      if (asked.publish) decide(number, 'published')
      continue
    }
    const version = stands.versions.at(-1 - one.back)
    if (one.act === 'save') {
      const basis = version ? [version.number] : []
      add({ origin: 'edit', basis, by: one.by.id, hash: `edit ${versions.length}` })
      continue
    }
    if (!version || ruled(one, version, stands.published).ruling === 'refuse') continue
    const reviewed = one.act === 'published' && version.origin !== 'file'
    const { number } = version
    decide(
      reviewed ? add({ origin: 'review', basis: [number], by: one.by.id, hash: `review ${number}` }) : number,
      one.act,
    )
  }
  return { versions, decisions }
}

function ruled(
  { act, by }: Exclude<Act, { act: 'file' }>,
  version: StandingVersion,
  published?: number,
): Ruling {
  if (act === 'submitted') return ruleOnSubmitting(by, version, written)
  if (act === 'returned') return ruleOnReturning(by, version)
  if (act === 'withdrawn') return ruleOnWithdrawing(by, version)
  if (act === 'set-aside') return ruleOnSettingAside(by, version)
  return ruleOnPublishing(by, {
    version,
    draft: withReview(written, review),
    published,
    seen: published,
    today,
  })
}

test('what everybody reads comes from a file, or was written by one person and reviewed by another', () => {
  let reviewed = 0
  fc.assert(
    fc.property(fc.array(act, { minLength: 20, maxLength: 60 }), (acts) => {
      const { versions, decisions } = tried(acts)
      for (const { version } of decisions.filter(({ decision }) => decision === 'published')) {
        const read = versions[version - 1]!
        if (read.origin === 'file') continue
        const before = versions[read.basis[0]! - 1]!
        expect([read.origin, before.origin]).toEqual(['review', 'edit'])
        expect(before.by).not.toBe(read.by)
        reviewed++
      }
    }),
  )
  // Otherwise nothing was tried.
  expect(reviewed).toBeGreaterThan(0)
})
