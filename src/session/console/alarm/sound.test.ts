import { expect, test } from 'vitest'
import { minutesAfter } from '#kernel/time.ts'
import { shippedProtocol } from '#platform/content.ts'
import { sessionOf } from '../../session.ts'
import { arrived, chartFrom, given, minute, type Told, told, visit } from '../../testing.ts'
import { loudest, ROUNDS, soundingOf } from './sound.ts'

const protocol = shippedProtocol()
const at = (now: number, ...facts: Told[]) => ({
  session: sessionOf(chartFrom(...facts), visit, protocol, minute(now)),
})
const treated = [...arrived(), given(0, 60)]
const pain = told(10, 'symptoms-noted', { present: ['chest-pain'], gone: [] })
const silence = (at: number, alarm: string) => told(at, 'alarm-acknowledged', { alarm, level: 'emergency' })

test('the gravest alarm of all sessions at hand is the one that sounds', () => {
  const calm = at(11, ...treated)
  const low = at(11, ...treated, pain)
  expect(loudest([calm], minute(11))).toBeUndefined()
  expect(low.session.alarms).not.toEqual([])
  expect(loudest([calm, low], minute(11))).toBe(low.session.alarms[0]?.level)
})

test('a silenced alarm makes no sound until its time has passed; then it is a new sounding', () => {
  const alarm = at(11, ...treated, pain).session.alarms[0]!
  const quiet = [...treated, pain, silence(11, alarm.id)]
  const held = at(12, ...quiet).session.alarms[0]!
  const past = minutesAfter(held.quiet!.until, 1)
  expect(loudest([at(12, ...quiet)], minute(12))).toBeUndefined()
  expect(loudest([at(12, ...quiet)], past)).toBe(alarm.level)
  expect(soundingOf(held, past)).not.toBe(soundingOf(alarm, minute(11)))
})

test('a graver alarm comes round sooner, and no round is still beeping when the next begins', () => {
  const { amber, red, emergency } = ROUNDS
  expect(amber.every).toBeGreaterThan(red.every)
  expect(red.every).toBeGreaterThan(emergency.every)
  for (const { every, beeps } of [amber, red, emergency])
    for (const { at, lasts } of beeps) expect(at + lasts).toBeLessThan(every)
})
