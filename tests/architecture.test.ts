/** The map, kept: who may import whom, and what a pure file may not touch. Each failure says what to do. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const SRC = join(ROOT, 'src')

/** Left may not know right. */
const DOMAINS = [
  'kernel',
  'people',
  'chart',
  'questionnaire',
  'visits',
  'screening',
  'consent',
  'preparation',
  'session',
  'integration',
  'outcomes',
  'course',
  'scheduling',
  'medication',
  'billing',
  'library',
  'directory',
  'training',
  'mailing',
]
const SHELL = ['interop', 'platform', 'web', 'demonstration', 'cli']
/** Files of a domain that do the reading and writing; everything else in it is pure. */
const EFFECTS = /^(.*-)?(store|jobs|mail)\.ts$|^(charts|writer|protocols)\.ts$/

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.(test|gen|d)\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(SRC, name), 'utf8') }))

const importsOf = (text: string) =>
  [
    ...text.matchAll(
      /^\s*(import|export)\s+(type\s+)?[^'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gm,
    ),
  ].map((m) => ({
    type: Boolean(m[2]),
    from: m[3] ?? m[4] ?? '',
  }))
const folderOf = (name: string) => (name.includes('/') ? name.slice(0, name.indexOf('/')) : '')
// The console runs in a browser: it keeps, sends and shows, as a page does.
const isPage = (name: string) => /\/(pages|console)\//.test(name) || name.endsWith('.tsx')
const isPure = (name: string) =>
  DOMAINS.includes(folderOf(name)) && !isPage(name) && !EFFECTS.test(basename(name))

test('every folder of src is on the map', () => {
  const unknown = [...new Set(files.map((f) => folderOf(f.name)))].filter(
    (f) => f && ![...DOMAINS, ...SHELL].includes(f),
  )
  expect(unknown, `Put these on the map (DOMAINS or SHELL here, and decisions/): ${unknown}`).toEqual([])
})

test('a domain imports only from domains to its left', () => {
  const wrong: string[] = []
  for (const { name, text } of files) {
    const own = DOMAINS.indexOf(folderOf(name))
    if (own < 0) continue
    for (const { from } of importsOf(text)) {
      const other = from.match(/^#([a-z-]+)\//)?.[1]
      if (other && DOMAINS.indexOf(other) > own)
        wrong.push(`${name} imports ${from}: move what both need to the left, or pass it in.`)
    }
  }
  expect(wrong).toEqual([])
})

test('other domains are imported by #domain/file.ts, never by a relative path out of the folder', () => {
  const wrong = files.flatMap(({ name, text }) =>
    importsOf(text)
      .filter(
        ({ from }) =>
          from.startsWith('.') &&
          !from.includes('+types') &&
          !from.includes('/content/') &&
          [...DOMAINS, ...SHELL].includes(folderOf(name)),
      )
      .filter(({ from }) => relative(join(SRC, folderOf(name)), join(SRC, name, '..', from)).startsWith('..'))
      .map(({ from }) => `${name} imports ${from}: write #domain/file.ts.`),
  )
  expect(wrong).toEqual([])
})

test('pure files import no packages beyond zod, no store, no shell', () => {
  const wrong: string[] = []
  for (const { name, text } of files.filter((f) => isPure(f.name))) {
    for (const { from, type } of importsOf(text)) {
      if (type) continue
      const target = from.match(/^#([a-z-]+)\/(.+)$/)
      const allowed = target
        ? DOMAINS.includes(target[1]!) && !EFFECTS.test(basename(target[2]!)) && !isPage(from)
        : from === 'zod' || (from.startsWith('.') && !EFFECTS.test(basename(from)) && !isPage(from))
      if (!allowed) wrong.push(`${name} imports ${from}: a pure file takes what it needs as an argument.`)
    }
  }
  expect(wrong).toEqual([])
})

test('pure files read no clock, no randomness and no environment', () => {
  const banned =
    /\bTemporal\.Now\b|\bDate\.now\b|\bnew Date\b|\bMath\.random\b|\bcrypto\.|\bprocess\.|\bfetch\(|\bconsole\./
  const wrong = files
    .filter((f) => isPure(f.name))
    .flatMap(({ name, text }) =>
      text
        .split('\n')
        .flatMap((line, i) =>
          banned.test(line.replace(/^\s*(\*|\/\/).*/, ''))
            ? [`${name}:${i + 1}: pass it in as an argument.`]
            : [],
        ),
    )
  expect(wrong).toEqual([])
})

test('queries stand in stores: nobody else asks the database', () => {
  const wrong = files
    .filter(({ name }) => DOMAINS.includes(folderOf(name)) && !EFFECTS.test(basename(name)))
    .filter(({ text }) => /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql`/.test(text))
    .map(({ name }) => `${name}: move the query to store.ts.`)
  expect(wrong).toEqual([])
})

test('what an append answers is looked at: nothing typed is lost in silence', () => {
  const wrong = files.flatMap(({ name, text }) =>
    text
      .split('\n')
      .flatMap((line, i) =>
        /^\s*await [\w.]*(charts|author)\.(append|admit)\(/.test(line)
          ? [`${name}:${i + 1}: keep the result and answer its problems.`]
          : [],
      ),
  )
  expect(wrong).toEqual([])
})

test('files stay under 250 lines, so that each holds one idea', () => {
  const long = files
    .filter(({ text }) => text.split('\n').length > 251)
    .map(({ name, text }) => `${name}: ${text.split('\n').length} lines; split it.`)
  expect(long).toEqual([])
})

test('named exports only, but where React Router asks for a default', () => {
  const wrong = files
    .filter(({ name, text }) => /^export default/m.test(text) && !isPage(name) && name !== 'web/routes.ts')
    .map(({ name }) => `${name}: export it by name.`)
  expect(wrong).toEqual([])
})

test('no escape from the types', () => {
  const wrong = files.flatMap(({ name, text }) =>
    text
      .split('\n')
      .flatMap((line, i) =>
        /@ts-(ignore|nocheck|expect-error)|\bas any\b|: any\b/.test(line.replace(/^\s*(\/?\*|\/\/).*/, ''))
          ? [`${name}:${i + 1}`]
          : [],
      ),
  )
  expect(wrong).toEqual([])
})

test('every page of a domain is listed in routes.ts', () => {
  const routes = readFileSync(join(SRC, 'web/routes.ts'), 'utf8')
  const unlisted = files
    .filter(({ name, text }) => /\/pages\/[a-z-]+\.tsx$/.test(name) && /^export default/m.test(text))
    .filter(({ name }) => !routes.includes(`'${name}'`))
    .map(({ name }) => name)
  expect(unlisted).toEqual([])
})

test('no page writes its own tab title: a tab, a history and a log never carry a name', () => {
  const wrong = files
    .filter(({ name, text }) => /\/pages\//.test(name) && !name.startsWith('web/') && /<title>/.test(text))
    .map(({ name }) => `${name}: let PageHead write the title.`)
  expect(wrong).toEqual([])
})

test('every size and colour that a sheet asks for is defined: a name that is not costs the rule in silence', () => {
  const sheets = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css'))
    .map((name) => ({ name, text: readFileSync(join(SRC, name), 'utf8') }))
  const defined = new Set(
    [...sheets, ...files].flatMap(({ text }) =>
      [...text.matchAll(/(--[a-z\d-]+)['"]?\]?:/g)].map((m) => m[1]),
    ),
  )
  const undefinedOnes = sheets.flatMap(({ name, text }) =>
    [...text.matchAll(/var\((--[a-z\d-]+)/g)].flatMap((m) =>
      defined.has(m[1]) ? [] : [`${name}: ${m[1]}; see web/styles/tokens.css.`],
    ),
  )
  expect(sheets.length).toBeGreaterThan(20)
  expect(undefinedOnes).toEqual([])
})
