/** Sends issues: those whose time has come, and those that were cut off. The clock asks every minute. */
import type { Kysely } from 'kysely'
import type { IssueId } from '#kernel/ids.ts'
import type { DB } from '#platform/database.gen.ts'
import type { MailServer } from '#platform/mail.ts'
import type { Tokens } from '#platform/tokens.ts'
import type { Content } from './issue.ts'
import { type LetterParts, letterTemplate } from './letter.ts'
import { letterId } from './letter-id.ts'
import { letterToken } from './letter-links.ts'
import { recordBounce } from './returned-store.ts'
import type { Pace } from './sending.ts'
import { type Ended, giveLetters } from './sending-mail.ts'
import {
  beginIssue,
  issuesToSend,
  type LetterDue,
  noteTrouble,
  recordSending,
  withLetters,
} from './sending-store.ts'

export const SENDING = '* * * * *'

/** How issues become letters, wherever they are made. */
export type LetterMaking = {
  readonly tokens: Tokens
  /** The address people type, without a slash at the end. */
  readonly origin: string
  /** Of this installation, for the ids of letters. */
  readonly host: string
  /** The address that letters come from. */
  readonly from: string
  /** Where letters come back to, each to an address of its own; without it, to where they come from. */
  readonly returns?: string
  /** The sender's postal address, which stands at the end of every issue. */
  readonly postal?: string
  /** Markdown as HTML and plain text. */
  readonly bodyOf: (markdown: string, origin: string) => LetterParts['body']
}

export type SendingNeeds = {
  readonly db: Kysely<DB>
  /** None: issues wait. */
  readonly server?: Pick<MailServer, 'url'>
  readonly making: LetterMaking
  readonly pace: Pace
  readonly patienceMs?: number
}

export type Sending = {
  /** Sends what is to be sent, for some minutes at most. @returns whether there is more at once */
  readonly work: () => Promise<boolean>
  /** Lets what is under way end, and begins nothing. */
  readonly stop: () => void
}

/** A piece of work that takes longer is taken for lost, and begun anew: so this one ends before. */
const SLICE_MS = 5 * 60_000

export function createSending({ db, server, making, pace, patienceMs }: SendingNeeds): Sending {
  let stopped = false

  async function send(id: IssueId, isOver: () => boolean): Promise<boolean> {
    const issue = server && (await beginIssue(db, id, Temporal.Now.instant()))
    if (!issue) return false
    const ended = await withLetters(
      db,
      id,
      issue,
      async (rows): Promise<Ended | { is: 'done' | 'later' }> => {
        await rows.giveUpMarked()
        const made = makerOf(making, issue.content, issue.begun?.at ?? issue.changedAt)
        const onBounce = (due: LetterDue, status: string | undefined) => recordBounce(db, due.number, status)
        const given = await giveLetters(rows, { server, pace, patienceMs, letterTo: made, onBounce, isOver })
        if (given.is !== 'all-given') return given
        const rest = await rows.rest()
        return rest === 'none' ? { is: 'done' } : rest === 'later' ? { is: 'later' } : { is: 'over' }
      },
    )
    if (!ended) return false
    const at = Temporal.Now.instant()
    await noteTrouble(db, id, ended.is === 'trouble' ? ended.why : undefined)
    if (ended.is === 'hold') await recordSending(db, id, { kind: 'paused', at, body: { why: ended.why } })
    if (ended.is === 'done') await recordSending(db, id, { kind: 'finished', at, body: {} })
    return ended.is === 'over' && !stopped
  }

  return {
    async work() {
      const until = performance.now() + SLICE_MS
      const isOver = () => stopped || performance.now() > until
      let more = false
      for (const id of await issuesToSend(db, Temporal.Now.instant()))
        if (!isOver()) more = (await send(id, isOver)) || more
      return more && !stopped
    },
    stop() {
      stopped = true
    },
  }
}

/** Builds the issue once; each address only fills in its own. */
function makerOf(making: LetterMaking, { subject, text, segment: { list } }: Content, at: Temporal.Instant) {
  const { tokens, origin, host, from, returns, postal, bodyOf } = making
  const template = letterTemplate({
    subject,
    body: bodyOf(text, origin),
    list,
    from,
    origin,
    host,
    postal,
    at,
  })
  return ({ number, subscriber, email }: LetterDue) => {
    const to = { email, id: letterId(tokens, number), token: letterToken(tokens, { subscriber, list }) }
    return { ...to, letter: template(to), returns: returns ? returns.replace('@', `+${to.id}@`) : from }
  }
}
