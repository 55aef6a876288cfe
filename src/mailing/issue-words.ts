/** Sentences about issues: why something cannot be stored, and what the program writes by itself. */

export const ISSUE = {
  noSubject: 'Give it a subject: what the letter is about.',
  longSubject: 'A subject is one line of at most 150 characters.',
  noText: 'Write the letter.',
  longText: 'A letter can have 50,000 characters at most. Put the rest into an article and link to it.',
  state: 'Choose states from the list.',
  noWhy: 'Please say why.',
  gone: 'This letter is not there any more.',
  changed: 'Somebody else changed this letter while you wrote. Look at theirs, then save yours again.',
  past: 'That time is over. Choose one to come, or send it now.',
  noDay: 'Give the day and the time, or choose “now”.',
  noServer: 'There is no mail server. Set KAIROS_SMTP and KAIROS_MAIL_FROM, then send it.',
  nobody: 'Nobody fits whom this letter is for. Change the list or what narrows it.',
} as const

/** Why the program holds an issue back by itself. */
export const HELD = {
  sender: (answer: string) =>
    `The mail server does not take letters from us (${answer}). Whoever runs it knows why.`,
  letter: (answer: string, many: number) =>
    `The mail server refused this letter ${many} times in a row (${answer}). It may take it for unwanted mail.`,
  silent:
    'The mail server took a letter and then did not answer. So that nobody gets it twice, the rest waits for you.',
} as const

/** What keeps letters back for now. */
export const TROUBLE = {
  noLine: (answer: string) => `The mail server cannot be reached (${answer}). We try again every minute.`,
  broken: (answer: string) => `The mail server broke off (${answer}). We try again every minute.`,
} as const
