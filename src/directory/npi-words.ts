/** What somebody is told about a number that is no NPI. */
export const NPI = {
  notDigits: (typed: string) => `“${typed}” is not an NPI: an NPI has ten digits and nothing else.`,
  length: (digits: number) =>
    `An NPI has ten digits, and this has ${digits}. Look for a digit that is ${digits < 10 ? 'missing' : 'too much'}.`,
  first: (typed: string) => `${typed} is not an NPI: it begins with 1 or 2. Check the first digit.`,
  wrongDigit: (typed: string) =>
    `${typed} is not an NPI: its digits do not fit together, so one is wrong or two have changed places. Compare it with the NPI Registry.`,
} as const
