import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shippedProtocol } from '#platform/content.ts'
import { SEVERAL, weeksTo, windowsOf } from './window-layout.ts'

const protocol = shippedProtocol()

test('one dose opens a window from day 1, with its peak on day 3, to day 21', () => {
  expect(windowsOf([0], protocol)).toEqual({
    doses: [{ dose: 0, opens: 1, peak: 3, closes: 21 }],
    together: [{ from: 1, to: 21 }],
  })
})

test('three doses, one a week, are one window to day 35: each dose starts the clock again', () => {
  const { doses, together } = windowsOf(SEVERAL, protocol)
  expect(doses.map(({ closes }) => closes)).toEqual([21, 28, 35])
  expect(together).toEqual([{ from: 1, to: 35 }])
})

test('doses far apart leave a time between their windows', () => {
  expect(windowsOf([0, 60], protocol).together).toEqual([
    { from: 1, to: 21 },
    { from: 61, to: 81 },
  ])
})

test('windows together are never longer than from the first opening to the last closing, and never a sum', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 8 }), (on) => {
      const { doses, together } = windowsOf(on, protocol)
      const length = together.reduce((sum, { from, to }) => sum + to - from, 0)
      expect(length).toBeLessThanOrEqual(doses.length * 20)
      expect(length).toBeLessThanOrEqual(doses.at(-1)!.closes - doses[0]!.opens)
      expect(together[0]?.from).toBe(doses[0]?.opens)
      expect(together.at(-1)?.to).toBe(doses.at(-1)?.closes)
    }),
  )
})

test('another figure in the protocol is drawn', () => {
  const { integration } = protocol
  const shorter = {
    ...protocol,
    integration: {
      ...integration,
      window: { ...integration.window, closes: { ...integration.window.closes, days: 14 } },
    },
  }
  expect(windowsOf([0], shorter).together).toEqual([{ from: 1, to: 14 }])
})

test('the axis is marked in weeks', () => expect(weeksTo(35)).toEqual([0, 7, 14, 21, 28, 35]))
