/** What the self-check says. What each rule means in plain words is content (content/self-check.json). */
import content from '../../content/self-check.json' with { type: 'json' }
import type { Rule } from './protocol.ts'

/** A rule for somebody who reads alone: what it is, how it is asked where the protocol asks nobody, and why it matters. */
type Plain = { readonly what: string; readonly ask?: string; readonly why: string }
const PLAIN: Readonly<Record<string, Plain>> = content.rules

/** A rule that has no plain words yet is asked and told in the protocol's. */
export const plainly = ({ id, title, question }: Rule): Required<Plain> => {
  const known = Object.hasOwn(PLAIN, id) ? PLAIN[id] : undefined
  return {
    what: known?.what ?? title,
    ask: known?.ask ?? question.text,
    why: known?.why ?? SELF_CHECK.noWhy,
  }
}

export const SELF_CHECK = {
  title: 'Is it for me?',
  description:
    'A private self-check: plain questions about your health, and what to raise with a professional before ketamine-assisted therapy. Nothing is stored.',
  lead: 'This page asks about your health. Then it lists what to raise with a professional before ketamine-assisted therapy.',
  notVerdict:
    'It does not say yes or no. Only a prescriber who knows you can decide with you whether this treatment fits.',
  private:
    'Your answers are not stored. They go to this server once, to make the list, and are forgotten. You can send them to a practice afterwards, only if you choose to.',
  howTo:
    'Answer what you like, in any order. “I don’t know” is an answer. What you leave empty counts as not known.',
  parts: 'Parts of the self-check',
  unknown: 'I don’t know',
  show: 'Show what to raise',
  again: 'Show the list again',
  nothing: 'Choose at least one answer. “I don’t know” is one too.',
  noWhy: 'The prescriber needs to know about this.',
} as const

export const RESULT = {
  title: 'What to raise with a professional',
  notVerdict:
    'This is not a yes and not a no. It is a list to take with you. A short list answers nothing by itself: a professional has to ask and look.',
  medicines:
    'Do not stop or change a medicine because of this page. With some that is dangerous. Ask whoever prescribes it.',
  before: 'Talk about this before anything else',
  beforeAbout: 'A doctor has to look at this first, before you plan a session or pay for one.',
  tell: 'Tell the prescriber about',
  tellAbout: 'The prescriber needs this to plan with you.',
  unknown: 'Could not be told from your answers',
  unknownAbout: 'Not known never counts as no. Somebody will have to ask or look.',
  none: 'Your answers name nothing for this list. The list below still counts.',
  youSaid: (answer: string) => `Your answer: ${answer}`,
  notSureAbout: 'You were not sure',
  professional: 'Only a professional can tell',
  empty: (count: number) =>
    count === 1 ? 'You left 1 question empty: not known' : `You left ${count} questions empty: not known`,
  source: 'Where this comes from',
  keep: 'Keep it or forget it',
  keepAbout:
    'You can print this page and take it with you. When you close it, the list and your answers are gone. On a device that others use, close the window too.',
  change: 'Change your answers',
  over: 'Start again with empty questions',
  reachOut: 'Thank you for saying that. You are not alone with it.',
  notSure: 'You were not sure about thoughts of ending your life. You can talk about it.',
  reachOutMore:
    'Thoughts of ending your life can be talked about, now and with people who know them. They are not a reason to turn you away from treatment. If you might act on them, call or text now. You do not have to wait for anybody.',
} as const
