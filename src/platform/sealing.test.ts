import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sealingKey } from './sealing.ts'

const key = sealingKey(randomBytes(32))

test('what was sealed opens again, whatever was written', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ unit: 'binary' }), (name, text) => {
      expect(key.open(name, key.seal(name, text))).toBe(text)
    }),
  )
})

// shows: ASVS 11.3.4
test('the same text under the same name has the same seal; under another name or key it has another', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (name, text) => {
      const seal = key.seal(name, text)
      expect(key.seal(name, text)).toBe(seal)
      expect(key.seal(`${name}.`, text)).not.toBe(seal)
      expect(sealingKey(randomBytes(32)).seal(name, text)).not.toBe(seal)
    }),
  )
})

// shows: ASVS 11.3.3, ASVS 11.2.5
test('a seal that was changed anywhere does not open, nor under another name, nor with another key', () => {
  const seal = key.seal('entry 1', 'afraid of needles')
  const bytes = Buffer.from(seal.slice(2), 'base64')
  for (let i = 0; i < bytes.length; i++) {
    const changed = Buffer.from(bytes)
    changed[i]! ^= 1
    expect(() => key.open('entry 1', `1.${changed.toString('base64')}`)).toThrow()
  }
  expect(() => key.open('entry 2', seal)).toThrow()
  expect(() => sealingKey(randomBytes(32)).open('entry 1', seal)).toThrow()
})

test('a seal that was cut short does not open, however little is left', () => {
  const bytes = Buffer.from(key.seal('entry 1', '').slice(2), 'base64')
  for (let length = 0; length < bytes.length; length++)
    expect(() => key.open('entry 1', `1.${bytes.subarray(0, length).toString('base64')}`)).toThrow()
})

test('a seal shows nothing of what it holds', () => {
  expect(Buffer.from(key.seal('n', 'afraid of needles').slice(2), 'base64').includes('needles')).toBe(false)
})
