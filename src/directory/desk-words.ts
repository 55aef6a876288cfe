/** Sentences of the directory's desk and of what is recorded there. */

export const DESK = {
  consentOnApplication: 'Ticked on the application page',
  consentWithCertificate: 'Ticked on the page of the training application, opened with its link',
  consentOnOwnerPage: 'Ticked on the page that the link in the letter opens',
  changed:
    'Somebody changed this listing after you opened this page. Nothing of yours was stored: look at how it stands now, then decide again.',
  why: 'Write the reason. The owner reads it in a letter.',
  whyLong: 'That is more than 1,000 characters. Shorten it.',
  gone: 'This listing is not there any more.',
  noContact: 'There is no address to write to. Write one.',
} as const

/** What waits, line by line. */
export const DESK_LINES = {
  reported: { what: 'Somebody reports that it is wrong', action: 'Look into it' },
  decide: { what: 'Decide about the listing', action: 'Look and decide' },
  renew: {
    what: 'Look up again',
    why: 'Something that everybody sees as checked.',
    action: 'Look it up',
  },
  lookUp: { what: 'Look up what is new', action: 'Look it up' },
  owners: {
    what: 'Waits for its owner',
    why: 'The owner has not agreed yet, or has not confirmed the address.',
    action: 'Open',
  },
  since: (day: string) => `since ${day}`,
  ended: (day: string) => `ended ${day}`,
  until: (day: string) => `until ${day}`,
  reports: (many: number) => (many === 1 ? 'One report waits.' : `${many} reports wait.`),
  unchecked: (many: number) =>
    many === 0
      ? 'Everything it says was looked up.'
      : many === 1
        ? 'One thing it says was not looked up yet.'
        : `${many} things it says were not looked up yet.`,
} as const

export const DESK_PAGE = {
  title: 'Directory',
  listing: 'A listing',
  lead: 'What waits for somebody, the most pressing first. A listing is shown only when its owner agreed and what it says was looked up.',
  queues: {
    reported: () => 'Reported as wrong',
    decide: () => 'Waiting for a decision',
    renew: (days: number) => `To look up again within ${days} days`,
    lookUp: () => 'Shown, and not looked up yet',
    owners: () => 'Waiting for the owner',
  },
  nothing: 'Nothing waits here.',
  more: (more: number) => `and ${more} more`,
  search: 'Find a listing',
  searchHelp: 'A part of the name, an NPI, or the contact address. Listings of every state are found.',
  find: 'Find',
  found: (many: number) => (many === 1 ? 'One listing' : `${many} listings`),
  none: 'No listing fits. Try a shorter part of the name.',
  new: 'New listing',
  import: 'Bring listings in',
  export: 'Export all',
  columns: ['Listing', 'State', 'Not looked up', 'Look up again by'],
} as const

/** The page of one listing at the desk. */
export const DESK_LISTING = {
  done: 'Written down.',
  linkDone: 'A letter with a link is on its way.',
  see: 'See it as everybody does',
  alike: 'This may be the same as another listing',
  alikeBy: { npi: 'the same NPI', name: 'the same name in the same ZIP code' },
  reports: 'Reported as wrong',
  decide: 'Decide',
  canAccept: 'The owner agreed, the address is confirmed, and what the policy asks for was looked up.',
  acts: {
    accept: {
      title: 'Accept',
      about: 'Everybody can find it at once, and the owner gets a letter.',
      button: 'Accept and show it',
    },
    decline: {
      title: 'Decline',
      about: 'It stays hidden. The owner gets a letter with the reason, and may correct the listing.',
      button: 'Decline',
    },
    'take-down': {
      title: 'Take it down',
      about: 'It leaves the search at once. The owner gets a letter with the reason.',
      button: 'Take it down',
    },
    'show-again': {
      title: 'Show it again',
      about: 'Everybody can find it again at once, and the owner gets a letter.',
      button: 'Show it again',
    },
    settle: {
      title: 'Settle the reports',
      about: 'All reports that wait are settled with this. Nobody else reads it.',
      button: 'Settled',
    },
  },
  reason: 'Reason',
  reasonHelp: 'Plain words. The owner reads them.',
  how: 'What was found and done',
  lookUps: 'Look up',
  lookUpsAbout: 'Everybody sees with the listing what was looked up, when, where, and until when it counts.',
  lookUp: 'Write down what you found',
  outcome: 'Was it found so?',
  outcomes: { confirmed: 'Yes, found so', 'not-confirmed': 'No, not found so' },
  source: 'Where',
  otherSource: 'Or another source',
  until: 'Counts until',
  untilHelp: 'The last day. Leave it empty where nothing ends.',
  write: 'Write it down',
  last: (day: string, source: string) => `Last looked up ${day}: ${source}`,
  owner: 'The owner',
  contact: 'Contact address',
  contactHelp: 'Shown to nobody. If you change it, the link goes to the new address.',
  link: 'Send a link',
  linkAbout:
    'A letter with a link that opens the listing. With it the owner can agree, correct the listing or take it down.',
  history: 'History',
  wording: 'The words they agreed to',
  by: (who: string) => `by ${who}`,
} as const

/** Preparing a listing for somebody, who then agrees or not. */
export const NEW_LISTING = {
  title: 'New listing',
  lead: 'Prepare a listing for somebody. They get a letter with a link, read it, correct it, and agree or not. Until they agree nobody sees it.',
  fill: 'Fill it from the public register',
  fillAbout:
    'Look the provider up in the NPI Registry and copy the answer, or take a row of the public NPPES file. Kairos asks nobody by itself.',
  register: 'JSON of the NPI Registry, or the header and one row of the NPPES file',
  registerHelp: 'From the first “{” to the last “}”, or two lines of the table.',
  file: 'Or a file with that',
  nothing: 'Paste the text, or choose a file.',
  fillIn: 'Fill the form',
  describe: 'The listing',
  contactHelp: 'The letter with the link goes here. It is shown to nobody.',
  alike: (name: string, common: string) =>
    `${name} is listed already, with ${common}. Open that listing instead, or say that this is somebody else.`,
  somebodyElse: 'This is somebody else',
  submit: 'Prepare it and write to them',
} as const
