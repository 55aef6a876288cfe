/** What is said about measures: to the person who answers, and to those who treat. */
const many = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`

export const words = {
  sayDone: 'Write down what was done.',
  sayPlan: 'Write down the plan: what happens next, who does it, and when.',
  reviewNeedsLicense: 'A safety review is signed by a person with a licence to treat.',
  nothingAnswered: 'Nothing is answered yet. Choose an answer to each question, then send the form.',
  leftOut: (question: string): string => `No answer yet: ${question}`,
  leftOutAll: (n: number): string =>
    `${many(n, 'question')} left out. Without ${n === 1 ? 'it' : 'them'} there is no score. Answer ${n === 1 ? 'it' : 'them'}, or tick below to send the form as it is.`,
  leaveOut: 'Send it with these questions left out',
  changedMeanwhile:
    'These answers were changed meanwhile. Open the page again and look at them as they are now.',
  notYet: 'This time has not come yet. Write when the form was answered.',
  reason: 'Say why the answers are changed, in a few words.',

  measureDue: (measure: string, occasion: string): string => `${measure}: ${occasion.toLowerCase()}`,
  whyDue: (about: string, lookBack: string | undefined): string =>
    lookBack ? `Asks about ${about} over ${lookBack}.` : `Asks about ${about}.`,
  whyIncomplete: (missing: number): string =>
    `The one given has ${many(missing, 'question')} without an answer, so there is no score.`,
  give: 'Give it',
  safetyDue: 'Speak with the person about an answer on self-harm',
  safetyWhy: (about: string, points: number): string =>
    `An answer about ${about} was above 0 (${many(points, 'point')}). The flow stays open until a licensed person has written a review.`,
  safetyAction: 'Write the review',

  shortInterval: (lookBack: string): string =>
    `short interval: asked again before ${lookBack} had passed, so do not read too much into it`,
  incomplete: (missing: number): string => `no score: ${many(missing, 'question')} without an answer`,
  fromRecord: 'from the imported record',
  none: 'Nothing has been measured yet.',
  noBaseline: (days: number): string =>
    `There is no complete score from the ${days} days before the first dose, so no change can be stated.`,
  noDoseYet: 'No dose has been given yet. The last complete score counts as the baseline so far.',
  noneAfterDose: 'No complete score after a dose yet, so no change can be stated.',
  startedBelow:
    'The baseline was already below the cut for a case, so response and remission say little here.',
  changeShort:
    'The two scores lie closer together than the questions look back, so their difference is easily over-read.',
} as const
