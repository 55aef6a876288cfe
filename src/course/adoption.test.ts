/** A practice's own protocol: what a prescriber may sign, and what they are shown before they do. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { CONTENT } from '#platform/content.ts'
import { byVersion, type KnownVersion, nextId, readProposal, ruleOnAdoption } from './adoption.ts'
import { differences } from './differences.ts'
import { readProtocol } from './protocol.ts'

const TEXT = readFileSync(join(CONTENT, 'protocols/kap-standard.yaml'), 'utf8')
const DOCUMENT = JSON.stringify(parse(TEXT))
const shipped = readProtocol(JSON.parse(DOCUMENT))
const known: KnownVersion[] = [{ id: shipped.id, version: shipped.version, ships: true }]
const prescriber = { roles: ['prescriber'] as const }

/** The shipped document under the practice's own name, to be edited. Without shared parts: an edit has one place. */
// biome-ignore lint/suspicious/noExplicitAny: what somebody typed has any shape
const edited = (): any => ({ ...JSON.parse(DOCUMENT), id: 'juniper-house' })
const reEvaluated = () => {
  const document = edited()
  document.screening.reEvaluation.value = 4
  return document
}
const proposal = (document: unknown) => {
  const read = readProposal(document)
  if (!read.ok) throw new Error(read.problems.map((p) => p.message).join(' '))
  return read.value
}
const sentences = (document: unknown) => {
  const read = readProposal(document)
  return read.ok ? [] : read.problems.map((p) => p.message)
}
const ruling = (document: unknown, person: Parameters<typeof ruleOnAdoption>[0] = prescriber) =>
  ruleOnAdoption(person, { current: shipped, known }, proposal(document))
const rules = (document: unknown) => ruling(document).reasons.map(({ rule }) => rule)

const drop = (id: string) => {
  const document = reEvaluated()
  return {
    ...document,
    screening: {
      ...document.screening,
      rules: document.screening.rules.filter((r: { id: string }) => r.id !== id),
    },
  }
}

describe('reading', () => {
  test('the protocol that ships fits, and no word in it is without effect', () => {
    expect(sentences(parse(TEXT))).toEqual([])
  })

  test('what is not a protocol is said to be none', () => {
    for (const document of [undefined, 'text', [], { version: '1.0.0' }])
      expect(sentences(document)).toHaveLength(1)
  })

  test('a place that does not fit is named by the ids that stand in the document', () => {
    const document = reEvaluated()
    document.screening.rules[0].class = 'Z'
    expect(sentences(document)[0]).toBe(
      'screening › rules › cv-aneurysm › class: this must be one of: A, R, C, D.',
    )
  })

  test.each([
    ['a word where a number stands', 'sixty', /minutes: this must be a number\.$/],
    ['a list where a number stands', [60], /minutes: this must be a number\.$/],
    ['nothing where a number stands', undefined, /minutes: this is missing\. Put it back\.$/],
  ])('%s is told in words', (_, minutes, sentence) => {
    const document = reEvaluated()
    document.visits.lengths.evaluation.minutes = minutes
    expect(sentences(document)).toEqual([expect.stringMatching(sentence)])
  })

  test('a section that is missing has to be put back', () => {
    const { discharge: _, ...document } = reEvaluated()
    expect(sentences(document)).toEqual(['discharge: this is missing. Put it back.'])
  })

  test('a misspelt key would take a rule away in silence, so it is pointed at', () => {
    const document = reEvaluated()
    document.integration.visits[0].overduefor = { days: 3 }
    expect(sentences(document)).toEqual([
      expect.stringMatching(/^integration › visits › check-in › overduefor: .*spelling/),
    ])
  })

  test('a default that is called published does not fit', () => {
    const document = reEvaluated()
    document.visits.lengths.evaluation.source = { text: 'Ours', status: 'published', mark: 'default' }
    expect(sentences(document)[0]).toMatch(/^visits › lengths › evaluation › source.*default/)
  })

  test('many wrong places are told a dozen at a time', () => {
    const document = reEvaluated()
    for (const rule of document.screening.rules) rule.class = 'Z'
    expect(sentences(document)).toHaveLength(13)
    expect(sentences(document).at(-1)).toMatch(/^And \d+ more/)
  })
})

