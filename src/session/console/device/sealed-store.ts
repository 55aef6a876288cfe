/**
 * Where a browser keeps what is written: IndexedDB, every value sealed by AES-GCM with a key that can be used here and
 * read by nobody, not even by us. Each person has keys of their own; their names for parts say nothing of anybody.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { PersonId } from '#kernel/ids.ts'
import type { Parts } from './kept.ts'

type Sealed = {
  readonly key: string
  readonly iv: Uint8Array<ArrayBuffer>
  readonly sealed: ArrayBuffer
}
interface Schema extends DBSchema {
  /** By [person, name]. */
  parts: { key: [string, string]; value: Sealed }
  keys: { key: string; value: { readonly person: string; readonly key: CryptoKey } }
  /** Whose the device is now, which device it is, and how far its clock is off. */
  plain: { key: string; value: string | number }
}

/** The database of the console, one for all who use this browser. */
export const DATABASE = 'kairos-console'
/** Names of parts that nobody else has begin so. */
export const OWN = 'unsent/'

export type Store = {
  /** @returns everything of a person, and how many parts that nobody else has cannot be opened any more; they stay */
  readonly read: (person: PersonId) => Promise<{ readonly parts: Parts; readonly unreadable: number }>
  /** Writes parts, all or none; what is undefined is taken out. @throws QuotaExceededError when nothing more fits */
  readonly write: (person: PersonId, parts: Parts) => Promise<void>
  /** Who has parts under names that begin so. */
  readonly peopleWith: (prefix: string) => Promise<readonly string[]>
  readonly plain: (name: string) => Promise<string | number | undefined>
  readonly setPlain: (name: string, value: string | number | undefined) => Promise<void>
  /** Forgets everything of a person, their key first. */
  readonly wipe: (person: string) => Promise<void>
  readonly close: () => void
}

/** @returns undefined where the browser keeps nothing, as in some private windows */
export async function openStore(name: string): Promise<Store | undefined> {
  try {
    return storeOn(await opened(name))
  } catch {
    return undefined
  }
}

const opened = (name: string): Promise<IDBPDatabase<Schema>> =>
  openDB<Schema>(name, 1, {
    upgrade(db) {
      db.createObjectStore('parts')
      db.createObjectStore('keys')
      db.createObjectStore('plain')
    },
    // A newer version of the console in another window needs another shape: what is written here is on the disk.
    blocking: (_, __, event) => (event.target instanceof IDBDatabase ? event.target.close() : undefined),
  })

function storeOn(db: IDBPDatabase<Schema>): Store {
  const keys = new Map<string, Promise<readonly [string, CryptoKey]>>()
  const keyOf = (person: PersonId) => {
    const known = keys.get(person) ?? keyFor(db, person)
    keys.set(person, known)
    known.catch(() => keys.delete(person))
    return known
  }
  return {
    async read(person) {
      const parts = new Map<string, unknown>()
      let unreadable = 0
      const range = rangeOf(person)
      const transaction = db.transaction(['parts', 'keys'])
      const [names, values, ids, held] = await Promise.all([
        transaction.objectStore('parts').getAllKeys(range),
        transaction.objectStore('parts').getAll(range),
        transaction.objectStore('keys').getAllKeys(),
        transaction.objectStore('keys').getAll(),
      ])
      await Promise.all(
        names.map(async ([, name], i) => {
          const value = values[i]
          const key = value && held[ids.indexOf(value.key)]?.key
          const open = value && key && (await unseal(key, nameOf(person, name), value).catch(() => undefined))
          if (open) parts.set(name, open.value)
          else if (name.startsWith(OWN)) unreadable++
        }),
      )
      return { parts, unreadable }
    },
    async write(person, parts) {
      const [id, key] = await keyOf(person)
      // Sealing takes its time, and a transaction does not wait: first all of the one, then all of the other.
      const sealed = await Promise.all(
        [...parts].map(
          async ([name, value]) =>
            [
              name,
              value === undefined
                ? undefined
                : { key: id, ...(await seal(key, nameOf(person, name), value)) },
            ] as const,
        ),
      )
      const transaction = db.transaction('parts', 'readwrite', { durability: 'strict' })
      const done = sealed.map(([name, value]) =>
        value ? transaction.store.put(value, [person, name]) : transaction.store.delete([person, name]),
      )
      await Promise.all([...done, transaction.done])
    },
    async peopleWith(prefix) {
      const all = await db.getAllKeys('parts')
      return [...new Set(all.filter(([, name]) => name.startsWith(prefix)).map(([person]) => person))]
    },
    plain: (name) => db.get('plain', name),
    async setPlain(name, value) {
      if (value === undefined) await db.delete('plain', name)
      else await db.put('plain', value, name)
    },
    async wipe(person) {
      keys.clear()
      const transaction = db.transaction(['keys', 'parts'], 'readwrite', { durability: 'strict' })
      const held = transaction.objectStore('keys')
      for (const id of await held.getAllKeys())
        if ((await held.get(id))?.person === person) await held.delete(id)
      await transaction.objectStore('parts').delete(rangeOf(person))
      await transaction.done
    },
    close: () => db.close(),
  }
}

const nameOf = (person: string, name: string): string => `${person}/${name}`
const rangeOf = (person: string) => IDBKeyRange.bound([person, ''], [person, '\uffff'])

/** The person's key, made when there is none. Two windows at once make one: who comes second takes the first's. */
async function keyFor(db: IDBPDatabase<Schema>, person: PersonId): Promise<readonly [string, CryptoKey]> {
  const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
  const transaction = db.transaction('keys', 'readwrite', { durability: 'strict' })
  const [ids, held] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()])
  const at = held.findIndex((one) => one.person === person)
  const id = ids[at] ?? crypto.randomUUID()
  if (at < 0) await transaction.store.put({ person, key: fresh }, id)
  await transaction.done
  return [id, held[at]?.key ?? fresh]
}

async function seal(key: CryptoKey, name: string, value: unknown): Promise<Omit<Sealed, 'key'>> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const text = new TextEncoder().encode(JSON.stringify(value))
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: bytesOf(name) },
    key,
    text,
  )
  return { iv, sealed }
}

async function unseal(
  key: CryptoKey,
  name: string,
  { iv, sealed }: Sealed,
): Promise<{ readonly value: unknown }> {
  const text = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv, additionalData: bytesOf(name) },
    key,
    sealed,
  )
  return { value: JSON.parse(new TextDecoder().decode(text)) }
}

const bytesOf = (name: string) => new TextEncoder().encode(name)
