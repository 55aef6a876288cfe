/** The table of security requirements says what the tests say. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DOCUMENT, shown, shownIn, written } from '../tools/security.ts'
import { REQUIREMENTS } from './security/requirements.ts'

test('docs/security.md is up to date; otherwise run "npm run security"', () => {
  const document = readFileSync(DOCUMENT, 'utf8')
  expect(document).toBe(written(document))
})

test('every requirement has a test that shows it, or says honestly why none does', () => {
  const ids = new Set(shown().map(({ id }) => id))
  const open = REQUIREMENTS.filter(({ id, otherwise }) => !ids.has(id) && !otherwise).map(({ id }) => id)
  expect(open).toEqual([])
  for (const { id, otherwise } of REQUIREMENTS)
    if (otherwise) expect(otherwise, id).toMatch(/^(Not yet|Not here|By design)\b.*\.$/)
})

test('what is said to be open is not shown as well', () => {
  const ids = new Set(shown().map(({ id }) => id))
  const both = REQUIREMENTS.filter(({ id, otherwise }) => otherwise?.startsWith('Not yet') && ids.has(id))
  expect(both.map(({ id }) => id)).toEqual([])
})

test('a test shows only what is listed', () => {
  const listed = new Set(REQUIREMENTS.map(({ id }) => id))
  expect(shown().filter(({ id }) => !listed.has(id))).toEqual([])
  expect(listed.size).toBe(REQUIREMENTS.length)
})

test.each([
  [
    "// shows: A 1, B\ntest('it holds', () => {})",
    [
      ['A 1', 'it holds'],
      ['B', 'it holds'],
    ],
  ],
  ["// shows: A 1\ndescribe.each([\n  ['x'],\n])('%s holds', () => {})", [['A 1', '%s holds']]],
  ["// shows: A 1\nimport { test } from 'vitest'", [['A 1', '']]],
])('a line above a test belongs to it: %j', (source, expected) => {
  expect(shownIn('a.test.ts', source).map(({ id, test }) => [id, test])).toEqual(expected)
})
