/** Which view is open: the hash of the address names a visit, with a form of it or without, or the board; never a person. */
import type { HereAtHand } from './at-hand.tsx'
import type { Held } from './held.ts'
import { isPanel, type PanelName } from './person/panels.ts'

export type View =
  | { readonly view: 'opening' }
  | { readonly view: 'nobody'; readonly offline: boolean }
  | { readonly view: 'none' }
  | { readonly view: 'gone' }
  | { readonly view: 'board' }
  | { readonly view: 'person'; readonly here: HereAtHand }

const BOARD = 'board'

export function viewOf(held: Held, sessions: readonly HereAtHand[], hash: string): View {
  const { chosen } = readHash(hash)
  const here = sessions.find(({ visit }) => visit.id === chosen)
  if (here) return { view: 'person', here }
  if (!held.person)
    return held.link === 'starting' || held.link === 'live'
      ? { view: 'opening' }
      : { view: 'nobody', offline: held.link === 'offline' }
  if (chosen && chosen !== BOARD && sessions.length > 0 && UUID.test(chosen)) return { view: 'gone' }
  const [only] = sessions
  if (!only) return held.link === 'starting' ? { view: 'opening' } : { view: 'none' }
  return sessions.length === 1 && chosen !== BOARD ? { view: 'person', here: only } : { view: 'board' }
}

/** `#<visit>/scores` opens a form of that visit. */
export function readHash(hash: string): { readonly chosen: string; readonly panel?: PanelName } {
  const [chosen = '', name = ''] = hash.replace(/^#/, '').split('/')
  return { chosen, ...(isPanel(name) ? { panel: name } : {}) }
}

/** An address within the console, as far as it is one: a visit with a form of it or without, or the board. */
export function placeOf(text: string): string | undefined {
  const { chosen, panel } = readHash(text)
  if (chosen === BOARD) return BOARD
  if (!UUID.test(chosen)) return undefined
  return panel ? `${chosen}/${panel}` : chosen
}

const UUID = /^[0-9a-f-]{36}$/
