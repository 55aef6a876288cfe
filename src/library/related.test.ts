import { expect, test } from 'vitest'
import type { Topic } from './library.ts'
import { relatedTo } from './related.ts'

const article = (slug: string, topic: Topic, tags: string[], text = '') => ({ slug, topic, tags, text })

const cost = article('cost', 'cost', ['insurance', 'groups'], 'See [groups](/library/group-sessions).')
const groups = article('group-sessions', 'session', ['groups'])
const plans = article('payment-plans', 'cost', ['insurance'])
const scale = article('sliding-scale', 'cost', [])
const safety = article('who-should-not', 'safety', ['aneurysm'])

test('what an article links to comes first, then shared tags, then the same topic; what shares nothing is left out', () => {
  const related = relatedTo(cost, [safety, scale, plans, groups, cost])
  expect(related.map(({ slug }) => slug)).toEqual(['group-sessions', 'payment-plans', 'sliding-scale'])
})

test('an article is not related to itself, and at most four are named', () => {
  const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((slug) => article(slug, 'cost', []))
  expect(relatedTo(cost, [cost, ...many])).toHaveLength(4)
})
