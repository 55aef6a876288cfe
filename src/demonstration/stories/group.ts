/** A group of today: Daniel, Amara and Theo in one room. Each chart tells its own part and names nobody else of it. */
import { entryId } from '#kernel/ids.ts'
import { hoursBetween, type Instant, minutesAfter } from '#kernel/time.ts'
import { mmHg, percent, perMin } from '#kernel/units.ts'
import { agreeTogether } from '../agreeing.ts'
import { begin } from '../beginning.ts'
import { condition } from '../history.ts'
import { clear } from '../intake.ts'
import { measure } from '../measuring.ts'
import { idFor } from '../people.ts'
import { intend, nameEscort, order, plan, prepare } from '../preparing.ts'
import { arrive, give, type Sitting, sittingOf, watch } from '../session-day.ts'
import type { Teller } from '../telling.ts'

/** Minutes ago that the first of the group was dosed; the others follow within three minutes each. */
export const FIRST_DOSE = 29

/** When a session of the group begins: on a round clock time about an hour ago. */
export const beginOfGroup = ({ ago }: Teller): Instant =>
  ago(60).round({ smallestUnit: 'minute', roundingIncrement: 5, roundingMode: 'floor' })

/** The person takes part, as the monitor writes it down on arrival. */
export function takePart(tell: Teller, { visit, from }: Sitting, place: number): void {
  tell.write('sam', {
    kind: 'group-joined',
    at: minutesAfter(from, 4),
    body: { visit, group: entryId.parse(idFor('group of today')), place },
  })
}

/** The first time to call at which 18 hours have passed since the dose; one lies within every 12 hours. */
export const nextCall = ({ at }: Teller, dosed: Instant): Instant =>
  [0, 1, 2]
    .flatMap((day) => ['08:30', '12:30', '16:30', '20:30'].map((clock) => at(day, clock)))
    .find((time) => hoursBetween(dosed, time) >= 18)!

/** Amara is in the journey; a reading of hers is due. */
export function amara(tell: Teller): void {
  const sitting = comeToGroup(tell, {
    evaluated:
      'Second episode after the birth of her son. Sleeps, eats, cries every day. Close to her mother.',
    hope: 'To feel my own hands again.',
    mg: 45,
    dosed: tell.ago(FIRST_DOSE - 3),
  })
  takePart(tell, sitting, 2)
  arrive(tell, sitting)
  give(tell, sitting, 45)
  watch(tell, sitting, 20, 10)
}

/** Theo waits for his dose: his pressure asked for the prescriber, who has not answered yet. */
export function theo(tell: Teller): void {
  const sitting = comeToGroup(tell, {
    evaluated: 'Depressed since he was laid off. Runs every morning, white coat at every cuff.',
    hope: 'To stop rehearsing.',
    mg: 60,
    dosed: tell.ago(FIRST_DOSE - 6),
  })
  const { visit, dosed } = sitting
  takePart(tell, sitting, 3)
  arrive(tell, sitting)
  tell.write('sam', {
    kind: 'vitals-taken',
    at: minutesAfter(dosed, 2),
    body: {
      visit,
      systolic: mmHg(146),
      diastolic: mmHg(88),
      heartRate: perMin(78),
      spo2: percent(98),
      respiratoryRate: perMin(14),
    },
  })
  tell.write('sam', {
    kind: 'decision-asked',
    at: minutesAfter(dosed, 3),
    body: {
      visit,
      rules: ['cv-bp-day'],
      about: '146/88 after ten minutes of rest, calm, no symptoms. May the dose be given?',
      order: tell.id('order-1'),
    },
  })
}

type Coming = {
  readonly evaluated: string
  readonly hope: string
  readonly mg: number
  readonly dosed: Instant
}

/** The weeks before: nothing stood in the way of either of them. */
function comeToGroup(tell: Teller, { evaluated, hope, mg, dosed }: Coming): Sitting {
  const { at, patient } = tell
  begin(tell, {
    day: -24,
    indication: 'Depression',
    history: [condition('370143000', 'Major depressive disorder', '2024-05-20')],
    intake: { 'phq-9': 16, 'gad-7': 9, 'pc-ptsd-5': 1 },
    evaluated,
  })
  clear(tell, { at: at(-18, '15:40'), on: {}, decision: 'cleared', reason: 'Nothing stands in the way.' })
  agreeTogether(tell, at(-17, '16:30'), 'im')
  prepare(tell, {
    from: at(-11, '11:00'),
    on: at(-16, '09:10'),
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
    note: 'Wants to be in a group. What is said there stays there.',
  })
  intend(tell, patient.therapist, at(-11, '11:50'), hope)
  plan(tell, {
    n: 1,
    from: beginOfGroup(tell),
    on: at(-10, '12:00'),
    route: 'im',
    integration: at(2, '14:00'),
    call: nextCall(tell, dosed),
  })
  nameEscort(tell, 1, at(-4, '10:10'))
  order(tell, 1, at(-1, '15:10'), mg)
  measure(tell, { at: at(-1, '18:30'), by: patient.therapist, totals: { 'phq-9': 15, 'gad-7': 9 } })
  return sittingOf(tell, 1, dosed)
}
