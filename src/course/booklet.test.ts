/** The booklet leaves nothing out: every number of the protocol stands in it, with a source beside or above it. */
import { expect, test } from 'vitest'
import { shippedProtocol } from '#platform/content.ts'
import { bookletOf, type Passage } from './booklet.ts'
import { SECTIONS } from './protocol-words.ts'

const protocol = shippedProtocol()
const booklet = bookletOf(protocol)

const textOf = ({ title, says, passages }: Passage): string =>
  [title, ...says.map(({ what, value }) => `${what} ${value}`), ...passages.map(textOf)].join('\n')

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

test('every section of the protocol has a title and a sentence about it', () => {
  expect(booklet.map(({ key }) => key)).toEqual(Object.keys(SECTIONS))
  for (const { about } of booklet) expect(about).not.toBe('')
})

test.each(booklet.map(({ key, passage }) => [key, passage] as const))(
  'every number of “%s” can be read in it',
  (key, passage) => {
    const said = new Map<string, number>()
    for (const number of textOf(passage).match(/-?\d+(\.\d+)?/g) ?? [])
      said.set(number, (said.get(number) ?? 0) + 1)
    const section = Object.entries(protocol).find(([name]) => name === key)?.[1]
    const missing = numbersIn(section).filter((n) => !said.has(String(n)) && !said.has(String(-n)))
    expect(missing).toEqual([])
  },
)

test('a figure is told with its unit, and its source is on its line', () => {
  const peak = booklet
    .find(({ key }) => key === 'integration')
    ?.passage.passages.find(({ title }) => title === 'Window')
    ?.says.find(({ what }) => what === 'peak')
  expect(peak).toEqual({ what: 'peak', value: '72 h', source: protocol.integration.window.peak.source })
})

test('what a section does not say takes no room', () => {
  const empty = ({ says, passages }: Passage): boolean =>
    says.some(({ value }) => value === '') || passages.some(empty)
  expect(booklet.filter(({ passage }) => empty(passage))).toEqual([])
})
