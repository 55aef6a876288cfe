/** Names of the fields that a confirmation is typed into, on any form. */
export const CONFIRM_FIELDS = {
  password: 'confirm-password',
  code: 'confirm-code',
  passkey: 'confirm-passkey',
} as const
