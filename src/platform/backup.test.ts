import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { keysForTests } from '../../tests/support/keys.ts'
import { openBackupFile, writeBackupFile } from './backup-file.ts'
import { type BackupRecord, encodeRecord, readRecords } from './backup-records.ts'
import { addMasterKey, keepMasterKeys, openMasterKeys } from './master-keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'kairos-backup-'))
afterAll(() => rmSync(folder, { recursive: true }))
const { masters, path: keysFile } = keysForTests()

let files = 0
const name = () => join(folder, `${++files}.kairos`)
const about = {
  id: '0198c0de-0000-4000-8000-000000000001',
  at: '2026-11-24T02:00:00.000Z',
  kairos: '0.1.0',
  migrations: ['0001_people.sql'],
}
async function* of(chunks: readonly Uint8Array[]) {
  for (const chunk of chunks) yield Buffer.from(chunk)
}
async function written(chunks: readonly Uint8Array[], path = name()): Promise<string> {
  await writeBackupFile(path, masters, about, () => of(chunks))
  return path
}
async function read(path: string, keys = masters): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of (await openBackupFile(path)).content(keys)) pieces.push(piece)
  return Buffer.concat(pieces)
}
/** Noise is not made smaller, so that the file has several pieces. */
const noise = Buffer.from(Array.from({ length: 150_000 }, (_, i) => (i * i * 2654435761) >>> 13))

test('what was written is read again, however it was cut into pieces', async () => {
  const chunks = fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(chunks, fc.boolean(), async (some, isLarge) => {
      const all = isLarge ? [noise, ...some] : some
      expect((await read(await written(all))).equals(Buffer.concat(all))).toBe(true)
    }),
    { numRuns: 30 },
  )
})

// shows: HIPAA contingency
test('a changed byte anywhere in the file is noticed, and so is a missing end or an added one', async () => {
  const whole = readFileSync(await written([noise]))
  expect(whole.length).toBeGreaterThan(2 * 65_552)
  const path = name()
  const refused = async (bytes: Buffer) => {
    writeFileSync(path, bytes)
    await expect(read(path)).rejects.toThrow(/changed|does not open|no backup|master key/)
  }
  const place = fc.nat({ max: whole.length - 1 })
  await fc.assert(
    fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const bytes = Buffer.from(whole)
      bytes[at]! ^= by
      await refused(bytes)
    }),
    { numRuns: 60 },
  )
  await fc.assert(
    fc.asyncProperty(place, (length) => refused(whole.subarray(0, length))),
    { numRuns: 30 },
  )
  await refused(Buffer.concat([whole, Buffer.from([0])]))
})

test('every byte of the first line is covered too: what it says is what was written', async () => {
  const whole = readFileSync(await written([Buffer.from('a row\n')]))
  const path = name()
  for (let at = 0; at < whole.length; at++) {
    const bytes = Buffer.from(whole)
    bytes[at]! ^= 1
    writeFileSync(path, bytes)
    await expect(read(path), `byte ${at}`).rejects.toThrow()
  }
})

test('pieces that change places, or are left out at the end, are noticed', async () => {
  const whole = readFileSync(await written([noise]))
  const start = whole.indexOf('\n') + 1
  const size = 64 * 1024 + 16
  const [one, two, rest] = [
    whole.subarray(start, start + size),
    whole.subarray(start + size, start + 2 * size),
    whole.subarray(start + 2 * size),
  ]
  const path = name()
  for (const pieces of [
    [two, one, rest],
    [one, two],
    [one, rest],
    [one, one, two, rest],
  ]) {
    writeFileSync(path, Buffer.concat([whole.subarray(0, start), ...pieces]))
    await expect(read(path)).rejects.toThrow(/was changed or cut short/)
  }
})

test('the file shows nothing of what it holds, and nobody else of the machine reads it', async () => {
  const path = await written([Buffer.from('afraid of needles\n')])
  expect(readFileSync(path).includes('needles')).toBe(false)
  expect(statSync(path).mode & 0o077).toBe(0)
})

test('with other master keys it does not open; with the key of its time it does, also after the keys were changed', async () => {
  const path = await written([Buffer.from('a row\n')])
  await expect(read(path, keysForTests().masters)).rejects.toThrow(/does not open with these master keys/)
  addMasterKey(keysFile)
  expect((await read(path)).toString()).toBe('a row\n')
  keepMasterKeys(keysFile, new Set())
  await expect(read(path, openMasterKeys(keysFile))).rejects.toThrow(
    /The master key "key-1" is not in .* Put the file back that held it/,
  )
})

test('there is never half a file: what fails while it is written leaves nothing behind', async () => {
  const before = readdirSync(folder)
  const path = name()
  async function* broken() {
    yield noise
    throw new Error('the database is gone')
  }
  await expect(writeBackupFile(path, masters, about, broken)).rejects.toThrow('the database is gone')
  expect(readdirSync(folder)).toEqual(before)
})

test('no file is written over, and a place that cannot be written is named', async () => {
  const path = await written([])
  await expect(written([], path)).rejects.toThrow(/There is a file .* already/)
  await expect(written([], join(folder, 'nowhere', 'a'))).rejects.toThrow(/cannot be written/)
})

test.each([
  ['nothing at all', '', /is no backup of Kairos/],
  ['another file', 'hello\nworld\n', /is no backup of Kairos/],
  [
    'a file of a later format',
    'KAIROS BACKUP {"format":2,"kairos":"9.0.0"}\n',
    /by a newer Kairos \(9\.0\.0\)/,
  ],
  [
    'a beginning that was changed',
    'KAIROS BACKUP {"format":1,"kairos":"0.1.0"}\n',
    /beginning of .* changed/,
  ],
])('%s is refused in a sentence', async (_, content, sentence) => {
  const path = name()
  writeFileSync(path, content)
  await expect(openBackupFile(path)).rejects.toThrow(sentence)
})

test('records are read as they were written, wherever the bytes are cut', async () => {
  const tally = { name: 't', columns: ['a'], rows: 1, sha256: 'x' }
  const records: BackupRecord[] = [
    { is: 'table', table: { name: 't', columns: ['a', 'b "c"'] } },
    { is: 'rows', rows: Buffer.from('T\\N\tM\n') },
    { is: 'rows', rows: Buffer.alloc(0) },
    { is: 'manifest', manifest: { tables: [tally], sequences: [] } },
  ]
  const bytes = Buffer.concat(records.map(encodeRecord))
  const reading = async (chunks: readonly Buffer[]) => {
    const found: BackupRecord[] = []
    for await (const record of readRecords(of(chunks))) found.push(record)
    return found
  }
  for (let cut = 0; cut <= bytes.length; cut++)
    expect(await reading([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual(records)
  await expect(reading([bytes.subarray(0, -1)])).rejects.toThrow(/does not end as it should/)
  await expect(reading([encodeRecord(records[0]!)])).rejects.toThrow(/does not end as it should/)
})