describe('signing', () => {
  test('a prescriber may sign a copy with a name of its own and a change', () => {
    expect(ruling(reEvaluated())).toMatchObject({
      ruling: 'allow',
      protocol: `${shipped.id}@${shipped.version}`,
    })
  })

  test('nobody else may', () => {
    for (const roles of [['therapist'], ['monitor'], ['coordinator'], ['educator'], []] as const) {
      expect(ruling(reEvaluated(), { roles }).ruling).toBe('refuse')
    }
  })

  test('the name of a protocol that ships stays the shipped one’s', () => {
    const document = { ...reEvaluated(), id: shipped.id, version: '9.0.0' }
    expect(rules(document)).toEqual(['adoption-shipped-id'])
  })

  test.each([
    ['the same version again', '1.4.0', false],
    ['a lower version', '1.3.9', false],
    ['a draft of a version that is out', '1.4.0-draft', false],
    ['the next version', '1.5.0', true],
    ['a tenth after a ninth', '1.10.0', true],
  ])('%s than the last signed one: %s', (_, version, may) => {
    const own = [
      ...known,
      { id: 'juniper-house', version: '1.4.0', ships: false },
      { id: 'juniper-house', version: '1.2.0', ships: false },
    ]
    const answer = ruleOnAdoption(
      prescriber,
      { current: shipped, known: own },
      proposal({ ...reEvaluated(), version }),
    )
    expect(answer.ruling).toBe(may ? 'allow' : 'refuse')
  })

  test('a copy in which only the name differs is not signed', () => {
    expect(rules({ ...edited(), title: 'Ours' })).toEqual(['adoption-same'])
  })

  test('a default may not be raised to published while its source says the same', () => {
    const document = edited()
    document.visits.lengths.evaluation = {
      minutes: 60,
      source: { ...document.visits.lengths.evaluation.source, status: 'published', mark: 'looked-up' },
    }
    expect(ruling(document)).toMatchObject({
      ruling: 'refuse',
      reasons: [{ rule: 'adoption-raised-default' }],
    })
  })

  test('with a publication named in the source it may', () => {
    const document = edited()
    document.visits.lengths.evaluation = {
      minutes: 60,
      source: { text: 'A trial, 2026', status: 'published', mark: 'looked-up' },
    }
    expect(ruling(document).ruling).toBe('allow')
  })

  test('a screening row does not vanish without a question', () => {
    const answer = ruling(drop('cv-avm'))
    expect(answer).toMatchObject({ ruling: 'ask', reasons: [{ rule: 'adoption-rows-gone' }] })
    expect(answer.reasons[0]?.why).toContain('(cv-avm)')
  })

  test('another figure under a source that still names a publication is asked about', () => {
    const document = edited()
    document.integration.window.peak.hours = 60
    const answer = ruling(document)
    expect(answer).toMatchObject({ ruling: 'ask', reasons: [{ rule: 'adoption-published-figure' }] })
    expect(answer.reasons[0]?.why).toMatch(/72 h becomes 60 h/)
  })

  test('the same figure made a default of the practice is not asked about', () => {
    const document = edited()
    document.integration.window.peak = {
      hours: 60,
      source: { text: 'Our own', status: 'default', mark: 'default' },
    }
    expect(ruling(document).ruling).toBe('allow')
  })
})

describe('the difference', () => {
  const between = (document: unknown) =>
    differences(shipped, proposal(document)).filter(({ section }) => section !== '')

  test('two readings of one document have none', () => {
    expect(differences(shipped, readProtocol(parse(TEXT)))).toEqual([])
  })

  test('a figure is told with its unit, its place in words and its source', () => {
    expect(between(reEvaluated())).toEqual([
      expect.objectContaining({
        section: 'screening',
        change: 'changed',
        about: 'figure',
        before: ['6 months'],
        after: ['4 months'],
        sources: {
          before: expect.objectContaining({ status: 'default' }),
          after: expect.objectContaining({ status: 'default' }),
        },
      }),
    ])
  })

  test('a row that moved is the same row; its order is told', () => {
    const document = edited()
    document.screening.rules.reverse()
    expect(between(document).map(({ place }) => place.at(-1))).toEqual(['order'])
  })

  test('a row that was taken away is told with everything that it said', () => {
    const gone = between(drop('cv-avm')).find(({ change }) => change === 'removed')
    expect(gone?.place).toContain('Arteriovenous malformation')
    expect(gone?.before.join('\n')).toContain('class: A')
  })

  test('of a list of words one reads which came and which went', () => {
    const document = edited()
    document.screening.wording.denied = [...document.screening.wording.denied.slice(1), 'free of']
    expect(between(document).map(({ change, before, after }) => [change, before, after])).toEqual([
      ['added', [], ['free of']],
      ['removed', ['no history of'], []],
    ])
  })

  test('whatever number is changed, exactly that place is told', () => {
    const numbers = placesOfNumbers(shipped)
    fc.assert(
      fc.property(fc.constantFrom(...numbers), fc.integer({ min: 1, max: 999 }), (path, by) => {
        const document = structuredClone(shipped)
        change(document, path, by)
        const told = differences(shipped, document)
        expect(told.length).toBeGreaterThan(0)
        expect(told.every(({ about }) => about === 'figure')).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

test('versions are ordered by their numbers, and a draft comes before what it drafts', () => {
  const order = ['0.9.0', '1.0.0-draft.2', '1.0.0-draft.10', '1.0.0', '1.2.0', '1.10.0', '2.0.0']
  expect(order.toReversed().sort(byVersion)).toEqual(order)
})

test('a practice’s first copy is named after the practice, the next ones count on', () => {
  expect(nextId('Jüniper House (demonstration)', shipped, known)).toEqual({
    id: 'juniper-house-demonstration',
    version: '1.0.0',
  })
  const own = { id: 'juniper-house', version: '1.9.2' }
  expect(nextId('Juniper House', own, [...known, { ...own, ships: false }])).toEqual({
    id: 'juniper-house',
    version: '1.10.0',
  })
})

function placesOfNumbers(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value === 'number') return [[...path]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, below]) => placesOfNumbers(below, [...path, key]))
}

function change(document: object, path: readonly string[], by: number): void {
  const parent = path.slice(0, -1).reduce<object>((at, key) => Reflect.get(at, key), document)
  const key = path.at(-1)!
  Reflect.set(parent, key, Number(Reflect.get(parent, key)) + by)
}
