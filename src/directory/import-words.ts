/** What bringing listings in asks and tells, on the page and on the command line. */
const rows = (many: number): string => (many === 1 ? '1 row' : `${many.toLocaleString('en-US')} rows`)

export const IMPORT_PAGE = {
  title: 'Bring listings in',
  lead: 'A table (CSV, UTF-8, with commas) of people or practices who agreed to be listed. They stay hidden until each owner confirmed their address and somebody looked up what they say.',
  file: 'File',
  fileHelp: 'Up to 8 MB. Larger ones: “npx kairos directory import FILE”.',
  noFile: 'Choose a file.',
  takeGoodRows: 'Take the good rows when others are wrong',
  takeGoodRowsHelp: 'Without this, one wrong row keeps the whole file out.',
  submit: 'Bring in',
  consent: 'What each of them agreed to',
  consentAbout: 'Bring in only those who agreed to this. How and when stands in each row.',
  columns: 'Columns',
  columnsAbout:
    'The first line names them, in any order. Within a cell, “;” stands between two items and “|” between the parts of one.',
  columnsOfColumns: ['Column', 'Must be there', 'What it holds'],
  required: 'yes',
  report: 'What came of it',
  badRows: 'Rows that were not taken',
  columnsOfReport: ['Line', 'What is wrong, and what to do'],
  stored: (stored: number, all: number) =>
    stored === all
      ? `${rows(stored)} brought in.`
      : `${rows(stored)} of ${all.toLocaleString('en-US')} brought in. The others are below.`,
  nothing: (bad: number, all: number) =>
    bad === all
      ? `Nothing was stored: ${rows(bad)} of ${all.toLocaleString('en-US')} cannot be taken.`
      : `Nothing was stored, because ${rows(bad)} of ${all.toLocaleString('en-US')} cannot be taken. Correct them, or tick that the good rows are taken.`,
  /** The same on the command line. */
  refused: (bad: number, all: number, isChosen: boolean) =>
    `nothing was stored: ${rows(bad)} of ${all.toLocaleString('en-US')} cannot be taken. ${isChosen || bad === all ? 'Correct them.' : 'Correct them, or take the good ones with --take-good-rows.'}`,
  more: (many: number) => `And ${rows(many)} more with something wrong.`,
  onward: 'To the desk',
} as const
