/** The wording of enquiries: what the sender reads, and what the practice reads. */
import type { EnquiryState } from './enquiry.ts'

/** For whoever sends: nothing is sent without this having been read and agreed to. */
export const SEND = {
  title: 'Send it to a practice, if you like',
  about:
    'This is the only way in which anything leaves this page. The practice you choose gets your name, how to reach you, and the answers below. Nobody else does.',
  noHurry:
    'Nobody reads this at once: it may take days. It is not for an emergency. If you might hurt yourself or feel very unwell, call or text one of the numbers on this page.',
  open: 'Write to a practice',
  practice: 'Which practice',
  name: 'Your name',
  phone: 'Phone',
  email: 'Email address',
  reach: 'One of the two is enough.',
  message: 'Anything you want to add',
  messageHelp: 'For example when you can be reached. You do not have to write anything here.',
  answers: (count: number) =>
    count === 1 ? 'The one answer that is sent' : `The ${count} answers that are sent`,
  /** Kept with what was sent, word for word. */
  consent:
    'I agree that the practice I chose gets my name, how to reach me, what I added, and exactly the answers listed here. I can ask the practice at any time to delete them.',
  kept: (days: number) =>
    `A practice that you do not begin a treatment with does not keep this: it is deleted ${days} days after the last thing the practice did about it.`,
  submit: 'Send it to this practice',
  consentMissing: 'Tick the box if you want to send this. Without it nothing is sent.',
  practiceMissing: 'Choose the practice that gets this.',
  practiceGone: 'This practice takes no enquiries now. Choose another, or call it.',
  nameMissing: 'Write your name.',
  messageLong: 'This is longer than 2000 characters. Shorten it.',
  phoneLong: 'This is longer than 60 characters. Write one phone number.',
  emailLong: 'This is longer than 254 characters. Write one email address.',
  tooMany: (minutes: number) =>
    `More was sent from your connection than usual, so nothing was sent now. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, or call the practice.`,
  sent: 'It was sent',
  sentAbout:
    'The practice you chose can read your answers now and will reach you in the way you gave. If you do not hear from it within a few days, call it.',
  sentNext: 'Meanwhile you can read on, or look for other providers.',
  library: 'Questions and answers',
  directory: 'Find a provider',
} as const

export const ENQUIRIES = {
  title: 'Enquiries',
  about: 'What people chose to send from the self-check. They have not been asked anything by the team yet.',
  waiting: 'Waiting',
  done: 'Done',
  nobodyWaits: 'Nobody waits for an answer.',
  more: (shown: number) => `Only the newest ${shown} are shown.`,
  answers: (count: number) => (count === 1 ? '1 answer' : `${count} answers`),
  reachOut: 'Reach out first',
  settings: 'Taking enquiries',
  taking: 'This practice takes enquiries from the public self-check.',
  notTaking: 'This practice takes no enquiries. It does not stand among the practices to choose from.',
  start: 'Take enquiries',
  stop: 'Take no more enquiries',
  newOnes: (count: number) => (count === 1 ? '1 new enquiry' : `${count} new enquiries`),
} as const

export const STATES: Readonly<Record<EnquiryState, string>> = {
  new: 'New',
  answered: 'Answered',
  course: 'Became a course',
  closed: 'Closed',
}

export const ENQUIRY = {
  title: 'Enquiry',
  sent: 'Sent',
  reach: 'Reach them',
  message: 'They added',
  who: 'Who wrote',
  agreed: 'What they agreed to',
  deletedOn: (day: string) => `Deleted on ${day}, unless it becomes a course or something is done about it.`,
  toldSuicide: 'This person told of thoughts of ending their life. Reach out to them before anything else.',
  notSureSuicide: 'This person was not sure about thoughts of ending their life. Ask early.',
  raises: 'What the rules raise',
  raisesAbout: (protocol: string) =>
    `Read now against the protocol ${protocol}. Only what was answered alone is known: the prescriber decides, after asking.`,
  unknown: (count: number) => `Not known: ${count}`,
  nothing: 'The answers name nothing. What is not known stands below.',
  answers: (count: number) => `What was sent, word for word (${count})`,
  history: 'What was done',
  became: 'This enquiry became a course.',
  openCourse: 'Open the course',
  takeIn: 'Take it in',
  takeInAbout:
    'Makes the person a patient of the practice and opens a course. The answers go into its screening as the person’s own, marked as sent from the self-check.',
  takeInSubmit: 'Take the person in and open a course',
  takenMeanwhile: 'Somebody took this enquiry in while you were writing.',
  answered: 'Somebody reached them',
  answeredAbout: 'Say so here, so that nobody calls twice.',
  answeredNote: 'Note',
  answeredSubmit: 'Mark as answered',
  close: 'Close it',
  closeAbout: 'When it leads to no course here.',
  reason: 'Reason',
  closeSubmit: 'Close the enquiry',
  remove: 'Delete it',
  removeAbout: 'When the person asks for it. Nothing of it is left.',
  removeSure: 'The person asked for it',
  removeMissing: 'Tick the box when the person asked for it.',
  removeSubmit: 'Delete for good',
  reasonMissing: 'Write why it is closed.',
  reasonLong: 'This is longer than 2000 characters. Shorten it.',
  isCourse: 'This enquiry became a course. What happens now stands there.',
  isClosed: 'This enquiry is closed already.',
  somebody: 'Somebody no longer in the practice',
} as const
