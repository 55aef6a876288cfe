/** Where plans of trainings begin: complete, sourced, and adding up. */
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { contentFolder } from '#platform/content.ts'
import { ruleOnRatios } from '#training/announcing.ts'
import { planFrom, readOutlines } from '#training/outline.ts'
import { dosingBlocks, plan, seatsIn } from '#training/plan.ts'

const from = Temporal.PlainDate.from('2027-04-08')
const place = { name: 'A house', town: 'Larkspur', state: 'CO' }
const outlines = [...readOutlines(contentFolder('trainings'))]
const levels = outlines.map(([, { level }]) => level)

describe.each(outlines)('%s', (_, outline) => {
  const made = planFrom(outline, { from, zone: 'America/Denver', place })

  test('is a plan that can be stored, and read again as the same', () => {
    const stored = z.encode(plan, made)
    expect(z.encode(plan, plan.parse(JSON.parse(JSON.stringify(stored))))).toEqual(stored)
    expect(seatsIn(made)).toBeGreaterThan(0)
  })
  test('has an agenda that fits its days, one thing after the other', () => {
    for (const [i, item] of made.agenda.entries()) {
      const before = made.agenda[i - 1]
      expect(item.day).toBeLessThanOrEqual(outline.days.value)
      if (before?.day === item.day) expect(item.from >= before.to, item.id).toBe(true)
      else expect(item.day).toBe((before?.day ?? 0) + 1)
    }
  })
  test('comes after levels that there are', () => {
    for (const level of made.after) expect(levels).toContain(level)
  })
  test('asks for the rest of the money after the last day to apply', () => {
    expect(Temporal.PlainDate.compare(made.applyBy, made.fullPaymentBy)).toBeLessThanOrEqual(0)
  })
})

const hours = (agenda: (typeof outlines)[number][1]['agenda']) =>
  agenda
    .filter(({ counts }) => counts)
    .reduce(
      (all, { from, to }) =>
        all + Temporal.PlainTime.from(from).until(Temporal.PlainTime.from(to)).total('hour'),
      0,
    )

test('the four days have two dosing blocks, which never count, and about 24 to 28 hours that do', () => {
  const [, foundations] = outlines.find(([name]) => name === 'foundations')!
  const made = planFrom(foundations, { from, zone: 'America/Denver', place })
  expect(dosingBlocks(made).map(({ day, counts }) => [day, counts])).toEqual([
    [2, false],
    [3, false],
  ])
  expect(hours(made.agenda)).toBeGreaterThanOrEqual(24)
  expect(hours(made.agenda)).toBeLessThanOrEqual(28)
})

test('a team too small for the ratios is noticed', () => {
  const [, foundations] = outlines.find(([name]) => name === 'foundations')!
  const made = planFrom(foundations, { from, zone: 'America/Denver', place })
  const team = (trainers: number, monitors: number) => [
    ...Array.from({ length: trainers }, () => ({ name: 'T', role: 'trainer' as const })),
    ...Array.from({ length: monitors }, () => ({ name: 'M', role: 'monitor' as const })),
  ]
  const said = (trainers: number, monitors: number) =>
    ruleOnRatios({ ...made, team: team(trainers, monitors) }).reasons.map(({ rule }) => rule)
  expect(said(4, 2)).toEqual([])
  expect(said(3, 2)).toEqual(['trainers'])
  expect(said(4, 1)).toEqual(['monitors'])
})
