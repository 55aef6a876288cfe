/** A mail server on this machine that sends nothing on: the demonstration and the tests read their letters from it. */
import { SMTPServer } from 'smtp-server'
import { type KeptLetter, readLetter } from './read-letter.ts'

export type { KeptLetter }

export type LetterBox = {
  /** For KAIROS_SMTP, or to give to `createPost`. */
  readonly url: string
  /** Newest first. */
  readonly letters: () => readonly KeptLetter[]
  readonly close: () => Promise<void>
}

const MOST_KEPT = 200
const LARGEST = 256 * 1024

/** @param port 0 for one that is free */
export async function createLetterBox(port = 0): Promise<LetterBox> {
  const kept: KeptLetter[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: LARGEST,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join(', ')
        kept.unshift({ ...readLetter(Buffer.concat(chunks)), to, at: Temporal.Now.instant() })
        kept.length = Math.min(kept.length, MOST_KEPT)
        done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((done, failed) => {
    server.server.once('error', failed)
    server.listen(port, '127.0.0.1', done)
  })
  const address = server.server.address()
  const listening = address && typeof address === 'object' ? address.port : port
  return {
    url: `smtp://127.0.0.1:${listening}`,
    letters: () => kept,
    close: () => new Promise((done) => server.close(() => done())),
  }
}
