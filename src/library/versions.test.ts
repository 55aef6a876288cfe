import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { personId } from '#kernel/ids.ts'
import {
  besides,
  type Decision,
  type DecisionKind,
  filing,
  openVersions,
  type Standing,
  standing,
  type Version,
} from './versions.ts'

const nora = personId.parse('nora')
const ben = personId.parse('ben')
const at = Temporal.Instant.from('2026-11-24T09:00:00Z')

/** A history as somebody would tell it: what was written on what, and what was decided. */
function history(
  ...told: readonly (readonly [Version['origin'] | DecisionKind, number, ...number[]])[]
): Standing {
  const versions: Version[] = []
  const decisions: Decision[] = []
  for (const [what, version, ...basis] of told) {
    if (what === 'file') versions.push({ number: version, origin: what, basis, at, hash: `words ${version}` })
    else if (what === 'edit' || what === 'review')
      versions.push({
        number: version,
        origin: what,
        basis,
        by: what === 'edit' ? nora : ben,
        at,
        hash: `words ${version}`,
      })
    else decisions.push({ number: decisions.length + 1, version, decision: what, at })
  }
  return standing(versions, decisions)
}
const states = ({ versions }: Standing) => versions.map(({ state }) => state)
const stateOf = (stands: Standing, number: number) => stands.versions.find((one) => one.number === number)

/** A file that is published, and an edit of it that was reviewed and published on top. */
const FILE = [
  ['file', 1],
  ['filed', 1],
  ['published', 1],
] as const
const EDITED = [...FILE, ['edit', 2, 1], ['submitted', 2], ['review', 3, 2], ['published', 3]] as const

describe('how versions stand', () => {
  test('a file is published as it comes', () => {
    expect(history(...FILE)).toMatchObject({ published: 1, file: 1, versions: [{ state: 'published' }] })
  })
  test('a draft waits for nobody until it is sent, and then for a second person', () => {
    expect(states(history(...FILE, ['edit', 2, 1]))).toEqual(['published', 'draft'])
    expect(states(history(...FILE, ['edit', 2, 1], ['submitted', 2]))).toEqual(['published', 'in-review'])
  })
  test('a draft that was sent back is open again, until its correction takes its place', () => {
    const back = [...FILE, ['edit', 2, 1], ['submitted', 2], ['returned', 2]] as const
    expect(states(history(...back))).toEqual(['published', 'returned'])
    expect(states(history(...back, ['edit', 3, 2]))).toEqual(['published', 'taken-in', 'draft'])
  })
  test('what waits for a review goes on waiting while its author writes on', () => {
    const waits = [...FILE, ['edit', 2, 1], ['submitted', 2], ['edit', 3, 2]] as const
    expect(states(history(...waits))).toEqual(['published', 'in-review', 'draft'])
    expect(states(history(...waits, ['submitted', 3]))).toEqual(['published', 'taken-in', 'in-review'])
  })
  test('publishing takes in the words that were reviewed', () => {
    expect(states(history(...EDITED))).toEqual(['was-published', 'taken-in', 'published'])
  })
  test('what is set aside frees the words that it took in', () => {
    expect(states(history(...FILE, ['edit', 2, 1], ['edit', 3, 2], ['set-aside', 3]))).toEqual([
      'published',
      'draft',
      'set-aside',
    ])
  })
  test('a withdrawn article is nobody’s to read, and its versions stay', () => {
    const gone = history(...EDITED, ['withdrawn', 3])
    expect(gone.published).toBeUndefined()
    expect(gone.withdrawn?.version).toBe(3)
    expect(states(gone)).toEqual(['was-published', 'taken-in', 'was-published'])
  })
})

