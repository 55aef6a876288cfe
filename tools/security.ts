/**
 * Writes the table of docs/security.md from what tests say they show: a line `// shows: ASVS 8.2.1, HIPAA integrity`
 * above a test, a group of tests, or everything in a file. `npm run security`.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { REQUIREMENTS } from '../tests/security/requirements.ts'

const ROOT = join(import.meta.dirname, '..')
export const DOCUMENT = join(ROOT, 'docs/security.md')
const [BEGIN, END] = ['<!-- requirements: written by "npm run security" -->', '<!-- end of requirements -->']

export type Shown = { readonly id: string; readonly file: string; readonly test: string }

/** Everything that tests say they show. */
export function shown(): Shown[] {
  const files = globSync(['tests/**/*.test.ts', 'src/**/*.test.ts'], { cwd: ROOT }).sort()
  return files.flatMap((file) => shownIn(file.replaceAll('\\', '/'), readFileSync(join(ROOT, file), 'utf8')))
}

export const shownIn = (file: string, source: string): Shown[] =>
  [...source.matchAll(/^\s*\/\/ shows: (.+)$/gm)].flatMap((found) =>
    found[1]!
      .split(',')
      .map((id) => ({ id: id.trim(), file, test: titleAfter(source.slice(found.index + found[0].length)) })),
  )

/** The title of the test that follows; none when the line stands above the whole file. */
function titleAfter(rest: string): string {
  const quoted = (["'((?:[^'\\\\]|\\\\.)*)'", '"([^"]*)"', '`([^`]*)`'] as const).join('|')
  const direct = new RegExp(`^\\s*(?:test|describe)\\((?:${quoted})`).exec(rest)
  const each = /^\s*(?:test|describe)\.each/.test(rest)
    ? new RegExp(`\\)\\(\\s*(?:${quoted})`).exec(rest)
    : null
  return (direct ?? each)?.slice(1).find((part) => part !== undefined) ?? ''
}

/** The document with its table as the tests are now. */
export function written(document: string): string {
  const [before, rest] = document.split(BEGIN)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined)
    throw new Error(`docs/security.md needs "${BEGIN}" and "${END}".`)
  return `${before}${BEGIN}\n${table()}\n${END}${after}`
}

function table(): string {
  const all = shown()
  const rows = REQUIREMENTS.map(({ id, asks, otherwise }) => {
    const by = all.filter((one) => one.id === id)
    const tests = by.map(({ file, test }) => `${cell(test || 'all of it')} (\`${file}\`)`)
    return `| ${id} | ${cell(asks)} | ${[...tests, ...(otherwise ? [cell(otherwise)] : [])].join('<br>')} |`
  })
  return ['', '| requirement | in our words | shown by |', '|---|---|---|', ...rows, ''].join('\n')
}
const cell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll("\\'", "'")

if (process.argv[1] && import.meta.filename === process.argv[1]) {
  writeFileSync(DOCUMENT, written(readFileSync(DOCUMENT, 'utf8')))
}
