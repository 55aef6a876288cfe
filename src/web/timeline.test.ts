import { parseHTML } from 'linkedom'
import { createElement as h } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Timeline } from './timeline.tsx'

const now = Temporal.Instant.from('2026-11-24T15:00:00Z')
const day = (n: number) => now.add({ hours: n * 24 })
const { document } = parseHTML(
  `<html><body>${renderToStaticMarkup(
    h(Timeline, {
      from: day(-30),
      to: day(30),
      now,
      items: [
        { at: day(20), what: 'Follow-up', state: 'planned', href: '/f' },
        { at: day(-30), what: 'Referral', state: 'done' },
        { at: day(-5), what: 'Integration', state: 'missed' },
      ],
      doses: [{ at: day(-10), what: '60 mg IM', state: 'done', href: '/d' }],
      bands: [{ from: day(-9), to: day(11), what: 'Integration window' }],
    }),
  )}</body></html>`,
)
const line = document.querySelector('svg')
const list = document.querySelector('.timeline-list')

test('the list tells the course in the order of time, with today between past and future', () => {
  const lines = [...(list?.querySelectorAll('li') ?? [])].map((li) => li.textContent ?? '')
  expect(lines.map((text) => /Referral|60 mg IM|Integration|Follow-up/.exec(text)?.[0])).toEqual([
    'Referral',
    '60 mg IM',
    'Integration',
    'Follow-up',
  ])
  expect(lines.map((text) => text.includes('Today, Tue 24 Nov'))).toEqual([false, false, false, true])
})

test('what happened, what is planned and what did not happen are told apart in words', () => {
  // A linked mark is named by its link, any other by its title.
  const marks = [...(line?.querySelectorAll('a, title') ?? [])]
  const words = marks.map((mark) => mark.getAttribute('aria-label') ?? mark.textContent)
  expect(words).toEqual([
    'Referral, Sun 25 Oct 15:00, done',
    '60 mg IM, Sat 14 Nov 15:00, done',
    'Integration, Thu 19 Nov 15:00, did not happen',
    'Follow-up, Mon 14 Dec 15:00, planned',
  ])
})

test('a window always says that it is a teaching estimate, on the line and in the list', () => {
  expect(line?.textContent).toContain('Integration window (a teaching estimate)')
  expect(list?.textContent).toContain('Integration window (a teaching estimate): Sun 15 Nov to Sat 5 Dec')
})

test('what has a page leads to it, by keyboard too', () => {
  const links = [...(line?.querySelectorAll('a') ?? [])].map((a) => [
    a.getAttribute('href'),
    a.getAttribute('aria-label'),
  ])
  expect(links).toEqual([
    ['/d', '60 mg IM, Sat 14 Nov 15:00, done'],
    ['/f', 'Follow-up, Mon 14 Dec 15:00, planned'],
  ])
})
