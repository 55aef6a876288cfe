/** What the pages say on which people write to a provider and answer. The letters are in message-letters.ts. */
import type { Matter } from './message.ts'

export const MATTERS: Readonly<Record<Matter, string>> = {
  begin: 'Beginning treatment',
  question: 'A question before deciding anything',
  integration: 'Help after sessions elsewhere',
  colleague: 'I work in the field myself',
  other: 'Something else',
}

const waitWords = (minutes: number): string =>
  minutes < 90 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`

export const FORM = {
  nameMissing: 'Write the name you want to be called by.',
  nameLetters: 'A name needs at least one letter.',
  nameLong: 'This name is longer than 100 characters. Write a shorter one.',
  addressMissing: 'Write your email address, so that the answer can reach you.',
  addressWrong: 'This does not look like an email address. It needs a name, an @ and a domain.',
  matterMissing: 'Choose what your message is about.',
  textMissing: 'Write your message.',
  textLong: (length: number, most: number) =>
    `Your message has ${length} characters, and ${most} is the most. Shorten it.`,
  tooOften: (minutes: number) =>
    `Too many messages were written from here or to this address. Wait ${waitWords(minutes)}, then send it once more; it is still in the form.`,
} as const

export const WRITE = {
  title: 'Write to this provider',
  to: (name: string) => `Your message goes to ${name}.`,
  urgent: 'This form is not for an emergency, and nobody can say when an answer comes.',
  name: 'Your name',
  nameHelp: 'A first name is enough. The provider sees it.',
  address: 'Your email address',
  addressHelp: 'The provider does not see it. The answer comes through Kairos.',
  matter: 'What it is about',
  text: 'Your message',
  textHelp: (most: number) =>
    `Up to ${most} characters. Leave out what you would not want in somebody’s mail.`,
  submit: 'Go on',
  next: 'Next we send a link to your address. Your message goes out after you opened it.',
  keptTitle: 'What is shared and what is kept',
  kept: [
    'The provider gets your name, what it is about and your message, by mail. They do not get your address unless you write it yourself.',
    'Until you confirm, only this site has your message. If you do not, it is deleted after 48 hours.',
    'Messages and answers are deleted here 30 days after they were written. The letters stay in the mail of whoever got them.',
    'We count how often messages are sent, to stop abuse. The address of your device is not stored for it.',
  ],
  notReachable: 'This provider cannot be written to from here.',
  notReachableAbout: 'The listing may name a phone number or a website.',
  back: 'Back to the listing',
} as const

export const HELD = {
  title: 'One more step',
  about: 'We sent a letter to the address that you gave. Open the link in it within 48 hours.',
  after:
    'Your message goes out only after that. If no letter comes, look among unwanted mail, and check the address.',
} as const

export const CONFIRMING = {
  title: 'Send your message?',
  to: (name: string) => `To ${name}`,
  send: 'Send it',
  discard: 'Delete it instead',
  sent: 'Your message was sent',
  sentAbout:
    'The answer comes to your address as a letter from Kairos. Nobody can promise when. The message is deleted here after 30 days.',
  discarded: 'Your message was deleted',
  discardedAbout: 'Nothing was sent, and nothing of it is kept here.',
  gone: 'This provider is not listed any more, so the message cannot be sent. You can delete it, or leave it: it is deleted after 48 hours.',
  full: (minutes: number) =>
    `This provider was sent many messages today. Try again in ${waitWords(minutes)}; the link in your letter opens this page once, and you can ask here for a new one.`,
} as const

export const READING = {
  title: 'A message for you',
  fromVisitor: (name: string) => `From ${name}, who found you in the directory`,
  fromProvider: (name: string) => `From ${name}, the provider that you wrote to`,
  about: 'About',
  answerTitle: 'Answer',
  answerAbout: 'Your answer goes out by mail through Kairos. Your address is not shown.',
  text: 'Your answer',
  submit: 'Send the answer',
  sent: 'Your answer was sent',
  sentAbout: 'It is deleted here after 30 days. If they write back, you get a letter with a new link.',
  tooOften: (minutes: number) =>
    `This message was answered several times already. Wait ${waitWords(minutes)}, then send it once more.`,
  gone: 'The other side cannot be reached any more.',
} as const

export const LOCKED = {
  title: 'A message',
  about:
    'Only the link in the letter opens this message, and it opens once. If it stood open here, two hours have passed, or it was in another browser.',
  ask: 'Send a new link',
  askAbout: 'It goes to the address that got the first one.',
  asked: 'A new link is on its way',
  askedAbout:
    'If the message is still kept, a letter with a link was sent to the address that got the first one.',
  tooOften: (minutes: number) => `New links were asked for several times. Wait ${waitWords(minutes)}.`,
  gone: 'This message is not kept any more',
  goneAbout:
    'Messages are deleted 30 days after they were written, and after 48 hours when they were never confirmed.',
} as const
