/** Jonah called off his integration after the first session and nobody booked another: 72 hours have passed. */
import { call } from '../afterwards.ts'
import { agreeTogether } from '../agreeing.ts'
import { begin } from '../beginning.ts'
import { book } from '../calendar.ts'
import { condition, medicine } from '../history.ts'
import { clear } from '../intake.ts'
import { measure } from '../measuring.ts'
import { decideMedicine, intend, nameEscort, order, plan, prepare } from '../preparing.ts'
import { sit } from '../session-day.ts'
import type { Teller } from '../telling.ts'

export function jonah(tell: Teller): void {
  const { at } = tell
  begin(tell, {
    day: -30,
    indication: 'Generalised anxiety with depression',
    history: [
      condition('21897009', 'Generalized anxiety disorder', '2019-09-12'),
      condition('370143000', 'Major depressive disorder', '2024-11-04'),
      condition('37796009', 'Migraine', '2012-03-01'),
      medicine('321988', 'Escitalopram 10 MG Oral Tablet', '2024-11-11', '1 tablet in the morning'),
    ],
    intake: { 'phq-9': 14, 'gad-7': 17, 'pc-ptsd-5': 0 },
    answers: {
      'med-antidepressant': { value: 'yes' },
      'med-nmda-psychedelic': { value: 'yes', details: 'Cannabis' },
    },
    evaluated: 'Works nights in a bakery. Worry all day, cannabis twice a week to sleep; no dependence.',
  })
  clear(tell, {
    at: at(-24, '15:00'),
    on: {
      'med-nmda-psychedelic': {
        decision: 'with-conditions',
        reason: 'Twice a week, no signs of dependence; urine drug test as expected.',
        conditions: 'No cannabis for 24 hours before and after each session.',
      },
    },
    decision: 'cleared-with-conditions',
    reason: 'Fit. The cannabis is named and agreed on.',
  })
  agreeTogether(tell, at(-23, '15:20'), 'sl')
  prepare(tell, {
    from: at(-16, '16:00'),
    on: at(-22, '10:30'),
    topics: ['goals', 'intention', 'grounding', 'music', 'frightening', 'integration-plan', 'safety-plan'],
  })
  intend(tell, 'tomas', at(-16, '16:50'), 'What would I do if I were not bracing?')
  plan(tell, { n: 1, from: at(-4, '10:00'), on: at(-15, '10:00'), route: 'sl', integration: at(-2, '16:00') })
  decideMedicine(tell, {
    at: at(-13, '09:10'),
    medicine: 'cannabis',
    hours: 24,
    note: 'Agreed at the evaluation.',
  })
  nameEscort(tell, 1, at(-8, '09:40'))
  order(tell, 1, at(-5, '15:10'), 100)
  measure(tell, { at: at(-5, '18:20'), by: 'tomas', totals: { 'phq-9': 13, 'gad-7': 16 } })
  sit(tell, { n: 1, mg: 100, rise: 12, note: 'Fidgeting at first, then long stillness. Laughed once.' })
  call(tell, 1, { sleep: 'good', mood: 6, note: 'Well. Short-staffed at work, sounded in a hurry.' })
  tell.write('ines', {
    kind: 'visit-cancelled',
    at: at(-3, '15:45'),
    body: { visit: tell.id('integration-1-1'), reason: 'Has to work; wanted to call back with a new time.' },
  })
  book(tell, {
    visit: 'session-2',
    kind: 'dosing',
    from: at(6, '10:00'),
    on: at(-15, '10:05'),
    place: 'Juniper room',
    people: ['tomas', 'sam'],
    route: 'sl',
  })
}
