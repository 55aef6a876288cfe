import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guarded, readCell, unguarded, writeCell } from './cells.ts'

test('a cell is what a person would type', () => {
  expect(writeCell([['LCSW', 'CSW.0001', 'CO'], ['LPC', undefined, 'CO'], ['RN']])).toBe(
    'LCSW | CSW.0001 | CO; LPC |  | CO; RN',
  )
  expect(readCell(' LCSW|CSW.0001 | CO ;; LPC | | CO;RN;')).toEqual([
    ['LCSW', 'CSW.0001', 'CO'],
    ['LPC', undefined, 'CO'],
    ['RN'],
  ])
  expect(readCell('')).toEqual([])
})

test('what is written is read again, whatever signs it holds', () => {
  const part = fc
    .string({ unit: fc.constantFrom('a', ' ', ';', '|', '\\', '"', ',', '\n', '=') })
    .map((text) => text.trim())
  const word = part.filter((text) => text !== '')
  const item = fc
    .tuple(word, fc.array(fc.option(word, { nil: undefined })), word)
    .map(([a, b, c]) => [a, ...b, c])
  fc.assert(
    fc.property(fc.array(item), (items) => {
      expect(readCell(writeCell(items))).toEqual(items)
    }),
  )
})

test.each(['=1+1', '+1 303 555 0142', '-2', '@sum', '\t=1', "'=1", "''-1"])(
  'a spreadsheet does not run %j, and it comes back as it was',
  (cell) => {
    expect(guarded(cell)).toBe(`'${cell}`)
    expect(unguarded(guarded(cell))).toBe(cell)
  },
)

test('every other cell stays as it is', () => {
  fc.assert(fc.property(fc.string(), (cell) => unguarded(guarded(cell)) === cell))
  expect(guarded("'Ohana House")).toBe("'Ohana House")
})
