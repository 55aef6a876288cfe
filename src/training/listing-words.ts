/** What is said about the directory listing that comes with a certificate. For everybody: plain and short. */
import type { ListingState } from '#directory/listing.ts'

export const LISTING_OFFER = {
  /** Who gave the training, where the plan names nobody else. */
  us: 'Kairos',
  title: 'Your listing in the directory',
  lead: 'In our directory, people look for somebody who does this work near them. You can be listed there, with this training on it, marked as verified: we were there. It is free and up to you.',
  public: [
    'Everybody would see your name, letters, license, places of work, and what you write about your work.',
    'They would see this training with its last day and hours, and the number of your certificate.',
    'Nobody sees your email address, your telephone number unless you give one for it, or anything else from your application.',
    'Before it is shown, somebody looks up your license. You can correct it or take it down at any moment.',
  ],
  yes: 'Describe my work for a listing',
  no: 'No, thank you',
  noAbout: 'We do not ask again. Your certificate stays as it is.',
  has: (name: string) => `There is a listing of “${name}” already, and it is yours.`,
  put: (name: string) => `Put the training on “${name}”`,
  declined: 'You did not want a listing. If you change your mind, you can still have one:',
  answered: {
    proposed: 'You have proposed a listing with this training on it.',
    added: 'This training was put on your listing, verified by us.',
  },
  states: {
    shown: 'Everybody can find it.',
    proposed: 'Nobody sees it yet. Somebody looks up what it says, then decides. You get a letter.',
    declined: 'It was not accepted. Why, and what you can do, stands in the letter.',
    'taken-down': 'It was taken down. Nobody sees it.',
    'no-consent': 'You withdrew your consent. Nobody sees it.',
  } satisfies Record<ListingState, string>,
  see: 'See it as everybody does',
  change: 'Change it or take it down',
  form: {
    title: 'Describe your work',
    lead: 'What we know from your application is filled in. Change it as you like; nothing is shown before you send it and somebody has looked at it.',
    training: 'The training',
    trainingAbout: 'This stands on your listing, verified by us. You need not write it below.',
    row: (hours: number | undefined) => (hours ? `${hours} hours` : 'Hours not counted'),
    what: 'Training',
    by: 'Given by',
    on: 'Last day',
    hours: 'Hours',
    certificate: 'Certificate',
    letters: (email: string) => `Letters about the listing go to ${email}. It is never shown.`,
    send: 'Propose my listing',
    back: 'Back to your application',
  },
  desk: {
    title: 'Directory listing',
    offered: 'Offered with the certificate, not answered yet.',
    declined: 'Not wanted.',
    proposed: 'Proposed with this training on it.',
    added: 'The training was put on the listing that there was.',
    see: 'See the listing at the desk',
  },
} as const
