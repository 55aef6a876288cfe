/** Master keys: kept in a file outside the database, so that a copy of the database alone opens nothing. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import pg from 'pg'
import { z } from 'zod'

const BYTES = 32
const NONCE = 12
const TAG = 16

const master = z.base64().refine((text) => Buffer.from(text, 'base64').length === BYTES, {
  message: 'a key must be 32 bytes as base64',
})
const file = z
  .object({ current: z.string().min(1), keys: z.record(z.string().min(1).max(64), master) })
  .refine(({ current, keys }) => current in keys, { message: 'the current key must be among the keys' })
type MasterFile = z.output<typeof file>

export type MasterKeys = {
  /** Wraps with the current key. */
  readonly wrap: (secret: Uint8Array) => { readonly master: string; readonly wrapped: Buffer }
  /** @throws Error when the file does not hold the key of this name, or what was wrapped was changed */
  readonly unwrap: (name: string, wrapped: Uint8Array) => Buffer
}

/**
 * Opens the file of master keys. A key of a name that is not known yet is looked for again, because keys are changed
 * by a command while the program runs.
 * @throws Error with a sentence when the file is missing or does not fit
 */
export function openMasterKeys(path: string): MasterKeys {
  let held = readMasterFile(path)
  const keyOf = (name: string): Buffer => {
    if (!(name in held.keys)) held = readMasterFile(path)
    const found = held.keys[name]
    if (!found) throw new Error(`The master key "${name}" is not in ${path}. Put the file back that held it.`)
    return Buffer.from(found, 'base64')
  }
  return {
    wrap(secret) {
      // Rarely done, and another process may have made another key the current one.
      held = readMasterFile(path)
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', keyOf(held.current), nonce)
      const hidden = Buffer.concat([cipher.update(secret), cipher.final()])
      return { master: held.current, wrapped: Buffer.concat([nonce, cipher.getAuthTag(), hidden]) }
    },
    unwrap(name, wrapped) {
      const bytes = Buffer.from(wrapped)
      const decipher = createDecipheriv('aes-256-gcm', keyOf(name), bytes.subarray(0, NONCE), {
        authTagLength: TAG,
      }).setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
      return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()])
    },
  }
}

/**
 * Opens the master keys of an installation. They are made on its first start, before anything was sealed; later a
 * missing file is never replaced, because nothing would open with new keys.
 * @param say told once, when keys were made: they belong into a backup of their own
 * @throws Error with a sentence when the keys are missing though charts were sealed with them
 */
export async function installedMasterKeys(
  path: string,
  ownerUrl: string,
  say: (line: string) => void,
): Promise<MasterKeys> {
  if (!existsSync(path) && !(await anySealed(ownerUrl))) {
    makeMasterKeys(path)
    say(
      `The master keys of this installation are in ${path}. Keep a copy apart from the database: nothing opens without them.`,
    )
  }
  return openMasterKeys(path)
}

async function anySealed(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return (await client.query('select from course_key limit 1')).rows.length > 0
  } finally {
    await client.end()
  }
}

/** Writes a file with one new master key. An existing file is left as it is. */
export function makeMasterKeys(path: string): void {
  if (existsSync(path)) return
  write(path, { current: 'key-1', keys: { 'key-1': newKey() } })
}

/** Adds a new master key and makes it the current one. The older ones stay until nothing is wrapped by them. */
export function addMasterKey(path: string): string {
  const held = readMasterFile(path)
  const numbers = Object.keys(held.keys).map((name) => Number(/\d+$/.exec(name)?.[0] ?? 0))
  const name = `key-${Math.max(0, ...numbers) + 1}`
  write(path, { current: name, keys: { ...held.keys, [name]: newKey() } })
  return name
}

/** Takes the keys out of the file that nothing needs any more. The current one always stays. */
export function keepMasterKeys(path: string, needed: ReadonlySet<string>): string[] {
  const held = readMasterFile(path)
  const kept = Object.entries(held.keys).filter(([name]) => name === held.current || needed.has(name))
  write(path, { current: held.current, keys: Object.fromEntries(kept) })
  return Object.keys(held.keys).filter((name) => !kept.some(([other]) => other === name))
}

const newKey = (): string => randomBytes(BYTES).toString('base64')

function readMasterFile(path: string): MasterFile {
  if (!existsSync(path))
    throw new Error(
      `The master keys are not in ${path}. Charts of this database were sealed with them: name their file in KAIROS_KEYS, or put it back from your backup.`,
    )
  try {
    return file.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    throw new Error(`${path} does not hold master keys as it should. Put the file back from your backup.`)
  }
}

/** In one step: whoever reads at the same moment finds the file as it was or as it is. */
function write(path: string, keys: MasterFile): void {
  const beside = `${path}.${randomBytes(4).toString('hex')}`
  writeFileSync(beside, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 })
  renameSync(beside, path)
}
