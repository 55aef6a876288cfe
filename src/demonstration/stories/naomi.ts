/** Naomi is cleared with conditions; her consent lies with her to sign, and her session is in four days. */
import { offerConsent } from '../agreeing.ts'
import { begin } from '../beginning.ts'
import { condition, medicine, pressure } from '../history.ts'
import { clear } from '../intake.ts'
import { nameEscort, plan, prepare } from '../preparing.ts'
import type { Teller } from '../telling.ts'

export function naomi(tell: Teller): void {
  const { at } = tell
  begin(tell, {
    day: -20,
    indication: 'Recurrent depression',
    history: [
      condition('38341003', 'Hypertension', '2019-10-08'),
      condition('66344007', 'Recurrent major depression', '2012-05-21'),
      medicine('29046', 'Lisinopril 10 MG Oral Tablet', '2019-10-08', '1 tablet in the morning'),
      medicine('36437', 'Sertraline 100 MG Oral Tablet', '2021-02-15', '1 tablet in the morning'),
      pressure(at(-96, '08:40'), 132, 84),
      pressure(at(-41, '08:55'), 128, 82),
    ],
    intake: { 'phq-9': 17, 'gad-7': 10, 'pc-ptsd-5': 2 },
    answers: {
      'cv-hx': { value: 'yes' },
      'med-antidepressant': { value: 'yes' },
      'med-antihypertensive': { value: 'yes' },
    },
    evaluated: 'Steady, careful, well informed. Low since the winter; wants to read the consent at home.',
  })
  clear(tell, {
    at: at(-13, '16:10'),
    on: {
      'cv-hx': {
        decision: 'with-conditions',
        reason:
          'Hypertension, controlled on one medicine; three readings below 135/85, electrocardiogram normal.',
        conditions: 'Lisinopril on the morning of the session. No dose above 140/90 on arrival.',
      },
    },
    decision: 'cleared-with-conditions',
    reason: 'Controlled hypertension, otherwise healthy.',
  })
  offerConsent(tell, at(-12, '10:20'), 'sl')
  plan(tell, {
    n: 1,
    from: at(4, '10:00'),
    on: at(-11, '11:00'),
    route: 'sl',
    integration: at(6, '10:00'),
    second: at(11, '10:00'),
  })
  prepare(tell, {
    from: at(-5, '15:00'),
    on: at(-11, '11:05'),
    topics: ['goals', 'resources', 'grounding', 'music', 'frightening', 'integration-plan', 'safety-plan'],
    note: 'Took the consent home to read it again. Two questions about memory, answered.',
  })
  prepare(tell, {
    visit: 'preparation-2',
    from: at(2, '15:00'),
    on: at(-5, '16:10'),
    topics: ['intention', 'touch'],
  })
  nameEscort(tell, 1, at(-4, '12:15'))
}
