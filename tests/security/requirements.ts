/**
 * What Kairos is measured against, in our words: OWASP ASVS 5 (level 2; level 3 for sessions, access and cryptography),
 * and the HIPAA Security Rule as proposed on 6 January 2025 (90 FR 898, still proposed). Which requirement applies was
 * chosen from memory; the numbers were compared with a public copy of the standard's source. Compare again before quoting.
 */

/** `otherwise`: why no test shows it, in a sentence that begins with "Not yet", "Not here" or "By design". */
export type Requirement = { readonly id: string; readonly asks: string; readonly otherwise?: string }

const asvs = (id: string, asks: string, otherwise?: string): Requirement => ({
  id: `ASVS ${id}`,
  asks,
  otherwise,
})
const hipaa = (id: string, asks: string, otherwise?: string): Requirement => ({
  id: `HIPAA ${id}`,
  asks,
  otherwise,
})

export const REQUIREMENTS: readonly Requirement[] = [
  // V1 Encoding
  asvs('1.1.2', 'Escape when showing, not when storing'),
  asvs('1.2.1', 'Escape for the place in the page'),
  asvs('1.2.4', 'Queries with parameters'),
  asvs('1.2.10', 'Cells of an exported table that begin like a formula stay text'),
  asvs('1.5.2', 'Data from outside becomes known kinds of objects only'),
  // V3 Web frontend
  asvs('3.2.2', 'Text is shown as text'),
  asvs('3.3.1', 'Cookies are Secure and carry a prefix'),
  asvs('3.3.2', 'Cookies say SameSite'),
  asvs('3.3.3', 'Cookies carry __Host-'),
  asvs('3.3.4', 'The session cookie is HttpOnly'),
  asvs(
    '3.4.1',
    'Strict-Transport-Security, a year or longer',
    'Not here: the proxy that ends TLS sends it; the section on the proxy says how.',
  ),
  asvs('3.4.3', 'A Content-Security-Policy without object-src and base-uri'),
  asvs('3.4.4', 'nosniff on every answer'),
  asvs('3.4.5', 'A Referrer-Policy'),
  asvs('3.4.6', 'frame-ancestors on every page; only what is meant for it is embedded'),
  asvs(
    '3.4.7',
    'A place where violations of the policy are reported',
    'Not yet: nothing collects reports, and a third party must not.',
  ),
  asvs('3.5.1', 'Forms of other sites do nothing'),
  asvs('3.5.2', 'What only scripts may send cannot be sent as a form'),
  asvs('3.5.3', 'What changes something is no GET'),
  asvs('3.7.2', 'Redirects stay in the house'),
  // V4 API
  asvs('4.1.3', 'Headers of a proxy cannot be claimed by somebody else'),
  asvs('4.1.4', 'Methods that are not used are refused'),
  asvs('4.2.1', 'Where a request ends is never in doubt'),
  // V5 Files
  asvs('5.2.1', 'Files have a largest size'),
  asvs('5.2.2', 'Files are read as what they claim to be'),
  asvs('5.3.2', 'No path from outside names a file'),
  asvs(
    '5.4.3',
    'Files from outside are scanned for malware',
    'By design: a file is read for its facts and not kept, so none is handed on.',
  ),
  // V6 Authentication
  asvs('6.1.1', 'Said and shown: how guessing is slowed without locking the owner out'),
  asvs('6.2.1', 'Passwords of at least 8 characters (here 12)'),
  asvs('6.2.4', 'Common passwords are refused'),
  asvs('6.2.11', 'Passwords of one’s own name or practice are refused'),
  asvs('6.3.1', 'Guessing and spraying are stopped'),
  asvs('6.3.3', 'Two factors; a passkey makes them in one'),
  asvs('6.3.5', 'Whoever’s account was tried or entered in an unusual way is told'),
  asvs('6.3.7', 'Whoever’s sign-in was changed is told'),
  asvs('6.3.8', 'Whether an account exists shows nowhere'),
  asvs('6.4.1', 'First links are random, work once and end'),
  asvs('6.4.3', 'A forgotten password does not get round the second factor'),
  asvs('6.5.1', 'Codes work once'),
  asvs('6.5.2', 'Secrets of codes are stored sealed or hashed'),
  asvs('6.6.3', 'Guessing codes is stopped'),
  // V7 Sessions, level 3
  asvs('7.2.4', 'A new token with every sign-in and confirmation'),
  asvs('7.3.1', 'A session ends when nothing is done'),
  asvs('7.3.2', 'A session ends after some hours in any case'),
  asvs('7.4.1', 'Signing out ends the session on the server'),
  asvs('7.4.2', 'Whoever leaves loses every session at once'),
  asvs('7.5.1', 'Changing how one signs in asks who it is'),
  asvs('7.5.2', 'Sessions are listed and ended by their person'),
  asvs('7.5.3', 'Signing, prescribing, exporting and giving access ask who it is'),
  // V8 Authorization, level 3
  asvs('8.1.1', 'Who may do what is written down'),
  asvs(
    '8.1.4',
    'What else counts for a decision is written down',
    'By design: records 0021, 0023 and 0024 say it; a decision asks role, care team, consent, emergency and how fresh the sign-in is, never a place or a device.',
  ),
  asvs('8.2.1', 'Every address and action is for whom the table says'),
  asvs('8.2.2', 'A guessed id opens nothing'),
  asvs('8.2.3', 'Parts of a record are for whom they are for'),
  asvs('8.3.1', 'The server decides'),
  asvs('8.3.2', 'A change of access counts at once'),
  asvs('8.4.1', 'Practices never reach each other'),
  asvs(
    '8.4.2',
    'Administration is behind more than one lock',
    'Not yet: two factors and a fresh sign-in are asked for; the device is not looked at.',
  ),
  // V11 Cryptography, level 3
  asvs('11.1.1', 'Keys have a life that is written down'),
  asvs(
    '11.1.4',
    'A way to new algorithms is written down',
    'Not yet: keys can be exchanged; a plan for new algorithms is not written.',
  ),
  asvs('11.2.2', 'Keys can be exchanged'),
  asvs('11.2.5', 'What cannot be opened fails closed'),
  asvs('11.3.2', 'AES-GCM'),
  asvs('11.3.3', 'A seal that was changed or moved does not open'),
  asvs('11.3.4', 'No nonce twice for different texts under one key'),
  asvs('11.4.2', 'Passwords through a slow hash', 'By design: scrypt, by better-auth.'),
  asvs('11.4.3', 'SHA-256 for what holds the chart together'),
  asvs('11.5.1', 'Secrets are random and long'),
  asvs('11.7.1', 'Memory is encrypted', 'Not here: a matter of the machine.'),
  // V12 Communication
  asvs('12.2.1', 'TLS to the browser', 'Not here: by the proxy; the section on the proxy says how.'),
  asvs(
    '12.3.1',
    'TLS to the database when it is on another machine',
    'Not here: DATABASE_URL carries sslmode=verify-full.',
  ),
  // V13 Configuration
  asvs('13.2.2', 'The application’s role in the database may do no more than it needs'),
  asvs('13.2.3', 'Weak secrets are refused'),
  asvs(
    '13.3.1',
    'Secrets in a vault',
    'Not yet: secrets come from the environment or from files; a hardware module is not supported.',
  ),
  asvs('13.3.2', 'Secrets are read by whom they are for'),
  asvs('13.3.4', 'Secrets are rotated'),
  asvs('13.4.1', 'No source and no .git is served'),
  // V14 Data
  asvs(
    '14.2.1',
    'No personal data in addresses',
    'By design: ids in addresses, searches for names are sent as forms; held by review.',
  ),
  asvs('14.2.4', 'What is sensitive is sealed in the database'),
  asvs('14.2.7', 'Records are deleted when their time is over'),
  asvs('14.3.2', 'Pages of a record are not kept by browsers'),
  // V15 Code
  asvs('15.1.2', 'What is built in is listed, with licences'),
  asvs(
    '15.2.1',
    'No component with a known serious hole',
    'Not yet: npm audit asks a server that a test must not depend on. Run it before every release.',
  ),
  asvs('15.2.2', 'Costly requests are bounded'),
  asvs('15.3.3', 'A form sets what it asks, and nothing else'),
  asvs('15.3.4', 'Limits count the real caller'),
  asvs('15.4.2', 'Asking and doing are one step'),
  // V16 Logs and errors
  asvs(
    '16.1.1',
    'What is recorded, where, for whom and for how long is written down',
    'By design: the section on records says it.',
  ),
  asvs('16.2.1', 'Who, what, when, from where'),
  asvs('16.2.5', 'No personal data in the log'),
  asvs('16.3.1', 'Signing in is recorded, and failing to'),
  asvs('16.3.2', 'Every look at a chart is recorded, refused ones too'),
  asvs('16.3.3', 'Attempts to get past the locks are recorded, and stand out'),
  asvs('16.3.4', 'What breaks is logged'),
  asvs('16.4.2', 'Records cannot be changed'),
  asvs(
    '16.4.3',
    'Records go to another machine',
    'Not yet: exported as a table; sending them on is left to the installation.',
  ),
  asvs('16.5.1', 'Errors say nothing about the inside, and carry an id'),
  asvs('16.5.3', 'What fails, fails closed'),
  asvs('16.5.4', 'Nothing that breaks takes the server down'),

  hipaa('access control', 'Each sees what their work needs (164.312(a))'),
  hipaa('workforce access', 'Given by role, ended at once (164.308(a)(3)–(4))'),
  hipaa('emergency access', 'A way in when it is needed, recorded (164.312(a)(2)(ii))'),
  hipaa('automatic log-off', 'Sessions end by themselves (164.312(a)(2)(iii))'),
  hipaa('multi-factor authentication', 'Mandatory in the proposal'),
  hipaa('encryption at rest', 'Mandatory in the proposal'),
  hipaa(
    'encryption in transit',
    'Mandatory in the proposal',
    'Not here: by the proxy; the section on the proxy says how.',
  ),
  hipaa('audit controls', 'Every look and act is recorded (164.312(b))'),
  hipaa('integrity', 'What was recorded cannot be changed unnoticed (164.312(c))'),
  hipaa('psychotherapy notes', 'Apart, their author’s alone (164.501)'),
  hipaa('right of access', 'A patient gets their record (164.524, 45 CFR 171)'),
  hipaa('retention', 'Six years for what documents security; records as the law of the state says'),
  hipaa(
    'contingency',
    'Backups, and restoring them within 72 hours in the proposal',
    'Not here: a schedule, and copies in another place; docs/backup.md says how.',
  ),
  hipaa(
    'risk analysis',
    'Yearly, with a list of machines and scans',
    'Not here: the organisation’s; this table is a part of it.',
  ),
]
