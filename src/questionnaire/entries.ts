/** The entry that a filled questionnaire leaves in the chart. */
import { z } from 'zod'
import type { Entry, EntryOf, Kinds } from '#chart/chart.ts'
import { type Answers, answer } from './answers.ts'
import { askedItems, type Questionnaire, questionsOf } from './questionnaire.ts'
import { pointsOf } from './scoring.ts'

/** How the answers were given: by the person alone, read out in an interview, or copied from paper. */
export const mode = z.enum(['self', 'interview', 'paper'])
export type Mode = z.output<typeof mode>

export const questionnaireKinds = {
  /** Answers by linkId. Corrected by an amendment, never by asking twice. */
  'questionnaire-answered': z.object({
    questionnaire: z.object({ id: z.string().min(1).max(64), version: z.string().min(1).max(64) }),
    answers: z.record(z.string(), answer),
    /** The points that the form gave each answer on that day: a score must not change when a form is replaced. */
    points: z.record(z.string(), z.number()),
    /** Questions that the form told the person to skip, after their other answers. */
    skipped: z.array(z.string()),
    mode,
  }),
} as const satisfies Kinds
export type Answered = z.output<(typeof questionnaireKinds)['questionnaire-answered']>

/** Is this entry a filled questionnaire? */
export const isAnswered = (entry: Entry): entry is EntryOf<typeof questionnaireKinds> =>
  entry.kind === 'questionnaire-answered'

/** The body of `questionnaire-answered` for answers that `readAnswers` has checked. */
export function answered(questionnaire: Questionnaire, answers: Answers, how: Mode): Answered {
  const asked = askedItems(questionnaire, answers)
  const skipped = questionsOf(questionnaire).filter((q) => asked.get(q.linkId) === 'not-asked')
  return {
    questionnaire: { id: questionnaire.id, version: questionnaire.version },
    answers: { ...answers },
    points: pointsOf(questionnaire, answers),
    skipped: skipped.map((q) => q.linkId),
    mode: how,
  }
}
