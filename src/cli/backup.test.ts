import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeMasterKeys } from '#platform/master-keys.ts'
import { command } from './command.ts'

const folder = mkdtempSync(join(tmpdir(), 'kairos-cli-backup-'))
const keys = join(folder, 'keys.json')

beforeAll(() => {
  vi.stubEnv('KAIROS_DATA', folder)
  vi.stubEnv('KAIROS_KEYS', keys)
  vi.stubEnv('DATABASE_URL', '')
  makeMasterKeys(keys)
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

async function kairos(...args: readonly string[]) {
  const out: string[] = []
  const err: string[] = []
  const status = await command(args, { say: (line) => out.push(line), complain: (line) => err.push(line) })
  return { status, stdout: out.join('\n'), stderr: err.join('\n') }
}

test.each([
  ['a backup without a name', ['backup'], /^Something is missing\. Usage: kairos backup FILE/],
  ['two names', ['backup', 'a', 'b'], /^"b" is too much\./],
  ['a check of nothing', ['backup', 'check'], /^Name the backup to check\./],
  ['a place to restore that is none', ['backup', 'a', '--into', 'postgres://x'], /^--into goes with check\./],
  ['a restore of nothing', ['restore'], /^Something is missing\. Usage: kairos restore FILE/],
])('%s is wrong usage', async (_, args, sentence) => {
  const { status, stdout, stderr } = await kairos(...args)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toMatch(sentence)
})

test('where there is no database yet, there is nothing to back up', async () => {
  const { status, stderr } = await kairos('backup', join(folder, 'a.kairos'))
  expect(status).toBe(1)
  expect(stderr).toMatch(/There is no database in .* yet\. Start Kairos once/)
  expect(readdirSync(folder).filter((name) => name.startsWith('a.kairos'))).toEqual([])
})

test('without the master keys nothing is restored, and the sentence says where they belong', async () => {
  vi.stubEnv('KAIROS_KEYS', join(folder, 'nowhere.json'))
  const { status, stderr } = await kairos('restore', join(folder, 'a.kairos'))
  vi.stubEnv('KAIROS_KEYS', keys)
  expect(status).toBe(1)
  expect(stderr).toMatch(/The master keys are not in .*nowhere\.json\..* put it back from your backup/)
})

test('what is no backup is refused before any database is touched', async () => {
  const empty = 'postgres://nobody@127.0.0.1:9/nothing'
  const wrong = join(folder, 'wrong.kairos')
  writeFileSync(wrong, 'not a backup\n')
  for (const [file, sentence] of [
    [wrong, /wrong\.kairos is no backup of Kairos/],
    [folder, /is a folder\. Name a backup\./],
    [join(folder, 'nowhere.kairos'), /^There is no file .*nowhere\.kairos\.$/],
  ] as const) {
    const { status, stderr } = await kairos('backup', 'check', file, '--into', empty)
    expect(status).toBe(1)
    expect(stderr).toMatch(sentence)
  }
})
