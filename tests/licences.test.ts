/** Everything that is installed to run Kairos may be used, changed and handed on under its own licence. */
// shows: ASVS 15.1.2
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

const ROOT = join(import.meta.dirname, '..')

/** Licences that ask for no more than to be named (SPDX identifiers). */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
])
/** Looked at one by one, because what they say of themselves is on no such list. */
const LOOKED_AT: Readonly<Record<string, string>> = {
  'zipcodes: BSD': 'Its licence file is the BSD licence of three clauses.',
  'png-js: no licence': 'Its licence file is the MIT licence.',
  'argparse: PSF-2.0': 'The licence of Python, which asks to be named.',
  'lightningcss: MPL-2.0': 'Builds the styles and is handed on unchanged; asks for its own files alone.',
  'lightningcss-*: MPL-2.0': 'The same for each kind of machine.',
}
const isLookedAt = (line: string): boolean =>
  line.replace(/^lightningcss-[\w-]+/, 'lightningcss-*') in LOOKED_AT

const lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
      version: z.string().optional(),
    }),
  ),
})
const described = z.object({
  name: z.string(),
  license: z.union([z.string(), z.object({ type: z.string() })]).optional(),
  licenses: z.array(z.object({ type: z.string() })).optional(),
})

const read = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), 'utf8'))

/** Whether an expression such as "(MIT OR GPL-3.0)" leaves a choice that is allowed. */
const isAllowed = (expression: string): boolean =>
  expression
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => ALLOWED.has(one.trim())))

const installed = Object.entries(lock.parse(read('package-lock.json')).packages)
  .filter(([path, { dev }]) => path !== '' && !dev)
  .map(([path]) => path)
  // What is for another machine than this one is not installed here.
  .filter((path) => existsSync(join(ROOT, path, 'package.json')))

test('the packages that Kairos runs on are there to be looked at', () => {
  expect(installed.length).toBeGreaterThan(50)
  expect(installed).toContain('node_modules/pg')
})

test('each of them has a licence that allows what this project does with it', () => {
  const others = installed.flatMap((path) => {
    const { name, license, licenses } = described.parse(read(join(path, 'package.json')))
    const said =
      typeof license === 'string'
        ? license
        : (license?.type ?? licenses?.map(({ type }) => type).join(' OR '))
    const line = `${name}: ${said ?? 'no licence'}`
    return (said && isAllowed(said)) || isLookedAt(line) ? [] : [line]
  })
  expect(others).toEqual([])
})

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['(MIT AND BSD-3-Clause)', true],
  ['GPL-3.0-only', false],
  ['MIT AND GPL-3.0-only', false],
  ['SEE LICENSE IN LICENSE.md', false],
])('%s: %s', (expression, may) => expect(isAllowed(expression)).toBe(may))
