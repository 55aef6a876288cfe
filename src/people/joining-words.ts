/** Sentences about inviting people, their roles, and leaving. */

export const JOINING = {
  name: 'Write the person’s name.',
  nameLong: 'This name is longer than 200 characters.',
  email: 'Write the email address that the invitation goes to.',
  roles: 'Choose at least one role.',
  oneself: 'Nobody changes their own roles or ends their own access. Ask another administrator.',
  patient: 'This account is a patient’s. Somebody who also works here needs an account with another address.',
  lastAdministrator: 'This is the last administrator. Make somebody else an administrator first.',
  already: 'Somebody with this address belongs to this practice already.',
  bound: 'This patient has an account already.',
  gone: 'This person does not belong to the practice any more.',
  invited: (email: string) => `An invitation is on its way to ${email}. It can be accepted for seven days.`,
  subject: (practice: string) => `An invitation from ${practice}`,
  letter: (practice: string, link: string) =>
    `${practice} invites you to sign in to Kairos.\n\nOpen this link within seven days to set up your account:\n\n${link}\n\nThe link works once. If you do not know why you got this letter, you can throw it away.\n`,
} as const

export const PEOPLE = {
  title: 'People of the practice',
  about: 'Who works here and what each may do. What somebody wrote keeps their name when they leave.',
  invite: 'Invite somebody',
  inviteAbout:
    'They get a letter with a link that works once, choose a password, and set up a second factor.',
  roles: 'Roles',
  change: 'Change the roles',
  end: 'End access now',
  endAbout:
    'Every session of theirs ends at once, and no chart opens for them any more. What they wrote stays.',
  name: 'Name, as it stands under what they write',
  email: 'Email address',
  send: 'Send the invitation',
  sent: 'The invitation is on its way. It can be accepted for seven days.',
  nobodyWaits: 'No invitation waits.',
  you: 'This is you. Another administrator changes your roles.',
  second: 'Second factor set up.',
  noSecond: 'No second factor yet.',
  changing: (name: string) => `Change or end the access of ${name}`,
  tickFirst: 'Tick that you are sure first.',
  sure: 'Yes, end their access',
  waiting: 'Invited, not here yet',
  withdraw: 'Withdraw',
  changed: (name: string, roles: string) => `roles of ${name}: ${roles}`,
  ended: (name: string) => `access of ${name} ended`,
  joined: (name: string, roles: string) => `${name} joined: ${roles}`,
  withdrawn: (name: string) => `invitation of ${name} withdrawn`,
  inviting: (name: string, roles: string) => `${name} invited: ${roles}`,
  rules: 'rules of signing in changed',
} as const

export const INVITATION = {
  title: 'Welcome',
  about: (practice: string, roles: string) => `${practice} invited you as ${roles}.`,
  aboutPatient: (practice: string) =>
    `${practice} invited you to your own pages: your visits, your preparation, your measures and your record.`,
  address: 'You sign in with',
  name: 'Your name',
  password: 'Choose a password',
  passwordHelp: 'At least 12 characters. Several words in a row are easy to remember.',
  again: 'The same password again',
  known: 'You have an account with this address already. Write its password to join.',
  present: 'Password of your account',
  button: 'Set up my account',
  join: 'Join',
  closed:
    'This page opens with the link from your invitation. If it is too old or was used, ask the practice for a new one.',
} as const

export const PORTAL = {
  title: 'Portal account',
  about:
    'The person sees their own record, visits, preparation and measures there. They may do without: one-time links open single forms.',
  has: (email: string) => `There is an account, signed in to with ${email}.`,
  none: 'There is no account yet.',
  waiting: (email: string) => `An invitation to ${email} waits to be accepted.`,
  invite: 'Send the invitation',
  inviting: 'Invite to the portal',
  email: 'Email address of the person',
  emailHelp: 'Only somebody who reads mail at this address can accept it. Check it with the person.',
  ending: 'End the account',
  endingAbout:
    'The person is signed out everywhere at once, and their account opens nothing here any more. Their record, and what they wrote in it, stays. They get a letter. You can invite them again later.',
  sure: 'Yes, end this account',
  tickFirst: 'Tick that you are sure first.',
  end: 'End the account now',
  gone: 'There is no account any more.',
  done: 'The account is ended. A letter is on its way to the person.',
  own: 'End your portal account',
  ownAbout: (practice: string) =>
    `You will be signed out everywhere at once, and this account will no longer open your pages at ${practice}. Your record there stays, with what you wrote, as the law asks; so does your care. You may ask the practice for a copy of your record, and to be invited again.`,
  ownCopy: 'Take a copy of your record first',
  ownLink: 'End my portal account',
  ownSure: 'Yes, end my account',
  ownEnd: 'End my account now',
  ownDone: (practice: string) =>
    `Your account at ${practice} is ended, and you are signed out. A letter says so too.`,
  ended: 'portal account ended',
  endedOwn: 'the patient ended their own portal account',
  letter: (practice: string, phone: string | undefined, own: boolean) =>
    `${own ? `You ended your portal account at ${practice}.` : `Your portal account at ${practice} was ended by your care team.`}

It opens nothing there any more, and you are signed out everywhere. Your record at the practice stays, and so does your care.

If you did not expect this, or want to be invited again, ask the practice${phone ? `: ${phone}` : '.'}
`,
} as const

export const SIGN_IN_RULES = {
  title: 'Signing in',
  about:
    'How long people stay signed in, and what they show. What stands here at first is a proposal, no rule of law.',
  staff: 'People who work here',
  patients: 'People who are treated here',
  staffIdle: 'Staff: signed out after doing nothing for',
  staffHours: 'Staff: signed out in any case after',
  patientIdle: 'Patients: signed out after doing nothing for',
  patientHours: 'Patients: signed out in any case after',
  confirm: 'Ask again who somebody is after',
  confirmHelp: 'Before signing, prescribing, exporting and changing access. 1 to 60 minutes.',
  second: 'Who needs a second factor',
  secondStaff: 'Everybody who works here',
  secondNobody: 'Nobody; a password is enough',
  secondNobodyHelp: 'Only where nothing real is kept, such as in a demonstration.',
  secondMissing: 'Choose who needs a second factor.',
  between: (least: number, most: number) => `Write a whole number from ${least} to ${most}.`,
  save: 'Save',
  saved: 'Saved. It counts from now on, also for those who are signed in.',
} as const
