/** What a person is told by letter when something about their way in changed. The subject says nothing of it. */

/** What happened to an account. */
export type AccountChange =
  | 'password-changed'
  | 'password-set-by-link'
  | 'code-app-added'
  | 'code-app-removed'
  | 'recovery-codes-made'
  | 'recovery-code-used'
  | 'passkey-added'
  | 'passkey-removed'
  | 'new-device'
  | 'codes-guessed'

const HAPPENED: Readonly<Record<AccountChange, string>> = {
  'password-changed': 'The password of your Kairos account was changed.',
  'password-set-by-link': 'A new password was set for your Kairos account, with a link from a letter to you.',
  'code-app-added': 'A code app was added to your Kairos account. Signing in asks for its code from now on.',
  'code-app-removed': 'The code app was removed from your Kairos account.',
  'recovery-codes-made':
    'New recovery codes were made for your Kairos account. The old ones do not work any more.',
  'recovery-code-used': 'One of your recovery codes was used. It does not work again.',
  'passkey-added': 'A passkey was added to your Kairos account.',
  'passkey-removed': 'A passkey was removed from your Kairos account.',
  'new-device':
    'The right password or passkey of your Kairos account was used with a kind of browser that was not used for it in the last 90 days.',
  'codes-guessed':
    'Somebody wrote the right password of your Kairos account and then several codes that did not fit. They did not come in.',
}

export const ACCOUNT_LETTER = {
  subject: 'About your Kairos account',
  text: (change: AccountChange, { when, device, origin }: Happening): string =>
    `${HAPPENED[change]}

When: ${when}
With: ${device}

If this was you, you need not do anything.

If it was not you:
1. Ask for a new password: ${origin}/sign-in/forgotten
   Setting it ends every session, wherever somebody is signed in.
2. Sign in, and remove passkeys and code apps that you do not know: ${origin}/account
3. Tell your practice.
`,
} as const

export type Happening = { readonly when: string; readonly device: string; readonly origin: string }

/** `Tue, 24 Nov 2026, 09:05 GMT-7` */
export const whenInLetter = (at: Temporal.Instant, zone: string): string =>
  at.toLocaleString('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  })
