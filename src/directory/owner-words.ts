/** What the pages say on which somebody applies, or opens and changes their own listing. For everybody: plain and short. */

import { ADDRESS } from './contact-change-words.ts'
import type { OwnerAct } from './owner.ts'

export const APPLY = {
  title: 'Apply to be listed',
  lead: 'For therapists, prescribers and others who do this work, and for practices. It is free, and nobody can pay to stand higher.',
  steps: [
    'You describe your work here. It takes about ten minutes.',
    'We send a link to your address. You open it to confirm that the address is yours.',
    'Somebody looks up your licenses and training. Then everybody can find you.',
  ],
  leave: 'You can correct your listing or take it down at any moment.',
  contact: 'Your email address',
  contactHelp: 'For the link to your listing and for messages that we pass on. It is never shown.',
  consent: 'What you agree to',
  agree: 'I agree to all of this',
  agreeMissing: 'Tick that you agree. Without that nobody is listed.',
  submit: 'Send the application',
  listed: (slug: string) =>
    `This NPI is listed already, under /directory/${slug}. If it is you, ask there for a link to change the listing.`,
  wait: (minutes: number) =>
    `That was sent several times already. Wait ${minutes < 90 ? `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}` : `${Math.ceil(minutes / 60)} hours`}, then send it once more. What you typed is still here.`,
  sent: {
    title: 'Look into your mail',
    what: 'We took your application in and sent a link to the address you gave.',
    next: 'Open the link to confirm the address. Until then nothing is looked up and nothing is shown.',
    none: 'If no letter comes within an hour, look into the folder for unwanted mail. If it is not there either, the address may be wrong: apply once more.',
  },
} as const

export const OWNER = {
  title: 'Change a listing',
  lead: 'Is this your listing? We send a link to the address that you gave us. With it you can correct the listing, take it down, or show it again. You need no account.',
  email: 'Your email address',
  ask: 'Send me a link',
  asked: {
    title: 'Look into your mail',
    what: 'If this is the address of that listing, a link is on its way to it. It is good for 24 hours.',
    none: 'If no letter comes, you may have given us another address. We do not say here which one it is.',
  },
  own: 'Your listing',
  stands: {
    shown: 'Everybody can find it.',
    proposed: 'Nobody sees it yet. Somebody looks up what it says, then decides.',
    unconfirmed: 'Nobody sees it yet. First confirm that this address is yours.',
    unagreed: 'Nobody sees it yet, and nobody will unless you agree.',
    declined: 'It was not accepted. If you correct it, it is looked at again.',
    takenByOwner: 'You took it down. Nobody sees it.',
    takenByDesk:
      'It was taken down by those who run the directory. If you correct it, it is looked at again.',
    'no-consent': 'Nobody sees it: you withdrew your consent.',
  },
  why: 'What we wrote to you',
  agreeToAll: 'I agree to all of this',
  correct: 'Correct the listing',
  see: 'See it as everybody does',
  acts: {
    confirm: {
      title: 'Confirm your address',
      about:
        'You opened the link in our letter, so the address is yours. Say so, and we look at your listing.',
      button: 'This is my listing',
    },
    agree: {
      title: 'Do you want to be listed?',
      about: 'Read below what the listing says. You can correct it before or after you agree.',
      button: 'List me',
    },
    'take-down': {
      title: 'Take it down',
      about: 'It leaves the search and its page at once. You can show it again here.',
      button: 'Take my listing down',
    },
    'show-again': {
      title: 'Show it again',
      about: 'It is back at once where it was.',
      button: 'Show my listing again',
    },
    withdraw: {
      title: 'Withdraw your consent',
      about: 'It leaves the search at once. It is shown again only if you agree anew.',
      button: 'Withdraw my consent',
    },
  } satisfies Record<OwnerAct, { readonly title: string; readonly about: string; readonly button: string }>,
  done: {
    confirm: 'Thank you. Your address is confirmed, and your listing waits to be looked at.',
    agree: 'Thank you. Your listing waits to be looked at.',
    agreeShown: 'Thank you. Everybody can find your listing again.',
    'take-down': 'Your listing is down. Nobody sees it any more.',
    'show-again': 'Everybody can find your listing again.',
    withdraw: 'Your consent is withdrawn. Nobody sees the listing any more.',
    corrected: 'Saved.',
    proposed: 'Saved. Your listing is looked at again.',
    addressAsked: ADDRESS.asked,
    addressKept: ADDRESS.kept,
  },
} as const

/** What a listing says, term by term. */
export const SAID = {
  title: 'What the listing says',
  about: 'About them, in their own words',
  name: 'Name',
  subject: 'Listing for',
  credentials: 'Letters after the name',
  npi: 'NPI',
  licence: 'License',
  training: 'Training',
  place: 'Place',
  phone: 'Telephone',
  website: 'Website',
  until: (item: string, day: string) => `${item}, until ${day}`,
  hours: (hours: number) => `${hours} hours`,
} as const

export const CORRECT = {
  title: 'Correct your listing',
  lead: 'What you change is shown at once. A license, an NPI or a training that you change counts as not checked until somebody looked it up.',
  submit: 'Save',
  same: 'Nothing was changed.',
} as const

export const REPORT = {
  title: 'Report a wrong listing',
  lead: 'Is something wrong here: a license that is over, a place that has moved, somebody who is not who they say? Tell those who run the directory.',
  what: 'What is wrong, and how do you know?',
  whatHelp: 'Do not write anything about your own health. We cannot answer you here.',
  whatMissing: 'Write what is wrong.',
  whatLong: 'That is more than 2,000 characters. Shorten it.',
  submit: 'Send',
  sent: {
    title: 'Thank you',
    what: 'Your report waits on the desk of those who run the directory. They look into it and correct the listing or take it down.',
    back: 'Back to the listing',
  },
  urgent: 'If somebody is in danger, call 911.',
} as const
