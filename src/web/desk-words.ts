/** What the first page of the desk says. */
export const DESK_HOME = {
  title: 'Desk',
  waits: 'What waits for you',
  nothing: 'Nothing waits. New applications, reports and reviews appear here.',
  library: {
    review: { what: 'Review an answer', action: 'Review' },
    draft: { what: 'Go on with your draft', action: 'Go on' },
    again: { what: 'Review again', action: 'Look again' },
  },
  by: (day: string) => `by ${day}`,
  counts: {
    review: 'answers to review',
    again: 'answers to review again',
    reported: 'listings reported',
    decide: 'listings to decide about',
    renew: 'listings to look up again',
    lookUp: 'listings with something new',
    owners: 'listings waiting for their owner',
  },
} as const
