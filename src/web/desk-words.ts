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
  training: {
    what: (many: number) =>
      many === 1 ? 'Decide about one application' : `Decide about ${many} applications`,
    action: 'Look and decide',
  },
  licence: { what: 'License ends before the training', action: 'Ask for it again' },
  until: (day: string) => `known until ${day}`,
  by: (day: string) => `by ${day}`,
  counts: {
    applications: (many: number) => (many === 1 ? 'application to a training' : 'applications to trainings'),
    review: (many: number) => (many === 1 ? 'answer to review' : 'answers to review'),
    again: (many: number) => (many === 1 ? 'answer to review again' : 'answers to review again'),
    reported: (many: number) => (many === 1 ? 'listing reported' : 'listings reported'),
    decide: (many: number) => (many === 1 ? 'listing to decide about' : 'listings to decide about'),
    renew: (many: number) => (many === 1 ? 'listing to look up again' : 'listings to look up again'),
    lookUp: (many: number) => (many === 1 ? 'listing with something new' : 'listings with something new'),
    owners: (many: number) =>
      many === 1 ? 'listing waiting for its owner' : 'listings waiting for their owners',
  },
} as const
