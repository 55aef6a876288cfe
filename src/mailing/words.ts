/** What the mailing says to everybody. The sentence somebody agrees to is kept with their answer, word for word. */
import type { List } from './subscription.ts'

export const LIST_WORDS: Readonly<Record<List, { readonly name: string; readonly about: string }>> = {
  trainings: {
    name: 'Trainings',
    about: 'For practitioners: new trainings, and when places are open. A letter or two in a season.',
  },
  webinars: { name: 'Webinars', about: 'Talks and question hours that anybody may join from home.' },
  articles: { name: 'Articles', about: 'New and changed answers in our library, in plain words.' },
}

export const WAYS_OUT_WORDS = {
  'one-click': 'their mail program',
  link: 'the link in a letter',
  preferences: 'their own page',
  desk: 'the desk, as they asked',
} as const

/** Changing it is a new wording: entries keep the one that was read. */
export const CONSENT_WORDING =
  'Send me letters by email about what I ticked. I can leave at any time with one click. You count no opens and no clicks, and give my address to nobody.'

const nameOf = (list: List): string => LIST_WORDS[list].name

export const MAILING = {
  address: (typed: string) =>
    typed === ''
      ? 'Give the email address that letters should go to.'
      : `“${typed}” is not an email address. It looks like name@example.org.`,
  noList: 'Tick at least one list.',
  longName: 'A name can have 200 characters at most.',
  state: 'Choose a state from the list.',
  noWhy: 'Please say why.',
  noSource: 'Say where they agreed, such as “Sign-up sheet, spring conference 2026”.',
  longSource: 'Say where they agreed in at most 300 characters.',
  noWording: 'Give the sentence that they agreed to, word for word.',
  longWording: 'The sentence that they agreed to can have 1000 characters at most.',
  noTime: 'Say when they agreed: a day such as 2026-03-14, or a time such as 2026-03-14T18:30:00-06:00.',
  importSuppressed: (why: 'bounced' | 'complained') =>
    why === 'bounced'
      ? 'Letters to this address came back. It is written to again only when its owner joins by themselves.'
      : 'The owner of this address complained about a letter. Only they can join again.',
  importLeft: (list: List) => `They left the list “${nameOf(list)}”. Only they can join it again.`,
} as const
