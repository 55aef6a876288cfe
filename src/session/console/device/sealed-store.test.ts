import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'
import { personId } from '#kernel/ids.ts'
import { leave } from './leaving.ts'
import { openStore, type Store } from './sealed-store.ts'

const ruth = personId.parse('ruth')
const helen = personId.parse('helen')
let store: Store

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  const opened = await openStore('tablet')
  if (!opened) throw new Error('There is no storage.')
  store = opened
})

/** What somebody finds who copies the files of the browser. */
async function copied(): Promise<string> {
  const { openDB } = await import('idb')
  const db = await openDB('tablet')
  const values = await db.getAll('parts')
  const keys = await db.getAll('keys')
  db.close()
  const bytes = values.flatMap(({ sealed }) => [...new Uint8Array(sealed)])
  const isClosed = keys.every(({ key }) => key instanceof CryptoKey && !key.extractable)
  return `${String.fromCharCode(...bytes)} ${isClosed ? 'closed' : 'open'}`
}

test('what is kept says nothing without its key, and the key cannot be taken out', async () => {
  await store.write(ruth, new Map([['unsent/1', { text: 'Pressure 152/94' }]]))
  const found = await copied()
  expect(found).not.toContain('Pressure')
  expect(found).toContain('closed')
  expect((await store.read(ruth)).parts.get('unsent/1')).toEqual({ text: 'Pressure 152/94' })
})

test('one person does not find what another kept', async () => {
  await store.write(ruth, new Map([['unsent/1', 'of Ruth']]))
  await store.write(helen, new Map([['frame', 'of Helen']]))
  expect([...(await store.read(helen)).parts]).toEqual([['frame', 'of Helen']])
  expect(await store.peopleWith('unsent/')).toEqual(['ruth'])
})

test('when the key is gone, what nobody else has is counted and stays; what comes after is sealed anew', async () => {
  await store.write(
    ruth,
    new Map([
      ['unsent/1', 'before'],
      ['frame', 'the server has it'],
    ]),
  )
  const { openDB } = await import('idb')
  const db = await openDB('tablet')
  await db.clear('keys')
  db.close()
  const again = await openStore('tablet')
  await again?.write(ruth, new Map([['unsent/2', 'after']]))
  const read = await again?.read(ruth)
  expect(read?.unreadable).toBe(1)
  expect([...(read?.parts ?? [])]).toEqual([['unsent/2', 'after']])
  expect(await again?.peopleWith('unsent/')).toEqual(['ruth'])
})

test('where a browser keeps nothing there is no store', async () => {
  globalThis.indexedDB = Object.assign(new IDBFactory(), {
    open: () => {
      throw new DOMException('denied', 'SecurityError')
    },
  })
  expect(await openStore('tablet')).toBeUndefined()
})

test('signing out elsewhere forgets whoever has sent everything, and leaves sealed what is not sent', async () => {
  await store.setPlain('person', 'ruth')
  await store.write(ruth, new Map([['unsent/1', 'not sent']]))
  await store.write(helen, new Map([['frame', 'all sent']]))
  expect(await leave(store)).toBe(true)
  expect(await store.plain('person')).toBeUndefined()
  expect((await store.read(helen)).parts.size).toBe(0)
  expect((await store.read(ruth)).parts.get('unsent/1')).toBe('not sent')
})
