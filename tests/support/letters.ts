/** A real mail server on this machine that keeps what it is given, for tests to read. */

import { createLetterBox, type KeptLetter } from '#platform/letter-box.ts'
import { freePort } from '#platform/postgres.ts'

export type Letters = {
  /** For `startServer`. */
  readonly environment: Readonly<Record<string, string>>
  readonly url: string
  /** The newest letter to an address that nobody asked for before. Waits for it. */
  readonly to: (address: string, about?: RegExp) => Promise<KeptLetter>
  readonly all: () => readonly KeptLetter[]
  readonly stop: () => Promise<void>
}

const PATIENCE_MS = 10_000

export async function letterBox(): Promise<Letters> {
  const box = await createLetterBox(await freePort())
  const read = new Set<KeptLetter>()
  return {
    url: box.url,
    environment: { KAIROS_SMTP: box.url, KAIROS_MAIL_FROM: 'kairos@kairos.example' },
    all: box.letters,
    async to(address, about = /./) {
      for (const begun = performance.now(); performance.now() - begun < PATIENCE_MS; ) {
        const letter = box
          .letters()
          .find((kept) => kept.to === address && about.test(kept.subject) && !read.has(kept))
        if (letter) {
          read.add(letter)
          return letter
        }
        await new Promise((done) => setTimeout(done, 25))
      }
      throw new Error(
        `No letter came to ${address}; there are: ${box.letters().map((l) => `${l.to}: ${l.subject}`)}`,
      )
    },
    stop: box.close,
  }
}

/** The path of the one-time link in a letter. */
/** What a letter says, without its link: by chance a key holds any short word. */
export const wordsIn = ({ subject, text }: KeptLetter): string =>
  `${subject}\n${text}`.replace(/\/links\/[\w-]{43}/g, '')

export function linkIn({ text }: KeptLetter): string {
  const link = /\/links\/[\w-]{43}/.exec(text)?.[0]
  if (!link) throw new Error(`This letter has no link: ${text}`)
  return link
}
