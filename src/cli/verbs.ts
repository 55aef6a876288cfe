/** The verbs of the command line, in the order in which help lists them. */
import type { Verb } from './verb.ts'

export const VERBS: readonly Verb[] = [
  {
    name: 'import',
    usage:
      'kairos import FILE… [--practice P] [--course ID] [--somebody-else] [--leave-out-unusable] [--json]',
    about: 'Brings histories in: each FILE is a FHIR R4 Bundle of one person.',
    more: `Every file is read before the first is stored; one that cannot be used stops them all. Importing again adds nothing.
  --practice P            the practice, by name or id; needed when there are several
  --course ID             the course that the history belongs to
  --somebody-else         a person of the same name and birth date is another one
  --leave-out-unusable    go on without resources that cannot be true; the chart says which
  --by EMAIL              who imports`,
    options: {
      practice: { type: 'string' },
      course: { type: 'string' },
      by: { type: 'string' },
      'somebody-else': { type: 'boolean' },
      'leave-out-unusable': { type: 'boolean' },
    },
    files: [1, Number.POSITIVE_INFINITY],
    load: async () => (await import('./import.ts')).importHistories,
  },
  {
    name: 'screen',
    usage:
      'kairos screen FILE [--answers FILE] [--on DATE] [--route ROUTE] [--json]   |   kairos screen --questions [--json]',
    about: 'Screens a history and answers against the protocol that ships, without a database.',
    more: `  --answers FILE          JSON of rule → "yes", "no" or "unknown", or a FHIR QuestionnaireResponse
  --on DATE               the day of screening, such as 2026-11-24; today when left out
  --route ROUTE           the planned route: im, iv, sl, oral, intranasal or esketamine
  --questions             lists every rule with its question
  --leave-out-unusable    go on without resources that cannot be true`,
    options: {
      answers: { type: 'string' },
      on: { type: 'string' },
      route: { type: 'string' },
      questions: { type: 'boolean' },
      'leave-out-unusable': { type: 'boolean' },
    },
    files: [0, 1],
    load: async () => (await import('./screen.ts')).screenFile,
  },
  {
    name: 'course',
    usage: 'kairos course ID [--practice P] [--entries] [--json]',
    about: 'Shows where a course stands and what is due, overdue and blocked in it, and why.',
    more: '  --entries               prints the entries instead, one a line as JSON, for kairos replay',
    options: { practice: { type: 'string' }, entries: { type: 'boolean' } },
    files: [1, 1],
    load: async () => (await import('./course.ts')).showCourse,
  },
  {
    name: 'export',
    usage: 'kairos export COURSE [--fhir | --html] [--to FILE] [--practice P] [--by EMAIL]',
    about: 'Writes a copy of a course: a FHIR R4 Bundle, or a page to read and print.',
    more: `The copy is written into the access record first. Psychotherapy notes and private journals are not in it.
  --fhir                  a FHIR R4 Bundle in JSON; so when nothing is said
  --html                  one HTML page to read and print
  --to FILE               writes into a new file that only you can read; to the terminal when left out
  --by EMAIL              in the name of somebody who treats in the course; without it, notes on sessions and on
                          integration are left out, and the copy says so`,
    options: {
      fhir: { type: 'boolean' },
      html: { type: 'boolean' },
      to: { type: 'string' },
      practice: { type: 'string' },
      by: { type: 'string' },
    },
    files: [1, 1],
    load: async () => (await import('./export.ts')).exportCourse,
  },
  {
    name: 'replay',
    usage: 'kairos replay FILE [--zone ZONE] [--json]',
    about:
      'Replays a recorded course, one entry a line as JSON: state, agenda and rulings after each. Needs no database.',
    options: { zone: { type: 'string' } },
    files: [1, 1],
    load: async () => (await import('./replay.ts')).replayFile,
  },
  {
    name: 'rebuild',
    usage: 'kairos rebuild [--practice P] [--json]',
    about: 'Recreates every list from the charts.',
    options: { practice: { type: 'string' } },
    files: [0, 0],
    load: async () => (await import('./rebuild.ts')).rebuildLists,
  },
  {
    name: 'verify',
    usage: 'kairos verify [--json]',
    about:
      'Checks that no stored entry was changed, removed or slipped in; says the first that does not fit.',
    options: {},
    files: [0, 0],
    load: async () => (await import('./verify.ts')).verifyCharts,
  },
  {
    name: 'backup',
    usage: 'kairos backup FILE [--json]   |   kairos backup check FILE [--into URL] [--json]',
    about:
      'Writes everything into one sealed file while Kairos runs, or proves that such a file can be restored.',
    more: `The file opens only with the master keys of its time; keep them and the secret apart from it. See docs/backup.md.
  check FILE              restores it into a database that is thrown away, compares every row, verifies the chains
  --into URL              an empty database for that, instead of one in the folder for temporary files; it stays empty`,
    options: { into: { type: 'string' } },
    files: [1, 2],
    load: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'restore',
    usage: 'kairos restore FILE [--json]',
    about: 'Restores a backup, whole or not at all, into the empty database of DATABASE_URL or KAIROS_DATA.',
    more: 'A backup of an older version is brought up to date; one of a newer version is refused. See docs/backup.md.',
    options: {},
    files: [1, 1],
    load: async () => (await import('./backup-restore.ts')).restore,
  },
  {
    name: 'library',
    usage: 'kairos library export|list|check [--to DIR] [--from DIR] [--json]',
    about: 'Writes the published articles back as files, lists how articles stand, or checks files.',
    more: `  export [--to DIR]       writes each published document as its file, byte for byte; content/library when left out.
                          Commit them: at the next start they are known again.
  list                    every article: its state, and whether the file says what everybody reads
  check [--from DIR]      whether every file is a complete article; needs no database`,
    options: { to: { type: 'string' }, from: { type: 'string' } },
    files: [1, 1],
    load: async () => (await import('./library.ts')).tendLibrary,
  },
  {
    name: 'directory',
    usage:
      'kairos directory import FILE [--take-good-rows] [--by EMAIL] [--json]   |   kairos directory export [FILE]',
    about: 'Brings a table of listings (CSV) in, or writes all whose owners agreed into one.',
    more: `One wrong row keeps the whole table out; each is told with its line. Listings stay hidden until their owners confirm.
  --take-good-rows        store exactly the good rows when others are wrong
  --by EMAIL              the educator who brings them in`,
    options: { 'take-good-rows': { type: 'boolean' }, by: { type: 'string' } },
    files: [1, 2],
    load: async () => (await import('./directory.ts')).tablesOfListings,
  },
  {
    name: 'mailing',
    usage: 'kairos mailing returned FILE… [--json]',
    about:
      'Takes in letters of issues that came back: bounces and complaints end the writing to their addresses.',
    more: `Each FILE is one message as a mail server hands it over; - reads it from the standard input. The same one again
changes nothing. A message that says nothing of ours is left alone.`,
    options: {},
    files: [2, Number.POSITIVE_INFINITY],
    load: async () => (await import('./mailing.ts')).mailing,
  },
  {
    name: 'practice',
    usage:
      'kairos practice create --name NAME --zone ZONE --administrator EMAIL [--phone PHONE] [--administrator-name NAME] [--json]',
    about: 'Makes a practice and prints the one-time link with which its first administrator signs in.',
    more: `  --zone ZONE             the practice's time zone, such as America/Denver
  --administrator EMAIL   who sets the practice up; the link is good for seven days
It makes the database when there is none yet. No demonstration is filled in beside a real practice.`,
    options: {
      name: { type: 'string' },
      zone: { type: 'string' },
      phone: { type: 'string' },
      administrator: { type: 'string' },
      'administrator-name': { type: 'string' },
    },
    files: [1, 1],
    load: async () => (await import('./practice.ts')).practice,
  },
  {
    name: 'forget',
    usage:
      'kairos forget COURSE --proposed-by EMAIL --confirmed-by EMAIL [--reason WHY] [--practice P] [--json]',
    about:
      'Deletes a course that is over its time for good: destroys its key, so that nobody reads it again.',
    more: `Its entries and seals stay, so that kairos verify holds; so does when it was deleted, by whom and under which rule.
  --proposed-by EMAIL     a privacy officer of the practice
  --confirmed-by EMAIL    another privacy officer, or an administrator
  --reason WHY            why, beside the rule; needed when no birth date is written down`,
    options: {
      'proposed-by': { type: 'string' },
      'confirmed-by': { type: 'string' },
      reason: { type: 'string' },
      practice: { type: 'string' },
    },
    files: [1, 1],
    load: async () => (await import('./forget.ts')).forgetCourse,
  },
  {
    name: 'keys',
    usage: 'kairos keys rotate [--json]',
    about: 'Makes a new master key and wraps the key of every course with it, while Kairos runs.',
    options: {},
    files: [1, 1],
    load: async () => (await import('./keys.ts')).changeKeys,
  },
]

export const overview = (): string =>
  [
    'kairos: one course of care, from a history to its measures.',
    '',
    ...VERBS.flatMap(({ usage, about }) => [`  ${usage}`, `      ${about}`]),
    '  kairos help [VERB]',
    '',
    'Exit 0: done. 1: refused or invalid input. 2: wrong usage.',
  ].join('\n')

export const helpOn = ({ usage, about, more }: Verb): string =>
  [about, `Usage: ${usage}`, ...(more ? [more] : [])].join('\n')
