/** Aisha is new: her history has come, and she has not answered anything yet. */
import { bring, condition, medicine } from '../history.ts'
import { evaluate, open } from '../intake.ts'
import type { Teller } from '../telling.ts'

export function aisha(tell: Teller): void {
  const { at } = tell
  open(tell, at(-2, '10:15'), 'Depression after childbirth')
  bring(tell, 'ines', at(-2, '10:40'), [
    condition('370143000', 'Major depressive disorder', '2026-02-16'),
    medicine('36437', 'Sertraline 50 MG Oral Tablet', '2026-03-02', '1 tablet in the morning'),
  ])
  evaluate(tell, { from: at(3, '14:00'), on: at(-2, '10:50') })
}
