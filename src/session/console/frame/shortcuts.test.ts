import { expect, test } from 'vitest'
import { PANELS } from '../person/panels.ts'
import { KEYS, pressed } from './shortcuts.ts'

const key = (name: string, but: object = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  repeat: false,
  ...but,
})

test('one key opens one form', () => {
  expect(pressed(key('v'), false)).toEqual({ panel: 'vitals' })
  expect(pressed(key('a'), false)).toBe('alarm')
  expect(pressed(key('?'), false)).toBe('help')
  expect(pressed(key('q'), false)).toBeUndefined()
})

test('a key that goes into a field, or belongs to the browser, opens nothing', () => {
  expect(pressed(key('v'), true)).toBeUndefined()
  expect(pressed(key('v', { ctrlKey: true }), false)).toBeUndefined()
  expect(pressed(key('d', { repeat: true }), false)).toBeUndefined()
})

test('every form has a key, and no key stands for two things', () => {
  const keys = [...KEYS.map(([name]) => name), 'a', 'b', '?']
  expect(new Set(keys).size).toBe(keys.length)
  expect(KEYS.map(([, panel]) => panel).sort()).toEqual([...PANELS].sort())
})
