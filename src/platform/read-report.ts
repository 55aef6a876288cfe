/** Reads what came back by mail: its parts, and whom it was sent to. */
import PostalMime from 'postal-mime'

export type ReadReport = {
  readonly to: readonly string[]
  readonly parts: readonly { readonly type: string; readonly text: string }[]
}

/** Of a report: longer ones hold the whole letter again. */
export const LARGEST_REPORT = 4 * 1024 * 1024

/** @param envelope whom the mail server was told to give it to, when that is known */
export async function readReport(raw: Uint8Array, envelope: readonly string[] = []): Promise<ReadReport> {
  // A letter that came back whole is a part like the others, so that its head is read too.
  const read = await PostalMime.parse(raw, { forceRfc822Attachments: true, attachmentEncoding: 'utf8' })
  const addresses = read.headers
    .filter(({ key }) => ['to', 'delivered-to', 'x-original-to'].includes(key))
    .map(({ value }) => value)
  const attached = read.attachments.map(({ mimeType, content }) => ({
    type: mimeType,
    text: typeof content === 'string' ? content : new TextDecoder().decode(content),
  }))
  return {
    to: [...envelope, ...addresses],
    parts: [...attached, { type: 'text/plain', text: read.text ?? '' }],
  }
}
