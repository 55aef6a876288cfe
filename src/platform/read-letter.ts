/** Reads what a mail server was given: plain text, or a letter in several parts whose first is plain text, as we write them. */
import type { Instant } from '#kernel/time.ts'

export type KeptLetter = {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly at: Instant
}

export function readLetter(raw: Buffer): Pick<KeptLetter, 'id' | 'from' | 'subject' | 'text'> {
  const whole = raw.toString('latin1')
  const end = whole.indexOf('\r\n\r\n')
  const head = whole.slice(0, end).replaceAll(/\r\n[ \t]+/g, ' ')
  const header = (name: string) => new RegExp(`^${name}: *(.*)$`, 'im').exec(head)?.[1]?.trim() ?? ''
  const boundary = /boundary="([^"]+)"/i.exec(header('Content-Type'))?.[1]
  const [, first] = boundary ? whole.split(`--${boundary}\r\n`) : []
  const body = decoded(whole.slice(end + 4), header('Content-Transfer-Encoding'))
  return {
    id: header('Message-ID'),
    from: header('From'),
    subject: words(header('Subject')),
    text: first
      ? readLetter(Buffer.from(first, 'latin1')).text
      : body.toString('utf8').replaceAll('\r\n', '\n').trimEnd(),
  }
}

function decoded(body: string, encoding: string): Buffer {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64')
  return Buffer.from(/quoted-printable/i.test(encoding) ? unquoted(body) : body, 'latin1')
}

const unquoted = (text: string): string =>
  text
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** Header words outside ASCII: `=?UTF-8?Q?Pr=C3=BCfung?=`; spaces between two of them do not count. */
const words = (text: string): string =>
  text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?[^?]+\?([QB])\?([^?]*)\?=/gi, (_, kind: string, part: string) =>
      (/b/i.test(kind)
        ? Buffer.from(part, 'base64')
        : Buffer.from(unquoted(part.replaceAll('_', ' ')), 'latin1')
      ).toString('utf8'),
    )
