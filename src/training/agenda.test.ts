import { describe, expect, test } from 'vitest'
import { agendaDays, minutesThatCount, whenOf } from './agenda.ts'
import { aPlan } from './testing.ts'

describe('the agenda of four days in Colorado', () => {
  test('begins on the clock of the place, also for whoever reads it elsewhere', () => {
    const { begins, ends } = whenOf(aPlan())
    expect([begins, ends].map(String)).toEqual(['2027-04-08T15:00:00Z', '2027-04-11T18:00:00Z'])
  })
  test('has each day with its date and its items by the clock, whatever the order they were written in', () => {
    const plan = aPlan()
    const days = agendaDays({ ...plan, agenda: plan.agenda.toReversed() })
    expect(days.map(({ number, on, items }) => [number, String(on), items[0]?.id])).toEqual([
      [1, '2027-04-08', 'welcome'],
      [2, '2027-04-09', 'dosing-1'],
      [3, '2027-04-10', 'dosing-2'],
      [4, '2027-04-11', 'closing'],
    ])
  })
  test('counts three hours on the first day and three on the last; dosing does not count', () => {
    expect(minutesThatCount(aPlan())).toBe(360)
  })
  test('keeps its clock over the night in which clocks change', () => {
    const days = agendaDays(aPlan({ from: '2027-03-13', to: '2027-03-16' }))
    expect(days.slice(0, 2).map(({ begins }) => String(begins))).toEqual([
      '2027-03-13T16:00:00Z',
      '2027-03-14T15:00:00Z',
    ])
  })
})
