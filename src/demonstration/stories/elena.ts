/** Elena is blocked: her record holds an aneurysm that she hardly knew of. */
import { begin } from '../beginning.ts'
import { condition, medicine } from '../history.ts'
import type { Teller } from '../telling.ts'

export function elena(tell: Teller): void {
  begin(tell, {
    day: -9,
    indication: 'Depression and anxiety',
    history: [
      condition('233985008', 'Abdominal aortic aneurysm', '2024-05-16'),
      condition('370143000', 'Major depressive disorder', '2022-08-29'),
      condition('21897009', 'Generalized anxiety disorder', '2018-02-05'),
      medicine('36437', 'Sertraline 150 MG Oral Tablet', '2023-01-10', '1 tablet in the morning'),
    ],
    intake: { 'phq-9': 16, 'gad-7': 15, 'pc-ptsd-5': 2 },
    answers: {
      'cv-aneurysm': {
        value: 'unknown',
        details: 'Somebody mentioned a bulge after an ultrasound in 2024. I never heard of it again.',
      },
      'med-antidepressant': { value: 'yes' },
    },
    evaluated:
      'Told her openly why there is no session for now. The vessel surgeons see her first; therapy goes on.',
  })
}
