/** Gives the letters of an issue to the mail server: paced, over several lines, each marked before it ends. */
import type { MailServer } from '#platform/mail.ts'
import { type MailLine, openMailLine } from '#platform/mail-line.ts'
import { HELD, TROUBLE } from './issue-words.ts'
import type { LetterTo } from './letter.ts'
import { createTurns, fateOf, numbersOf, type Pace } from './sending.ts'
import { createMarks } from './sending-marks.ts'
import type { LetterDue, LetterRows } from './sending-store.ts'

export type Giving = {
  readonly server: Pick<MailServer, 'url'>
  readonly pace: Pace
  readonly patienceMs?: number
  /** The letter to one address, and where it comes back to. */
  readonly letterTo: (due: LetterDue) => LetterTo & { readonly letter: string; readonly returns: string }
  /** An address was refused for good. */
  readonly onBounce: (due: LetterDue, status: string | undefined) => Promise<unknown>
  /** True when it is to end soon: what is under way is finished. */
  readonly isOver: () => boolean
}

/** Why a run ended. `hold`: a person has to look at it. */
export type Ended =
  | { readonly is: 'all-given' | 'over' }
  | { readonly is: 'trouble' | 'hold'; readonly why: string }

const PAGE = 1000
const LETTERS_A_LINE = 200
/** So many letters in a row that are refused for what they say: it is the letter. */
const REFUSED_IN_A_ROW = 8
/** A server may close a line for reasons of its own; several in a row are one. */
const SETBACKS_IN_A_ROW = 3

/**
 * Gives what waits, until nothing does, it is over, or something stands in the way. It begins with one line: only when
 * the server has taken a letter the others open, so that one that is silent costs one letter and not many.
 */
export async function giveLetters(rows: LetterRows, giving: Giving): Promise<Ended> {
  const marks = createMarks(rows.write)
  const queue = createQueue(rows, giving)
  let ended: Ended | undefined
  let refusedInARow = 0
  let setbacks = 0
  let failed: unknown
  const end = (why: Ended) => {
    ended ??= why
  }

  async function give(line: MailLine, due: LetterDue): Promise<boolean> {
    const { letter, returns, email } = giving.letterTo(due)
    // It is marked while the mail server hears whom it is for: by the time it can end, the mark stands.
    // Where nothing can be written any more, it may not end.
    const marked = marks.mark(due.number).catch(() => false)
    const answer = await line.give({ from: returns, to: email, letter, mayEnd: () => marked })
    // What became of it is written after its mark, whatever comes first.
    await marked
    if (answer.is === 'held') {
      // Whoever left in the meantime holds back their own letter; a pause, and a database that is gone, every one.
      if (!(await rows.isOnItsWay())) end({ is: 'over' })
      return false
    }
    marks.answer({ number: due.number, fate: fateOf(answer, due.tries), answer: numbersOf(answer) })
    if (answer.is === 'taken') setbacks = 0
    if (answer.is === 'lost' && answer.ended) end({ is: 'hold', why: HELD.silent })
    if (answer.is === 'refused' && answer.at === 'address' && answer.code >= 500)
      await giving.onBounce(due, answer.status)
    const isOurs = answer.is === 'refused' && answer.at === 'sender'
    if (isOurs && answer.code >= 500) end({ is: 'hold', why: HELD.sender(numbersOf(answer)) })
    if ((isOurs || answer.is === 'lost') && ++setbacks >= SETBACKS_IN_A_ROW)
      end({ is: 'trouble', why: TROUBLE.broken(numbersOf(answer)) })
    refusedInARow =
      answer.is === 'refused' && answer.at === 'letter' && answer.code >= 500 ? refusedInARow + 1 : 0
    if (refusedInARow >= REFUSED_IN_A_ROW)
      end({ is: 'hold', why: HELD.letter(numbersOf(answer), refusedInARow) })
    return answer.is === 'taken'
  }

  /** One line after the other until nothing waits. @returns why no line opened */
  async function work(onTaken: () => void): Promise<string | undefined> {
    let line: MailLine | undefined
    let given = 0
    try {
      while (!ended) {
        const due = await queue.take(() => ended !== undefined)
        if (!due) return undefined
        if (!line?.isOpen() || given >= LETTERS_A_LINE) {
          line?.close()
          const opened = await openMailLine(await giving.server.url(), giving.patienceMs)
          if (!opened.ok) {
            queue.putBack(due)
            if (opened.refused) end({ is: 'hold', why: HELD.sender(opened.why) })
            return opened.why
          }
          line = opened.line
          given = 0
        }
        given++
        if (await give(line, due)) onTaken()
      }
      return undefined
    } catch (error) {
      failed ??= error
      end({ is: 'over' })
      return undefined
    } finally {
      line?.close()
    }
  }

  const others: Promise<string | undefined>[] = []
  const first = await work(() => {
    while (others.length < giving.pace.lines - 1) others.push(work(() => {}))
  })
  const why = [first, ...(await Promise.all(others))].find((one) => one !== undefined)
  await marks.flush()
  if (failed !== undefined) throw failed
  if (ended) return ended
  if (queue.holds() && why !== undefined) return { is: 'trouble', why: TROUBLE.noLine(why) }
  return { is: giving.isOver() ? 'over' : 'all-given' }
}

/** The letters that wait, a page at a time, in the order in which they may go. */
function createQueue(rows: LetterRows, { pace, isOver }: Giving) {
  const turns = createTurns(pace)
  let waiting: LetterDue[] = []
  let behind = 0
  let exhausted = false
  let filling: Promise<void> | undefined
  async function fill(): Promise<void> {
    const page = await rows.next(behind, PAGE)
    behind = page.at(-1)?.number ?? behind
    exhausted = page.length < PAGE
    waiting = [...waiting, ...page]
    filling = undefined
  }
  return {
    holds: () => waiting.length > 0,
    putBack(due: LetterDue) {
      waiting.unshift(due)
    },
    /** The next that may go; waits for its turn. @returns undefined when nothing is left or it is over */
    async take(stopped: () => boolean): Promise<LetterDue | undefined> {
      while (!isOver() && !stopped()) {
        if (waiting.length < PAGE / 2 && !exhausted) filling ??= fill()
        if (waiting.length === 0 && filling) {
          await filling
          continue
        }
        const choice = turns.choose(waiting, performance.now())
        if (!choice) return undefined
        if ('wait' in choice) {
          await new Promise((done) => setTimeout(done, Math.min(Math.max(choice.wait, 1), 1000)))
          continue
        }
        const [due] = waiting.splice(choice.at, 1)
        if (due) turns.take(due, performance.now())
        return due
      }
      return undefined
    },
  }
}
