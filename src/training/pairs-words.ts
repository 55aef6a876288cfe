/** What the rules on pairs say. Each is why, and what settles it. */
export const PAIRS = {
  source: 'Our way of holding dosing days: each travels once and sits once',
  somebody: 'Somebody',
  twice: (name: string) =>
    [`${name} is in two pairs of the same block.`, 'Give them one place in this block.'] as const,
  gone: [
    'A pair names somebody who does not take part any more.',
    'Choose another person for this pair.',
  ] as const,
  apart: (a: string, b: string) =>
    [`${a} and ${b} are to be kept apart.`, 'Pair each of them with somebody else.'] as const,
  notCleared: (name: string) =>
    [
      `${name} was not cleared for dosing, or does not want it.`,
      'Let them sit, with another traveller.',
    ] as const,
  conditions: (name: string) =>
    [`${name} was cleared with conditions.`, 'Ask the prescriber before the block begins.'] as const,
  never: (name: string) =>
    [`${name} is cleared and travels in no block.`, 'Give them a place, or write down why not.'] as const,
  often: (name: string) =>
    [`${name} travels in more than one block.`, 'Let them sit in one of the two.'] as const,
  monitors: (travellers: number, monitors: number, most: number) =>
    [
      `${travellers} travel at once with ${monitors} ${monitors === 1 ? 'monitor' : 'monitors'}: one watches at most ${most}.`,
      'Name more monitors in the plan, or divide the block.',
    ] as const,
  trainers: (people: number, trainers: number, most: number) =>
    [
      `${people} take part with ${trainers} ${trainers === 1 ? 'trainer' : 'trainers'}: one teaches at most ${most}.`,
      'Name more trainers in the plan.',
    ] as const,
} as const
