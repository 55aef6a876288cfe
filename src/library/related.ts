/** Which other articles somebody who read one may want to read next. */
import type { Draft } from './library.ts'

const LINK = /\]\(\/library\/([a-z0-9-]+)/g
const MOST = 4
const WEIGHT = { link: 3, tag: 2, topic: 1 } as const

type Comparable = Pick<Draft, 'slug' | 'text' | 'tags' | 'topic'>

/** The articles that one leads to, most related first: those it links to, then those that share tags or the topic. */
export function relatedTo<A extends Comparable>(article: Comparable, all: readonly A[]): A[] {
  const linked = new Set([...article.text.matchAll(LINK)].map(([, slug]) => slug))
  const weight = (other: A): number =>
    (linked.has(other.slug) ? WEIGHT.link : 0) +
    other.tags.filter((tag) => article.tags.includes(tag)).length * WEIGHT.tag +
    (other.topic === article.topic ? WEIGHT.topic : 0)
  return all
    .filter(({ slug }) => slug !== article.slug)
    .map((other) => ({ other, weight: weight(other) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .map(({ other }) => other)
}
