/** What the public pages of the directory say around a search. The choices are named in choice-words.ts. */
import type { FoundListings } from './directory.ts'

export const SEARCH = {
  title: 'Find a provider',
  lead: 'People and practices who offer ketamine-assisted psychotherapy. Everyone here agreed to be listed.',
  description:
    'Find a therapist, prescriber or practice for ketamine-assisted psychotherapy near you. Each listing shows what was checked and when. Nobody can pay to be listed higher.',
  place: 'ZIP code or town',
  placeHelp: 'For example 80401, or Golden, CO',
  within: 'Within',
  submit: 'Search',
  nearMe: 'Use where I am now',
  narrow: 'Narrow it down',
  narrowHelp: 'Within a group, any ticked option is enough. The number says how many listings offer it.',
  apply: 'Show these',
  left: (count: number) => (count === 1 ? '1 choice left out:' : `${count} choices left out:`),
  miles: (miles: number) => `${miles} miles`,
} as const

export const CHOSEN = {
  label: 'What you chose',
  remove: 'Remove',
  all: 'Remove all',
} as const

export const ANSWER = {
  results: 'Results',
  toMap: 'See the map',
  matches: 'Offers what you chose:',
  byVideo: 'Further away, by video',
  byVideoAbout: (state: string) =>
    `Licensed in ${state}, and prepare or integrate by video. The session with the medicine takes place elsewhere.`,
  ambiguous: 'Which one do you mean?',
  ambiguousAbout: (typed: string) => `There is more than one place called ${typed}.`,
  unknown: 'We do not know that place',
  similar: 'Did you mean one of these?',
  everyone: 'See everyone who is listed',
  orderDistance: 'Nearest first',
  orderMatch: 'Best match first',
  order: 'Order',
} as const

/** Why an answer is empty, and what to do then. */
export const NOBODY = {
  past: { title: 'There is no such page.', about: '', next: 'Go to the first page of results' },
  asked: {
    title: 'Nobody in the directory offers all of this together.',
    about: 'Remove one of your choices above, or begin again with the place alone.',
    next: 'Remove all choices',
  },
  empty: {
    title: 'Nobody is listed yet.',
    about:
      'The directory has only begun. The library says what to look for in a provider, wherever you find one.',
    next: 'How to choose a provider',
  },
} as const

/** How many there are, in a sentence: "12 within 50 miles of Golden, CO". */
export function totalSaid({ total, query, origin, widened, found }: FoundListings): string {
  const count = `${total.atLeast ? 'More than ' : ''}${total.count.toLocaleString('en-US')}`
  if (!origin) return total.count === 1 && !total.atLeast ? '1 listing' : `${count} listings`
  if (widened) return found.length === 1 ? 'The nearest one' : `The ${found.length} nearest`
  return `${count} within ${query.within} miles of ${origin.label}`
}

/** "1 to 20 of 63". */
export const pageSaid = (first: number, last: number, total: string): string =>
  `${first} to ${last} of ${total}`

export const PAGING = { label: 'More results', previous: 'Previous', next: 'Next' } as const

export const MAP = {
  country: 'Where providers are listed',
  countryAbout:
    'The United States, with a disc in each state where somebody is listed. The list gives the numbers.',
  byState: 'Listings by state',
  area: (label: string) => `Map around ${label}`,
  areaAbout: (within: number, marks: number) =>
    `A circle of ${within} miles, with ${marks === 1 ? 'one numbered mark' : `${marks} numbered marks`}. The numbers are those of the list.`,
  beyond: (count: number) =>
    count === 1
      ? 'One result lies too far away for this map.'
      : `${count} results lie too far away for this map.`,
  distances: 'Distances are as the crow flies. A mark shows the middle of a ZIP code area, not a door.',
} as const

export const EMBED = {
  summary: 'Put this search on your site',
  about:
    'Paste this where the search should stand. It is a small form that opens the directory in a new tab. It sets no cookie and runs no script.',
  code: 'Code to paste',
  title: 'Find a provider of ketamine-assisted psychotherapy',
  heading: 'Find a provider',
  opens: 'Opens the Kairos directory in a new tab.',
} as const

export const NEAR_ME = {
  title: 'Near me',
  description: 'Find a provider of ketamine-assisted psychotherapy near where you are now.',
  lead: 'Your browser can tell where you are, if you let it.',
  offer: 'Search around where I am',
  button: 'Use where I am now',
  promises: [
    'Your browser asks you first. You can say no.',
    'The place is rounded to about 1 km (0.6 miles) before it leaves your device.',
    'We do not store it. It stands in the address of the result, so your own browser may keep it in its history.',
  ],
  without:
    'This needs JavaScript, which is off in your browser or did not load. Type a ZIP code or town instead.',
  instead: 'Or type a place',
} as const

export const FOR_PROVIDERS = {
  ask: 'Do you offer this?',
  apply: 'Apply to be listed',
  free: 'It costs nothing, and you can change or remove your listing at any time.',
} as const
