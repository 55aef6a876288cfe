import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { refundOf } from './refund.ts'
import { agreementOf, dayInWords, refundSentences } from './refund-words.ts'
import { aPlan } from './testing.ts'

const source = { text: 'made up for a test', status: 'default', mark: 'default' } as const

describe('the refund rule in words', () => {
  test('names the days themselves, so that nobody has to count', () => {
    expect(refundSentences(aPlan())).toEqual([
      'If you withdraw, the deposit stays with us.',
      'If you withdraw by Sat 6 Feb 2027, all of what you paid beyond the deposit comes back.',
      'If you withdraw by Wed 24 Mar 2027, 50 percent of what you paid beyond the deposit comes back.',
      'If you withdraw later, nothing of it comes back.',
      'If we call the training off, everything comes back.',
    ])
  })
  test('says what holds with a scholarship only where it is another rule', () => {
    const refund = { ...aPlan().refund, depositWithScholarship: 'returned' as const }
    expect(refundSentences(aPlan({ refund }))[0]).toBe(
      'If you withdraw, the deposit stays with us. With a scholarship it comes back to you.',
    )
  })
  test('a rule that gives nothing says so', () => {
    const refund = { deposit: 'kept' as const, steps: [{ daysBefore: 0, percent: 0 }], source }
    expect(refundSentences(aPlan({ refund }))).toContain(
      'Nothing of what you paid beyond the deposit comes back.',
    )
  })
  test('the days that it names are those of the rule: on that day as said, on the next day less', () => {
    const steps = fc.array(fc.record({ daysBefore: fc.nat(730), percent: fc.nat(100) }), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(steps, (steps) => {
        const plan = aPlan({ refund: { deposit: 'kept', steps, source } })
        const said = refundSentences(plan).flatMap((sentence) => {
          const [, day, percent] = /by (.+?), (?:all|(\d+) percent) of/.exec(sentence) ?? []
          return day ? [{ day, percent: Number(percent ?? 100) }] : []
        })
        for (let before = 731; before >= 0; before--) {
          const on = plan.from.subtract({ days: before })
          const one = said.find(({ day }) => day === dayInWords(on))
          if (!one) continue
          const so = { paid: 1000_00 + plan.deposit, deposit: plan.deposit }
          const back = (day: Temporal.PlainDate) => refundOf(plan.refund, so, plan.from, day).ofTuition
          expect(back(on)).toBe(one.percent * 1000)
          expect(back(on.add({ days: 1 }))).toBeLessThan(back(on))
        }
      }),
    )
  })
  test('whoever applies agrees to the days, the price and this rule', () => {
    expect(agreementOf(aPlan())).toEqual([
      'What I have written is true and complete.',
      'I come in person on all days, from Thu 8 Apr 2027 to Sun 11 Apr 2027.',
      'If I get a seat, I owe $3,200.',
      ...refundSentences(aPlan()),
    ])
  })
  test('a training that costs nothing asks for no agreement about money', () => {
    expect(agreementOf(aPlan({ price: 0, deposit: 0 }))).toHaveLength(2)
  })
})
