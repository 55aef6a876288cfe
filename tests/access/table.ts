/**
 * Who may do what: every address of the application, who may open it and who may send a form to it. A test walks all
 * of them as everybody (tests/journeys/access-table.test.ts). Whoever adds an address adds a line here.
 */

/** Who asks in the test, by the name in the demonstration; `otto` treats in another practice. */
export const PEOPLE = {
  nobody: 'nobody who is signed in',
  holder: 'somebody who holds one-time links, and has no account',
  maya: 'the patient of the course',
  hannah: 'another patient',
  ruth: 'the therapist of the course',
  helen: 'the prescriber of the course',
  sam: 'the monitor of the course',
  ines: 'the coordinator, who is administrator too',
  tomas: 'a therapist of the practice who is not on the team',
  nora: 'an educator',
  paula: 'the privacy officer',
  otto: 'a therapist of another practice',
} as const
export type Person = keyof typeof PEOPLE

/** The groups of the table: who belongs to each. */
export const WHO = {
  '–': [],
  everybody: [
    'nobody',
    'holder',
    'maya',
    'hannah',
    'ruth',
    'helen',
    'sam',
    'ines',
    'tomas',
    'nora',
    'paula',
    'otto',
  ],
  'not signed in': ['nobody', 'holder'],
  'link holder': ['holder'],
  'signed in': ['maya', 'hannah', 'ruth', 'helen', 'sam', 'ines', 'tomas', 'nora', 'paula', 'otto'],
  patients: ['maya', 'hannah'],
  'the patient': ['maya'],
  /** Who treats or books, in any practice: what they see there is their own practice's. */
  staff: ['ruth', 'helen', 'sam', 'ines', 'tomas', 'otto'],
  'staff of the practice': ['ruth', 'helen', 'sam', 'ines', 'tomas'],
  /** Of the course: those named in it, and the coordinators of its practice. */
  'care team': ['ruth', 'helen', 'sam', 'ines'],
  /** Of the care team, therapist and prescriber. */
  'leads of the course': ['ruth', 'helen'],
  'patient and care team': ['maya', 'ruth', 'helen', 'sam', 'ines'],
  educators: ['nora'],
  administrators: ['ines'],
  'privacy officers': ['paula'],
  office: ['ines', 'paula'],
} as const satisfies Readonly<Record<string, readonly Person[]>>
export type Who = keyof typeof WHO

/** The address as src/web/routes.ts or src/web/server.ts has it; who may open it; who may send something to it. */
export type Line = readonly [address: string, opens: Who, sends: Who]

