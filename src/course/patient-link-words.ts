/** What links for patients say: in the letter, on their pages, and to the staff who send them. */
import type { LinkState, Purpose } from './patient-link.ts'

const letter = (ask: string, link: string, howLong: string, practice: string, phone: string | undefined) =>
  `Hello,

${ask} You need no account for it. Open this link:

${link}

${howLong} Whoever has the link can open it, so please do not pass it on.

If you do not know why you got this letter, or need a new link, ${phone ? `call us: ${phone}` : 'call us'}.

${practice}
`

/** A subject says nothing that somebody who sees the phone should not read, and names nobody. */
export const LETTERS: Readonly<
  Record<
    Purpose,
    {
      readonly subject: string
      readonly text: (link: string, practice: string, phone: string | undefined) => string
    }
  >
> = {
  'patient-form': {
    subject: 'Your practice asks you to fill in a form',
    text: (link, practice, phone) =>
      letter(
        'Your practice asks you to fill in a form.',
        link,
        'It is good for seven days, and until you have sent your answers.',
        practice,
        phone,
      ),
  },
  'patient-screening': {
    subject: 'Your practice asks you some questions',
    text: (link, practice, phone) =>
      letter(
        'Your practice asks you some questions before your first visit or your next one. They take about fifteen minutes.',
        link,
        'It is good for seven days, and until you have sent your answers.',
        practice,
        phone,
      ),
  },
  'patient-booking': {
    subject: 'Your practice asks you about your next visit',
    text: (link, practice, phone) =>
      letter(
        'A visit is planned for you. Your practice asks you whether you come, or need another time.',
        link,
        'It is good until the visit.',
        practice,
        phone,
      ),
  },
  'patient-visit': {
    subject: 'Your practice tells you how to get ready for your visit',
    text: (link, practice, phone) =>
      letter(
        'Your practice has written down how to get ready for your visit, and what to do afterwards.',
        link,
        'It is good until the day after the visit.',
        practice,
        phone,
      ),
  },
}

/** For whoever holds a link. */
export const LINKED = {
  notThis: 'This link does not open that. Call your practice.',
  closedCourse: { why: 'This course is closed.', settle: 'Reopen it with a reason, then send the link.' },
  otherPractice: {
    why: 'Letters to the person come from the practice whose course this is.',
    settle: 'Ask that practice to send the link.',
  },
  locked: {
    title: 'This page opens with a link',
    about:
      'Open the link in the letter from your practice once more. What it opens stays open for two hours in this browser. If the link opens nothing any more, call your practice: its number stands in the letter.',
  },
  ended: {
    title: 'Your practice ended this link',
    about: 'It opens nothing any more.',
  },
  expired: {
    title: 'This link is too old',
    about: 'A link is good for a limited time, so that an old letter opens nothing.',
  },
  courseClosed: {
    title: 'Nothing is asked here any more',
    about: 'Your treatment at this practice is finished as far as this link is concerned.',
  },
  call: (practice: string, phone: string | undefined) =>
    phone ? `If you need a new one, call ${practice}: ${phone}.` : `If you need a new one, call ${practice}.`,
  header: 'Opened by a link from your practice',
  form: {
    title: 'A form from your practice',
    done: 'The link opens this form no more.',
    correct: (practice: string, phone: string | undefined) =>
      `If something in them is wrong, tell ${practice}${phone ? `: ${phone}` : ''}.`,
    send: 'Send my answers',
  },
  screening: {
    title: 'Questions from your practice',
    about:
      'All questions stand on this page, and you send your answers together, once. What your practice knows already is not shown here, so that nobody else can read it. Please answer everything, also what you have told us before.',
    done: 'The link opens these questions no more.',
  },
  booking: {
    title: 'Your visit',
    when: 'When',
    what: 'What',
    where: 'Where',
    comeTitle: 'Does this time suit you?',
    confirm: 'I am coming',
    change: 'Do you need another time?',
    wish: 'Which days or times suit you',
    wishHelp:
      'If you like. Your practice reads it and writes or calls you. Until then the visit stays as it is.',
    wishLong: 'Say it in at most 500 characters.',
    ask: 'Ask for another time',
    choose: 'Choose whether you come or need another time.',
    moved: 'The visit was changed after you opened this page. Look at it once more, then send your answer.',
    confirmed: 'You said that you are coming',
    confirmedAbout: 'Thank you. If something changes, you can say so here until the visit begins.',
    asked: 'You asked for another time',
    askedAbout: 'Your practice writes or calls you. Until then the visit stays as it is.',
    gone: 'This visit does not take place',
    over: 'This visit is over',
    goneAbout: (practice: string, phone: string | undefined) =>
      `Call ${practice} about another one${phone ? `: ${phone}` : ''}.`,
    zone: (zone: string) => `All times are clock times at your practice (${zone}).`,
  },
  visit: {
    title: 'Getting ready for your visit',
    after: 'After your visit',
    ride: 'Who takes you home',
    rideNamed: (name: string, when: string) => `${name}, at ${when}.`,
    rideMissing:
      'Nobody is named yet who takes you home. Without this person there is no medicine that day. Tell your practice who it is.',
    next: 'Next',
  },
} as const

const THINGS: Readonly<Record<Purpose, string>> = {
  'patient-form': 'Form',
  'patient-screening': 'Screening questions',
  'patient-booking': 'Confirm or change',
  'patient-visit': 'Preparation and instructions',
}
const STATES: Readonly<Record<LinkState, string>> = {
  sent: 'sent',
  opened: 'opened',
  answered: 'answered',
  ended: 'ended',
  expired: 'too old',
}

/** For the staff who send them. */
export const SENDING = {
  title: 'Links for the person',
  about:
    'A letter with a link opens one thing without an account. The letter says nothing of the treatment and names nobody; whoever reads it can open the link until it ends.',
  send: 'Send a link',
  what: 'What it opens',
  nothing:
    'Nothing can be sent now: no form is loaded, the protocol asks the person nothing, and no visit is planned.',
  thing: (purpose: Purpose, what?: string) => (what ? `${THINGS[purpose]}: ${what}` : THINGS[purpose]),
  goodUntil: (when: string) => `Opens until ${when}`,
  untilAnswered: (days: number) => `Opens for ${days} days, until it was answered`,
  email: 'Email address',
  emailHelp: 'Check it with the person: whoever reads this mail can open the link.',
  emailMissing: 'Write the whole address, such as pat@mail.example.',
  choose: 'Choose what the link opens.',
  button: 'Send the letter',
  sent: 'What was sent',
  none: 'No link was sent yet.',
  forgotten: 'address forgotten',
  states: STATES,
  to: (address: string) => `to ${address}`,
  by: (name: string, when: string) => `sent ${when} by ${name}`,
  opened: (when: string) => `first opened ${when}`,
  until: (when: string) => `opens until ${when}`,
  end: 'End this link',
  ended: (when: string) => `ended ${when}`,
  gone: 'This link was ended or is too old already.',
  somebody: 'somebody who has left',
  recorded: { sent: 'a link was sent to the patient', ended: 'a link of the patient was ended' },
} as const
