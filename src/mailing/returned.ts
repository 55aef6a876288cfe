/** What came back of a letter, as mail servers report it: that it cannot arrive (RFC 3464), or that it was unwanted (RFC 5965). */
import { LETTER_ID } from './letter-id.ts'

/** One part of a report: its media type, and what it says. */
export type ReportPart = { readonly type: string; readonly text: string }
export type Report = {
  /** The addresses that it was sent to: each letter comes back to one of its own. */
  readonly to: readonly string[]
  readonly parts: readonly ReportPart[]
}

export type Returned =
  | { readonly is: 'bounced'; readonly letters: readonly string[]; readonly status?: string }
  | { readonly is: 'complained'; readonly letters: readonly string[] }
  /** A delay, a receipt, a holiday note: nothing follows from it. */
  | { readonly is: 'nothing' }

/** @returns with the ids of letters that it may be about; whoever reads them looks whether they are ours */
export function returnedBy({ to, parts }: Report): Returned {
  const of = (type: string) => parts.find((part) => part.type.toLowerCase() === type)?.text
  const letters = idsIn([...to, ...parts.map(({ text }) => text)].join('\n'))
  if (letters.length === 0) return { is: 'nothing' }
  const feedback = of('message/feedback-report')
  if (feedback !== undefined) {
    // “not-spam” takes a complaint back; it is no complaint.
    const kind = field(feedback, 'Feedback-Type')?.toLowerCase()
    return kind === 'abuse' || kind === 'fraud' || kind === 'other' || kind === 'virus'
      ? { is: 'complained', letters }
      : { is: 'nothing' }
  }
  const delivery = of('message/delivery-status')
  if (delivery === undefined || field(delivery, 'Action')?.toLowerCase() !== 'failed')
    return { is: 'nothing' }
  const status = /^\s*([245]\.\d{1,3}\.\d{1,3})/.exec(field(delivery, 'Status') ?? '')?.[1]
  return { is: 'bounced', letters, ...(status ? { status } : {}) }
}

export const idsIn = (text: string): string[] => [
  ...new Set((text.match(LETTER_ID) ?? []).map((id) => id.toLowerCase())),
]

const field = (text: string, name: string): string | undefined =>
  new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(text.replaceAll(/\r?\n[ \t]+/g, ' '))?.[1]?.trim()

/**
 * What a status says about the address (RFC 3463). `hard`: no letter will ever arrive there. Undefined when it says
 * something about us or about the letter: then the address is not to blame.
 * @param status as in 5.1.1; absent when the server said only that it refuses the address
 */
export function bounceOf(
  status: string | undefined,
): { readonly hard: boolean; readonly status?: string } | undefined {
  if (status === undefined) return { hard: true }
  const [, subject, detail] = status.split('.').map(Number)
  // 5.7: policy, and 5.6: what the letter holds, are no word about the mailbox.
  if (subject === 7 || subject === 6 || subject === 5) return undefined
  // 5.1.7 and 5.1.8 are about the sender's address, 5.1.9 about how it was relayed.
  if (subject === 1 && (detail === 7 || detail === 8 || detail === 9)) return undefined
  // A mailbox that is off or gone (5.2.1), an address or a host that is not there (5.1, 5.4.4): for good.
  const gone =
    (subject === 1 && detail !== 4) || (subject === 2 && detail === 1) || (subject === 4 && detail === 4)
  return { hard: status.startsWith('5') && gone, status }
}
