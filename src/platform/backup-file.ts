/**
 * The file that a backup is: a line that says what it is, then sealed pieces. Nobody reads it, changes it or cuts it
 * short unnoticed without the master keys.
 *
 * Each file has a key of its own, which stands in its first line wrapped by a master key. The key of the pieces
 * follows from it and from that line, so a changed line opens nothing. A piece is AES-256-GCM; its nonce is its number
 * and whether it is the last, so none can be left out, moved or added.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import { z } from 'zod'
import type { MasterKeys } from './master-keys.ts'

const MAGIC = 'KAIROS BACKUP '
const FORMAT = 1
const PIECE = 64 * 1024
const TAG = 16
const LONGEST_LINE = 64 * 1024

const beginning = z.object({
  format: z.literal(FORMAT),
  id: z.uuid(),
  /** When the snapshot was taken. */
  at: z.string(),
  /** The version of Kairos that made it. */
  kairos: z.string(),
  /** What had run on the database, the last one last. */
  migrations: z.array(z.string()).min(1),
  key: z.object({ master: z.string(), wrapped: z.base64() }),
})
const anyFormat = z.object({ format: z.number(), kairos: z.string() })
export type Beginning = z.output<typeof beginning>
export type BeginningOf = Omit<Beginning, 'format' | 'key'>

/**
 * Writes a backup beside its place and moves it there when it is whole and on the disk: there is never half a file.
 * @throws Error with a sentence when there is a file already, or the place cannot be written
 * @returns its size in bytes
 */
export async function writeBackupFile(
  path: string,
  masters: MasterKeys,
  about: BeginningOf,
  content: () => AsyncIterable<Buffer>,
): Promise<number> {
  if (existsSync(path)) throw new Error(`There is a file ${path} already. Name another.`)
  const secret = randomBytes(32)
  const { master, wrapped } = masters.wrap(secret)
  const key = { master, wrapped: wrapped.toString('base64') }
  const line = Buffer.from(`${MAGIC}${JSON.stringify({ format: FORMAT, ...about, key })}\n`)
  const beside = `${path}.part`
  const file = createWriteStream(beside, { mode: 0o600, flush: true })
  try {
    await pipeline(
      content,
      createZstdCompress(),
      async function* (packed: AsyncIterable<Buffer>) {
        yield line
        yield* sealed(packed, keyOfPieces(secret, line))
      },
      file,
    )
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    if (!(error instanceof Error)) throw error
    if ('code' in error && error.code === 'ENOSPC')
      throw new Error(`There is no room for ${path}. Make room, or name another place.`)
    if ('path' in error && error.path === beside)
      throw new Error(`${path} cannot be written. Name a place that you may write to.`)
    throw error
  }
  await onDisk(dirname(path))
  return statSync(path).size
}

/** The name of a file in its folder is safe only when the folder is on the disk too. */
async function onDisk(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const opened = await open(folder)
  await opened.sync()
  await opened.close()
}

export type BackupFile = {
  /** What the first line says; believed only once a piece has opened. */
  readonly about: Beginning
  /**
   * What was written, in pieces of any size.
   * @throws Error with a sentence when the file was changed, cut short, or sealed with other keys
   */
  readonly content: (masters: MasterKeys) => AsyncIterable<Buffer>
}

/** @throws Error with a sentence when there is no such file, or it is no backup that this version reads */
export async function openBackupFile(path: string): Promise<BackupFile> {
  const { line, about } = await firstLine(path)
  return {
    about,
    async *content(masters) {
      const key = keyOfPieces(fileKey(path, masters, about), line)
      const pieces = opened(createReadStream(path, { start: line.length }), key, path)
      const unpacking = createZstdDecompress()
      const done = pipeline(pieces, unpacking)
      // Told below, when what came before was read.
      done.catch(() => {})
      yield* unpacking
      await done
    },
  }
}

async function firstLine(path: string): Promise<{ readonly line: Buffer; readonly about: Beginning }> {
  if (!existsSync(path)) throw new Error(`There is no file ${path}.`)
  if (statSync(path).isDirectory()) throw new Error(`${path} is a folder. Name a backup.`)
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST_LINE), 0, LONGEST_LINE, 0)
    const end = buffer.subarray(0, bytesRead).indexOf('\n')
    const text = buffer.toString('utf8', 0, Math.max(end, 0))
    const said = text.startsWith(MAGIC) ? parsed(text.slice(MAGIC.length)) : undefined
    const any = anyFormat.safeParse(said)
    if (!any.success) throw new Error(`${path} is no backup of Kairos, or its beginning was changed.`)
    if (any.data.format > FORMAT)
      throw new Error(
        `${path} was made by a newer Kairos (${any.data.kairos}). Install that version, then restore it.`,
      )
    const read = beginning.safeParse(said)
    if (!read.success) throw new Error(`The beginning of ${path} was changed. ${ANOTHER}`)
    return { line: buffer.subarray(0, end + 1), about: read.data }
  } finally {
    await file.close()
  }
}

const ANOTHER = 'Use another copy or an older backup.'

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function fileKey(path: string, masters: MasterKeys, { key }: Beginning): Buffer {
  const wrapped = Buffer.from(key.wrapped, 'base64')
  try {
    return masters.unwrap(key.master, wrapped)
  } catch (error) {
    // Of a name that is not in the file of master keys, which says so itself.
    if (error instanceof Error && error.message.includes('master key')) throw error
    throw new Error(
      `${path} does not open with these master keys, or its beginning was changed. Name the file of keys of that time in KAIROS_KEYS.`,
    )
  }
}

const keyOfPieces = (secret: Buffer, line: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, createHash('sha256').update(line).digest(), 'kairos backup 1', 32))

function nonce(number: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeBigUInt64BE(BigInt(number))
  bytes.writeUInt32BE(isLast ? 1 : 0, 8)
  return bytes
}

async function* sealed(source: AsyncIterable<Buffer>, key: Buffer): AsyncGenerator<Buffer> {
  let number = 0
  for await (const { piece, isLast } of inPieces(source, PIECE)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(number++, isLast))
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
  }
}

async function* opened(source: AsyncIterable<Buffer>, key: Buffer, path: string): AsyncGenerator<Buffer> {
  let number = 0
  for await (const { piece, isLast } of inPieces(source, PIECE + TAG)) {
    const end = Math.max(piece.length - TAG, 0)
    // Of a shorter piece a shorter tag would be taken, which is easier to guess.
    const decipher = createDecipheriv('aes-256-gcm', key, nonce(number++, isLast), { authTagLength: TAG })
    try {
      decipher.setAuthTag(piece.subarray(end))
      yield Buffer.concat([decipher.update(piece.subarray(0, end)), decipher.final()])
    } catch {
      throw new Error(`${path} was changed or cut short after it was made (piece ${number}). ${ANOTHER}`)
    }
  }
}

/** The same bytes in pieces of one size. There is always a last one, which may be shorter or empty. */
export async function* inPieces(
  source: AsyncIterable<Buffer>,
  size: number,
): AsyncGenerator<{ readonly piece: Buffer; readonly isLast: boolean }> {
  let held: Buffer[] = []
  let length = 0
  for await (const chunk of source) {
    held.push(chunk)
    length += chunk.length
    if (length <= size) continue
    const all = Buffer.concat(held)
    let from = 0
    for (; all.length - from > size; from += size) {
      yield { piece: all.subarray(from, from + size), isLast: false }
    }
    held = [all.subarray(from)]
    length = all.length - from
  }
  yield { piece: Buffer.concat(held), isLast: true }
}
