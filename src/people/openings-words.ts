/** What a person reads who follows a one-time link. */

export type Words = {
  readonly title: string
  /** What happens when they go on. */
  readonly about: string
  readonly button: string
  /** When it opens nothing any more, where something else is to be said than of every link. */
  readonly closed?: Readonly<Record<'used' | 'expired' | 'ended', Closed>>
}
/** What happened, and what to do; `onward` names the way to the link's own page, when there is something to do. */
export type Closed = {
  readonly title: string
  readonly why: string
  readonly settle: string
  readonly onward?: string
}

const ASK = 'If you need a new one, call your practice. Its number stands in the letter.'
const OF_A_PATIENT: Required<Words>['closed'] = {
  used: {
    title: 'You have sent this form',
    why: 'Your answers are with your care team. A form is answered once, so the link opens it no more.',
    settle: 'If something in your answers is wrong, call your practice. Its number stands in the letter.',
  },
  expired: {
    title: 'This link is too old',
    why: 'A link is good for a limited time, so that an old letter opens nothing.',
    settle: ASK,
  },
  ended: {
    title: 'Your practice ended this link',
    why: 'It opens nothing any more. Perhaps there is a newer letter.',
    settle: ASK,
  },
}

const OF_AN_ADDRESS: Required<Words>['closed'] = {
  used: {
    title: 'This link was used already',
    why: 'A link opens once, so that nobody can use it after you.',
    settle: 'Its page is still open if you used the link in this browser a short while ago.',
    onward: 'Go to the page',
  },
  expired: {
    title: 'This link is too old',
    why: 'A link is good for a limited time, so that an old letter opens nothing.',
    settle: 'On the page of your listing in the directory you can ask once more.',
  },
  ended: {
    title: 'This link was ended',
    why: 'The change was stopped, taken back, or replaced by a newer wish.',
    settle: 'On the page of your listing in the directory you can ask for a link to it.',
  },
}

export const OPENINGS = {
  'listing-owner': {
    title: 'Open your listing',
    about:
      'You can correct the listing, take it down or show it again, without an account. It stays open in this browser for two hours.',
    button: 'Open my listing',
  },
  'listing-address-confirm': {
    title: 'An email address in the directory',
    about: 'On the next page you say whether letters about a listing come to this address.',
    button: 'Go on',
    closed: OF_AN_ADDRESS,
  },
  'listing-address-stop': {
    title: 'An email address in the directory',
    about: 'On the next page you can stop that letters about your listing go elsewhere.',
    button: 'Go on',
    closed: OF_AN_ADDRESS,
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
  'training-application': {
    title: 'Your application to a training',
    about:
      'You fill it in, see where it stands, and decide about your seat. You need no account. It stays open in this browser for two hours; you can open it again with the same link.',
    button: 'Open my application',
  },
  'patient-form': {
    title: 'A form from your practice',
    about:
      'Your practice asks you some questions. You need no account. The form stays open in this browser for two hours; until you have sent it, you can open it again with the same link.',
    button: 'Open the form',
    closed: OF_A_PATIENT,
  },
  'patient-screening': {
    title: 'Questions from your practice',
    about:
      'Your practice asks you some questions. You need no account. The page stays open in this browser for two hours; until you have sent your answers, you can open it again with the same link.',
    button: 'Open the questions',
    closed: {
      ...OF_A_PATIENT,
      used: {
        ...OF_A_PATIENT.used,
        title: 'You have sent your answers',
        why: 'They are with your care team. These questions are answered once, so the link opens them no more.',
      },
    },
  },
  'patient-booking': {
    title: 'Your next visit',
    about:
      'You see when and where it is, and say whether you come. You need no account. It stays open in this browser for two hours; you can open it again with the same link.',
    button: 'See my visit',
    closed: OF_A_PATIENT,
  },
  'patient-visit': {
    title: 'Getting ready for your visit',
    about:
      'You read what to do before your visit, and what to do afterwards. You need no account. It stays open in this browser for two hours; you can open it again with the same link.',
    button: 'Read what to do',
    closed: OF_A_PATIENT,
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
  ended: {
    title: 'This link was ended',
    why: 'Whoever sent it ended it, so that it opens nothing any more.',
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
} as const satisfies Readonly<Record<string, Closed>>

/** Somebody tried many keys that were never given out. */
export const tooOften = (minutes: number): Closed => ({
  title: 'Too many links were tried',
  why: 'From where you are, many links were opened that do not exist.',
  settle: `Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then open your link again.`,
})
