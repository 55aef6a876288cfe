/** Hannah had her first session two days ago. An answer of hers opened the safety flow before it; it was reviewed. */
import { AUDIENCE } from '#integration/entries.ts'
import { journalOf, sharing, writing } from '#integration/journal.ts'
import { openSafetyFlows } from '#outcomes/safety.ts'
import { call } from '../afterwards.ts'
import { offerConsent, signConsentAs, witness } from '../agreeing.ts'
import { begin } from '../beginning.ts'
import { book } from '../calendar.ts'
import { condition, medicine } from '../history.ts'
import { clear } from '../intake.ts'
import { measure } from '../measuring.ts'
import { intend, nameEscort, order, plan, prepare } from '../preparing.ts'
import { sit } from '../session-day.ts'
import type { Teller } from '../telling.ts'

export function hannah(tell: Teller): void {
  const { at } = tell
  begin(tell, {
    day: -28,
    indication: 'Recurrent depression with thoughts of suicide in the past',
    history: [
      condition('66344007', 'Recurrent major depression', '2017-01-30'),
      condition('367498001', 'Seasonal allergic rhinitis', '2008-05-12'),
      medicine('321988', 'Escitalopram 20 MG Oral Tablet', '2025-02-24', '1 tablet in the morning'),
    ],
    intake: { 'phq-9': 19, 'gad-7': 13, 'pc-ptsd-5': 2 },
    answers: {
      'psy-suicide': {
        value: 'yes',
        details: 'Thoughts in bad weeks, the last time in the spring. Never an attempt.',
      },
      'med-antidepressant': { value: 'yes' },
    },
    evaluated:
      'Third episode. Passive thoughts of death in bad weeks, no plan, no attempt. Close to her father.',
  })
  clear(tell, {
    at: at(-21, '15:30'),
    on: {
      'psy-suicide': {
        decision: 'with-conditions',
        reason: 'Passive thoughts in the past, none now. Safety plan written, father knows it.',
        conditions:
          'The safety plan is gone through before each session; thoughts are asked about the day after.',
      },
    },
    decision: 'cleared-with-conditions',
    reason: 'The thoughts are known and held; they are no reason to withhold treatment.',
  })
  offerConsent(tell, at(-20, '10:00'), 'sl')
  const signature = signConsentAs(tell, { at: at(-18, '21:40'), where: 'own-device' })
  plan(tell, {
    n: 1,
    from: at(-2, '10:00'),
    on: at(-17, '11:30'),
    route: 'sl',
    integration: at(1, '09:00'),
    second: at(5, '09:00'),
  })
  prepare(tell, {
    from: at(-11, '10:00'),
    on: at(-17, '11:35'),
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
    note: 'No touch; she will say so if that changes. Safety plan gone through with her father.',
  })
  witness(tell, at(-11, '10:55'), signature)
  intend(tell, 'hannah', at(-9, '22:05'), 'To let somebody else hold the wheel for an hour.')
  nameEscort(tell, 1, at(-7, '18:30'), 'hannah')
  order(tell, 1, at(-3, '15:00'), 100)

  measure(tell, { at: at(-3, '19:15'), by: 'hannah', totals: { 'gad-7': 12 } })
  measure(tell, { at: at(-3, '19:20'), by: 'hannah', totals: { 'phq-9': 19 }, selfHarm: 1 })
  review(tell)
  sit(tell, {
    n: 1,
    mg: 100,
    rise: 12,
    note: 'Soft, many tears, none of them frightened. Said “oh, there you are”.',
  })
  call(tell, 1, {
    sleep: 'broken',
    mood: 5,
    effects: 'A bitter taste until the morning.',
    note: 'Tender, not low. Father with her.',
  })
  tell.write('ruth', {
    kind: 'therapy-noted',
    at: at(-1, '11:00'),
    audience: AUDIENCE['therapy-noted'],
    body: { text: 'The part that drives. Ask about it gently on the first visit, not before she brings it.' },
  })
  journal(tell)
  book(tell, {
    visit: 'session-2',
    kind: 'dosing',
    from: at(9, '10:00'),
    on: at(-17, '11:40'),
    place: 'Juniper room',
    people: ['ruth', 'sam'],
    route: 'sl',
  })
}

/** The same evening: a call, the safety plan, the prescriber told. */
function review(tell: Teller): void {
  const { at, protocol } = tell
  tell.write('ruth', {
    kind: 'safety-reviewed',
    at: at(-3, '20:10'),
    body: {
      answers: openSafetyFlows(tell.chart(), protocol).map(({ answer }) => answer),
      steps: ['reached', 'risk', 'plan', 'prescriber'],
      done: 'Spoke for half an hour. Thoughts of not waking up on two evenings, no plan, no intent. Her father is there.',
      plan: 'Session stays as planned. Thoughts are asked about on arrival and the day after; she calls before she is alone with them.',
    },
  })
}

/** One page for herself, one that she shared. */
function journal(tell: Teller): void {
  const { at, id } = tell
  const page = (name: string, when: Parameters<typeof at>, text: string) =>
    tell.write('hannah', writing(id(name), text, at(...when)))
  page(
    'page-1',
    [-2, '21:50'],
    'I do not know how to say it yet. It was like being carried. I do not want anybody to explain it to me.',
  )
  page(
    'page-2',
    [-1, '20:30'],
    'Dad made soup and did not ask. I noticed that I was not braced for the morning. I want to talk about the wheel.',
  )
  const second = journalOf(tell.chart()).find(({ journal }) => journal === id('page-2'))
  if (second) tell.write('hannah', sharing(second, at(-1, '20:40')))
}
