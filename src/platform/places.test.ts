import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { milesBetween } from '#directory/place.ts'
import { gazetteer } from './gazetteer.ts'
import { placeOf, placeOfZip } from './places.ts'
import { slips } from './spelling.ts'

describe('a place that is found', () => {
  test.each([
    ['80401', 'Golden, CO 80401'],
    [' 80401 ', 'Golden, CO 80401'],
    ['80401-1234', 'Golden, CO 80401'],
    ['Golden, CO 80401', 'Golden, CO 80401'],
    ['Golden, CO', 'Golden, CO'],
    ['golden co', 'Golden, CO'],
    ['GOLDEN,COLORADO', 'Golden, CO'],
    ['New York', 'New York, NY'],
    ['Kansas City MO', 'Kansas City, MO'],
    ['Washington, D.C.', 'Washington, DC'],
    ['St. Louis, MO', 'Saint Louis, MO'],
    ['Ft Collins, CO', 'Fort Collins, CO'],
    ["O'Fallon, MO", 'O Fallon, MO'],
    ['Winston-Salem, North Carolina', 'Winston Salem, NC'],
  ])('"%s" is %s', (typed, label) => {
    expect(placeOf(typed)).toMatchObject({ is: 'place', origin: { label } })
  })

  test('the state of a place is known, for licences', () => {
    expect(placeOf('80401')).toMatchObject({ origin: { state: 'CO' } })
  })

  test('coordinates are rounded to two decimals, and named after what is nearest', () => {
    expect(placeOf('39.730512,-105.191549')).toMatchObject({
      is: 'place',
      origin: { label: 'Golden, CO', lat: 39.73, lon: -105.19 },
    })
  })

  test('a ZIP code tells its town and its middle, for a listing', () => {
    expect(placeOfZip('80401')).toEqual({ town: 'Golden', state: 'CO', lat: 39.7305, lon: -105.1915 })
    expect(placeOfZip('00000')).toBeUndefined()
  })

  test('one wrong coordinate in the list does not move a town: New York lies in Manhattan', () => {
    const found = placeOf('New York, NY')
    if (found.is !== 'place') throw new Error('New York was not found.')
    expect(milesBetween(found.origin, { lat: 40.76, lon: -73.98 })).toBeLessThan(3)
  })
})

test('a town of several states is asked back, the largest first', () => {
  const found = placeOf('Springfield')
  if (found.is !== 'ambiguous') throw new Error('There is more than one Springfield.')
  expect(found.choices.length).toBeGreaterThan(10)
  expect(found.choices.map(({ label }) => label)).toContain('Springfield, IL')
})

describe('a place that is not found gets a sentence, and what may be meant', () => {
  test.each([
    ['00000', 'There is no ZIP code 00000.'],
    ['8040', 'A ZIP code has five digits, and “8040” has 4.'],
    ['Golden, ZZ', '“ZZ” is not a state that we know.'],
    ['Colorado', 'Colorado is a whole state.'],
    ['48.85,2.35', 'That place lies outside the United States.'],
    ['91,5', 'Those are not coordinates.'],
    ['  ', 'That is not a place.'],
    ['?!', 'That is not a place.'],
    ['<script>alert(1)</script>', 'We know no town called “<script>alert(1)</script>”.'],
  ])('"%s": %s', (typed, said) => {
    const found = placeOf(typed)
    expect(found.is === 'unknown' && found.said).toContain(said)
  })

  test.each([
    ['Bolder, CO', 'Boulder, CO'],
    ['Denverr CO', 'Denver, CO'],
    ['Goldne, CO', 'Golden, CO'],
    ['Pheonix', 'Phoenix, AZ'],
    ['Golden, ZZ', 'Golden, CO'],
    ['Colorado', 'Denver, CO'],
    ['80400', 'Golden, CO 80401'],
  ])('"%s" suggests %s', (typed, label) => {
    const found = placeOf(typed)
    expect(found.is === 'unknown' && found.similar.map((one) => one.label)).toContain(label)
  })
})

test('whatever is typed, an answer comes back, and every choice in it can be typed again', () => {
  const towns = gazetteer().towns.map(({ name }) => name)
  const typed = fc.oneof(
    fc.string({ maxLength: 80 }),
    fc.constantFrom(...towns),
    fc.tuple(fc.constantFrom(...towns), fc.string({ maxLength: 4 })).map(([name, more]) => name + more),
    fc.integer({ min: 0, max: 99_999 }).map((code) => String(code).padStart(5, '0')),
    fc.tuple(fc.double(), fc.double()).map(([lat, lon]) => `${lat},${lon}`),
  )
  fc.assert(
    fc.property(typed, (text) => {
      const found = placeOf(text)
      if (found.is === 'unknown') expect(found.said).toMatch(/\.$/)
      const choices =
        found.is === 'ambiguous' ? found.choices : found.is === 'unknown' ? found.similar : [found.origin]
      for (const { label } of choices)
        expect(placeOf(label)).toMatchObject({ is: 'place', origin: { label } })
    }),
  )
})

test('two letters in the wrong order are one slip', () => {
  expect(slips('goldne', 'golden', 2)).toBe(1)
  expect(slips('bolder', 'boulder', 2)).toBe(1)
  expect(slips('boulder', 'boulder', 2)).toBe(0)
  expect(slips('denver', 'golden', 2)).toBe(3)
})

test('counting slips does not depend on which of the two words was typed', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => slips(a, b, 3) === slips(b, a, 3)))
})
