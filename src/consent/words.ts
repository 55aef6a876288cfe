/** Names and sentences about consent, in one place so that they can be translated. */
import type { Route } from '#visits/visits.ts'
import { ROUTE_NAMES } from '#visits/words.ts'
import type { Setting } from './protocol.ts'

/** The statement on touch: every protocol has it, as a free choice. */
export const TOUCH = 'touch'

export const SETTING_NAMES: Readonly<Record<Setting, string>> = {
  clinic: 'at the practice, alone with the team',
  group: 'at the practice, in a group',
  home: 'at home, watched by video',
}

export const STATE_WORDS = {
  agreed: 'agreed',
  declined: 'said no',
  revoked: 'taken back',
  elsewhere: 'agreed for other sessions only',
  'older-words': 'agreed to older words',
  'not-asked': 'not asked yet',
} as const

export const HOW_WORDS = {
  'own-page': 'on the own page',
  word: 'by word',
  gesture: 'by gesture',
  letter: 'in writing',
} as const

const sessions = (route: Route, setting: Setting): string =>
  `a session ${ROUTE_NAMES[route]}, ${SETTING_NAMES[setting]}`
const quoted = (titles: readonly string[]): string => titles.map((title) => `“${title}”`).join(', ')

/** Why consent blocks a dose, and what would settle it. */
export const RULING = {
  routeMissing: {
    why: 'The route of this session is not set, so nobody can say whether the consent covers it.',
    settle: 'Set the route of the visit.',
  },
  nothingSigned: {
    why: 'No consent has been signed for this course.',
    settle: 'Go through the consent with the person; they sign on their own page or together with you.',
  },
  'not-asked': (titles: readonly string[]) => ({
    why: `Not asked yet: ${quoted(titles)}.`,
    settle: 'Offer the consent; the person answers these parts and signs.',
  }),
  declined: (titles: readonly string[]) => ({
    why: `The person said no to: ${quoted(titles)}.`,
    settle: 'Without these parts there is no session. Talk it over; only the person can change the answer.',
  }),
  revoked: (titles: readonly string[]) => ({
    why: `The person took back their consent to: ${quoted(titles)}.`,
    settle: 'There is no session unless the person, asked without pressure, agrees and signs again.',
  }),
  elsewhere: (titles: readonly string[], route: Route, setting: Setting) => ({
    why: `What was signed does not cover ${sessions(route, setting)}: ${quoted(titles)}.`,
    settle: 'Offer the consent for this route and setting; the person signs it.',
  }),
  'older-words': (titles: readonly string[]) => ({
    why: `Signed in older words that no longer count: ${quoted(titles)}.`,
    settle: 'Go through what changed with the person; they sign the new words.',
  }),
  unwitnessed: {
    why: 'Nobody of the care team has confirmed that the consent was talked through.',
    settle: 'A therapist, prescriber or monitor goes through it with the person and signs as a witness.',
  },
} as const

export const WITNESS = {
  licence: {
    why: 'A witness must hold a license to treat: a therapist, prescriber or monitor.',
    settle: 'Ask one of them to witness the consent.',
  },
  self: {
    why: 'Nobody can witness their own signature.',
    settle: 'Ask somebody else of the care team.',
  },
} as const

export const SIGNING = {
  unanswered: (title: string) => `“${title}”: choose yes or no. A no is a full answer too.`,
  name: 'Type your full name as your signature.',
  coverage: 'Choose at least one route and one setting that the consent is for.',
  nothing: 'There is no statement to sign for these sessions.',
} as const

export const DOCUMENT = {
  unfit: (path: readonly string[], message: string) => `At "${path.join('.')}": ${message}`,
  noWords: (title: string) =>
    `The document has no words for "${title}", which the protocol asks for. Add them.`,
  tooOld: (title: string, version: number) =>
    `The words for "${title}" are older than version ${version}, which the protocol asks for. Renew them.`,
  unknown: (id: string) =>
    `The protocol does not know the statement "${id}". Add it to the protocol's section on consent, or take it out.`,
} as const

/** Why a free choice is not a yes, beside what stands large in the session. */
export const inSession = (state: keyof typeof STATE_WORDS): string =>
  state === 'revoked'
    ? 'Taken back; this counts at once.'
    : state === 'declined'
      ? 'The person said no.'
      : 'Nobody has a yes for this session.'

export const FORM = {
  how: 'Choose how it was taken back.',
  said: 'This is too long: 500 characters fit.',
  changed:
    'The consent changed while this page was open. Read it again below; what you answered is still here.',
  notOffered: 'No consent has been offered for this course yet.',
  offer: 'Choose at least one route and one setting.',
} as const

export const isHow = (how: string): how is keyof typeof HOW_WORDS => Object.hasOwn(HOW_WORDS, how)
