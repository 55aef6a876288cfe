/** What a person reads who follows a one-time link. */

export type Words = {
  readonly title: string
  /** What happens when they go on. */
  readonly about: string
  readonly button: string
}

export const OPENINGS = {
  'listing-owner': {
    title: 'Open your listing',
    about:
      'You can correct the listing, take it down or show it again, without an account. It stays open in this browser for two hours.',
    button: 'Open my listing',
  },
  invitation: {
    title: 'Your invitation',
    about: 'You set up your account on the next page. It stays open in this browser for two hours.',
    button: 'Go on',
  },
  'new-password': {
    title: 'Choose a new password',
    about: 'You write your new password on the next page.',
    button: 'Go on',
  },
  'message-confirm': {
    title: 'Send your message',
    about: 'You see your message once more. It goes out when you say so there.',
    button: 'See my message',
  },
  'message-read': {
    title: 'Read a message',
    about: 'You can read the message and answer it. It stays open in this browser for two hours.',
    button: 'Open the message',
  },
} as const satisfies Readonly<Record<string, Words>>

/** A link that opens nothing: what happened, and what to do. */
export const CLOSED = {
  used: {
    title: 'This link was used already',
    why: 'A link opens once, so that nobody can use it after you.',
    settle:
      'Go to its page: it is still open if you used the link in this browser a short while ago. If not, you can ask there for a new link.',
    onward: 'Go to the page',
  },
  expired: {
    title: 'This link is too old',
    why: 'A link is good for a limited time, so that an old letter opens nothing.',
    settle: 'You can ask for a new link on its page.',
    onward: 'Ask for a new link',
  },
  unknown: {
    title: 'This link opens nothing',
    why: 'Part of it may be missing, or it is from long ago.',
    settle:
      'Copy the whole link from the letter, from “http” to the end of the line, or ask for a new one where you asked for this one.',
    onward: 'Go to the first page',
  },
} as const
