/** What is said where a certificate is replaced: at the desk, and to whoever looks up the number of the old one. */
export const REPLACING = {
  title: 'Replace a certificate',
  about:
    'When a name or the hours on a certificate are wrong. Correct the sign-ins first: the new one has the hours that they give now. The old number then says that it was replaced. A letter tells the person, and a directory listing with this training follows.',
  whose: 'Whose certificate',
  line: (name: string, on: string, now: string) =>
    on === now ? `${name}, ${on} hours` : `${name}, ${on} hours on it, ${now} signed for`,
  name: 'Name as it should stand',
  nameHelp: 'Leave it empty to keep the name.',
  why: 'What was wrong, and how you know',
  button: 'Replace this certificate',
  done: 'The certificate was replaced.',
  choose: 'Choose whose certificate it is.',
  whyMissing: 'Write what was wrong, and how you know.',
  same: 'The new certificate would say the same. Write the right name, or correct the sign-ins first.',
  differ: 'The certificate says other hours.',
  hoursOn: (hours: string) => `${hours} hours on it`,
  replaced: (on: string) => `This certificate was replaced on ${on}.`,
  replacedAbout: 'It does not hold any more. Ask whoever showed it to you for the new one.',
} as const
