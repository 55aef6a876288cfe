/** Single keys for what is done most. They rest while somebody types, and can be turned off. */
import type { PanelName } from '../person/panels.ts'

export const KEYS: readonly (readonly [key: string, panel: PanelName])[] = [
  ['v', 'vitals'],
  ['s', 'scores'],
  ['d', 'dose'],
  ['y', 'symptoms'],
  ['n', 'note'],
  ['p', 'phase'],
  ['e', 'event'],
  ['c', 'prescriber'],
  ['w', 'present'],
  ['x', 'check'],
  ['u', 'pause'],
  ['o', 'order'],
  ['g', 'discharge'],
  ['r', 'log'],
  ['k', 'cards'],
  ['t', 'plot'],
]

export type Pressed = 'help' | 'alarm' | 'board' | { readonly panel: PanelName }
type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'repeat'>

/** @param typing whether the key goes into a field */
export function pressed(key: Key, typing: boolean): Pressed | undefined {
  if (typing || key.ctrlKey || key.metaKey || key.altKey || key.isComposing || key.repeat) return undefined
  if (key.key === '?') return 'help'
  if (key.key === 'a') return 'alarm'
  if (key.key === 'b') return 'board'
  const found = KEYS.find(([name]) => name === key.key)
  return found && { panel: found[1] }
}

/** Does a key that is pressed here belong to what is being typed or chosen? */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable]') !==
    null
