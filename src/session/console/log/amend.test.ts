import { expect, test } from 'vitest'
import { chartOf } from '#chart/chart.ts'
import { shippedProtocol } from '#platform/content.ts'
import type { Acted, Sent } from '../../acts/form.ts'
import { LISTS, sessionForm } from '../../acts/form.ts'
import type { SessionEntry } from '../../entries.ts'
import { arrived, given, minute, people, type Told, told, vitals } from '../../testing.ts'
import { hereAt, sessionsAt } from '../at-hand.tsx'
import { deviceHolding, heldSession, STAFF } from '../testing.ts'
import { correct, filled, formFor, mayAmend, strike } from './amend.ts'

const protocol = shippedProtocol()
const facts: Told[] = [
  ...arrived(),
  given(0, 60),
  vitals(10, { systolic: 150, diastolic: 90, heartRate: 72 }),
  told(12, 'sedation-scored', { score: 4 }),
  told(13, 'session-noted', { text: 'Calm.' }),
]
const { device } = deviceHolding([heldSession(facts, protocol)], 20)
const [here] = sessionsAt(device.held(), minute(20))
const entryOf = (kind: string) => here!.session.entries.findLast((entry) => entry.kind === kind)!

/** The form of an entry as it opens, with some fields typed anew. */
function sent(entry: SessionEntry, typed: Record<string, string>): Sent {
  const form = formFor(entry)!
  const { values } = filled(form.entry, form.intent, 'UTC')
  const lists = Object.fromEntries(LISTS.map((name) => [name, values[name] ?? []]))
  const single = Object.entries(values).flatMap(([name, [value]]) =>
    LISTS.includes(name) ? [] : [[name, value] as const],
  )
  return sessionForm.parse({ ...lists, ...Object.fromEntries(single), ...typed })
}
const corrected = (kind: string, typed: Record<string, string>): Acted =>
  correct(formFor(entryOf(kind))!.entry, sent(entryOf(kind), typed), here!)
const draftOf = (acted: Acted) => ('drafts' in acted ? acted.drafts[0] : undefined)
const saidBy = (acted: Acted) => ('problems' in acted ? acted.problems.map(({ message }) => message) : [])

test('a mistyped pressure is corrected in the form it came from; the rest, and its second, stay', () => {
  const draft = draftOf(corrected('vitals-taken', { pressure: '105/90', reason: 'Misread' }))
  expect(draft).toMatchObject({
    kind: 'vitals-taken',
    body: { systolic: 105, diastolic: 90, heartRate: 72 },
    amends: { entry: entryOf('vitals-taken').id, reason: 'Misread' },
  })
  expect(draft?.at.equals(minute(10))).toBe(true)
})

test('the corrected reading takes the place of the first, and the first stays in the history', () => {
  const draft = draftOf(corrected('vitals-taken', { pressure: '105/90', reason: 'Misread' }))!
  const entry = { ...entryOf('vitals-taken'), ...draft, id: device.newId() }
  const chart = chartOf([...here!.course.chart.entries, entry])
  const after = hereAt(device.held(), { ...device.held().sessions[0]!, chart }, minute(20))!
  expect(after.session.readings.systolic.at(-1)?.value).toBe(105)
  expect(chart.history.get(entry.id)?.map(({ id }) => id)).toEqual([entryOf('vitals-taken').id])
})

test('a correction asks for a reason, and one that changes nothing is not written', () => {
  expect(saidBy(corrected('sedation-scored', { sedation: '3' }))).toEqual(['Give the reason in a few words.'])
  expect(saidBy(corrected('sedation-scored', { reason: 'None' }))).toEqual(['Nothing was changed.'])
})

test('a time can be set right, to the past and not to the future', () => {
  const moved = draftOf(corrected('session-noted', { when: '10:09', reason: 'Earlier' }))
  expect(moved?.at.equals(minute(9))).toBe(true)
  expect(saidBy(corrected('session-noted', { when: '10:40', reason: 'Later' }))[0]).toContain('still to come')
})

test('an unlikely reading is asked about once also when it is corrected', () => {
  const typed = { pressure: '230/130', reason: 'Misread' }
  expect(saidBy(corrected('vitals-taken', typed))).toHaveLength(1)
  expect(draftOf(corrected('vitals-taken', { ...typed, confirmed: 'yes' }))?.body).toMatchObject({
    confirmed: true,
  })
})

test('the lot of a dose is set right without asking whether the dose may be given once more', () => {
  expect(draftOf(corrected('dose-given', { lot: 'L-205', reason: 'Wrong label' }))?.body).toMatchObject({
    mg: 60,
    lot: 'L-205',
    by: people.monitor,
  })
  expect(saidBy(corrected('dose-given', { mg: 'sixty', reason: 'x' }))).toEqual([
    'Enter what was given, in mg, above 0.',
  ])
})

test('who may not write an order does not take one out of force', () => {
  expect(mayAmend(entryOf('dose-ordered'), here!)).toBe(false)
  expect(mayAmend(entryOf('vitals-taken'), here!)).toBe(true)
  const prescriber = STAFF.find(({ roles }) => roles.includes('prescriber'))!
  expect(mayAmend(entryOf('dose-ordered'), { ...here!, person: prescriber })).toBe(true)
})

test('a strike is read by whoever could read what it strikes', () => {
  const note = { ...entryOf('session-noted'), audience: 'author' as const }
  expect(strike(note, minute(20), 'In error')).toMatchObject({
    audience: 'author',
    amends: { entry: note.id },
  })
})

test('what has more than its form can show is struck out instead', () => {
  expect(formFor(entryOf('session-begun'))).toBeUndefined()
})
