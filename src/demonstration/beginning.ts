/** The first week of a course, the same for everybody: opened, history taken in, measured, asked, evaluated. */

import { bring } from './history.ts'
import { answer, evaluate, examine, open } from './intake.ts'
import { measure, type Totals } from './measuring.ts'
import { PATIENT_SIGN_INS } from './people.ts'
import type { Author, Teller } from './telling.ts'

type Answers = NonNullable<Parameters<typeof answer>[1]['but']>

export type Beginning = {
  /** The day on which the course was opened, counted from today. */
  readonly day: number
  readonly indication: string
  readonly history: Parameters<typeof bring>[3]
  readonly intake: Totals
  /** What was not simply answered with no. */
  readonly answers?: Answers
  /** How the therapist and the prescriber found the person. */
  readonly evaluated: string
}

/** Who fills in a form of the person: they themselves where they sign in, else the therapist with them. */
export const whoAnswers = ({ patient }: Teller): Author =>
  PATIENT_SIGN_INS.find((key) => key === patient.key) ?? patient.therapist

export function begin(
  tell: Teller,
  { day, indication, history, intake, answers, evaluated }: Beginning,
): void {
  const by = whoAnswers(tell)
  open(tell, tell.at(day, '09:10'), indication)
  bring(tell, 'ines', tell.at(day, '09:40'), history)
  measure(tell, { at: tell.at(day + 1, '18:10'), by, totals: intake })
  answer(tell, { at: tell.at(day + 1, '18:40'), by, but: answers })
  evaluate(tell, { from: tell.at(day + 3, '14:00'), on: tell.at(day, '09:50'), note: evaluated })
  examine(tell, tell.at(day + 3, '15:05'))
}
