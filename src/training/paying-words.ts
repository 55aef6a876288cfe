/** What is said to whoever pays for a training. */
import { dollars } from './money-words.ts'

export const PAYING = {
  nothingOpen: 'Nothing is open any more.',
  choose: 'Choose how much you want to pay now.',
  /** Cents: less than this costs more to send than it is. */
  least: 1_00,
  between: (least: number, open: number) => `Type an amount of ${dollars(least)} to ${dollars(open)}.`,
  refundCameBack: 'The repayment did not arrive and came back to us.',
  takenBack: 'The payment was disputed, and the bank took it back.',
  givenAgain: 'The bank gave the disputed payment again.',
} as const
