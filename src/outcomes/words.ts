/** What is said about measures: to the person who answers, and to those who treat. */
import type { Question } from '#questionnaire/questionnaire.ts'

const many = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`

export const words = {
  sayDone: 'Write down what was done.',
  sayPlan: 'Write down the plan: what happens next, who does it, and when.',
  reviewNeedsLicense: 'A safety review is signed by a person with a license to treat.',
  reviewedMeanwhile: 'Somebody has reviewed these answers meanwhile. Their review stands below.',
  nothingAnswered: 'Nothing is answered yet. Choose an answer to each question, then send the form.',
  leftOut: (question: Question): string =>
    question.prefix
      ? `Question ${question.prefix.replace(/\.$/, '')} has no answer yet.`
      : `No answer yet: ${question.text ?? question.linkId}`,
  leftOutAll: (n: number): string =>
    `${many(n, 'question')} left out. Without ${n === 1 ? 'it' : 'them'} there is no score. Answer ${n === 1 ? 'it' : 'them'}, or tick below to send the form as it is.`,
  leaveOut: 'Send it with these questions left out',
  changedMeanwhile:
    'These answers were changed meanwhile. Open the page again and look at them as they are now.',
  sayMode: 'Say how it was answered.',
  completed: 'Completed by the person who answered',
  notYet: 'This time has not come yet. Write when the form was answered.',
  reason: 'Say why the answers are changed, in a few words.',

  measureDue: (measure: string, occasion: string): string => `${measure}: ${occasion.toLowerCase()}`,
  whyDue: (about: string, lookBack: string | undefined): string =>
    lookBack ? `Asks about ${about} over ${lookBack}.` : `Asks about ${about}.`,
  whyIncomplete: (missing: number): string =>
    `The one given has ${many(missing, 'question')} without an answer, so there is no score.`,
  give: 'Give it',
  notAsked: (title: string): string =>
    `${title} is not asked here: its text belongs to somebody else, and this practice has not loaded it under a license of its own.`,
  modes: { interview: 'I read it out', paper: 'Copied from paper', self: 'The person filled it in here' },
  thanks: 'Thank you. Your answers are with your care team.',
  notAlone: 'You are not alone',
  thanksMore: 'Your therapist goes through them with you.',
  yourTotal: (value: number, most: number): string =>
    `Your total is ${value} of ${most}. It is one piece of the picture.`,
  someLeftOut: (n: number): string =>
    `${many(n, 'question')} left out. You can still answer ${n === 1 ? 'it' : 'them'}.`,

  shortInterval: (lookBack: string): string =>
    `short interval: asked again before ${lookBack} had passed, so do not read too much into it`,
  incomplete: (missing: number): string => `no score: ${many(missing, 'question')} without an answer`,
  fromRecord: 'from the imported record',
  none: 'Nothing has been measured yet.',
  noBaseline: (days: number): string =>
    `There is no complete score from the ${days} days before the first dose, so no change can be stated.`,
  broken: 'Broken lines with numbers are the dosing sessions.',
  hollow: 'A hollow mark is a short interval.',
  square: 'A square comes from the imported record.',
  cross: 'A cross was given without a score.',
  plain: 'Each mark is one score.',
  noDoseYet: 'No dose has been given yet. The last complete score counts as the baseline so far.',
  noneAfterDose: 'No complete score after a dose yet, so no change can be stated.',
  startedBelow:
    'The baseline was already below the cut for a case, so response and remission say little here.',
  changeShort:
    'The two scores lie closer together than the questions look back, so their difference is easily over-read.',
} as const
