/** What the public pages of the mailing say. */
export const JOIN = {
  title: 'Letters by email',
  lead: 'We write when there is something to say, and never more than you asked for. First you get one letter with a link: only when you use it are you on a list.',
  email: 'Your email address',
  lists: 'What would you like to get?',
  practitioners: 'If you work in health care (not needed)',
  practitionersAbout: 'So that you get only what fits: trainings near you, in your field.',
  name: 'Name',
  state: 'State',
  discipline: 'You work in',
  notSaid: 'Rather not say',
  disciplines: { medical: 'Medicine', 'mental-health': 'Mental health', other: 'Another field' },
  agree: 'What you agree to',
  submit: 'Send me the link',
  own: 'You get our letters already?',
  ownLink: 'See your page, change what you get, or leave',
  description:
    'Letters about trainings for practitioners, webinars, and new answers in the library. Join with one link, leave with one click.',
  wait: (minutes: number) =>
    `That was asked very often. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try once more.`,
} as const

export const SENT = {
  title: 'Look into your mailbox',
  join: 'We sent a letter to the address that you gave. Open it and use its link within seven days. Until then you are on no list.',
  page: 'If this address is on one of our lists, a letter with the link to your page is on its way.',
  none: 'Nothing there after a few minutes? Look among the unwanted mail, or check the address and ask once more.',
  again: 'Ask once more',
} as const

export const FIND_PAGE = {
  title: 'Your page for our letters',
  lead: 'Give your address. We send you a link to your own page: there you see what you get, change it, or leave.',
  submit: 'Send me the link',
  otherwise: 'Every letter of ours has that link at its end, too.',
} as const

export const CONFIRM = {
  title: 'Confirm your letters',
  lead: 'You will get letters about:',
  agreed: 'under this sentence:',
  submit: 'Yes, send me these',
  otherwise: 'If you did not ask for this, close this page. No letters come.',
  done: {
    title: 'You are on the list',
    what: 'Thank you. Your next letter comes when there is something to say.',
  },
  expired: {
    title: 'This link is too old',
    what: 'It worked for seven days, and no letters came. Ask for a new link.',
  },
  unknown: {
    title: 'This link does not work',
    what: 'It may have been cut off in your mail program. Copy the whole address from the letter, or ask for a new link.',
  },
  again: 'Ask for a new link',
  own: 'Your page',
} as const

export const OWN = {
  title: 'Your page for our letters',
  forWhom: (address: string) => `for ${address}`,
  lists: 'What you get',
  save: 'Save',
  waiting: 'Waits for you to use the link in our letter.',
  moreAbout:
    'For a list that you add, we send you a letter with a link to confirm it. What you take out ends at once.',
  leaveAll: 'Leave everything',
  leaveAllAbout: 'You get nothing more from us, unless you join again.',
  about: 'About you',
  saveAbout: 'Save',
  bounced:
    'Our letters to you came back, so we stopped. Choose what you want to get, and use the link in the letter that we send.',
  complained:
    'You told your mail provider that our letters are unwanted, so we stopped. If that was a mistake, choose what you want to get.',
  done: {
    saved: 'Saved.',
    asked: 'Saved. For what you added, use the link in the letter that we sent you.',
    left: 'You are off all lists. We send you nothing more.',
  },
} as const

export const LEAVE = {
  title: 'Leave our letters',
  one: (list: string) => `You get nothing more from the list “${list}”.`,
  all: 'You get nothing more from any of our lists.',
  submit: 'Leave',
  submitAll: 'Leave all lists',
  done: {
    title: 'You have left',
    one: (list: string) =>
      `We send you nothing more from the list “${list}”. It holds until you join again by yourself.`,
    all: 'We send you nothing more. It holds until you join again by yourself.',
  },
  own: 'See what else you get',
  unknown: {
    title: 'This link does not work',
    what: 'It may have been cut off in your mail program. Copy the whole address from the letter, or give your address, and we send you a link to your own page.',
  },
  again: 'Send me the link to my page',
} as const
