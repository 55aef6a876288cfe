/** The wording of a person's export, in one place so that it can be translated. */

export const LEFT_OUT = {
  notesInFhir:
    'Psychotherapy notes (45 CFR 164.501) are kept apart from the record and are not part of this Bundle.',
  notes:
    'Psychotherapy notes are not in this copy. A therapist may keep them apart from the record (45 CFR 164.501). Ask the therapist about them.',
  notesOfStaff:
    'Psychotherapy notes are never in the FHIR file. In the readable copy they are only when their author adds their own.',
  othersNotes: 'Psychotherapy notes of the one who made this copy are in it; those of others are not.',
  journal:
    'What the person writes in their private journal is theirs. It is only in the copy that they make themselves.',
  clinical:
    'Notes on sessions and on integration are not in this copy: it was made in the name of nobody who treats in the course.',
} as const

export const READABLE = {
  title: 'Record of a course of care',
  patient: 'About',
  born: 'Born',
  practice: 'Practice',
  made: 'Copy made',
  by: 'Made by',
  times: 'All times are on the clocks of',
  holds: (entries: number, courses: number) =>
    `${entries} ${entries === 1 ? 'entry' : 'entries'} in ${courses} ${courses === 1 ? 'course' : 'courses'}, oldest first. What was corrected is shown with what it said before.`,
  leftOut: 'What is not in this copy',
  course: (opened: string) => `Course begun ${opened}`,
  courseUndated: 'Course',
  protocol: 'Protocol',
  entry: 'Entry',
} as const

export const EXPORT = {
  mine: 'A copy of your record',
  mineAbout:
    'You can take everything that is written here about you with you, as often as you like. Nobody has to agree first. That you made a copy is written down in the list of who looked at your record.',
  readable: 'To read and print',
  readableAbout: 'One page with every entry in order. It opens in any browser, also without the internet.',
  readableLink: 'Download the readable copy',
  fhir: 'For another clinic or app',
  fhirAbout: 'The same as a FHIR file (R4, JSON), which other record systems can take in.',
  fhirLink: 'Download the FHIR file',
  know: 'Good to know',
  keep: 'Keep these files where only you can open them. Whoever has them can read them.',
  staff: 'A copy of this record',
  staffAbout:
    'Everything in this course that may leave the practice. The copy is written down in the access record, where the patient sees it too.',
  ownNotes: 'Put my own psychotherapy notes into the readable copy',
  ownNotesHelp: 'Only yours can be added, and only by you. The patient needs to authorize it separately.',
  role: {
    why: 'Only a therapist or a prescriber who treats in this course makes a copy of it.',
    settle: 'Ask one of them, or the patient, who can make a copy at any time.',
  },
} as const
