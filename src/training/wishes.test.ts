import { describe, expect, test } from 'vitest'
import { applicationOf } from './application.ts'
import type { ApplicationDraft } from './application-entry.ts'
import { ruleOnStep } from './ruling.ts'
import { aPlan, entriesOf, someAnswers } from './testing.ts'
import { changesIn, readWishes, wishesBefore } from './wishes.ts'

const at = (day: string) => Temporal.ZonedDateTime.from(`${day}T10:00[America/Denver]`).toInstant()
const answers = someAnswers({ allergies: 'Hazelnuts', diet: 'Vegan' })
const typed = (over: Record<string, string | undefined> = {}) => {
  const fields: Record<string, string | undefined> = {
    phone: '303-555-0142',
    'emergency.name': 'Sol Vance',
    'emergency.phone': '303-555-0143',
    'room.shares': 'any',
    diet: 'Vegan',
    allergies: 'Hazelnuts',
    ...over,
  }
  return readWishes((name) => fields[name])
}
const wishesOf = (over: Record<string, string | undefined>) => {
  const read = typed(over)
  if (!read.ok) throw new Error(read.problems[0]?.message)
  return read.value
}
const applied: ApplicationDraft = {
  kind: 'applied',
  at: at('2027-01-10'),
  body: { answers, agreed: 'The rule.' },
}
const changes = (day: string, over: Record<string, string | undefined>): ApplicationDraft => ({
  kind: 'wishes-changed',
  at: at(day),
  body: { wishes: wishesOf(over) },
})

test('what is changed holds from then on; what is emptied is empty; the rest of the application stays', () => {
  const now = applicationOf(
    entriesOf(applied, changes('2027-02-01', { allergies: 'Hazelnuts, eggs', diet: undefined })),
  )
  expect(now).toMatchObject({
    place: 'applied',
    answers: { allergies: 'Hazelnuts, eggs', name: 'Ida Vance' },
  })
  expect(now?.answers?.diet).toBeUndefined()
})

test('a telephone number and somebody to call are needed, and the sentence stands at its field', () => {
  expect(typed({ phone: undefined, 'emergency.name': undefined })).toMatchObject({
    ok: false,
    problems: [{ field: 'phone' }, { field: 'emergency.name' }],
  })
})

test('the history says what was before and what is now, one change after the other', () => {
  const entries = entriesOf(
    applied,
    changes('2027-02-01', { allergies: 'Eggs' }),
    changes('2027-02-02', { allergies: undefined, 'room.shares': 'alone' }),
  )
  const said = entries.flatMap((entry) => {
    const before = wishesBefore(entries, entry.id)
    return entry.kind === 'wishes-changed' && before ? [changesIn(before, entry.body.wishes)] : []
  })
  expect(said).toEqual([
    [{ what: 'Allergies', was: 'Hazelnuts', is: 'Eggs' }],
    [
      { what: 'Room', was: 'either', is: 'alone' },
      { what: 'Allergies', was: 'Eggs', is: '' },
    ],
  ])
})

describe('until the training begins', () => {
  test.each([
    ['2027-04-07', 'allow'],
    ['2027-04-08', 'refuse'],
    ['2027-04-20', 'refuse'],
  ])('on %s: %s', (day, ruling) => {
    const application = applicationOf(entriesOf(applied))!
    const training = { state: 'open', plan: aPlan() } as const
    expect(ruleOnStep('change-wishes', { training, application, now: at(day) }).ruling).toBe(ruling)
  })
})
