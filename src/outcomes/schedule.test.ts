import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chartOf, type Entry } from '#chart/chart.ts'
import type { Visit } from '#visits/visits.ts'
import {
  at,
  dose,
  dosing,
  entry,
  gad7,
  importedScore,
  partly,
  pcPtsd5,
  phq9,
  protocol,
  withPoints,
} from '../../tests/support/measures.ts'
import type { Dose } from './outcomes.ts'
import { measurePlan, measureSchedule, measuresDue, type Situation, stateAt } from './schedule.ts'

type Course = {
  entries?: readonly Entry[]
  visits?: readonly Visit[]
  doses?: readonly Dose[]
  loaded?: readonly string[]
}
const situation = ({ entries = [], visits = [], doses = [], loaded = [] }: Course): Situation => ({
  chart: chartOf([entry('course-opened', 0, {}), ...entries]),
  visits,
  doses,
  loaded: new Set(loaded),
})
const plan = (course: Course, day: number, occasion?: string) =>
  measureSchedule(situation(course), protocol, at(day))
    .filter((due) => occasion === undefined || due.occasion === occasion)
    .map(({ measure, state }) => `${measure.id} ${state}`)
const due = (course: Course, day: number) =>
  measuresDue(situation(course), protocol, at(day)).map(
    ({ measure, state, occasion }) => `${measure.id} ${state} (${occasion})`,
  )

describe('intake', () => {
  test('PHQ-9, GAD-7 and the trauma screen are due from the opening of the course', () => {
    expect(due({}, 1)).toEqual(['phq-9 due (intake)', 'gad-7 due (intake)', 'pc-ptsd-5 due (intake)'])
  })
  test('after a week they are overdue', () => {
    expect(due({ entries: [phq9(2, 18)] }, 8)).toEqual([
      'gad-7 overdue (intake)',
      'pc-ptsd-5 overdue (intake)',
    ])
  })
  test('once the first dose is given they are missed: a baseline cannot be made up for', () => {
    expect(plan({ doses: [dose(5)] }, 6, 'intake')).toEqual([
      'phq-9 missed',
      'gad-7 missed',
      'pc-ptsd-5 missed',
    ])
  })
  test('the PCL-5 is asked of those whose trauma screen was positive', () => {
    expect(plan({ entries: [pcPtsd5(1, 3)] }, 2, 'intake')).toContain('pcl-5 due')
    expect(plan({ entries: [pcPtsd5(1, 2)] }, 2, 'intake')).not.toContain('pcl-5 due')
  })
  test('a score that came with the imported history counts when it lies in the time', () => {
    expect(plan({ entries: [importedScore('44261-6', 12, '2026-03-04')] }, 4, 'intake')).toContain(
      'phq-9 done',
    )
  })
  test('a form with items missing does not settle it, and is shown as what it is', () => {
    const [phq] = measureSchedule(situation({ entries: [partly(1)] }), protocol, at(2))
    expect(phq).toMatchObject({ state: 'due', incomplete: { missing: ['/44260-8'] } })
  })
  test('what the practice has no licensed form of is not asked', () => {
    expect(plan({}, 1, 'intake')).not.toContain('isi due')
    expect(plan({ loaded: ['isi'] }, 1, 'intake')).toContain('isi due')
  })
})

describe('before each dose', () => {
  const visits = [dosing(10)]
  test.each([
    ['four days before', 6, [], 'upcoming'],
    ['two days before', 8, [], 'due'],
    ['two days before, given yesterday', 8, [phq9(7.5, 14)], 'done'],
    ['two days before, given four days before', 8, [phq9(6, 14)], 'due'],
    ['when the session should have begun', 10.01, [], 'overdue'],
    ['when the session is over and no dose was recorded', 10.5, [], 'missed'],
  ])('%s the PHQ-9 stands as it should', (_, day, entries, state) => {
    expect(plan({ visits, entries }, day, 'before-dose')[0]).toBe(`phq-9 ${state}`)
  })
  test('a score taken after the dose does not count for the time before it', () => {
    const course = { visits, doses: [dose(10.02, 10)], entries: [phq9(10.05, 14)] }
    expect(plan(course, 11, 'before-dose')[0]).toBe('phq-9 missed')
  })
  test('a cancelled session asks for nothing', () => {
    expect(plan({ visits: [dosing(10, 'cancelled')] }, 8, 'before-dose')).toEqual([])
  })
})

