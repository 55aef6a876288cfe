/** What a device says when it cannot do something. */
export const DEVICE = {
  notAtHand: 'This session is not on this device. Open it with a network first.',
  nothing: 'There was nothing to write down.',
  notAllSent:
    'Not everything that was written here is on the server yet. Stay signed in until it is, or settle what was not taken.',
  noSignOut:
    'Signing out needs a network, so that nobody else can go on as you. Try again when there is one.',
} as const
