import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDigitOf, isNpi, readNpi } from './npi.ts'

const npi = fc
  .tuple(fc.constantFrom('1', '2'), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 }))
  .map(([first, rest]) => `${first}${rest.join('')}`)
  .map((nine) => `${nine}${checkDigitOf(nine)}`)

const told = (typed: string) => {
  const read = readNpi(typed)
  return read.ok ? read.value : read.problems[0]?.message
}

test('the published example 1234567893 is an NPI, with spaces and dashes too', () => {
  expect(isNpi('1234567893')).toBe(true)
  expect(told(' 1234 567-893 ')).toBe('1234567893')
})

test.each([
  ['1234567890', 'one is wrong or two have changed places'],
  ['123456789', 'this has 9. Look for a digit that is missing'],
  ['12345678931', 'this has 11. Look for a digit that is too much'],
  ['3234567893', 'begins with 1 or 2'],
  ['12345678AB', 'ten digits and nothing else'],
])('%s is answered with what to do', (typed, words) => {
  expect(told(typed)).toContain(words)
})

test('one wrong digit is always noticed', () => {
  fc.assert(
    fc.property(npi, fc.nat(9), fc.integer({ min: 1, max: 9 }), (right, place, off) => {
      const digit = (Number(right[place]) + off) % 10
      return !isNpi(right.slice(0, place) + digit + right.slice(place + 1))
    }),
  )
})

test('two digits that changed places are noticed, but for 09 and 90, which the check cannot tell apart', () => {
  fc.assert(
    fc.property(npi, fc.nat(8), (right, place) => {
      const pair = right.slice(place, place + 2)
      const turned = pair[1]! + pair[0]!
      const swapped = right.slice(0, place) + turned + right.slice(place + 2)
      if (pair === turned) return swapped === right
      const blind = ['09', '90'].includes(pair)
      return isNpi(swapped) === (blind && /^[12]/.test(swapped))
    }),
  )
})