describe('after a dose', () => {
  test.each([
    [10.5, 'upcoming'],
    [11.5, 'due'],
    [13.5, 'overdue'],
    [16, 'missed'],
  ])('the mood check stands on day %d as it should: %s', (day, state) => {
    expect(plan({ doses: [dose(10)] }, day, 'after-dose')).toEqual([`phq-2 ${state}`])
  })
  test('the next dose ends the time in which it can be given', () => {
    expect(plan({ doses: [dose(10), dose(12)] }, 12.1, 'after-dose')).toEqual([
      'phq-2 missed',
      'phq-2 upcoming',
    ])
  })
  test('two doses of one session ask once', () => {
    expect(plan({ doses: [dose(10, 1), dose(10.02, 1)] }, 11.5, 'after-dose')).toHaveLength(1)
  })
})

describe('the course', () => {
  const three = [dose(10), dose(17), dose(24)]
  test('has its middle at dose 3, not before', () => {
    expect(plan({ doses: three.slice(0, 2) }, 25, 'mid-course')).toEqual([])
    expect(plan({ doses: three }, 25.5, 'mid-course')).toEqual(['phq-9 due', 'gad-7 due'])
  })
  test('ends with the last dose, given or planned', () => {
    expect(plan({ doses: three }, 32, 'end')).toEqual(['phq-9 due', 'gad-7 due'])
    expect(plan({ doses: three, visits: [dosing(40)] }, 32, 'end')).toEqual([
      'phq-9 upcoming',
      'gad-7 upcoming',
    ])
    expect(plan({ doses: three, visits: [dosing(40, 'cancelled')] }, 32, 'end')).toEqual([
      'phq-9 due',
      'gad-7 due',
    ])
    expect(plan({ visits: [dosing(40)] }, 50, 'end')).toEqual([])
  })
  test.each([
    ['month-1', 30],
    ['month-3', 91],
    ['month-6', 182],
  ])('is followed up at %s, %i days after the last dose', (occasion, days) => {
    const course = { doses: three, entries: [withPoints('pcl-5', 2, {})] }
    expect(plan(course, 24 + days, occasion)).toEqual(['phq-9 due', 'gad-7 due', 'pcl-5 due'])
    expect(
      plan({ ...course, entries: [phq9(24 + days, 4), gad7(24 + days, 3)] }, 24 + days, occasion),
    ).toEqual(['phq-9 done', 'gad-7 done'])
  })
})

test('a measure that two occasions ask for is asked once', () => {
  expect(due({ visits: [dosing(5)] }, 3)).toEqual([
    'phq-9 due (intake)',
    'gad-7 due (intake)',
    'pc-ptsd-5 due (intake)',
  ])
})

test('a line that was stored tells at any time how it stands: ahead, due, overdue, missed, in this order', () => {
  const ORDER = ['upcoming', 'due', 'overdue', 'missed']
  const course = situation({ doses: [dose(10), dose(17)], visits: [dosing(17, 'kept'), dosing(24)] })
  const days = fc.tuple(fc.nat(300), fc.nat(300)).map((two) => two.sort((a, b) => a - b))
  fc.assert(
    fc.property(days, ([first, second]) => {
      for (const line of measurePlan(course, protocol)) {
        const [a, b] = [stateAt(line, at(first!)), stateAt(line, at(second!))]
        expect(ORDER.indexOf(b)).toBeGreaterThanOrEqual(ORDER.indexOf(a))
      }
    }),
  )
})

test('whatever was recorded, every line stands in order and a done line names what did it', () => {
  const days = fc.uniqueArray(fc.nat(60), { maxLength: 5 })
  fc.assert(
    fc.property(days, days, days, fc.nat(260), (given, doses, planned, now) => {
      const lines = measureSchedule(
        situation({
          entries: given.map((day) => phq9(day, 9)),
          doses: doses.map((d) => dose(d)),
          visits: planned.map((d) => dosing(d)),
        }),
        protocol,
        at(now),
      )
      for (const line of lines) {
        expect(line.doneBy !== undefined).toBe(line.state === 'done')
        expect(Temporal.Instant.compare(line.until, line.lapses)).not.toBe(1)
      }
    }),
  )
})
