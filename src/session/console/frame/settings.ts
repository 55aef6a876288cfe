/** How this tablet shows and sounds: nothing about anybody, so that the browser may keep it as it is. */
import { z } from 'zod'

const settings = z.object({
  /** Alarms sound. */
  sound: z.boolean().default(true),
  /** The low light of the dosing room; otherwise what the device prefers. */
  room: z.boolean().default(true),
  /** Single keys open forms. */
  keys: z.boolean().default(true),
})
export type Settings = z.output<typeof settings>

const KEY = 'kairos-console-settings'

/** @throws where a browser lets no page keep anything */
export const browserStorage = (): Storage | undefined =>
  typeof window === 'undefined' ? undefined : window.localStorage

export function settingsOf(storage: () => Pick<Storage, 'getItem'> | undefined): Settings {
  const defaults = settings.parse({})
  try {
    return settings.catch(defaults).parse(JSON.parse(storage()?.getItem(KEY) ?? '{}'))
  } catch {
    // A storage that is closed or holds something else: the console begins as on the first day.
    return defaults
  }
}

export function keepSettings(storage: () => Pick<Storage, 'setItem'> | undefined, kept: Settings): void {
  try {
    storage()?.setItem(KEY, JSON.stringify(kept))
  } catch {
    // A full storage forgets a setting; what is recorded has its own place and its own warning.
  }
}
