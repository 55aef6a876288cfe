/** Words about who may open a chart, and who has. */
import type { Act } from '#platform/access-record.ts'

export const TEAM = {
  title: 'Who may open this chart',
  about:
    'A chart opens for the people named here, for the patient, and for coordinators without clinical notes.',
  role: {
    why: 'Your role does not change who treats.',
    settle: 'Ask the therapist, the prescriber or a coordinator.',
  },
  closed: { why: 'This course is closed.', settle: 'Reopen it first, with a reason.' },
  emergencyLicence: {
    why: 'Only a therapist, a prescriber or a monitor of this practice opens a chart in an emergency.',
    settle: 'Call one of them.',
  },
  emergencyReason: {
    why: 'A chart is opened in an emergency for a reason that the patient will read.',
    settle: 'Say in a sentence what happened.',
  },
  team: 'The care team',
  roles: {
    therapist: 'Therapist',
    prescriber: 'Prescriber',
    monitor: 'Monitor',
    coordinator: 'Coordinator',
  },
  teamChoose: 'Nobody',
  teamSave: 'Save the team',
  teamHelp: 'Whoever leaves the team cannot open this chart any more. What they wrote stays.',
  onVisits: 'Everybody on a visit that is planned or was kept can open the chart too.',
  shared: 'Shared with another practice',
  sharedNone: 'This course is not shared with anybody outside the practice.',
  sharedAbout:
    'Somebody of another practice who treats this patient too can work in this course, when the patient agrees. They see what the team sees, and nothing of other patients.',
  email: 'Email address they sign in with at their practice',
  agreed: 'How the patient agreed',
  agreement: {
    'in-person': 'In person, with me',
    'on-paper': 'On paper, in our files',
    'own-page': 'On their own page',
  },
  share: 'Share the course',
  end: 'End the sharing',
  nobodyElsewhere:
    'Nobody of another practice on this system treats under that address. Check it with them, or ask their practice to add them first.',
  sharedAlready: 'The course is shared with this person already.',
} as const

export const EMERGENCY_WORDS = {
  title: 'Open a chart in an emergency',
  about:
    'For somebody who is in danger now and whose chart is not yours. It opens for some hours. The patient and the privacy officer are told, with your name and your reason.',
  name: 'Name of the patient',
  nameHelp: 'At least three letters.',
  find: 'Find',
  nobody: 'Nobody of that name is treated here. Try a part of the name.',
  reason: 'What happened',
  reasonHelp: 'The patient reads this. For example: collapsed in the waiting room, medicines needed.',
  open: 'Open the chart and tell those concerned',
  noChart: 'This person has no chart here.',
  subject: 'A chart was opened in an emergency',
  letter: (link: string) =>
    `A chart of your practice was opened in an emergency by somebody who is not on its care team.\n\nWho, when and why stands in the access record:\n${link}\n`,
  patientSubject: 'Your record was opened in an emergency',
  patientLetter: (link: string) =>
    `Somebody at your practice who is not on your care team opened your record in an emergency.\n\nSign in to see who it was, when and why:\n${link}\n`,
} as const

export const ACTS: Readonly<Record<Act, string>> = {
  opened: 'opened the chart',
  listed: 'saw it in a list',
  exported: 'exported the chart',
  refused: 'tried to open the chart and was refused',
  'opened-in-emergency': 'opened the chart in an emergency',
  'access-changed': 'changed who may open it',
  deleted: 'deleted the record',
}

export const ACCESS_RECORD = {
  title: 'Who looked at which chart',
  about: 'Every look is recorded before anything is shown, and kept. Nobody can change or remove a line.',
  mine: 'Who has looked at your record',
  mineAbout:
    'Your record opens for the people who treat you and for those who book your visits. Each time somebody looks, it is written down here. Ask your practice about anything you do not expect.',
  none: 'Nobody has looked yet.',
  noneFound: 'No look fits what you asked for.',
  patient: 'Patient',
  who: 'Who looked',
  from: 'From',
  to: 'Until',
  show: 'Show',
  csv: 'Download as CSV',
  yourself: 'you',
  yourLink: 'you, through a one-time link',
  theirLink: 'the patient, through a one-time link',
  sharing: 'Your record is shared with',
  sharingAbout: 'They treat you too, at another practice, and see what your care team sees.',
  sharingEnd: 'End this sharing',
  tooMany: (shown: number) => `The newest ${shown} are shown. Narrow the days to see others.`,
} as const
