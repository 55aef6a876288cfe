/** Peter took his yes to touch back before his first session, which is in three days. */
import { agreeTogether } from '../agreeing.ts'
import { begin } from '../beginning.ts'
import { condition, medicine } from '../history.ts'
import { clear } from '../intake.ts'
import { intend, nameEscort, order, plan, prepare } from '../preparing.ts'
import type { Teller } from '../telling.ts'

export function peter(tell: Teller): void {
  const { at } = tell
  begin(tell, {
    day: -23,
    indication: 'Depression',
    history: [
      condition('370143000', 'Major depressive disorder', '2023-10-11'),
      condition('7200002', 'Alcohol dependence', '2012-02-01', '2020-09-15'),
      condition('55822004', 'Hyperlipidemia', '2018-06-19'),
      medicine('36437', 'Sertraline 100 MG Oral Tablet', '2023-11-02', '1 tablet in the morning'),
    ],
    intake: { 'phq-9': 16, 'gad-7': 8, 'pc-ptsd-5': 2 },
    answers: {
      'sud-active': {
        value: 'yes',
        grade: 'past',
        details: 'Alcohol. The last drink was in September 2020.',
      },
      'med-antidepressant': { value: 'yes' },
    },
    evaluated:
      'Sober for six years, goes to a group. Depressed since he sold the farm. Reserved, dry humour.',
  })
  clear(tell, {
    at: at(-16, '16:00'),
    on: {
      'sud-active': {
        decision: 'with-conditions',
        reason:
          'Sober for six years with a steady group; urine drug test negative, prescription record without concern.',
        conditions: 'No medicine goes home with him. Craving is asked about at every visit.',
      },
    },
    decision: 'cleared-with-conditions',
    reason: 'Past dependence, well held. Otherwise fit.',
  })
  agreeTogether(tell, at(-15, '14:10'), 'im', ['touch', 'music', 'outcome-sharing'])
  plan(tell, {
    n: 1,
    from: at(3, '10:00'),
    on: at(-12, '10:00'),
    route: 'im',
    integration: at(5, '11:00'),
    second: at(10, '11:00'),
  })
  prepare(tell, {
    from: at(-9, '11:00'),
    on: at(-12, '10:05'),
    topics: [
      'goals',
      'intention',
      'resources',
      'grounding',
      'touch',
      'music',
      'integration-plan',
      'safety-plan',
    ],
  })
  intend(tell, 'tomas', at(-9, '11:50'), 'To look at the empty barn without running.')
  prepare(tell, {
    visit: 'preparation-2',
    from: at(-2, '11:00'),
    on: at(-9, '12:05'),
    topics: ['touch', 'frightening', 'support-person'],
    note: 'Does not want to be touched after all. A blanket within reach instead.',
  })
  tell.write('tomas', {
    kind: 'consent-revoked',
    at: at(-2, '11:25'),
    body: {
      statement: 'touch',
      how: 'word',
      said: 'I would rather nobody touches me when I cannot see them.',
    },
  })
  nameEscort(tell, 1, at(-5, '10:30'))
  order(tell, 1, at(-1, '14:45'), 60)
}
