/** Daniel is in his second session, in a group of three: it began less than an hour ago, and a raised pressure was measured again. */
import { minutesAfter } from '#kernel/time.ts'
import { mmHg, percent, perMin, score } from '#kernel/units.ts'
import { call, integrate } from '../afterwards.ts'
import { agreeTogether } from '../agreeing.ts'
import { begin } from '../beginning.ts'
import { book } from '../calendar.ts'
import { condition, medicine } from '../history.ts'
import { clear } from '../intake.ts'
import { measure } from '../measuring.ts'
import { intend, nameEscort, order, plan, prepare } from '../preparing.ts'
import { arrive, give, type Sitting, sit, sittingOf, watch } from '../session-day.ts'
import type { Teller } from '../telling.ts'
import { beginOfGroup, FIRST_DOSE, nextCall, takePart } from './group.ts'

export function daniel(tell: Teller): void {
  const { at, ago } = tell
  begin(tell, {
    day: -34,
    indication: 'Post-traumatic stress disorder',
    history: [
      condition('47505003', 'Posttraumatic stress disorder', '2017-06-01'),
      condition('55822004', 'Hyperlipidemia', '2021-03-15'),
      medicine('83367', 'Atorvastatin 20 MG Oral Tablet', '2021-03-15', '1 tablet in the evening'),
      medicine('8629', 'Prazosin 2 MG Oral Capsule', '2022-10-04', '1 capsule at night', { stopped: true }),
    ],
    intake: { 'phq-9': 15, 'gad-7': 14, 'pc-ptsd-5': 4, 'pcl-5': 52 },
    evaluated:
      'Fire officer. Night terrors and avoidance since a rescue that failed. Motivated, supported at home.',
  })
  clear(tell, {
    at: at(-28, '15:40'),
    on: {},
    decision: 'cleared',
    reason: 'No hard stop, no relative one. Pressure in the high normal range: the usual cadence will do.',
  })
  agreeTogether(tell, at(-27, '16:30'), 'im', ['touch', 'music', 'outcome-sharing', 'research'])
  prepare(tell, {
    from: at(-20, '11:00'),
    on: at(-25, '09:10'),
    topics: [
      'goals',
      'intention',
      'triggers',
      'resources',
      'grounding',
      'touch',
      'music',
      'frightening',
      'integration-plan',
      'safety-plan',
      'support-person',
    ],
    note: 'No sirens, no smoke in the music. “Feet on the floor” is the word to come back.',
  })
  intend(tell, 'ruth', at(-20, '11:50'), 'To stay with the good part of that day as well.')
  plan(tell, {
    n: 1,
    from: at(-9, '10:00'),
    on: at(-19, '10:00'),
    route: 'im',
    integration: at(-7, '11:00'),
    second: at(-3, '11:00'),
  })
  nameEscort(tell, 1, at(-12, '09:20'))
  order(tell, 1, at(-10, '15:30'), 50)
  measure(tell, { at: at(-10, '18:00'), by: 'ruth', totals: { 'phq-9': 15, 'gad-7': 13 } })
  sit(tell, {
    n: 1,
    mg: 50,
    rise: 24,
    note: 'Quiet. Wept for a while, then rest. Remembered the dog they saved.',
  })
  call(tell, 1, { sleep: 'good', mood: 6, note: 'Slept through for the first time in months.' })
  integrate(tell, 'integration-1-1', {
    mood: 3,
    note: 'The image of the dog stays. He told his wife the whole story for the first time.',
    action: 'Walk past the station once this week, with her.',
  })
  integrate(tell, 'integration-1-2', {
    note: 'Walked past the station, heart racing, stayed. Breath practice before sleep.',
  })

  const dosed = ago(FIRST_DOSE)
  plan(tell, {
    n: 2,
    from: beginOfGroup(tell),
    on: at(-8, '12:00'),
    route: 'im',
    integration: at(2, '11:00'),
    call: nextCall(tell, dosed),
  })
  nameEscort(tell, 2, at(-4, '10:10'))
  order(tell, 2, at(-1, '15:10'), 60)
  measure(tell, { at: at(-1, '18:30'), by: 'ruth', totals: { 'phq-9': 12, 'gad-7': 11 } })
  underWay(tell, sittingOf(tell, 2, dosed))
  book(tell, {
    visit: 'session-3',
    kind: 'dosing',
    from: at(12, '10:00'),
    on: at(-8, '12:05'),
    place: 'Juniper room',
    people: ['ruth', 'sam'],
    route: 'im',
  })
}

/** Ten minutes after the dose the pressure is above its limit; five minutes later it is not. */
function underWay(tell: Teller, sitting: Sitting): void {
  const { visit, dosed } = sitting
  const after = (minutes: number) => minutesAfter(dosed, minutes)
  takePart(tell, sitting, 1)
  arrive(tell, sitting)
  give(tell, sitting, 60)
  watch(tell, sitting, 9, 0)
  const read = (minutes: number, systolic: number, diastolic: number, pulse: number) =>
    tell.write('sam', {
      kind: 'vitals-taken',
      at: after(minutes),
      body: {
        visit,
        systolic: mmHg(systolic),
        diastolic: mmHg(diastolic),
        heartRate: perMin(pulse),
        spo2: percent(97),
        respiratoryRate: perMin(13),
      },
    })
  read(10, 162, 96, 88)
  tell.write('ruth', { kind: 'phase-entered', at: after(11), body: { visit, phase: 'journey' } })
  tell.write('sam', {
    kind: 'alarm-acknowledged',
    at: after(11),
    body: { visit, alarm: 'systolic-amber', level: 'amber' },
  })
  tell.write('sam', {
    kind: 'prescriber-called',
    at: after(12),
    body: {
      visit,
      about: '162/96 mmHg ten minutes after the dose, no symptoms',
      rules: ['systolic-amber'],
      reached: true,
      answer: 'Seen. Measure again in five minutes and call if it stays.',
    },
  })
  read(15, 152, 90, 84)
  tell.write('sam', { kind: 'sedation-scored', at: after(15), body: { visit, score: score(4) } })
  read(20, 148, 88, 82)
  tell.write('ruth', { kind: 'distress-scored', at: after(21), body: { visit, score: score(4) } })
  tell.write('ruth', {
    kind: 'session-noted',
    at: after(24),
    body: { visit, text: 'Eyeshade on, breath even. Squeezed my hand once, then let go.' },
  })
}
