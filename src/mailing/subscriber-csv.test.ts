import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entryId, personId } from '#kernel/ids.ts'
import { subscriberOf } from './mailing.ts'
import { COLUMNS, headerProblem, readRow, writeRows } from './subscriber-csv.ts'
import { LISTS, subscriberEntry } from './subscription.ts'

const now = Temporal.Instant.from('2026-11-24T10:00:00Z')
const header = COLUMNS.map(({ name }) => name)

const said = fc.string({ minLength: 10, maxLength: 60 }).filter((text) => text.trim().length >= 10)
const brought = fc.record({
  lists: fc.subarray([...LISTS], { minLength: 1 }),
  proof: fc.record({
    source: said,
    wording: said,
    on: fc.constantFrom('2026-03-14', '2025-12-31T10:00:00Z'),
  }),
  about: fc.record(
    {
      name: said,
      state: fc.constantFrom('CO', 'NY'),
      discipline: fc.constantFrom('medical', 'mental-health', 'other'),
    },
    { requiredKeys: [] },
  ),
})

test('whoever is brought in, taken out and brought in again agreed to the same, in the same words', () => {
  fc.assert(
    fc.property(brought, (body) => {
      const entry = subscriberEntry.parse({
        id: entryId.parse('018f6f2c-0000-7000-8000-0123456789ab'),
        kind: 'imported',
        at: '2026-05-01T00:00:00Z',
        by: personId.parse('nora'),
        body,
      })
      const subscriber = subscriberOf([entry])
      const rows = subscriber ? writeRows('ada@reader.example', subscriber) : []
      expect(rows).toHaveLength(body.lists.length)
      for (const [i, row] of rows.entries())
        expect(readRow(header, row, now)).toEqual({
          ok: true,
          value: {
            email: 'ada@reader.example',
            lists: [body.lists[i]],
            standing: 'joined',
            proof: trimmed(body.proof),
            about: trimmed(body.about),
          },
        })
    }),
  )
})

const trimmed = (texts: object) =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, String(text).trim()]))

test('every sentence about a row names its column', () => {
  const read = readRow(header, ['nobody', 'news', 'maybe', '', '', '', '', 'Colorado', 'magic'], now)
  expect(read.ok ? [] : read.problems.map(({ message }) => message.split(':')[0])).toEqual([
    'email',
    'lists',
    'standing',
    'state',
    'discipline',
  ])
})

test('whoever only asked is not brought in', () => {
  const row = ['a@reader.example', 'articles', 'asked', '', '', '', '', '', '']
  const read = readRow(header, row, now)
  expect(read.ok ? '' : read.problems[0]?.message).toContain('they asked and did not confirm')
})

test('a first line with a column of a patient list is told so', () => {
  expect(headerProblem(header)).toBeUndefined()
  expect(headerProblem([...header, 'date_of_birth'])).toContain('“date_of_birth”, which do not belong here')
  expect(headerProblem(header.filter((name) => name !== 'consent_on'))).toContain('lacks “consent_on”')
})
