/** The wording of the agenda, in one place. */
import type { Role } from '#people/people.ts'

const TEAM: readonly Role[] = ['therapist', 'prescriber']

/** For each thing: what it is, the words on its link, and whose work it is. */
export const AGENDA = {
  answers: { what: 'Screening questions', action: 'Ask', of: ['patient', 'therapist', 'coordinator'] },
  findings: { what: 'Findings to decide', action: 'Decide', of: ['prescriber'] },
  clearance: { what: 'Clearance', action: 'Decide', of: ['prescriber'] },
  consent: { what: 'Consent', action: 'Sign', of: ['patient', 'therapist'] },
  escort: { what: 'Somebody to take the person home', action: 'Name', of: ['patient', 'coordinator'] },
  hold: { what: 'Medicine to decide', action: 'Decide', of: ['prescriber'] },
  order: { what: 'Order for the dose', action: 'Order', of: ['prescriber'] },
  session: { what: 'Dosing session', action: 'Open', of: ['therapist', 'prescriber', 'monitor'] },
  close: { what: 'Session under way', action: 'Go to it', of: ['therapist', 'prescriber', 'monitor'] },
  outcome: { what: 'Did the visit take place?', action: 'Say', of: ['therapist', 'coordinator'] },
  change: { what: 'Another time asked for', action: 'Look', of: ['therapist', 'coordinator'] },
  planning: { what: 'Next visit', action: 'Plan', of: ['therapist', 'coordinator'] },
  book: { what: 'Integration', action: 'Book', of: ['therapist', 'coordinator'] },
  measure: { what: 'Measure', action: 'Ask', of: ['patient', 'therapist'] },
  safety: { what: 'Safety review', action: 'Review now', of: TEAM },
  contested: { what: 'Two corrections of one entry', action: 'Look', of: TEAM },
} as const satisfies Record<
  string,
  { readonly what: string; readonly action: string; readonly of: readonly Role[] }
>

export const WHY = {
  unanswered: 'Nothing has been answered yet. What is not known is never taken as clear.',
  toDecide: (count: number, titles: readonly string[]) =>
    `${count === 1 ? 'One finding waits' : `${count} findings wait`} for the prescriber: ${titles.slice(0, 3).join('; ')}${titles.length > 3 ? ' …' : '.'}`,
  ready: 'Every finding is decided; the whole is not.',
  excluded: (titles: readonly string[]) =>
    `${titles.join('; ')}: a hard stop unless the prescriber decides otherwise.`,
  notCleared: 'The prescriber has not cleared this person. No session may take place.',
  withdrawn: 'The clearance was withdrawn.',
  reopened: (titles: readonly string[]) => `Newer facts touch what was decided: ${titles.join('; ')}.`,
  ends: (day: string) => `The clearance holds until ${day}.`,
  ended: (day: string) => `The clearance ended on ${day}.`,
  consentFor: 'Required before the next session.',
  escortFor: 'No ride home means no dose.',
  holdFor: (medicine: string) => `${medicine}: take, hold or ask, before the session.`,
  orderFor: 'No order is signed for the next session.',
  session: (route: string) => `${route}.`,
  open: 'It has begun and is not closed yet.',
  past: 'Its time is over and nobody has said what came of it.',
  noVisit: 'Nothing is planned.',
  change: (wish: string | undefined) =>
    wish
      ? `The person cannot come then: ${wish}`
      : 'The person cannot come then. Call them, and move the visit.',
  safety: (questionnaire: string) =>
    `An answer about self-harm in ${questionnaire} is above the limit, whatever the total.`,
  screened:
    'The screening or the history speaks of suicidal thoughts or an attempt, and nobody has decided on it.',
  concern: 'At the last check-in the person spoke of suicidal thoughts.',
  contested: 'Two people corrected the same entry. The later one counts until somebody has looked.',
} as const
