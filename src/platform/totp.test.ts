import { expect, test } from 'vitest'
import { base32, codeAt, keyUri, stepAt, stepOfCode } from './totp.ts'

const secret = Buffer.from('12345678901234567890')
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000)

test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('the code of second %i is that of RFC 6238, appendix B', (second, code) => {
  expect(codeAt(secret, stepAt(at(second)))).toBe(code)
})

test('the code of the half minute before and after fits, because clocks differ; older and newer ones do not', () => {
  const now = at(3000)
  const fits = (step: number) => stepOfCode(secret, codeAt(secret, step), now, 0)
  expect([98, 99, 100, 101, 102].map(fits)).toEqual([undefined, 99, 100, 101, undefined])
})

test('a code that was used does not fit again, nor one before it', () => {
  const now = at(3000)
  expect(stepOfCode(secret, codeAt(secret, 100), now, 100)).toBeUndefined()
  expect(stepOfCode(secret, codeAt(secret, 99), now, 100)).toBeUndefined()
  expect(stepOfCode(secret, codeAt(secret, 101), now, 100)).toBe(101)
})

test.each(['', '12345', '1234567', 'abcdef', '１２３４５６'])('%j is no code', (typed) => {
  expect(stepOfCode(secret, typed, at(3000), 0)).toBeUndefined()
})

test('the key is written in base32, as apps read it', () => {
  expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI')
  expect(base32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  expect(keyUri(secret, 'a@b.example')).toBe(
    'otpauth://totp/Kairos:a%40b.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Kairos',
  )
})
