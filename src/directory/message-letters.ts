/** The letters by which messages are confirmed, passed on and answered. No subject and no letter names an address. */
import type { Message } from './message.ts'
import { MATTERS } from './message-words.ts'

type Written = { readonly subject: string; readonly text: string }

/** What another person wrote, set apart so that nobody takes it for ours. */
const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')

const letter = (...parts: readonly string[]): string => `${parts.join('\n\n')}\n\nThe Kairos directory\n`

/** @param provider the name of the listing; link: with the site's address */
export const letterToConfirm = (provider: string, link: string): Written => ({
  subject: 'Confirm your message through the Kairos directory',
  text: letter(
    'Hello,',
    `Somebody, we think you, wrote a message to ${provider} and gave this address for the answer. Open the link to read it once more and send it:`,
    link,
    'The link opens once and is good for 48 hours. After that the message is deleted. If you did not write it, do nothing: it is not sent.',
  ),
})

/** @param provider the name of the listing; link: with the site's address */
export function letterWith(message: Message, provider: string, link: string): Written {
  const toProvider = message.sender === 'visitor'
  const head = toProvider
    ? `${message.visitorName} writes to you through your listing “${provider}”. It is about: ${MATTERS[message.matter]}.`
    : `${provider} answers the message that you wrote through the Kairos directory.`
  const about = toProvider
    ? 'They confirmed their address; we do not pass it on, and they do not learn yours.'
    : 'They do not know your address.'
  return {
    subject: toProvider ? 'A message through the Kairos directory' : 'An answer through the Kairos directory',
    text: letter(
      'Hello,',
      head,
      quoted(message.text),
      'To answer, open this link:',
      link,
      `An answer to this letter itself reaches nobody. ${about} The link opens once; on its page you can ask for a new one. The message is deleted here after 30 days.`,
    ),
  }
}
