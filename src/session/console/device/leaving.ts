/**
 * Signing out somewhere else in this browser passes here: what the console kept is forgotten, if all of it is on the
 * server. What is not stays sealed, is shown to nobody, and is sent once its person signs in again.
 */
import { DATABASE, OWN, openStore, type Store } from './sealed-store.ts'
import { browserVersions } from './versions.ts'

/** Over it the windows of a browser talk. */
export const CHANNEL = 'kairos-console'
const MONTH_S = 31 * 24 * 3600

/** Says, at /sign-out alone, whether this browser keeps something of the console (people/pages/sign-out.tsx). */
export function sayHere(isHere: boolean): void {
  // biome-ignore lint/suspicious/noDocumentCookie: not every browser that runs this has another way.
  document.cookie = `console-here=yes; path=/sign-out; samesite=lax; max-age=${isHere ? MONTH_S : 0}`
}

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
  new BroadcastChannel(CHANNEL).postMessage({ say: 'left' })
  if (!stays) {
    await browserVersions().forget()
    sayHere(false)
  }
  location.replace('/sign-in')
}
