/** Priya had three sessions and is well: response and remission a month after the last one. */
import { minutesAfter } from '#kernel/time.ts'
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

export function priya(tell: Teller): void {
  const { at } = tell
  begin(tell, {
    day: -112,
    indication: 'Recurrent depression',
    history: [
      condition('66344007', 'Recurrent major depression', '2016-10-03'),
      condition('367498001', 'Seasonal allergic rhinitis', '2010-04-01'),
      medicine('321988', 'Escitalopram 20 MG Oral Tablet', '2024-01-15', '1 tablet in the morning'),
      medicine('42347', 'Bupropion 150 MG Oral Tablet', '2022-05-09', '1 tablet in the morning', {
        stopped: true,
      }),
    ],
    intake: { 'phq-9': 18, 'gad-7': 14, 'pc-ptsd-5': 1 },
    answers: { 'med-antidepressant': { value: 'yes' } },
    evaluated:
      'Fourth episode, three adequate trials. Writes a thesis she cannot open. No danger, good support.',
  })
  clear(tell, {
    at: at(-105, '15:10'),
    on: {},
    decision: 'cleared',
    reason: 'Healthy; nothing found that stands in the way.',
  })
  agreeTogether(tell, at(-104, '16:00'), 'im')
  prepare(tell, {
    from: at(-98, '10:00'),
    on: at(-104, '09:30'),
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
  })
  intend(tell, 'tomas', at(-98, '10:50'), 'Curiosity instead of dread.')

  week(tell, 1, -86, 45, { 'phq-9': 17, 'gad-7': 14 })
  integrate(tell, 'integration-1-1', {
    mood: 3,
    note: 'Saw her grandmother’s kitchen. Tired and lighter.',
    action: 'Cook that dal on Sunday.',
  })
  integrate(tell, 'integration-1-2', {
    note: 'Cooked. Opened the thesis for ten minutes and closed it without shame.',
  })
  week(tell, 2, -76, 50, { 'phq-9': 12, 'gad-7': 10 })
  nauseaIn(tell, 2)
  integrate(tell, 'integration-2-1', {
    mood: 2,
    note: 'Grief for the years that were lost, then calm.',
    action: 'Ten minutes of the thesis, three days a week.',
  })
  integrate(tell, 'integration-2-2', {
    note: 'Three times ten minutes, twice longer. Names the old sentence when it comes.',
  })
  week(tell, 3, -66, 50, { 'phq-9': 9, 'gad-7': 8 })
  integrate(tell, 'integration-3-1', { mood: 1, note: 'A quiet session. Wants to stop here and see.' })
  measure(tell, { at: at(-61, '18:00'), by: 'tomas', totals: { 'phq-9': 7, 'gad-7': 6 } })
  integrate(tell, 'integration-3-2', {
    note: 'Relapse plan begun: early signs, two people to tell, what helps first.',
  })

  const third = { kind: 'integration', place: 'Room 1', people: ['tomas'], on: at(-60, '12:00') } as const
  book(tell, { ...third, visit: 'integration-3-3', from: at(-50, '11:00') })
  measure(tell, { at: at(-56, '18:20'), by: 'tomas', totals: { 'phq-9': 5, 'gad-7': 5, 'pc-ptsd-5': 0 } })
  integrate(tell, 'integration-3-3', { note: 'Relapse plan written and shared with her brother.' })

  const follow = { kind: 'follow-up', place: 'Room 1', people: ['tomas'], on: at(-50, '12:10') } as const
  book(tell, { ...follow, visit: 'follow-up-1', from: at(-36, '11:00') })
  measure(tell, { at: at(-37, '19:00'), by: 'tomas', totals: { 'phq-9': 3, 'gad-7': 4 } })
  keep(tell, 'tomas', 'follow-up-1', 'Works again. No maintenance session wanted; escitalopram goes on.')
  book(tell, { ...follow, visit: 'follow-up-3', from: at(24, '11:00') })
}

const week = (tell: Teller, n: number, day: number, mg: number, before: Week['before']): void =>
  sessionWeek(tell, {
    n,
    day,
    mg,
    before,
    from: '10:00',
    route: 'im',
    integration: '11:00',
    second: 7,
    note: 'Still and inward for most of it; spoke a little at the end.',
    called: { sleep: 'good', mood: 4 + n, note: 'Rested, no complaints.' },
  })

function nauseaIn(tell: Teller, n: number): void {
  const visit = tell.id(`session-${n}`)
  const onset = minutesAfter(tell.at(-76, '10:45'), 38)
  tell.write('sam', {
    kind: 'adverse-event-recorded',
    at: minutesAfter(onset, 30),
    body: {
      visit,
      term: 'nausea',
      onset,
      until: minutesAfter(onset, 25),
      severity: 'mild',
      serious: [],
      relatedness: 'probable',
      action: 'watched',
      outcome: 'resolved',
      told: ['prescriber'],
      note: 'Turned to the side, water later. No medicine needed.',
    },
  })
}
