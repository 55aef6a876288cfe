/** Names and sentences about checking a listing, for those who work at the desk. */
import type { Day } from '#kernel/time.ts'
import { MONTHS } from '#visits/words.ts'
import type { Standing } from './checks.ts'
import type { ListingState, Verification } from './listing.ts'

type What = Verification['what']

export const CHECK_NAMES: Readonly<Record<What, string>> = {
  identity: 'identity',
  licence: 'license',
  npi: 'NPI',
  training: 'training',
}

export const STANDING_NAMES: Readonly<Record<Standing, string>> = {
  confirmed: 'confirmed',
  'not-confirmed': 'not found so',
  expired: 'expired',
  lapsed: 'has to be looked up again',
  'not-checked': 'not looked up yet',
}

export const STATE_NAMES: Readonly<Record<ListingState, string>> = {
  shown: 'shown to everybody',
  proposed: 'waits for a decision',
  declined: 'declined',
  'taken-down': 'taken down',
  'no-consent': 'hidden: consent withdrawn',
}

/** Where each thing can be looked up. Others may be written in. */
export const SOURCES: Readonly<Record<What, readonly string[]>> = {
  identity: [
    'Photo identification seen on video',
    'State register of businesses',
    'Known to the person who checked',
  ],
  licence: [
    'State board, online license search',
    'Nursys (nurses)',
    'DocInfo (physicians)',
    'State board, by telephone',
  ],
  npi: ['NPI Registry (NPPES)'],
  training: ['Certificate seen', 'Confirmed by who gave the training', 'Published list of those trained'],
}

/** `24 Nov 2026` */
export const dayWords = ({ day, month, year }: Day): string => `${day} ${MONTHS[month - 1]} ${year}`

const GIVEN: Readonly<Record<What, string>> = {
  identity: 'a name',
  licence: 'a license with its number, state and last day',
  npi: 'an NPI',
  training: 'a training in this work',
}

/** Why a listing is not shown yet, and what would settle it. */
export const ACCEPTING_RULES = {
  consent: {
    why: 'There is no consent in force to show this listing.',
    settle: 'Send the link: the person reads what they agree to, and agrees there.',
  },
  contact: {
    why: 'Nobody has opened the link that was sent to the contact address, so we do not know that it reaches the person.',
    settle: 'Send the link again, or correct the contact address first.',
  },
  takenDown: {
    why: 'The owner took this listing down.',
    settle: 'Only the owner can show it again, through their link.',
  },
  expired: (item: string, on: Day) => ({
    why: `The license ${item} ended on ${dayWords(on)}.`,
    settle: 'Ask for the renewed license and correct its last day, or have it taken out of the listing.',
  }),
  notConfirmed: (what: What, item: string) => ({
    why: `Looked up and not found so: ${CHECK_NAMES[what]} ${item}.`,
    settle: 'Have it corrected or taken out of the listing, or look it up again and record what you find.',
  }),
  notGiven: (what: What) => ({
    why: `The listing does not give ${GIVEN[what]}, which is asked of what they do here.`,
    settle: 'Ask the person to add it, or to take out the role that asks for it.',
  }),
  notChecked: (name: string) => ({
    why: `Nobody has confirmed the ${name} yet.`,
    settle: `Look up the ${name}, and record what you find and where.`,
  }),
  lapsed: (what: What) => ({
    why: `The ${CHECK_NAMES[what]} was confirmed, but so long ago that it does not count any more.`,
    settle: `Look up the ${CHECK_NAMES[what]} again.`,
  }),
} as const
