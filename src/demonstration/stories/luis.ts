/** Luis is between his second and third session; he takes lamotrigine, on which the prescriber decided. */
import { integrate } from '../afterwards.ts'
import { agreeTogether } from '../agreeing.ts'
import { begin } from '../beginning.ts'
import { condition, medicine } from '../history.ts'
import { clear } from '../intake.ts'
import { decideMedicine, intend, nameEscort, plan, prepare } from '../preparing.ts'
import { sessionWeek, type Week } from '../session-week.ts'
import type { Teller } from '../telling.ts'

export function luis(tell: Teller): void {
  const { at } = tell
  begin(tell, {
    day: -46,
    indication: 'Depression that has not answered to treatment',
    history: [
      condition('66344007', 'Recurrent major depression', '2013-04-17'),
      condition('278860009', 'Chronic low back pain', '2020-01-09'),
      medicine('28439', 'Lamotrigine 200 MG Oral Tablet', '2022-06-20', '1 tablet in the evening'),
      medicine(
        '39786',
        'Venlafaxine 150 MG Extended Release Oral Capsule',
        '2021-03-08',
        '1 capsule in the morning',
      ),
      medicine('5640', 'Ibuprofen 400 MG Oral Tablet', '2020-01-09', '1 tablet when needed', {
        asNeeded: true,
      }),
    ],
    intake: { 'phq-9': 20, 'gad-7': 12, 'pc-ptsd-5': 1 },
    answers: { 'med-antidepressant': { value: 'yes' }, 'med-lamotrigine': { value: 'yes' } },
    evaluated:
      'Long depression, lamotrigine added four years ago without much change. Carpenter, off work since March.',
  })
  clear(tell, {
    at: at(-39, '15:50'),
    on: {
      'med-lamotrigine': {
        decision: 'acceptable',
        reason: 'It may weaken the effect. Stopping it would risk more than it gains; he knows.',
      },
    },
    decision: 'cleared',
    reason: 'Nothing stands in the way. Lamotrigine goes on as it is.',
  })
  agreeTogether(tell, at(-38, '16:40'), 'sl')
  prepare(tell, {
    from: at(-32, '15:00'),
    on: at(-37, '09:00'),
    topics: [
      'goals',
      'intention',
      'resources',
      'grounding',
      'music',
      'frightening',
      'integration-plan',
      'safety-plan',
      'support-person',
    ],
  })
  intend(tell, 'tomas', at(-32, '15:50'), 'To find out who is there when nothing is being built.')
  decideMedicine(tell, {
    at: at(-31, '10:00'),
    medicine: 'lamotrigine',
    note: 'Never leave it out on your own.',
  })

  week(tell, 1, -20, 100, { 'phq-9': 20, 'gad-7': 12 })
  integrate(tell, 'integration-1-1', {
    mood: 4,
    note: 'Saw wood grain, very close. Says that the floor came up to meet him.',
    action: 'Ten minutes in the workshop without making anything.',
  })
  integrate(tell, 'integration-1-2', {
    note: 'Was in the workshop four times. Pain the same, less angry about it.',
  })
  week(tell, 2, -8, 150, { 'phq-9': 16, 'gad-7': 10 })
  integrate(tell, 'integration-2-1', { mood: 3, note: 'His father’s hands. Wept, and slept ten hours.' })
  integrate(tell, 'integration-2-2', {
    note: 'Sanded a drawer for his wife. We go on with the third session.',
  })

  plan(tell, {
    n: 3,
    from: at(2, '10:00'),
    on: at(-7, '10:20'),
    route: 'sl',
    integration: at(4, '15:00'),
  })
  nameEscort(tell, 3, at(-2, '09:35'))
}

const week = (tell: Teller, n: number, day: number, mg: number, before: Week['before']): void =>
  sessionWeek(tell, {
    n,
    day,
    mg,
    before,
    from: '10:00',
    route: 'sl',
    integration: '15:00',
    second: 8,
    rise: 16,
    note: 'Slow to come up, then deep. Hands moved as if at work.',
    called: { sleep: 'good', mood: 4 + n, note: 'Clear in the head, back stiff from lying.' },
  })
