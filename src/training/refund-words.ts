/** The refund rule of a training as sentences with its own dates, and what whoever applies agrees to. */
import type { Day } from '#kernel/time.ts'
import { MONTHS, WEEKDAYS } from '#visits/words.ts'
import { dollars } from './money-words.ts'
import type { Plan } from './plan.ts'

type Ruled = Pick<Plan, 'refund' | 'from' | 'deposit'>

/** `Tue 24 Nov 2026`. */
export const dayInWords = (day: Day): string =>
  `${WEEKDAYS[day.dayOfWeek - 1]} ${day.day} ${MONTHS[day.month - 1]} ${day.year}`

/** What comes back until when, the earliest first, and at the end what holds after the last of these days. */
export function refundSentences({ refund, from, deposit }: Ruled): string[] {
  const beyond = deposit > 0 ? 'what you paid beyond the deposit' : 'what you paid'
  const steps = refund.steps
    .toSorted((a, b) => b.daysBefore - a.daysBefore)
    // The most generous step that holds counts, so a step that gives less than a later one says nothing.
    .map(({ daysBefore }) => ({
      until: from.subtract({ days: daysBefore }),
      percent: Math.max(
        ...refund.steps.filter((one) => daysBefore >= one.daysBefore).map((one) => one.percent),
      ),
    }))
    .filter(({ percent }, i, all) => percent > 0 && percent !== all[i + 1]?.percent)
  return [
    ...(deposit > 0 ? [depositSentence(refund)] : []),
    ...steps.map(({ until, percent }) =>
      percent === 100
        ? `If you withdraw by ${dayInWords(until)}, all of ${beyond} comes back.`
        : `If you withdraw by ${dayInWords(until)}, ${percent} percent of ${beyond} comes back.`,
    ),
    steps.length > 0
      ? 'If you withdraw later, nothing of it comes back.'
      : `Nothing of ${beyond} comes back.`,
    'If we call the training off, everything comes back.',
  ]
}

function depositSentence({ deposit, depositWithScholarship = deposit }: Plan['refund']): string {
  const says = (how: 'kept' | 'returned') => (how === 'kept' ? 'stays with us' : 'comes back to you')
  const plain = `If you withdraw, the deposit ${says(deposit)}.`
  return depositWithScholarship === deposit
    ? plain
    : `${plain} With a scholarship it ${says(depositWithScholarship)}.`
}

/** What whoever applies agrees to, sentence by sentence: kept with the application as it was read. */
export const agreementOf = (plan: Plan): string[] => [
  'What I have written is true and complete.',
  `I come in person on all days, from ${dayInWords(plan.from)} to ${dayInWords(plan.to)}.`,
  ...(plan.price > 0 ? [`If I get a seat, I owe ${dollars(plan.price)}.`, ...refundSentences(plan)] : []),
]
