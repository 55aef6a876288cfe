/** Walter had three sessions without a response; his course is closed, and the next step is somebody else's. */
import { integrate } from '../afterwards.ts'
import { agreeTogether } from '../agreeing.ts'
import { begin } from '../beginning.ts'
import { book, keep } from '../calendar.ts'
import { condition, medicine } from '../history.ts'
import { clear } from '../intake.ts'
import { measure } from '../measuring.ts'
import { intend, prepare } from '../preparing.ts'
import { sessionWeek, type Week } from '../session-week.ts'
import type { Teller } from '../telling.ts'

export function walter(tell: Teller): void {
  const { at } = tell
  begin(tell, {
    day: -138,
    indication: 'Depression that has not answered to treatment',
    history: [
      condition('66344007', 'Recurrent major depression', '2008-01-21'),
      condition('266569009', 'Benign prostatic hyperplasia', '2020-11-30'),
      medicine(
        '39786',
        'Venlafaxine 150 MG Extended Release Oral Capsule',
        '2021-06-02',
        '1 capsule in the morning',
      ),
      medicine('77492', 'Tamsulosin 0.4 MG Oral Capsule', '2020-12-07', '1 capsule in the evening'),
    ],
    intake: { 'phq-9': 19, 'gad-7': 12, 'pc-ptsd-5': 0 },
    answers: { 'med-antidepressant': { value: 'yes' } },
    evaluated:
      'Depressed for most of two years. Five trials, one with lithium. Slow, hopeless, not in danger.',
  })
  clear(tell, {
    at: at(-131, '16:00'),
    on: {
      'age-old': {
        decision: 'with-conditions',
        reason: '65 and steady on his feet; walks five miles a week.',
        conditions: 'Begin low; somebody walks with him on the day.',
      },
    },
    decision: 'cleared-with-conditions',
    reason: 'Fit. The usual cadence, and care with the first steps afterwards.',
  })
  agreeTogether(tell, at(-130, '15:30'), 'sl')
  prepare(tell, {
    from: at(-124, '09:30'),
    on: at(-129, '10:00'),
    topics: [
      'goals',
      'intention',
      'resources',
      'grounding',
      'music',
      'integration-plan',
      'safety-plan',
      'support-person',
    ],
  })
  intend(tell, 'tomas', at(-124, '10:20'), 'To want something again.')

  week(tell, 1, -112, 100, { 'phq-9': 19, 'gad-7': 12 })
  integrate(tell, 'integration-1-1', { mood: 5, note: 'Colours and a sense of width, gone by evening.' })
  integrate(tell, 'integration-1-2', { note: 'No change in the week.', action: 'One call to his brother.' })
  week(tell, 2, -102, 150, { 'phq-9': 17, 'gad-7': 11 })
  integrate(tell, 'integration-2-1', { mood: 4, note: 'Two good days, then as before. Called his brother.' })
  integrate(tell, 'integration-2-2', {
    note: 'Walks with his wife in the morning; it does not lift the day.',
  })
  week(tell, 3, -92, 200, { 'phq-9': 17, 'gad-7': 12 })
  integrate(tell, 'integration-3-1', {
    mood: 5,
    note: 'Disappointed. We spoke about stopping, and about what is left to try.',
  })
  measure(tell, { at: at(-87, '17:30'), by: 'tomas', totals: { 'phq-9': 18, 'gad-7': 12 } })
  integrate(tell, 'integration-3-2', { note: 'Decided together: no further session.' })

  book(tell, {
    visit: 'integration-3-3',
    kind: 'integration',
    from: at(-76, '09:30'),
    on: at(-85, '10:40'),
    place: 'Room 1',
    people: ['tomas'],
  })
  measure(tell, { at: at(-82, '17:30'), by: 'tomas', totals: { 'phq-9': 17, 'gad-7': 11, 'pc-ptsd-5': 0 } })
  integrate(tell, 'integration-3-3', {
    note: 'Safety plan renewed. Letter to his psychiatrist read together.',
  })
  book(tell, {
    visit: 'follow-up-1',
    kind: 'follow-up',
    from: at(-62, '09:30'),
    on: at(-76, '10:45'),
    place: 'Room 1',
    people: ['tomas', 'helen'],
  })
  measure(tell, { at: at(-63, '18:00'), by: 'tomas', totals: { 'phq-9': 18, 'gad-7': 12 } })
  keep(tell, 'tomas', 'follow-up-1', 'No response. Evaluation for magnetic stimulation is arranged.')
  tell.write('tomas', {
    kind: 'course-closed',
    at: at(-58, '11:00'),
    body: {
      outcome: 'completed',
      reason:
        'Three sessions without a response. His psychiatrist takes over and evaluates him for magnetic stimulation.',
    },
  })
}

const week = (tell: Teller, n: number, day: number, mg: number, before: Week['before']): void =>
  sessionWeek(tell, {
    n,
    day,
    mg,
    before,
    from: '13:00',
    route: 'sl',
    integration: '09:30',
    second: 7,
    rise: 10,
    note: 'Lay quietly. Says that he watched rather than took part.',
    called: { sleep: 'broken', mood: 3, effects: n === 1 ? 'A bitter taste until noon.' : undefined },
  })
