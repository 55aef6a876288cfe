import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { command } from './command.ts'

const root = join(import.meta.dirname, '../..')
const samples = join(root, 'src/interop/samples')
const hypertension = join(samples, 'hypertension.transaction.json')
const folder = mkdtempSync(join(tmpdir(), 'kairos-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

beforeAll(() => {
  vi.stubEnv('KAIROS_DATA', folder)
  vi.stubEnv('DATABASE_URL', '')
})

async function kairos(...args: readonly string[]) {
  const out: string[] = []
  const err: string[] = []
  const status = await command(args, { say: (line) => out.push(line), complain: (line) => err.push(line) })
  return { status, stdout: out.join('\n'), stderr: err.join('\n') }
}
const file = (name: string, content: unknown) => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const screened = z.strictObject({
  verdict: z.enum(['clear', 'clear-with-conditions', 'needs-review', 'hold-today', 'excluded']),
  findings: z.array(
    z.strictObject({
      rule: z.string(),
      class: z.enum(['A', 'R', 'C', 'D', 'M']),
      status: z.enum(['present', 'absent', 'unknown']),
      evidence: z.array(
        z.strictObject({
          resourceType: z.string(),
          id: z.string(),
          code: z.string().nullable(),
          display: z.string(),
          date: z.string().nullable(),
        }),
      ),
      source: z.strictObject({ text: z.string(), status: z.string(), mark: z.string() }),
    }),
  ),
  protocol: z.strictObject({ id: z.string(), version: z.string() }),
})
const screen = async (...args: readonly string[]) =>
  screened.parse(JSON.parse((await kairos('screen', ...args, '--json')).stdout))

test('screening prints the verdict, every rule with its evidence and source, and the protocol', async () => {
  const { verdict, findings, protocol } = await screen(hypertension, '--on', '2026-11-24')
  expect(verdict).toBe('needs-review')
  expect(protocol.id).toBe('kap-standard')
  expect(findings.find(({ rule }) => rule === 'cv-hx')).toMatchObject({
    class: 'C',
    status: 'present',
    evidence: expect.arrayContaining([
      expect.objectContaining({ resourceType: 'Condition', code: '59621000', display: 'Hypertension' }),
    ]),
  })
})

test('answers from a file settle what the history leaves open', async () => {
  const answers = file('answers.json', { 'cv-avm': 'no', preg: true })
  const { findings, verdict } = await screen(hypertension, '--on', '2026-11-24', '--answers', answers)
  expect(
    findings
      .filter(({ rule }) => ['cv-avm', 'preg'].includes(rule))
      .map(({ status }) => status)
      .sort(),
  ).toEqual(['absent', 'present'])
  expect(verdict).toBe('excluded')
})

test('the questions can be listed, and all answered with no leaves nothing unknown but the day’s own', async () => {
  const { stdout } = await kairos('screen', '--questions', '--json')
  const { questions } = z
    .object({ questions: z.array(z.object({ id: z.string(), class: z.string() })) })
    .parse(JSON.parse(stdout))
  const answers = file('all.json', Object.fromEntries(questions.map(({ id }) => [id, 'no'])))
  const healthy = await screen(
    join(samples, 'healthy.collection.json'),
    '--answers',
    answers,
    '--on',
    '2026-11-24',
  )
  expect(healthy.findings.filter(({ status }) => status === 'unknown').map((f) => f.rule)).toEqual([])
  expect(healthy.verdict).toBe('clear')
})

const huge = () => {
  const path = file('huge.json', '')
  truncateSync(path, 200_000_000)
  return path
}
test.each([
  ['a file that is not there', ['screen', 'nowhere.json'], /^There is no file nowhere\.json\.$/],
  ['a folder', ['screen', samples], /is a folder/],
  ['a file of 200 MB', ['screen', huge()], /^huge\.json: The file has 200 MB; at most 100 MB/],
  ['what is not JSON', ['screen', file('a.json', 'hello')], /^a\.json: The file is not JSON/],
  ['a packed file', ['screen', file('b.json', '\x1f\u008b')], /not JSON|packed/],
  [
    'answers to nothing',
    ['screen', hypertension, '--answers', file('c.json', { nothing: 'yes' })],
    /^c\.json: There is no question "nothing"/,
  ],
  ['a day that is none', ['screen', hypertension, '--on', 'tomorrow'], /"tomorrow" is not a day/],
  ['a route that is none', ['screen', hypertension, '--route', 'smoke'], /"smoke" is not a route/],
  [
    'an import before there is a database',
    ['import', hypertension],
    /There is no database .* yet\. Start Kairos once/,
  ],
])('%s is refused with one line on stderr and exit 1', async (_name, args, sentence) => {
  const { status, stdout, stderr } = await kairos(...args)
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr.split('\n')).toEqual([expect.stringMatching(sentence)])
})

test.each([
  ['no verb', []],
  ['an unknown verb', ['dance']],
  ['an unknown option', ['verify', '--fast']],
  ['nothing to import', ['import']],
  ['two files to screen', ['screen', 'a', 'b']],
  ['two files for one course', ['import', 'a', 'b', '--course', 'c']],
  ['an option without its value', ['screen', hypertension, '--on']],
])('%s is wrong usage: exit 2', async (_name, args) => {
  const { status, stdout, stderr } = await kairos(...args)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).not.toBe('')
})

test('help is no failure, for all verbs and for one', async () => {
  expect(await kairos('help')).toMatchObject({ status: 0, stdout: expect.stringContaining('kairos verify') })
  expect(await kairos('help', 'import')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('--practice'),
  })
  expect(await kairos('import', '--help')).toEqual(await kairos('help', 'import'))
})

test('the command runs on the Node that a machine has, which hands over to ours', () => {
  const ran = spawnSync(process.execPath, [join(root, 'tools/kairos.mjs'), 'screen', 'nowhere.json'], {
    encoding: 'utf8',
  })
  expect({ status: ran.status, stdout: ran.stdout, stderr: ran.stderr }).toEqual({
    status: 1,
    stdout: '',
    stderr: 'There is no file nowhere.json.\n',
  })
})
