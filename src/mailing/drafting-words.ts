/** What the drafts say that the program makes; an educator changes them as they like. */
import type { Plan } from '#training/plan.ts'

const inWords = (day: Temporal.PlainDate): string =>
  day.toLocaleString('en-US', { month: 'long', day: 'numeric', year: 'numeric' })

export const DRAFTS = {
  training: ({ title, summary, from, to, place, applyBy }: Plan, path: string) => ({
    subject: `New training: ${title}`.slice(0, 150),
    text: `A new training is open for applications.

## ${title}

${summary}

- **When:** ${inWords(from)} to ${inWords(to)}
- **Where:** ${place.town}, ${place.state}
- **Apply by:** ${inWords(applyBy)}

[See the whole training and apply](${path})`,
  }),
  article: (question: string, path: string) => ({
    subject: `New in our library: ${question}`.slice(0, 150),
    text: `There is a new answer in our library:

## ${question}

[Read the answer](${path})`,
  }),
} as const
