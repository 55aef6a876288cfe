/** Every process hears what changes for everybody, also after its connection was lost. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type Database } from '#platform/database.ts'
import { createListener, type Listener } from '#platform/listener.ts'
import { asOwner, freshDatabase } from '../support/database.ts'
import { reachableListing } from '../support/reachable.ts'

let url: string
let database: Database
let listener: Listener
let heard = 0

beforeAll(async () => {
  url = await freshDatabase()
  database = connect(url)
  listener = await createListener(url)
  await listener.on('public_changed', () => heard++)
})
afterAll(async () => {
  await listener?.close()
  await database?.close()
})

test('a listing that is shown, changed or taken down is told', async () => {
  await reachableListing(database.db, 'Clara Quiet')
  await expect.poll(() => heard).toBeGreaterThan(0)
  const before = heard
  await asOwner(url, `update listing set state = 'taken-down'`)
  await expect.poll(() => heard).toBeGreaterThan(before)
})

test('a lost connection is told at once, because something may be missed, and comes back', async () => {
  const before = heard
  await asOwner(url, `select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen %'`)
  await expect.poll(() => heard).toBeGreaterThan(before)
  await expect.poll(listener.up, { timeout: 5000 }).toBe(true)
  const back = heard
  await asOwner(url, `notify public_changed`)
  await expect.poll(() => heard).toBeGreaterThan(back)
})

test('what nobody listens to any more is not heard', async () => {
  let other = 0
  const off = await listener.on('something_else', () => other++)
  await asOwner(url, 'notify something_else')
  await expect.poll(() => other).toBe(1)
  await off()
  await asOwner(url, 'notify something_else')
  const before = heard
  await asOwner(url, 'notify public_changed')
  await expect.poll(() => heard).toBeGreaterThan(before)
  expect(other).toBe(1)
})
