/**
 * One line to a mail server, on which letters go one after the other. A letter is given whole, but the sign that ends it
 * only once its sender says so: before that the server may not take it (RFC 5321, 4.1.1.4), and a line that breaks off
 * has sent nothing.
 */
import { Socket } from 'node:net'
import { Readable } from 'node:stream'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import { z } from 'zod'

/** What a mail server says to one letter. */
export type MailAnswer =
  | { readonly is: 'taken' }
  /** It did not take it, and said so. `at`: because of us, of the address, or of the letter itself. */
  | {
      readonly is: 'refused'
      readonly at: 'sender' | 'address' | 'letter'
      /** 4xx: for now. 5xx: for good. */
      readonly code: number
      /** RFC 3463: 5.1.1 */
      readonly status?: string
    }
  /** The line broke before an answer. `ended`: the sign that ends a letter may have arrived. */
  | { readonly is: 'lost'; readonly ended: boolean; readonly why: string }
  /** It was not allowed to end: nothing was sent, and the line is closed. */
  | { readonly is: 'held' }

export type GivenLetter = {
  /** Where it comes back to. */
  readonly from: string
  readonly to: string
  /** Ends with CRLF. */
  readonly letter: string
  /** Asked once everything but the end was given. False, or an error: it does not end. */
  readonly mayEnd: () => Promise<boolean>
}

export type MailLine = {
  readonly give: (letter: GivenLetter) => Promise<MailAnswer>
  /** False after an answer that leaves the line in no known state. */
  readonly isOpen: () => boolean
  readonly close: () => void
}

export type OpenLine =
  | { readonly ok: true; readonly line: MailLine }
  /** `refused`: it spoke, and does not want us. */
  | { readonly ok: false; readonly why: string; readonly refused: boolean }

/** For how long a mail server may be silent: RFC 5321 (4.5.3.2.6) grants ten minutes after the end of a letter. */
export const PATIENCE_MS = 10 * 60_000
const GREETING_MS = 30_000

const failure = z.object({
  code: z.string().optional(),
  responseCode: z.number().optional(),
  response: z.string().optional(),
  command: z.string().optional(),
})
type Failure = z.output<typeof failure>

/** @param url `smtp://user:password@host:port`, or `smtps:` */
export async function openMailLine(url: string, patienceMs = PATIENCE_MS): Promise<OpenLine> {
  const { default: Connection } = await import('nodemailer/lib/smtp-connection')
  const options = optionsOf(url)
  const socket = new Socket()
  // The end of a letter is a packet of its own: it must not wait until the one before it was heard.
  socket.setNoDelay(true)
  const connection = new Connection({
    ...options,
    socket,
    connectionTimeout: GREETING_MS,
    greetingTimeout: GREETING_MS,
    socketTimeout: patienceMs,
    logger: false,
  })
  const failed = await new Promise<Failure | undefined>((done) => {
    const fail = (error: unknown) => done(failure.safeParse(error).data ?? {})
    connection.once('error', fail)
    connection.once('end', () => fail({ code: 'ECONNECTION' }))
    connection.connect((error) => {
      if (error) return fail(error)
      if (!options.auth || !connection.allowsAuth) return done(undefined)
      connection.login(options.auth, (refused) => (refused ? fail(refused) : done(undefined)))
    })
  })
  // What breaks later is told to the letter that is under way, or found by the next.
  connection.on('error', () => {})
  if (!failed) return { ok: true, line: lineOver(connection) }
  connection.close()
  return { ok: false, why: numbersIn(failed), refused: (failed.responseCode ?? 0) >= 500 }
}

function optionsOf(url: string) {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url)
  const secure = protocol === 'smtps:'
  const auth = username
    ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
    : undefined
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    auth: auth && { ...auth, credentials: auth },
    ignoreTLS: searchParams.get('ignoreTLS') === 'true',
    requireTLS: searchParams.get('requireTLS') === 'true',
  }
}

function lineOver(connection: SMTPConnection): MailLine {
  let open = true
  connection.once('end', () => {
    open = false
  })
  const close = () => {
    open = false
    connection.close()
  }
  return {
    isOpen: () => open,
    close() {
      if (open) connection.quit()
      open = false
    },
    give: ({ from, to, letter, mayEnd }) =>
      new Promise((done) => {
        let answered = false
        let ended = false
        const answer = (answer: MailAnswer) => {
          if (answered) return
          answered = true
          done(answer)
        }
        const hold = () => {
          // Without the end the server forgets what it was given.
          close()
          answer({ is: 'held' })
        }
        let begun = false
        const words = new Readable({
          // First asked for when the server said that it waits for the letter.
          read() {
            if (begun) return
            begun = true
            this.push(letter)
            mayEnd().then((may) => {
              if (!may || answered || !open) return hold()
              ended = true
              this.push(null)
            }, hold)
          },
        })
        connection.send({ from, to }, words, (error) => {
          if (!error) return answer({ is: 'taken' })
          const said = failure.safeParse(error).data ?? {}
          // In the middle of a letter nothing else can be said on this line.
          if (begun || said.responseCode === undefined || said.responseCode === 421) close()
          const { responseCode: code, command } = said
          if (code === undefined || code < 400) return answer({ is: 'lost', ended, why: numbersIn(said) })
          const at = command === 'RCPT TO' ? 'address' : command === 'MAIL FROM' ? 'sender' : 'letter'
          const status = statusIn(said.response)
          const refused: MailAnswer = { is: 'refused', at, code, ...(status ? { status } : {}) }
          // The next letter waits until the server has forgotten this one.
          if (open) connection.reset(() => answer(refused))
          else answer(refused)
        })
      }),
  }
}

export const statusIn = (response = ''): string | undefined =>
  /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1]

const numbersIn = ({ responseCode, response, code }: Failure): string =>
  [responseCode ?? code ?? 'no reason', statusIn(response)].filter(Boolean).join(' ')
