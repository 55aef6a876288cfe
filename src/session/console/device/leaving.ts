/**
 * Signing out somewhere else in this browser passes here: what the console kept is forgotten, if all of it is on the
 * server. What is not stays sealed, is shown to nobody, and is sent once its person signs in again.
 */
import { DATABASE, endOfConsole } from './browser.ts'
import { OWN } from './kept.ts'
import { openStore, type Store } from './sealed-store.ts'

/** @returns whether anything of anybody stays */
export async function leave(store: Store): Promise<boolean> {
  await store.setPlain('person', undefined)
  const unsent = await store.peopleWith(OWN)
  for (const person of await store.peopleWith('')) if (!unsent.includes(person)) await store.wipe(person)
  return unsent.length > 0
}

/** Leaves the console of this browser, and goes to sign in. */
export async function leaveHere(): Promise<void> {
  const store = await openStore(DATABASE)
  const stays = store ? await leave(store).catch(() => true) : false
  await endOfConsole(stays)
}
