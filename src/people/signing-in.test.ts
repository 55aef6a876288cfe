import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Role } from './people.ts'
import {
  DEFAULT_RULES,
  limitsFor,
  needsSecondFactor,
  ruleOnConfirmed,
  ruleOnSession,
  standingOf,
  works,
} from './signing-in.ts'

const start = Temporal.Instant.from('2026-11-23T15:00:00Z')
const after = (minutes: number) => start.add({ minutes })

test.each<[string, readonly Role[], number, number, string]>([
  ['A therapist who worked a minute ago goes on', ['therapist'], 119, 1, 'allow'],
  ['is signed out after half an hour without doing anything', ['therapist'], 119, 30, 'refuse'],
  ['a minute before that not yet', ['therapist'], 119, 29, 'allow'],
  ['and after twelve hours in any case', ['therapist'], 12 * 60, 0, 'refuse'],
  ['A patient may stay for a day', ['patient'], 23 * 60, 5, 'allow'],
  ['and no longer', ['patient'], 24 * 60, 0, 'refuse'],
  ['who is also on the staff has the staff’s limits', ['patient', 'monitor'], 12 * 60, 0, 'refuse'],
])('%s', (_what, roles, sinceSignIn, sinceUse, ruling) => {
  const now = after(sinceSignIn)
  const session = { began: start, used: now.subtract({ minutes: sinceUse }) }
  expect(ruleOnSession(session, now, limitsFor(DEFAULT_RULES, roles)).ruling).toBe(ruling)
})

test('a session that ended does not begin again by waiting', () => {
  fc.assert(
    fc.property(fc.nat(3000), fc.nat(3000), fc.nat(3000), (used, now, later) => {
      const session = { began: start, used: after(used) }
      const rule = (minutes: number) => ruleOnSession(session, after(minutes), DEFAULT_RULES.staff).ruling
      if (rule(now) === 'refuse') expect(rule(now + later)).toBe('refuse')
    }),
  )
})

test.each([
  ['just signed in', 0, 'allow'],
  ['a quarter of an hour ago', 15, 'ask'],
  ['a minute less', 14, 'allow'],
])('who showed it was them %s signs: %i minutes → %s', (_what, minutes, ruling) => {
  const answer = ruleOnConfirmed(start, after(minutes), 15)
  expect(answer.ruling).toBe(ruling)
  expect(answer.reasons.every(({ source }) => source.mark === 'default')).toBe(true)
})

test('who never showed it is asked', () => {
  expect(ruleOnConfirmed(undefined, start, 15).ruling).toBe('ask')
})

test.each<[string, Parameters<typeof standingOf>[0], boolean, string]>([
  ['nothing shown opens nothing', { factors: 0, hasCode: false, hasPasskey: false }, false, 'nothing-shown'],
  [
    'a password is enough where no second factor is asked for',
    { factors: 1, hasCode: false, hasPasskey: false },
    false,
    'in',
  ],
  [
    'staff without a second factor sets one up first',
    { factors: 1, hasCode: false, hasPasskey: false },
    true,
    'second-missing',
  ],
  [
    'whoever has a code app is always asked',
    { factors: 1, hasCode: true, hasPasskey: false },
    false,
    'second-wanted',
  ],
  ['staff with a passkey shows it', { factors: 1, hasCode: false, hasPasskey: true }, true, 'second-wanted'],
  [
    'a patient with a passkey may still use the password',
    { factors: 1, hasCode: false, hasPasskey: true },
    false,
    'in',
  ],
  ['two factors open', { factors: 2, hasCode: true, hasPasskey: false }, true, 'in'],
  [
    'two factors that were removed since are set up anew',
    { factors: 2, hasCode: false, hasPasskey: false },
    true,
    'second-missing',
  ],
])('%s', (_what, shown, required, standing) => {
  expect(standingOf(shown, required)).toBe(standing)
})

test.each<[readonly Role[], boolean]>([
  [['patient'], false],
  [[], false],
  [['therapist'], true],
  [['privacy-officer'], true],
  [['educator'], true],
  [['patient', 'coordinator'], true],
])('%j works here: %s, and is asked for a second factor unless the practice asks nobody', (roles, staff) => {
  expect(works(roles)).toBe(staff)
  expect(needsSecondFactor(DEFAULT_RULES, roles)).toBe(staff)
  expect(needsSecondFactor({ ...DEFAULT_RULES, secondFactor: 'nobody' }, roles)).toBe(false)
})
