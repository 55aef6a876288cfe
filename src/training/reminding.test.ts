import { describe, expect, test } from 'vitest'
import { applicationOf } from './application.ts'
import type { ApplicationDraft } from './application-entry.ts'
import { remindersDue } from './reminding.ts'
import { aPlan, entriesOf, someAnswers } from './testing.ts'

const plan = aPlan()
const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[America/Denver]`).toInstant()
const applied: ApplicationDraft = {
  kind: 'applied',
  at: at('2027-01-04T10:00'),
  body: { answers: someAnswers(), agreed: '' },
}
const money = (movement: 'charged' | 'paid', cents: number): ApplicationDraft => ({
  kind: 'money-moved',
  at: at('2027-01-05T10:00'),
  body: { movement, cents },
})
const seated: ApplicationDraft[] = [
  applied,
  { kind: 'accepted', at: at('2027-01-05T10:00'), body: {} },
  money('charged', plan.price),
]
const reminded = (of: 'deposit' | 'rest' | 'offer', when: string): ApplicationDraft => ({
  kind: 'reminded',
  at: at(when),
  body: { of },
})
const due = (now: string, ...drafts: ApplicationDraft[]) =>
  remindersDue(plan, applicationOf(entriesOf(...drafts))!, at(now)).map((one) =>
    'cents' in one ? `${one.of}: ${one.cents / 100} by ${one.by}` : one.of,
  )

describe('money: the deposit 14 days after the seat, the rest by 4 March', () => {
  test.each<[string, string, ApplicationDraft[], string[]]>([
    ['on the last day nothing is overdue', '2027-01-19T23:00', [], []],
    ['the day after, the deposit is', '2027-01-20T08:00', [], ['deposit: 500 by 2027-01-19']],
    ['said once', '2027-01-25T08:00', [reminded('deposit', '2027-01-20T08:15')], []],
    [
      'paid in part: what is open of it',
      '2027-01-20T08:00',
      [money('paid', 200_00)],
      ['deposit: 300 by 2027-01-19'],
    ],
    ['the deposit came: the rest is not due yet', '2027-03-04T20:00', [money('paid', 500_00)], []],
    ['the rest is overdue', '2027-03-05T08:00', [money('paid', 500_00)], ['rest: 2700 by 2027-03-04']],
    ['everything paid', '2027-03-05T08:00', [money('paid', 3_200_00)], []],
    ['the training has begun: the desk speaks with them', '2027-04-08T08:00', [], []],
  ])('%s', (_, now, more, said) => {
    expect(due(now, ...seated, ...more)).toEqual(said)
  })
})

describe('an offer that holds until noon of the 10th', () => {
  const offered: ApplicationDraft[] = [
    applied,
    { kind: 'waitlisted', at: at('2027-01-05T10:00'), body: {} },
    { kind: 'offered', at: at('2027-02-07T12:00'), body: { until: at('2027-02-10T12:00') } },
  ]
  test.each<[string, string, ApplicationDraft[], string[]]>([
    ['two days before, nothing', '2027-02-08T12:00', [], []],
    ['in its last day', '2027-02-09T12:00', [], ['offer']],
    ['said once', '2027-02-09T13:00', [reminded('offer', '2027-02-09T12:15')], []],
    ['when it is over, nothing', '2027-02-10T12:00', [], []],
  ])('%s', (_, now, more, said) => {
    expect(due(now, ...offered, ...more)).toEqual(said)
  })

  test('a second offer, weeks later, is told of again', () => {
    const again: ApplicationDraft[] = [
      reminded('offer', '2027-02-09T12:15'),
      { kind: 'offer-lapsed', at: at('2027-02-10T12:05'), body: {} },
      { kind: 'offered', at: at('2027-02-20T12:00'), body: { until: at('2027-02-23T12:00') } },
    ]
    expect(due('2027-02-22T13:00', ...offered, ...again)).toEqual(['offer'])
  })
})
