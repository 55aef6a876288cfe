/** What whoever applied reads on the page of their application. */
import { whenIn } from './mail-words.ts'
import { dollars } from './money-words.ts'
import { dayInWords } from './refund-words.ts'
import type { State } from './steps.ts'

export const OWN = {
  title: 'Your application',
  locked: {
    title: 'This page opens with a link',
    what: 'The link to your application is in our letters. It opens the page in this browser for two hours, as often as you need it. We can send you a new one.',
    late: 'This page was open for more than two hours, so nothing was saved yet. Open the link from our letter in another tab of this browser, then come back here and press the button again.',
    email: 'The email address of your application',
    ask: 'Send me a link',
    asked:
      'If there is an application from this address, a link is on its way to it. If no letter comes, you may have given us another address.',
  },
  letters: (email: string) => `Our letters go to ${email}.`,
  see: 'The training',
  changed: 'The page has changed since you opened it. Look at how it stands now.',
  /** How it stands, and what is next. */
  stands: {
    enquiry: 'It is not sent yet. What you fill in is kept.',
    applied: 'It has arrived. We look up your license, then decide. You get a letter.',
    'licence-checked': 'Your license is confirmed. We decide next. You get a letter.',
    waiting: 'All seats of your profession are taken. You are on the waiting list.',
    offered: 'A seat has become free, and it is your turn.',
    accepted: 'You have a seat. Next is the deposit.',
    deposit: 'Your seat is yours: the deposit has come.',
    screening: 'Next are the medical questions. You are invited to them.',
    cleared: 'You have a seat, and a prescriber has cleared you for the dosing.',
    conditions:
      'You have a seat, and a prescriber has cleared you for the dosing, with conditions that you know from them.',
    'not-cleared': 'You have a seat. You take part without dosing, and complete the training just the same.',
    paid: 'Everything is paid. We look forward to seeing you.',
    attended: 'You were there on every day. Next is your evaluation.',
    evaluated: 'Thank you for your evaluation. Your certificate comes by letter.',
    certified: 'You have completed this training.',
    declined: 'We could not offer you a seat.',
    withdrawn: 'It was withdrawn.',
  } satisfies Record<State, string>,
  calledOff: 'This training was called off. Whatever you have paid is paid back in full.',
  turn: (turn: number) =>
    turn === 1 ? 'You are the next.' : `Before you ${turn === 2 ? 'is 1 person' : `are ${turn - 1} people`}.`,
  turnAbout:
    'Who waits for a profession of which a seat becomes free is asked first. If a seat is offered to you, you get a letter.',
  why: 'The reason',
  steps: 'The way to your certificate',
  stepDone: 'done',
  stepOpen: 'still to come',
  done: {
    saved: 'Saved. The link in our letter brings you back here at any time.',
    sent: 'Thank you. Your application is on its way to us.',
    taken: 'The seat is yours.',
    left: 'You left the seat to the next person. Your application has ended.',
    withdrawn: 'Your application is withdrawn. You get a letter about it.',
    dosing: 'Saved.',
    wishes: 'Saved. The house and the kitchen read it so from now on.',
    paid: 'Thank you. Your payment stands here as soon as the payment service has told us, within a few minutes.',
    evaluated: 'Thank you.',
    listed: 'Thank you. Your listing has arrived. A letter with a link to it is on its way.',
    put: 'The training stands on your listing. A letter with a link to it is on its way.',
    notListed: 'Good. You are not listed, and nothing is shown.',
  },
  offer: {
    title: 'A seat for you',
    until: (at: Temporal.Instant, zone: string) => `It is held for you until ${whenIn(at, zone)}.`,
    price: (cents: number) => `If you take it, you owe ${dollars(cents)}.`,
    take: 'Take the seat',
    leave: 'Leave it to the next person',
    leaveAbout: 'Your application ends with it.',
    ended: 'The time to take this seat is over. It is offered to the next person; you stay on the list.',
  },
  dosing: {
    title: 'Dosing',
    about:
      'You can change this until the training begins. A prescriber has to agree before anybody takes ketamine. Taking part without it never counts against you, and the price is the same.',
    save: 'Save',
    choose: 'Please choose one.',
  },
  wishes: {
    title: 'Your stay, and how we reach you',
    about:
      'You can change this until the training begins. The kitchen and the house read it as it stands here.',
    open: 'Change food, room, access or telephone numbers',
    save: 'Save the changes',
  },
  /** While the medical screening is open. */
  invited: {
    title: 'You are invited to the medical questions',
    lead: 'Our prescriber has opened a chart for you and invited you to it. Please answer soon: they need time to look, and may call you.',
    steps: (email: string | undefined) => [
      `Look for our letter “An invitation from …”${email ? `, sent to ${email}` : ''}. Open its link and choose a password. If you have an account here already, sign in instead.`,
      'On your page there, open “Your health questions” and answer them. You can stop and go on another day.',
      'The prescriber decides about the dosing and tells us one word. Then it stands here.',
    ],
    sure: 'Those who train you cannot read your answers. If you change your mind, choose below to take part without dosing; it never counts against you. If the letter is too old or did not come, write to us for a new one.',
    go: 'Sign in',
  },
  money: {
    title: 'Money',
    open: 'Still open',
    back: 'Comes back to you',
    due: (what: 'deposit' | 'rest', cents: number, by: Temporal.PlainDate) =>
      `${what === 'deposit' ? 'The deposit' : 'The rest'}, ${dollars(cents)}, by ${dayInWords(by)}.`,
    late: 'This day is over. Pay it now, or write to us.',
    ledger: 'What was charged and paid',
    columns: ['When', 'What', 'Amount', 'Open after it'],
    byHand: 'Our office tells you how to pay. What arrives is written down here.',
    pay: (name: string) =>
      `You pay on a page of ${name}, a payment service. We never see the number of your card.`,
    amount: 'How much do you want to pay now?',
    deposit: (cents: number) => `The deposit: ${dollars(cents)}`,
    all: (cents: number) => `Everything that is open: ${dollars(cents)}`,
    otherAmount: 'Another amount, in parts as it suits you',
    other: 'The other amount',
    go: 'Go on to pay',
    noAnswer: 'The payment service does not answer now. Nothing was charged. Try again in some minutes.',
  },
  goPay: {
    title: 'Pay',
    what: (cents: number, name: string) =>
      `You pay ${dollars(cents)} on a page of ${name}. It is open for an hour.`,
    told: 'We tell them the amount and the title of the training. What you type there stays there.',
    go: (name: string) => `Go to ${name}`,
    back: 'Back to your application',
  },
  withdraw: {
    title: 'Withdraw',
    open: 'I want to withdraw my application',
    back: (cents: number) =>
      cents > 0
        ? `If you withdraw now, ${dollars(cents)} comes back to you.`
        : 'If you withdraw now, nothing comes back to you.',
    unpaid: 'You have paid nothing, so nothing comes back. If you withdraw, you owe nothing either.',
    ofDeposit: (back: number, paid: number) => `Of the deposit of ${dollars(paid)}: ${dollars(back)}.`,
    ofTuition: (back: number, paid: number, percent: number) =>
      `Of the ${dollars(paid)} that you paid beyond it: ${percent} percent, which is ${dollars(back)}.`,
    overpaid: (cents: number) => `What you paid more than was owed: ${dollars(cents)}.`,
    days: (days: number) =>
      days === 1 ? 'The training begins in 1 day.' : `The training begins in ${days} days.`,
    rule: 'The rule',
    why: 'Why, if you want to say',
    whyLong: 'Shorten this to at most 1,000 characters.',
    sure: 'Withdraw my application',
    other: (cents: number) =>
      `What comes back has changed since you opened this page: it is ${dollars(cents)} now. Nothing was done. Look again, then decide.`,
  },
  certificate: {
    title: 'Your certificate',
    number: 'Number',
    see: 'See the certificate',
    hours: (hours: string) => `${hours} hours`,
    on: 'Given on',
    hoursTerm: 'Hours that count',
  },
  sent: 'What you wrote',
  read: 'Read it',
  nothing: 'Nothing was sent.',
  again: 'Apply again',
} as const

/** The form of an application, part by part. */
export const FILLING = {
  lead: 'Each part is kept when you press its button. You can close this page at any time and come back with the link in our letter.',
  parts: 'Parts of the application',
  next: 'Save and go on',
  later: 'Save for later',
  kept: 'Saved. Before you send your application, please look at this:',
  check: 'Read what you wrote, and send it.',
  missing: 'Before you can send it, please look at this:',
  change: (part: string) => `Change “${part}”`,
  agree: 'You agree to this',
  agreeAll: 'I agree to all of this',
  agreeMissing: 'Tick this if you agree. Without it we cannot take your application.',
  agreeChanged:
    'What you agree to has changed since you opened this page. Read it again, then send your application.',
  send: 'Send my application',
} as const