describe('two people who write at once', () => {
  const both = history(...FILE, ['edit', 2, 1], ['edit', 3, 1])
  test('keep both their versions, and each is told of the other', () => {
    expect(states(both)).toEqual(['published', 'draft', 'draft'])
    expect(besides(both, stateOf(both, 2)!).map(({ number }) => number)).toEqual([3])
    expect(besides(both, stateOf(both, 3)!).map(({ number }) => number)).toEqual([2])
  })
  test('are brought together by a version that takes in both', () => {
    const together = history(...FILE, ['edit', 2, 1], ['edit', 3, 1], ['edit', 4, 2, 3])
    expect(states(together)).toEqual(['published', 'taken-in', 'taken-in', 'draft'])
    expect(besides(together, stateOf(together, 4)!)).toEqual([])
  })
  test('the second is behind as soon as the first is published', () => {
    const first = history(
      ...FILE,
      ['edit', 2, 1],
      ['edit', 3, 1],
      ['submitted', 2],
      ['review', 4, 2],
      ['published', 4],
    )
    expect(stateOf(first, 3)).toMatchObject({ state: 'draft', behind: true })
  })
  test('writing on after one’s words were reviewed is not behind', () => {
    expect(stateOf(history(...EDITED, ['edit', 4, 2]), 4)).toMatchObject({ state: 'draft', behind: false })
    expect(stateOf(history(...EDITED, ['edit', 4, 3]), 4)).toMatchObject({ state: 'draft', behind: false })
  })
})

describe('a file when the program starts', () => {
  const asks = (stands: Standing, words: string) => filing(stands, words)
  test.each([
    ['that nobody has seen is published', history(), 'words 1', { file: 'new', publish: true }],
    [
      'that says the same is left alone',
      history(...FILE),
      'words 1',
      { file: 'same', version: 1, publish: false },
    ],
    ['that changed is published', history(...FILE), 'words 2', { file: 'new', publish: true }],
    ['that changed under an edit waits', history(...EDITED), 'words 9', { file: 'new', publish: false }],
    [
      'that did not change under an edit is left alone',
      history(...EDITED),
      'words 1',
      { file: 'same', version: 1, publish: false },
    ],
    [
      'that was written out from the edit is noted',
      history(...EDITED),
      'words 3',
      { file: 'known', version: 3, publish: false },
    ],
    [
      'that changed after that is published',
      history(...EDITED, ['filed', 3]),
      'words 9',
      { file: 'new', publish: true },
    ],
    [
      'that went back to its older words is published in them',
      history(...EDITED, ['filed', 3]),
      'words 1',
      { file: 'known', version: 1, publish: true },
    ],
    [
      'that changed after the article was withdrawn waits',
      history(...FILE, ['withdrawn', 1]),
      'words 9',
      { file: 'new', publish: false },
    ],
  ] as const)('%s', (_, stands, words, expected) => {
    expect(asks(stands, words)).toEqual(expected)
  })

  test('that waits is behind what was published meanwhile, and a newer file takes its place', () => {
    const waits = [...EDITED, ['file', 4, 1], ['filed', 4]] as const
    expect(stateOf(history(...waits), 4)).toMatchObject({ state: 'in-review', behind: true })
    expect(states(history(...waits, ['file', 5, 4], ['filed', 5])).slice(3)).toEqual([
      'taken-in',
      'in-review',
    ])
  })
  test('that was laid aside does not wait again', () => {
    const aside = history(...EDITED, ['file', 4, 1], ['filed', 4], ['set-aside', 4])
    expect(openVersions(aside)).toEqual([])
    expect(asks(aside, 'words 4')).toMatchObject({ file: 'same' })
  })
})

test('the order in which facts arrive does not matter', () => {
  const versions = fc.uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: 9 }),
      origin: fc.constantFrom('file' as const, 'edit' as const, 'review' as const),
      basis: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 2 }),
      at: fc.constant(at),
      hash: fc.constantFrom('a', 'b', 'c'),
    }),
    { selector: ({ number }) => number },
  )
  const decisions = fc.uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: 30 }),
      version: fc.integer({ min: 1, max: 9 }),
      decision: fc.constantFrom(
        'filed',
        'submitted',
        'returned',
        'published',
        'withdrawn',
        'set-aside' as const,
      ),
      at: fc.constant(at),
    }),
    { selector: ({ number }) => number },
  )
  fc.assert(
    fc.property(
      fc
        .tuple(versions, decisions)
        .chain(([v, d]) =>
          fc.tuple(
            fc.constant(standing(v, d)),
            fc.shuffledSubarray(v, { minLength: v.length }),
            fc.shuffledSubarray(d, { minLength: d.length }),
          ),
        ),
      ([expected, v, d]) => {
        expect(standing(v, d)).toEqual(expected)
      },
    ),
  )
})
