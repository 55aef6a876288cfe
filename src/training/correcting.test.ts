/** A wrong sign-in is set right: the hours follow, and what was written down stays. */
import { describe, expect, test } from 'vitest'
import { applicationOf } from './application.ts'
import type { ApplicationDraft, ApplicationEntry } from './application-entry.ts'
import { hoursOf } from './attendance.ts'
import { correcting, signLines } from './correcting.ts'
import { ruleOnStep } from './ruling.ts'
import { aPlan, entriesOf } from './testing.ts'

const plan = aPlan()
const at = (clock: string) => Temporal.ZonedDateTime.from(`2027-04-08T${clock}[America/Denver]`).toInstant()
const now = at('18:00')
const body = { item: 'welcome' }
const day: ApplicationDraft[] = [
  { kind: 'accepted', at: at('00:00').subtract({ hours: 900 }), body: {} },
  { kind: 'signed-in', at: at('09:00'), body },
  { kind: 'signed-out', at: at('10:00'), body },
]
const [, came, left] = entriesOf(...day)
const correct = (drafts: readonly ApplicationDraft[], typed: Readonly<Record<string, string>>) =>
  correcting((name) => typed[name], { training: { plan }, entries: entriesOf(...drafts) }, now)
/** The day with this correction written down. */
function after(drafts: readonly ApplicationDraft[], typed: Readonly<Record<string, string>>) {
  const corrected = correct(drafts, typed)
  if (!corrected.ok) throw new Error(corrected.problems[0]?.message)
  return [...drafts, corrected.value]
}
const hours = (drafts: readonly ApplicationDraft[]) => hoursOf(plan, applicationOf(entriesOf(...drafts))!)
const why = 'She was in the front row until noon.'

test('a sign-out at the wrong time is set right: one hour becomes three, and both stand in the history', () => {
  expect(hours(day)).toBe(1)
  const righted = after(day, { of: left!.id, what: 'time', time: '12:00', why })
  expect(hours(righted)).toBe(3)
  const entries = entriesOf(...righted)
  expect(entries.map(({ kind }) => kind)).toEqual([
    'accepted',
    'signed-in',
    'signed-out',
    'attendance-corrected',
  ])
  expect(signLines(entries).map((line) => [line.entry.at.toString(), line.at?.toString()])).toEqual([
    [at('09:00').toString(), at('09:00').toString()],
    [at('10:00').toString(), at('12:00').toString()],
  ])
})

test('the last correction holds', () => {
  const first = after(day, { of: left!.id, what: 'time', time: '12:00', why })
  expect(hours(after(first, { of: left!.id, what: 'time', time: '11:00', why }))).toBe(2)
})

test('somebody who never came: first the sign-out never was, then the sign-in; the day does not count', () => {
  const without = after(day, { of: left!.id, what: 'never', why })
  const none = after(without, { of: came!.id, what: 'never', why })
  expect(applicationOf(entriesOf(...none))?.attendance).toEqual([])
  expect(signLines(entriesOf(...none)).map(({ at }) => at)).toEqual([undefined, undefined])
})

describe('what cannot be, is not written down', () => {
  test.each<[string, Record<string, string>, string]>([
    ['out before in', { of: left!.id, what: 'time', time: '08:00', why }, 'out before in'],
    ['a sign-out that stands alone', { of: came!.id, what: 'never', why }, 'would stand alone'],
    ['a time to come', { of: left!.id, what: 'time', time: '23:00', why }, 'still to come'],
    ['no time', { of: left!.id, what: 'time', why }, 'Write the right time'],
    ['no reason', { of: left!.id, what: 'never' }, 'how you know'],
    ['no choice', { of: left!.id, why }, 'Say what was wrong'],
    ['another entry', { of: entriesOf(...day)[0]!.id, what: 'never', why }, 'not here any more'],
  ])('%s', (_, typed, said) => {
    const corrected = correct(day, typed)
    expect(!corrected.ok && corrected.problems[0]?.message).toContain(said)
  })
})

test('sign-ins are corrected after the certificate too: it stands as it is until it is replaced', () => {
  const given: ApplicationEntry[] = entriesOf(...day, {
    kind: 'certified',
    at: at('17:00'),
    body: { number: '27-00000000-0', hours: 1 },
  })
  const training = { state: 'open', plan } as const
  const ruling = (entries: ApplicationEntry[]) =>
    ruleOnStep('correct-sign-in', { training, application: applicationOf(entries)!, now }).ruling
  expect([ruling(entriesOf(...day)), ruling(given)]).toEqual(['allow', 'allow'])
  expect(applicationOf(given)?.certificate).toMatchObject({ number: '27-00000000-0', hours: 1 })
})
