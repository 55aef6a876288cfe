/** Names and sentences about courses and their records, in one place so that they can be translated. */
import { UNREADABLE } from '#chart/reading.ts'
import { RECORD } from './record-words.ts'

/** What each kind of entry is called, by the domain that writes it. A test checks that none is forgotten. */
export const KINDS: Readonly<
  Record<string, { readonly title: string; readonly kinds: Readonly<Record<string, string>> }>
> = {
  course: {
    title: 'Course',
    kinds: {
      'course-opened': 'Course opened',
      'team-changed': 'Team changed',
      'course-shared': 'Shared with somebody of another practice',
      'sharing-ended': 'Sharing ended',
      'opened-in-emergency': 'Opened in an emergency by somebody who is not of the team',
      'protocol-moved': 'Moved to another version of the protocol',
      'course-closed': 'Course closed',
      'course-reopened': 'Course reopened',
    },
  },
  history: {
    title: 'Imported history',
    kinds: { 'patient-imported': 'Person as imported', 'fact-imported': 'Fact imported' },
  },
  screening: {
    title: 'Screening and clearance',
    kinds: {
      'screening-answered': 'Screening answered',
      'screening-measured': 'Measured for the screening',
      'finding-decided': 'Finding decided',
      'clearance-given': 'Clearance decided',
      'clearance-withdrawn': 'Clearance withdrawn',
    },
  },
  consent: {
    title: 'Consent',
    kinds: {
      'consent-offered': 'Consent asked for',
      'consent-signed': 'Consent signed',
      'consent-witnessed': 'Consent witnessed',
      'consent-revoked': 'Consent taken back',
    },
  },
  visits: {
    title: 'Visits',
    kinds: {
      'visit-planned': 'Visit planned',
      'visit-kept': 'Visit took place',
      'visit-cancelled': 'Visit cancelled',
      'visit-missed': 'Did not come to a visit',
      'visit-confirmed': 'Said to come to a visit',
      'visit-change-asked': 'Asked for another time',
    },
  },
  preparation: {
    title: 'Preparation',
    kinds: {
      'escort-named': 'Escort named',
      'intention-written': 'Intention written',
      'topics-covered': 'Topics talked through',
      'medicine-hold-decided': 'Medicine decided on',
      'day-checked': 'Questions of the day answered',
    },
  },
  session: {
    title: 'Session',
    kinds: {
      'dose-ordered': 'Dose ordered',
      'order-confirmed': 'Order confirmed by a second person',
      'session-begun': 'Session begun',
      'phase-entered': 'Phase entered',
      'dose-given': 'Dose given',
      'vitals-taken': 'Vitals taken',
      'sedation-scored': 'Sedation scored',
      'dissociation-scored': 'Dissociation scored',
      'distress-scored': 'Distress asked',
      'symptoms-noted': 'Symptoms noted',
      'adverse-event-recorded': 'Adverse event recorded',
      'session-noted': 'Note on the session',
      'prescriber-called': 'Prescriber called',
      'prescriber-decided': 'Prescriber decided',
      'alarm-acknowledged': 'Alarm acknowledged',
      'escort-arrived': 'Escort arrived',
      'discharge-checked': 'Discharge checked',
      discharged: 'Discharged',
      'left-against-advice': 'Left against advice',
      'session-abandoned': 'Session abandoned',
      'group-joined': 'Takes part in a group',
      'staff-left': 'Somebody of the team left',
      'session-paused': 'Session paused',
      'session-resumed': 'Session resumed',
      'decision-asked': 'Prescriber asked',
      'dose-checked': 'Dose checked by a second person',
    },
  },
  integration: {
    title: 'Integration',
    kinds: {
      'checked-in': 'Checked in after a dose',
      'integration-noted': 'Note on integration',
      'therapy-noted': 'Psychotherapy note',
      'therapy-note-opened': 'Who else may read a psychotherapy note',
      'journal-written': 'Journal written',
      'journal-shared': 'Journal entry shared',
    },
  },
  outcomes: {
    title: 'Measures',
    kinds: { 'questionnaire-answered': 'Questionnaire answered', 'safety-reviewed': 'Safety reviewed' },
  },
  chart: { title: 'Corrections', kinds: { 'struck-out': 'Struck out as recorded in error' } },
}

export const UNKNOWN_DOMAIN = 'unknown'

/** The domain that writes entries of a kind, or `unknown` for what a newer program wrote. */
export const domainOf = (kind: string): string =>
  Object.entries(KINDS).find(([, { kinds }]) => Object.hasOwn(kinds, kind))?.[0] ?? UNKNOWN_DOMAIN

/** What a kind of entry is called. */
export function kindInWords(kind: string): string {
  const named = KINDS[domainOf(kind)]?.kinds[kind]
  if (named) return named
  return kind === UNREADABLE ? RECORD.unreadable : RECORD.unknown(kind)
}

export const CLOSING = {
  outcome: {
    completed: 'Completed as planned',
    stopped: 'Stopped before its end',
    transferred: 'Transferred to another practice',
    'not-suitable': 'Not suitable for this treatment',
  },
  chooseOutcome: 'Choose how the course ended.',
  reason: 'Write the reason, in one or two sentences.',
  licence: {
    why: 'Only a therapist or a prescriber closes or reopens a course.',
    settle: 'Ask the therapist or the prescriber of the course.',
  },
  isClosed: { why: 'This course is closed already.', settle: 'Nothing needs to be done.' },
  isOpen: { why: 'This course is open.', settle: 'Nothing needs to be done.' },
  openSession: (when: string) => ({
    why: `A session is under way or was never closed: ${when}.`,
    settle: 'Discharge the person first. If nobody is in session any more, say in the reason what happened.',
  }),
  safety: (when: string) => ({
    why: `An answer about self-harm has not been reviewed: ${when}.`,
    settle:
      'Review it first: speak with the person, and write down what was done. Or say in the reason who has taken it over.',
  }),
  planned: (count: number) => ({
    why: count === 1 ? 'One visit is still planned.' : `${count} visits are still planned.`,
    settle: 'Cancel what will not take place, so that nobody comes in vain.',
  }),
  confirm: 'I have looked at this and close the course all the same. The reason says why.',
  page: {
    close: 'Close the course',
    reopen: 'Reopen the course',
    about:
      'A closed course takes no new entries. Its record stays as it is, and it can be reopened with a reason.',
    outcome: 'How it ended',
    why: 'Reason',
    whyHelp: 'It stands in the record.',
    reopened: 'Reason to reopen',
    state: (outcome: string, when: string, by: string) => `${outcome}, ${when}, by ${by}`,
    protocol: 'Protocol of this course',
  },
} as const
