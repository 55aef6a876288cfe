/** What the letter about due reviews says. Its subject counts, and names nothing. */
export const REMINDER = {
  subject: (articles: number) =>
    articles === 1 ? 'Library: one review is due' : `Library: ${articles} reviews are due`,
  overdue: (question: string, on: string) => `${question} (was to be reviewed by ${on})`,
  soon: (question: string, on: string) => `${question} (by ${on})`,
  text: (lines: readonly string[], desk: string) => `Hello,

These articles of the library are to be reviewed again within a month, or should have been:

${lines.map((line) => `- ${line}`).join('\n')}

Check their sources, bring them up to date, and have a second person review them. What everybody reads stays until then.

${desk}

This letter comes every Monday while a review is due.

The Kairos library
`,
} as const
