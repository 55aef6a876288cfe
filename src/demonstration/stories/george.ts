/** George's record brought a hypertension along; everything is answered and measured, and waits for the prescriber. */
import { begin } from '../beginning.ts'
import { book, keep } from '../calendar.ts'
import { condition, medicine, pressure } from '../history.ts'
import type { Teller } from '../telling.ts'

export function george(tell: Teller): void {
  const { at } = tell
  begin(tell, {
    day: -7,
    indication: 'Depression after a bereavement',
    history: [
      condition('38341003', 'Hypertension', '2011-03-22'),
      condition('370143000', 'Major depressive disorder', '2025-06-10'),
      medicine('17767', 'Amlodipine 5 MG Oral Tablet', '2014-09-03', '1 tablet in the morning'),
      medicine('5487', 'Hydrochlorothiazide 25 MG Oral Tablet', '2011-04-05', '1 tablet in the morning'),
      pressure(at(-84, '09:20'), 148, 92),
      pressure(at(-33, '09:05'), 144, 90),
    ],
    intake: { 'phq-9': 15, 'gad-7': 9, 'pc-ptsd-5': 1 },
    answers: { 'cv-hx': { value: 'yes' }, 'med-antihypertensive': { value: 'yes' } },
    evaluated:
      'Came with his wife Vera, who would take him home. Grieves for their son. Takes his tablets every day.',
  })
  book(tell, {
    visit: 'evaluation-2',
    kind: 'evaluation',
    from: at(0, '11:30'),
    on: at(-3, '09:30'),
    place: 'Room 2',
    people: ['helen'],
  })
  keep(tell, 'helen', 'evaluation-2', 'Electrocardiogram done; waits for the reading.')
}
