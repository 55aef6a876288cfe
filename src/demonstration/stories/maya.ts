/** Maya is ready for her first session tomorrow; only her measures before the dose are still due. */
import { offerConsent, signConsentAs, witness } from '../agreeing.ts'
import { begin } from '../beginning.ts'
import { condition, medicine, procedure } from '../history.ts'
import { clear } from '../intake.ts'
import { decideMedicine, intend, nameEscort, order, plan, prepare } from '../preparing.ts'
import type { Teller } from '../telling.ts'

export function maya(tell: Teller): void {
  const { at } = tell
  begin(tell, {
    day: -24,
    indication: 'Recurrent depression',
    history: [
      condition('66344007', 'Recurrent major depression', '2019-02-11'),
      condition('195967001', 'Asthma', '1996-05-02', '2006-09-14'),
      condition('444814009', 'Viral sinusitis', '2025-01-20', '2025-02-03'),
      medicine('36437', 'Sertraline 100 MG Oral Tablet', '2023-03-06', '1 tablet in the morning'),
      medicine('5553', 'Hydroxyzine 25 MG Oral Tablet', '2025-11-18', '1 tablet at night when needed', {
        asNeeded: true,
      }),
      medicine('435', 'Albuterol inhaler', '2001-04-10', 'As needed', { asNeeded: true, stopped: true }),
      procedure('80146002', 'Appendectomy', '2009-07-22'),
    ],
    intake: { 'phq-9': 18, 'gad-7': 11, 'pc-ptsd-5': 1 },
    answers: { 'med-antidepressant': { value: 'yes' }, 'med-cns-depressant': { value: 'yes' } },
    evaluated:
      'Third episode, two adequate trials without lasting effect. Sleeps badly, works part-time, no danger.',
  })
  clear(tell, {
    at: at(-17, '16:20'),
    on: {},
    decision: 'cleared',
    reason: 'Healthy apart from depression; the asthma of childhood is long over. Nothing stands in the way.',
  })
  offerConsent(tell, at(-17, '17:00'), 'im')
  const signature = signConsentAs(tell, {
    at: at(-14, '20:25'),
    where: 'own-device',
    yes: ['touch', 'music', 'outcome-sharing'],
  })
  plan(tell, {
    n: 1,
    from: at(1, '10:00'),
    on: at(-13, '11:15'),
    route: 'im',
    integration: at(3, '10:00'),
    second: at(8, '10:00'),
  })
  prepare(tell, {
    from: at(-8, '13:00'),
    on: at(-13, '11:20'),
    topics: [
      'goals',
      'intention',
      'resources',
      'grounding',
      'touch',
      'music',
      'frightening',
      'integration-plan',
      'safety-plan',
    ],
    note: 'A hand on the shoulder is welcome when she reaches for it. Cello, no voices.',
  })
  witness(tell, at(-8, '14:10'), signature)
  decideMedicine(tell, {
    at: at(-7, '09:30'),
    medicine: 'hydroxyzine',
    hours: 24,
    n: 1,
    note: 'It makes the session heavy and the breathing slower.',
  })
  nameEscort(tell, 1, at(-6, '19:05'), 'maya')
  intend(tell, 'maya', at(-5, '21:15'), 'To meet what I have been walking around. I may let go of this.')
  order(tell, 1, at(-1, '16:00'), 45)
}
