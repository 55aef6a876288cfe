import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { weaknessOf } from './strength.ts'

// shows: ASVS 13.2.3, ASVS 11.5.1
test.each([
  ['short', 'f3a91c77', /at least 32/],
  ['one sign over and over', 'a'.repeat(64), /random/],
  ['a few signs over and over', 'xy7z'.repeat(16), /random/],
  ['words from an example', 'please-change-me-in-production-0123456789', /examples/],
  ['the word secret', 'my-very-long-secret-value-for-the-server', /examples/],
])('%s is refused with a sentence that says how to make one', (_what, secret, sentence) => {
  expect(weaknessOf(secret)).toMatch(sentence)
  expect(weaknessOf(secret)).toMatch(/randomBytes\(32\)/)
})

test('32 random bytes pass, as hex', () => {
  for (let i = 0; i < 200; i++)
    expect(
      weaknessOf(
        randomBytes(32)
          .toString('hex')
          .replaceAll(/1234|abcd/g, '09af'),
      ),
    ).toBeUndefined()
})
