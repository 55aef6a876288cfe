/**
 * An issue's letter as mail servers take it (RFC 5322, MIME). It is built once for an issue; each address only fills in
 * who it is for and the token of its links. It holds no picture, so nobody learns whether it was opened.
 */
import type { Instant } from '#kernel/time.ts'
import { FOOT } from './issue-letter-words.ts'
import { leavePath, preferencesPath } from './letter-links.ts'
import type { List } from './subscription.ts'
import { LIST_WORDS } from './words.ts'

export type LetterParts = {
  readonly subject: string
  /** What was written, as HTML and as plain text. */
  readonly body: { readonly html: string; readonly text: string }
  readonly list: List
  readonly from: string
  /** Of this installation: the address people type without a slash at the end, and its host for ids. */
  readonly origin: string
  readonly host: string
  /** The sender's postal address, where there is one. */
  readonly postal?: string
  readonly at: Instant
}

/** Where one letter goes: its own id, and the token of the subscriber's links. */
export type LetterTo = { readonly email: string; readonly id: string; readonly token: string }

/** Stands for the token until an address is filled in: a sign that nobody types and that no text may hold. */
const TOKEN = '\uE000'

/** @returns what makes the letter to one address, in ASCII with CRLF, which ends with one */
export function letterTemplate(parts: LetterParts): (to: LetterTo) => string {
  const { list, from, origin, host, at } = parts
  const boundary = `=_kairos_${at.epochMilliseconds.toString(36)}`
  const fixed = [
    `From: ${from}`,
    `Subject: ${headWords(parts.subject)}`,
    `Date: ${mailDate(at)}`,
    `List-Id: <${list}.${host}>`,
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative;\r\n boundary="${boundary}"`,
  ].join('\r\n')
  const part = (type: string, text: string) =>
    `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quoted(text)}\r\n`
  const body = `${part('text/plain', plainLetter(parts))}${part('text/html', htmlLetter(parts))}--${boundary}--\r\n`
  const pieces = body.split(TOKEN)
  return ({ email, id, token }) =>
    `To: <${email}>\r\nMessage-ID: <${id}@${host}>\r\nList-Unsubscribe: <${origin}${leavePath(token)}>\r\n${fixed}\r\n\r\n${pieces.join(token)}`
}

const own = (text: string): string => text.replaceAll(TOKEN, '')

export function plainLetter({ subject, body, list, origin, postal }: LetterParts): string {
  const foot = [
    FOOT.why(LIST_WORDS[list].name),
    `${FOOT.leave}\n${origin}${leavePath(TOKEN)}`,
    `${FOOT.page}\n${origin}${preferencesPath(TOKEN)}`,
    ...(postal ? [own(postal)] : []),
  ]
  return `${own(subject)}\n\n${own(body.text)}\n\n-- \n${foot.join('\n\n')}\n`
}

/** HTML that reads well with and without its style, in light and dark, on a phone, and read out. */
export function htmlLetter({ subject, body, list, origin, postal }: LetterParts): string {
  const link = (path: string, words: string) => `<a href="${origin}${path}">${words}</a>`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escaped(own(subject))}</title>
<style>
:root { color-scheme: light dark }
body { margin: 0 auto; padding: 24px 16px; max-width: 38em; font: 18px/1.6 Georgia, serif }
h1, h2, h3, h4 { line-height: 1.25 }
blockquote { margin-inline: 0; padding-inline-start: 1em; border-inline-start: 3px solid }
pre { white-space: pre-wrap }
td, th { padding: 4px 12px 4px 0; text-align: start; vertical-align: top }
footer { margin-top: 3em; border-top: 1px solid; font-size: 16px }
</style>
</head>
<body>
<main>
<h1>${escaped(own(subject))}</h1>
${own(body.html)}
</main>
<footer>
<p>${escaped(FOOT.why(LIST_WORDS[list].name))}</p>
<p>${link(leavePath(TOKEN), FOOT.leaveLink)}<br>
${link(preferencesPath(TOKEN), FOOT.pageLink)}</p>
${postal ? `<address>${escaped(own(postal))}</address>\n` : ''}</footer>
</body>
</html>
`
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Text as it stands in HTML. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const hex = (byte: number): string => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
const LONGEST_LINE = 75

/**
 * Quoted-printable (RFC 2045): ASCII in short lines, whatever the mail servers between. The token stands in lines of its
 * own, so that it can be filled in without counting.
 */
function quoted(text: string): string {
  const lines = text.replaceAll(/\r?\n/g, '\n').split('\n')
  return lines.map((line) => line.split(TOKEN).map(quotedLine).join(`=\r\n${TOKEN}=\r\n`)).join('\r\n')
}

function quotedLine(line: string): string {
  const written = bytes(line)
  let made = ''
  let length = 0
  written.forEach((byte, i) => {
    const isBlank = byte === 0x20 || byte === 0x09
    const plain = (byte > 0x20 && byte < 0x7f && byte !== 0x3d) || (isBlank && i < written.length - 1)
    const sign = plain ? String.fromCharCode(byte) : hex(byte)
    if (length + sign.length > LONGEST_LINE) {
      made += '=\r\n'
      length = 0
    }
    made += sign
    length += sign.length
  })
  return made
}

/** A head holds ASCII alone; everything else is written as words of at most 75 signs (RFC 2047). */
export function headWords(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text) && !text.includes('=?') && text.length < 60) return text
  const words: string[] = ['']
  for (const sign of text) {
    const last = words.at(-1) ?? ''
    if (bytes(last + sign).length > 42) words.push(sign)
    else words[words.length - 1] = last + sign
  }
  return words.map((word) => `=?UTF-8?B?${btoa(String.fromCharCode(...bytes(word)))}?=`).join('\r\n ')
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
/** A time as letters carry it: `Tue, 24 Nov 2026 15:00:00 +0000`. */
export function mailDate(at: Instant): string {
  const { dayOfWeek, day, month, year, hour, minute, second } = at.toZonedDateTimeISO('UTC')
  const two = (n: number) => String(n).padStart(2, '0')
  return `${DAYS[dayOfWeek - 1]}, ${day} ${MONTHS[month - 1]} ${year} ${two(hour)}:${two(minute)}:${two(second)} +0000`
}
