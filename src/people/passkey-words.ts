/** Sentences about passkeys. */
export const PASSKEY = {
  title: 'Passkeys',
  about:
    'A passkey opens your account with your finger, your face or the PIN of your device. Nobody can guess it or have you type it on a false page, and it counts as both factors.',
  signIn: 'Sign in with a passkey',
  confirm: 'Use your passkey',
  add: 'Add a passkey on this device',
  name: 'Name of the new passkey',
  nameHelp: 'So that you know it again, such as “Laptop at home”',
  nameMissing: 'Write a name for the passkey first, at most 80 characters.',
  failed: 'The browser gave no passkey. Try again, or go on without.',
  wrong: 'This passkey could not be checked. Reload the page and try again.',
  none: 'You have no passkey yet.',
  rename: 'Rename',
  newName: 'Its name',
  adding: 'Add a passkey',
  times: (made: string, used?: string) => `added ${made}${used ? `, last used ${used}` : ', not used yet'}`,
  remove: 'Remove',
  without: 'Adding a passkey needs a browser with JavaScript turned on.',
  last: 'Your practice asks for a second factor. Set up a code app or another passkey before you remove this one.',
  added: 'The passkey is added.',
} as const
