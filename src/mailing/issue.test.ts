import { describe, expect, test } from 'vitest'
import { entryId, personId } from '#kernel/ids.ts'
import { type IssueDraft, type IssueEntry, issueOf, mayNow } from './issue.ts'
import { isMeant } from './segment.ts'

const begun = Temporal.Instant.from('2026-11-24T15:00:00Z')
const content = (subject: string) => ({
  subject,
  text: 'Text',
  segment: { list: 'trainings' as const, states: [], disciplines: [], attended: 'anybody' as const },
})
type Bare = IssueDraft extends infer One
  ? One extends IssueDraft
    ? Pick<One, 'kind' | 'body'>
    : never
  : never
const standsAfter = (...drafts: readonly Bare[]) =>
  issueOf(
    drafts.map(
      (draft, i): IssueEntry => ({
        ...draft,
        id: entryId.parse(`00000000-0000-7000-8000-${String(i).padStart(12, '0')}`),
        at: begun.add({ minutes: i }),
        by: personId.parse('nora'),
      }),
    ),
  )
const WRITTEN = { kind: 'written', body: { content: content('First') } } as const
const APPROVED = { kind: 'scheduled', body: { for: begun } } as const
const BEGUN = { kind: 'begun', body: { recipients: 3 } } as const

describe('an issue', () => {
  test('is a draft until an educator approves it', () => {
    expect(standsAfter(WRITTEN)?.stands).toBe('draft')
    expect(standsAfter(WRITTEN, APPROVED)).toMatchObject({ stands: 'scheduled', dueAt: begun })
  })
  test('says what was written last, and never what was written after it was approved', () => {
    const second = { kind: 'written', body: { content: content('Second') } } as const
    expect(standsAfter(WRITTEN, second)?.content.subject).toBe('Second')
    expect(standsAfter(WRITTEN, APPROVED, second)?.content.subject).toBe('First')
  })
  test('does not begin without being approved', () => {
    expect(standsAfter(WRITTEN, BEGUN)?.stands).toBe('draft')
  })
  test('that was stopped goes on no more', () => {
    const stopped = [WRITTEN, APPROVED, BEGUN, { kind: 'stopped', body: { why: 'Wrong date' } }] as const
    expect(standsAfter(...stopped, { kind: 'resumed', body: {} })?.stands).toBe('stopped')
  })
  test('is on its way again when letters that nobody knew of go out once more', () => {
    const sent = [WRITTEN, APPROVED, BEGUN, { kind: 'finished', body: {} }] as const
    expect(standsAfter(...sent)?.stands).toBe('sent')
    expect(standsAfter(...sent, { kind: 'settled', body: { arrived: 2, again: 1 } })?.stands).toBe('sending')
    expect(standsAfter(...sent, { kind: 'settled', body: { arrived: 3, again: 0 } })?.stands).toBe('sent')
  })
  test('cannot be set aside once it is on its way', () => {
    expect(mayNow({ stands: 'sending' }, 'discarded')).toBe(false)
    expect(mayNow({ stands: 'draft' }, 'discarded')).toBe(true)
  })
})

describe('a segment', () => {
  const anybody = content('x').segment
  const nobody = { attended: false }
  test.each([
    ['nothing narrower', {}, nobody, true],
    ['Colorado, and they said nothing', { states: ['CO'] }, nobody, false],
    ['Colorado, and they are there', { states: ['NM', 'CO'] }, { ...nobody, state: 'CO' }, true],
    [
      'medicine, and they work in another field',
      { disciplines: ['medical' as const] },
      { ...nobody, discipline: 'other' },
      false,
    ],
    [
      'those who were at a training, and they were',
      { attended: 'attended' as const },
      { attended: true },
      true,
    ],
    [
      'those who were at none, and they were',
      { attended: 'not-attended' as const },
      { attended: true },
      false,
    ],
  ])('asks for %s', (_, narrower, person, meant) => {
    expect(isMeant({ ...anybody, ...narrower }, person)).toBe(meant)
  })
})
