import { expect, test } from 'vitest'
import { shippedProtocol } from '#platform/content.ts'
import { PHASE } from '#session/words.ts'
import { beside, scaleOf, widthOf } from './scale.ts'
import { coursesOf, DRAWN_ROUTES } from './session-layout.ts'

const { courses, x, axis } = coursesOf(shippedProtocol())
const course = (route: string) => courses.find((each) => each.route === route)
const spans = (route: string) =>
  Object.fromEntries(course(route)?.parts.map(({ phase, from, to }) => [phase, [from, to]]) ?? [])

test.each([
  ['im', 'journey', [10, 45]],
  ['im', 'return', [45, 75]],
  ['sl', 'onset', [10, 20]],
  ['sl', 'journey', [20, 75]],
  ['iv', 'dose', [0, 40]],
  ['iv', 'early-integration', [75, 110]],
  ['esketamine', 'journey', [15, 60]],
] as const)('%s: %s lies where the timeline template puts it', (route, phase, minutes) =>
  expect(spans(route)[phase]).toEqual(minutes),
)

test('the earliest check is at 90, 120, 100 and 120 minutes', () => {
  expect(DRAWN_ROUTES.map((route) => course(route)?.check)).toEqual([90, 120, 100, 120])
})

test('every session begins with the arrival and ends with early integration', () => {
  for (const { parts } of courses) {
    expect(parts[0]).toMatchObject({ phase: 'arrival', from: -45, to: 0 })
    expect(parts.at(-1)?.phase).toBe('early-integration')
  }
})

test('all routes share one axis, which holds everything that is drawn', () => {
  expect(axis).toEqual([-45, 0, 60, 120])
  for (const { parts, check } of courses)
    for (const minute of [check, ...parts.flatMap(({ from, to }) => [from, to])]) {
      expect(x(minute)).toBeGreaterThanOrEqual(0)
      expect(x(minute)).toBeLessThanOrEqual(100)
    }
})

test('no words run out of the narrowest drawing', () => {
  for (const { parts } of courses)
    for (const { phase, label } of parts) {
      const width = widthOf(PHASE[phase])
      expect(label.anchor === 'start' ? label.at + width : label.at - width, phase).toSatisfy(
        (end: number) => end >= 0 && end <= 100,
      )
    }
})

test('words stand after their bar, before it where there is no room, and else from its beginning on', () => {
  expect(beside('Dose', 20, 30)).toEqual({ at: 30, anchor: 'start' })
  expect(beside('Dose', 70, 95)).toEqual({ at: 70, anchor: 'end' })
  expect(beside('A very long name of a part', 10, 95)).toEqual({ at: 10, anchor: 'start' })
})

test('a scale leaves room at both ends', () => {
  const days = scaleOf(0, 35)
  expect([days(0), days(35)]).toEqual([2, 98])
})
