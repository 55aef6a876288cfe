/** What is said about another address for letters about a listing: to its owner, at both addresses. */

export const ADDRESS = {
  title: 'Change your email address',
  about:
    'Letters and messages about your listing go to one address, which is never shown. Write another one here. We send it a link; nothing changes before somebody opens that link and confirms.',
  email: 'Your new email address',
  button: 'Send a link to this address',
  asked: 'We sent a link to your new address. Until it is confirmed there, letters go to the old one.',
  waits: 'A new address waits to be confirmed',
  waitsAbout: (address: string) =>
    `We sent a link to ${address}. It is good for 48 hours. If it does not come, look at the address and write it once more.`,
  keep: 'Keep the old address',
  kept: 'Letters go to the old address, as before.',
  same: 'This is the address that we have. Write another one.',
  none: 'This listing has no address yet. Write to those who run the directory.',
} as const

/** The page that both links open. */
export const CHANGING = {
  page: 'An email address in the directory',
  locked: 'This page opens with a link',
  lockedAbout:
    'Open the link in our letter once more, or ask on the page of your listing for another change.',
  confirm: 'Is this your address?',
  confirmAbout:
    'The owner of a listing in the Kairos directory wants letters about it to come to this address. If that is you, confirm it. If not, close this page: nothing changes.',
  confirmButton: 'Send letters to this address',
  stop: 'Stop this change?',
  stopAbout:
    'Somebody who opened your listing asked that letters about it go to another address. Nothing has changed yet. If that was not you, stop it.',
  stopButton: 'Stop the change',
  back: 'Take this change back?',
  backAbout:
    'Letters about your listing go to another address now, and no longer to this one. If that was not you, take it back: letters come here again, and every link to the listing that is on its way ends.',
  backButton: 'Take it back',
  changed: 'Letters come to this address now',
  changedAbout:
    'Thank you. Links to your listing that were sent before open it no more. You can ask for a new one on the page of the listing.',
  stopped: 'The change is stopped',
  stoppedAbout:
    'Letters about your listing come to this address, as before. If you did not ask for another one, somebody else may read your mail: change its password.',
  ended: 'This change was stopped',
  endedAbout: 'It was stopped, taken back, or replaced by a newer wish. This link changes nothing any more.',
  expired: 'This link is too old',
  expiredAbout: 'Nothing was changed. On the page of your listing you can ask once more.',
  settled: 'This change stands',
  settledAbout: (days: number) =>
    `It could be taken back for ${days} days. If the address is wrong, ask on the page of the listing, or report the listing there: those who run the directory can change it.`,
  onward: 'Go to the page of the listing',
} as const

type Written = { readonly subject: string; readonly text: string }
const letter = (...parts: readonly string[]): string =>
  `${['Hello,', ...parts, 'The Kairos directory'].join('\n\n')}\n`
const ONCE = 'The link opens once; do not pass it on.'

/** No letter names the listing or the other address: either may be read by somebody whom it does not concern. */
export const LETTERS = {
  confirm: (link: string): Written => ({
    subject: 'Confirm your address for the Kairos directory',
    text: letter(
      'Somebody, we think you, wants letters about a listing in the Kairos directory to come to this address. Open the link to confirm that it is yours:',
      link,
      `${ONCE} It is good for 48 hours. If this was not you, do nothing: nothing changes, and nothing more comes.`,
    ),
  }),
  asked: (link: string): Written => ({
    subject: 'Another address was asked for your Kairos listing',
    text: letter(
      'Somebody who opened your listing in the Kairos directory asked that letters about it go to another address. Nothing has changed yet: that address has to confirm it first.',
      'If this was you, there is nothing to do. If not, stop it with this link:',
      link,
      ONCE,
    ),
  }),
  changed: (link: string): Written => ({
    subject: 'The address of your Kairos listing was changed',
    text: letter(
      'From now on letters and messages about your listing in the Kairos directory go to another address, and no longer to this one.',
      'If this was you, there is nothing to do. If not, take it back with this link:',
      link,
      `${ONCE} It is good for 14 days.`,
    ),
  }),
  'taken-back': (): Written => ({
    subject: 'Letters about a Kairos listing go elsewhere again',
    text: letter(
      'The address that letters about a listing in the Kairos directory went to before this one took the change back. Nothing more about it comes here.',
      'If the listing is yours, ask those who run the directory, with “Report a wrong listing” on its page.',
    ),
  }),
} as const
