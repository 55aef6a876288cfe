/** What is said about a decision as it was typed. */
export const DESK_ACTS = {
  why: 'Write the reason.',
  whyLong: 'That is more than 1,000 characters. Shorten it.',
  outcome: 'Say what you found.',
  source: 'Say where you looked it up, such as the site of the state board.',
  movement: 'Say what happened with the money.',
  notYet: 'This day is still to come. Write the day on which the money moved.',
  upTo: (most: string) => `Write an amount of more than 0 and at most ${most}.`,
  nothingBack: 'Nothing is owed to this person.',
  day: (text: string) => `“${text.slice(0, 20)}” is not a day. Write it like 2027-03-01.`,
  otherRefund: (back: string) =>
    `What is paid back has changed since you opened this page: it is ${back} now. Nothing was stored; confirm again.`,
} as const
