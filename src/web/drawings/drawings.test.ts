import { parseHTML } from 'linkedom'
import { createElement as h } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { shippedProtocol } from '#platform/content.ts'
import { drawingsOf } from './drawings.tsx'

const drawings = drawingsOf(shippedProtocol())
const CAPTION = 'What it shows'
function drawn(name: 'window' | 'session'): Document {
  const Drawing = drawings[name]
  if (!Drawing) throw new Error(`There is no drawing ${name}.`)
  return parseHTML(`<html><body>${renderToStaticMarkup(h(Drawing, { caption: CAPTION }))}</body></html>`)
    .document
}
const cells = (page: Document, row: number) =>
  [...(page.querySelectorAll('tbody tr')[row]?.querySelectorAll('th, td') ?? [])].map(
    (cell) => cell.textContent,
  )

describe.each(['window', 'session'] as const)('%s', (name) => {
  const page = drawn(name)
  test('every image has a name and says in words what it shows', () => {
    const images = [...page.querySelectorAll('svg')]
    expect(images.length).toBeGreaterThan(0)
    for (const image of images) {
      expect(image.getAttribute('role')).toBe('img')
      for (const [attribute, part] of [
        ['aria-labelledby', 'title'],
        ['aria-describedby', 'desc'],
      ] as const)
        expect(image.getAttribute(attribute)).toBe(image.querySelector(part)?.id)
      expect(image.querySelector('desc')?.textContent).toMatch(/\d/)
    }
  })
  test('its caption is what the article says that it shows', () => {
    expect(page.querySelector('.drawing-title')?.textContent).toBe(CAPTION)
  })
  test('ids are not used twice', () => {
    const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
  test('nothing is styled in the page, so that a strict content policy may stand', () => {
    expect(page.querySelector('[style], style')).toBeNull()
  })
  test('the same figures stand in a table, and where they come from is told', () => {
    expect(page.querySelectorAll('details')).toHaveLength(2)
    expect(page.querySelectorAll('tbody tr').length).toBeGreaterThan(3)
    expect(page.querySelectorAll('details li').length).toBeGreaterThan(2)
  })
})

test('the window is never shown without the words that it is an estimate', () => {
  const page = drawn('window')
  expect(page.querySelector('figcaption')?.textContent).toContain(
    'A teaching estimate from animal studies and clinic custom, not a measurement of a person.',
  )
  for (const image of page.querySelectorAll('svg')) expect(image.textContent).toContain('teaching estimate')
})

test('the table of the window: three doses, one a week, are one window from day 1 to day 35', () => {
  const page = drawn('window')
  expect(cells(page, 0)).toEqual(['One dose', 'day 0', 'day 1', 'day 3', 'day 21'])
  expect(cells(page, 4)).toEqual(['All three together', '–', 'day 1', '–', 'day 35'])
})

test('the table of a session: a journey into the muscle lasts from minute 10 to minute 45', () => {
  const page = drawn('session')
  expect(cells(page, 3)).toEqual(['Journey', '10 to 45 min', '20 to 75 min', '10 to 45 min', '15 to 60 min'])
  expect(cells(page, 6)?.slice(1)).toEqual(['90 min', '120 min', '100 min', '120 min'])
})

test('the course of a session is said to be a default, never a fact', () => {
  expect(drawn('session').querySelector('figcaption')?.textContent).toContain('A default of this product')
})
