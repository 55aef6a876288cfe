/** Whose hand may write which kind of entry: checked wherever entries come in, also from a device. */
import { CARE_TEAM, has, LICENSED, type Role, type ThroughLink } from '#people/people.ts'
import { LINKED } from './patient-link-words.ts'
import { AMENDING } from './record-words.ts'
import { kindInWords } from './words.ts'

const PRESCRIBER: readonly Role[] = ['prescriber']
const PRESCRIBER_OR_THERAPIST: readonly Role[] = ['prescriber', 'therapist']
const PATIENT_TOO: readonly Role[] = ['patient', ...CARE_TEAM]

/** Kinds that not everybody of the care team writes (clinical reference 11). Every other kind is the care team's. */
const WRITERS: Readonly<Record<string, readonly Role[]>> = {
  // What a patient says, agrees to and writes themselves, or with somebody of the team beside them.
  'questionnaire-answered': PATIENT_TOO,
  'screening-answered': PATIENT_TOO,
  'consent-signed': PATIENT_TOO,
  'consent-revoked': PATIENT_TOO,
  'escort-named': PATIENT_TOO,
  'intention-written': PATIENT_TOO,
  'struck-out': PATIENT_TOO,
  'visit-confirmed': PATIENT_TOO,
  'visit-change-asked': PATIENT_TOO,
  'journal-written': ['patient'],
  'journal-shared': ['patient'],
  // What only a prescriber decides.
  'finding-decided': PRESCRIBER,
  'clearance-given': PRESCRIBER,
  'clearance-withdrawn': PRESCRIBER,
  'medicine-hold-decided': PRESCRIBER,
  'prescriber-decided': PRESCRIBER,
  'dose-ordered': PRESCRIBER,
  // The second person of a two-person check; the session's own rule says that it is not the one who ordered.
  'order-confirmed': ['prescriber', 'monitor'],
  'protocol-moved': PRESCRIBER,
  'course-closed': PRESCRIBER_OR_THERAPIST,
  'course-reopened': PRESCRIBER_OR_THERAPIST,
  'therapy-noted': PRESCRIBER_OR_THERAPIST,
  'therapy-note-opened': PRESCRIBER_OR_THERAPIST,
  // The team writes down that the patient agreed to sharing; the patient ends it alone.
  'sharing-ended': PATIENT_TOO,
  'opened-in-emergency': LICENSED,
  // What needs a licence to treat.
  ...Object.fromEntries(
    [
      'checked-in',
      'integration-noted',
      'consent-witnessed',
      'session-begun',
      'phase-entered',
      'dose-given',
      'vitals-taken',
      'sedation-scored',
      'dissociation-scored',
      'distress-scored',
      'symptoms-noted',
      'adverse-event-recorded',
      'session-noted',
      'prescriber-called',
      'alarm-acknowledged',
      'discharge-checked',
      'discharged',
      'left-against-advice',
      'session-abandoned',
      'safety-reviewed',
      'day-checked',
      'group-joined',
      'staff-left',
      'session-paused',
      'session-resumed',
      'decision-asked',
      'dose-checked',
    ].map((kind) => [kind, LICENSED]),
  ),
}

/** @returns a sentence when a person with these roles, or with this link, may not write one of these kinds */
export function ruleOnWriting(
  person: { readonly roles: readonly Role[]; readonly link?: ThroughLink },
  drafts: readonly { readonly kind: string }[],
): string | undefined {
  if (person.link && drafts.some(({ kind }) => !person.link?.writes.includes(kind))) return LINKED.notThis
  const refused = drafts.find(({ kind }) => !has(person, ...(WRITERS[kind] ?? CARE_TEAM)))
  if (!refused) return undefined
  const who = (WRITERS[refused.kind] ?? CARE_TEAM).join(', ')
  return `Your role does not record this (${kindInWords(refused.kind)}). It is recorded by: ${who}.`
}

/** What a person agreed to or took back: changed by agreeing and taking back, never by a correction. */
export const AGREED: ReadonlySet<string> = new Set(['consent-signed', 'consent-revoked'])

/**
 * @param amended the kinds of the entries that would be corrected or struck out
 * @returns a sentence when a person with these roles may not take one of them out of force
 */
export function ruleOnAmended(
  person: { readonly roles: readonly Role[] },
  amended: readonly string[],
): string | undefined {
  if (amended.some((kind) => AGREED.has(kind))) return AMENDING.theirOwn.why
  return ruleOnWriting(
    person,
    amended.map((kind) => ({ kind })),
  )
}
