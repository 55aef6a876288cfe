/** Signing in and out: at the time of now, or dated back. */
import { describe, expect, test } from 'vitest'
import { applicationOf } from './application.ts'
import type { ApplicationDraft } from './application-entry.ts'
import { itemAround, momentOf, signed } from './signing.ts'
import { aPlan, entriesOf } from './testing.ts'

const plan = aPlan()
const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[America/Denver]`).toInstant()
const [welcome] = plan.agenda
const came = (...entries: ApplicationDraft[]) =>
  applicationOf(entriesOf({ kind: 'accepted', at: at('2027-03-01T10:00'), body: {} }, ...entries))!
const signIn = (clock: string) =>
  ({ kind: 'signed-in', at: at(`2027-04-08T${clock}`), body: { item: 'welcome' } }) as const
const signOut = (clock: string) =>
  ({ kind: 'signed-out', at: at(`2027-04-08T${clock}`), body: { item: 'welcome' } }) as const

describe('which part of the agenda is asked about', () => {
  test.each([
    ['a week before', '2027-04-01T10:00', 'welcome'],
    ['during the welcome', '2027-04-08T11:59', 'welcome'],
    ['in the evening of the first day, the next morning', '2027-04-08T12:00', 'dosing-1'],
    ['long after, the last', '2027-06-01T12:00', 'closing'],
  ])('%s', (_, now, item) => expect(itemAround(plan, at(now))?.id).toBe(item))
})

describe('the time that is written', () => {
  const moment = (typed: string | undefined, now: string) => {
    const read = momentOf(plan, welcome!, typed, at(now))
    return read.ok ? read.value.toString() : read.problems[0]?.message
  }
  test('without a time it is the time of now, on the day itself', () =>
    expect(moment(undefined, '2027-04-08T09:05')).toBe(at('2027-04-08T09:05').toString()))
  test('on another day a time is asked for', () =>
    expect(moment(undefined, '2027-04-09T09:05')).toContain('not today'))
  test('a clock time is that of the place, on the day of the item', () =>
    expect(moment('08:55', '2027-04-10T09:00')).toBe(at('2027-04-08T08:55').toString()))
  test.each([
    ['9.30', 'is not a clock time'],
    ['25:00', 'is not a clock time'],
    ['12:00', 'still to come'],
  ])('“%s” is told to be wrong', (typed, said) => expect(moment(typed, '2027-04-08T09:05')).toContain(said))
})

describe('who may be signed in and out', () => {
  const ida = 'Ida Vance'
  const write = (act: 'in' | 'out', clock: string, ...before: ApplicationDraft[]) => {
    const done = signed(came(...before), { act, item: 'welcome', at: at(`2027-04-08T${clock}`) }, ida)
    return done.ok ? done.value.kind : done.problems[0]?.message
  }
  test.each([
    ['comes', write('in', '09:00'), 'signed-in'],
    ['is in already', write('in', '09:10', signIn('09:00')), 'signed in already'],
    ['comes again after a walk', write('in', '11:00', signIn('09:00'), signOut('10:00')), 'signed-in'],
    ['leaves', write('out', '12:00', signIn('09:00')), 'signed-out'],
    ['was never in', write('out', '12:00'), 'Sign them in first'],
    ['would leave before coming', write('out', '08:00', signIn('09:00')), 'came after this time'],
  ])('%s', (_, said, expected) => expect(said).toContain(expected))
})
