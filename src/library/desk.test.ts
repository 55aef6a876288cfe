import { expect, test } from 'vitest'
import { personId } from '#kernel/ids.ts'
import { type DeskArticle, deskOf, stateOf } from './desk.ts'
import { standing, type Version } from './versions.ts'

const nora = personId.parse('nora')
const ben = personId.parse('ben')
const at = Temporal.Instant.from('2026-11-24T09:00:00Z')
const today = Temporal.PlainDate.from('2026-11-24')

const edit = (number: number, by: typeof nora): Version => ({
  number,
  origin: 'edit',
  basis: [],
  by,
  at,
  hash: 'x',
})
const article = (slug: string, ...facts: Parameters<typeof standing>): DeskArticle => ({
  slug,
  topic: 'basics',
  question: `${slug}?`,
  stands: standing(...facts),
})
const submitted = { number: 1, version: 1, decision: 'submitted', at } as const

const all = [
  article('draft-of-nora', [edit(1, nora)], []),
  article('sent-by-nora', [edit(1, nora)], [submitted]),
  article('sent-by-ben', [edit(1, ben)], [submitted]),
  article(
    'back-to-nora',
    [edit(1, nora)],
    [submitted, { ...submitted, number: 2, decision: 'returned', why: 'Shorter.' }],
  ),
  article(
    'from-a-file',
    [{ number: 1, origin: 'file', basis: [], at, hash: 'x' }],
    [{ ...submitted, decision: 'filed' }],
  ),
  {
    ...article('published', [edit(1, ben)], [{ ...submitted, decision: 'published' }]),
    reviewAgain: Temporal.PlainDate.from('2026-12-01'),
  },
]
const names = (waiting: readonly { readonly article: DeskArticle }[]) =>
  waiting.map(({ article: { slug } }) => slug)

test('everybody sees what they wrote, what they can review, what came from a file and what is due', () => {
  const desk = deskOf(all, nora, today)
  expect(names(desk.mine)).toEqual(['draft-of-nora', 'back-to-nora'])
  expect(names(desk.sent)).toEqual(['sent-by-nora'])
  expect(names(desk.toReview)).toEqual(['sent-by-ben'])
  expect(names(desk.files)).toEqual(['from-a-file'])
  expect(names(desk.due)).toEqual(['published'])
  expect(desk.due[0]?.due.state).toBe('soon')
})

test('what one sent is for the other to review', () => {
  expect(names(deskOf(all, ben, today).toReview)).toEqual(['sent-by-nora'])
})

test('an article as a whole is published, in review, a draft, withdrawn or laid aside', () => {
  const withdrawn = standing(
    [edit(1, ben)],
    [
      { ...submitted, decision: 'published' },
      { ...submitted, number: 2, decision: 'withdrawn', why: 'Wrong.' },
    ],
  )
  const aside = standing([edit(1, ben)], [{ ...submitted, decision: 'set-aside' }])
  expect([...all.map(({ stands }) => stands), withdrawn, aside].map(stateOf)).toEqual([
    'draft',
    'in-review',
    'in-review',
    'draft',
    'in-review',
    'published',
    'withdrawn',
    'laid-aside',
  ])
})