export const TABLE: readonly Line[] = [
  // For everybody.
  ['/', 'everybody', '–'],
  ['/health', 'everybody', '–'],
  // The console's shell and its files: nobody's. What it shows it asks for by itself.
  ['/console', 'everybody', '–'],
  ['/console/left', 'everybody', '–'],
  ['/console/worker.js', 'everybody', '–'],
  ['/console/assets/:file', '–', '–'],
  ['/library', 'everybody', '–'],
  ['/library/:slug', 'everybody', '–'],
  ['/library/:slug/history', 'everybody', '–'],
  ['/library/:slug/history/:version', 'everybody', '–'],
  ['/library/feed.xml', 'everybody', '–'],
  ['/sitemap.xml', 'everybody', '–'],
  ['/robots.txt', 'everybody', '–'],
  ['/embed/library/:slug', 'everybody', '–'],
  ['/embed/directory', 'everybody', '–'],
  ['/api/directory', 'everybody', '–'],
  ['/api/openapi.json', 'everybody', '–'],
  ['/self-check', 'everybody', 'everybody'],
  ['/self-check/sent', 'everybody', '–'],
  ['/directory', 'everybody', '–'],
  ['/directory/near-me', 'everybody', '–'],
  ['/directory/apply', 'everybody', 'everybody'],
  ['/directory/:listing', 'everybody', '–'],
  ['/directory/:listing/message', 'everybody', 'everybody'],
  ['/directory/:listing/report', 'everybody', 'everybody'],
  ['/trainings', 'everybody', '–'],
  ['/trainings/:trainingSlug', 'everybody', '–'],
  ['/trainings/:trainingSlug.ics', 'everybody', '–'],
  ['/trainings/:trainingSlug/apply', 'everybody', 'everybody'],
  ['/mailing', 'everybody', 'everybody'],
  ['/mailing/sent', 'everybody', '–'],
  ['/mailing/page', 'everybody', 'everybody'],

  // Coming in, and what a one-time link opens. Without a link these pages say that one is needed.
  ['/sign-in', 'not signed in', 'not signed in'],
  ['/sign-in/code', '–', '–'],
  ['/sign-in/forgotten', 'everybody', 'everybody'],
  ['/sign-in/new-password', 'everybody', 'link holder'],
  ['/sign-out', '–', 'everybody'],
  ['/invitation', 'everybody', 'link holder'],
  ['/links/:key', 'everybody', 'everybody'],
  ['/directory/:listing/owner', 'everybody', 'everybody'],
  ['/directory/:listing/owner/profile', 'link holder', 'link holder'],
  ['/messages/:message', 'everybody', 'everybody'],
  ['/open/applications/:application', 'everybody', 'link holder'],
  // What a link in a letter opens: whoever has the link is whom it is for.
  ['/mailing/confirm/:asked', 'everybody', 'everybody'],
  ['/mailing/preferences/:token', 'everybody', 'everybody'],
  ['/mailing/leave/:token', 'everybody', 'everybody'],
  ['/open/forms/:formLink', 'link holder', 'link holder'],
  ['/open/bookings/:bookingLink', 'link holder', 'link holder'],
  ['/open/visits/:visitLink', 'link holder', '–'],

  // One's own account.
  ['/confirm', 'signed in', 'signed in'],
  ['/account', 'signed in', 'signed in'],
  ['/account/sessions', 'signed in', 'signed in'],
  ['/account/second-factor', 'signed in', 'signed in'],
  ['/account/passkeys', 'signed in', 'signed in'],
  ['/account/portal', 'patients', 'patients'],
  ['/account/practice', '–', '–'],

  // A patient's own pages: each opens what is theirs.
  ['/me', 'patients', '–'],
  ['/me/screening', 'patients', 'patients'],
  ['/me/consent', 'patients', 'patients'],
  ['/me/preparation', 'patients', 'patients'],
  ['/me/instructions/:visit', 'the patient', '–'],
  ['/me/integration', 'patients', '–'],
  ['/me/journal', 'patients', 'patients'],
  ['/me/measures/:questionnaire', 'patients', 'patients'],
  ['/me/access', 'patients', 'patients'],
  ['/me/export', 'patients', '–'],
  ['/me/export/:file', 'patients', '–'],

  // The practice's day.
  ['/today', 'staff', '–'],
  ['/caseload', 'staff', '–'],
  ['/enquiries', 'staff', 'staff'],
  ['/enquiries/:enquiry', 'staff of the practice', 'staff of the practice'],
  ['/patients/new', 'staff', 'staff'],
  ['/emergency-access', 'staff', 'staff'],
  ['/imports/new', 'staff', 'staff'],
  ['/protocol', 'staff', '–'],
  ['/protocol/adoption', 'staff', 'staff'],
  ['/protocol/document', 'staff', '–'],
  ['/questionnaires', 'staff', 'staff'],

  // One course: its care team. What a role may do on a page is asked by the page's own rules.
  ['/courses/:course', 'care team', '–'],
  ['/courses/:course/record', 'care team', '–'],
  ['/courses/:course/record/:entry', 'care team', 'care team'],
  ['/courses/:course/export', 'care team', '–'],
  ['/courses/:course/export/:file', 'leads of the course', '–'],
  ['/courses/:course/team', 'care team', 'care team'],
  ['/courses/:course/portal', 'care team', 'care team'],
  ['/courses/:course/links', 'care team', 'care team'],
  ['/courses/:course/closing', 'care team', 'care team'],
  ['/courses/:course/protocol', 'care team', 'care team'],
  ['/courses/:course/visits', 'care team', 'care team'],
  ['/courses/:course/visits/:visit', 'care team', 'care team'],
  ['/courses/:course/screening', 'care team', 'care team'],
  ['/courses/:course/screening/answers', 'care team', 'care team'],
  ['/courses/:course/clearance', 'care team', 'care team'],
  ['/courses/:course/consent', 'care team', 'care team'],
  ['/courses/:course/preparation', 'care team', 'care team'],
  ['/courses/:course/preparation/:visit', 'care team', 'care team'],
  ['/courses/:course/sessions/:visit', 'care team', 'care team'],
  ['/courses/:course/sessions/:visit/order', 'care team', 'care team'],
  ['/courses/:course/sessions/:visit/discharge', 'care team', 'care team'],
  ['/courses/:course/sessions/:visit/instructions', 'care team', '–'],
  ['/courses/:course/integration', 'care team', 'care team'],
  ['/courses/:course/measures', 'care team', 'care team'],
  ['/courses/:course/measures/:questionnaire', 'care team', 'care team'],
  ['/api/courses/:course/entries', '–', 'patient and care team'],
  ['/api/console', 'staff', '–'],
  ['/api/console/changes', 'staff', '–'],
  ['/api/clock', 'everybody', '–'],
  // Only what the payment service has signed.
  ['/api/payments/stripe', '–', '–'],

  // The practice's office.
  ['/practice', 'office', '–'],
  ['/practice/people', 'administrators', 'administrators'],
  ['/practice/signing-in', 'administrators', 'administrators'],
  ['/practice/sign-ins', 'office', 'office'],
  ['/practice/retention', 'office', 'office'],
  ['/practice/access-record', 'privacy officers', 'privacy officers'],
  ['/practice/access-record.csv', 'privacy officers', '–'],

  // The desk of the library and the directory.
  ['/desk', 'educators', '–'],
  ['/desk/library', 'educators', '–'],
  ['/desk/library/new', 'educators', 'educators'],
  ['/desk/library/:slug', 'educators', 'educators'],
  ['/desk/directory', 'educators', '–'],
  ['/desk/directory/import', 'educators', 'educators'],
  ['/desk/directory/new', 'educators', 'educators'],
  ['/desk/directory/:listing', 'educators', 'educators'],
  ['/desk/directory/export.csv', 'educators', '–'],
  ['/desk/mailing', 'educators', '–'],
  ['/desk/mailing/import', 'educators', 'educators'],
  ['/desk/mailing/subscribers', 'educators', 'educators'],
  ['/desk/mailing/subscribers/:subscriber', 'educators', 'educators'],
  ['/desk/mailing/subscribers.csv', 'educators', '–'],
  ['/desk/trainings', 'educators', '–'],
  ['/desk/trainings/new', 'educators', 'educators'],
  ['/desk/trainings/:training', 'educators', 'educators'],
  ['/desk/trainings/:training/plan', 'educators', 'educators'],
  ['/desk/trainings/:training/agenda', 'educators', 'educators'],
  ['/desk/trainings/:training/applications/:application', 'educators', 'educators'],
  ['/desk/letters', 'educators', '–'],

  // Everything else is not there.
  ['/*', '–', '–'],
]
