/** Commits that letters share: while one is written, whatever comes meanwhile waits for the next, and goes together. */
import type { Answered } from './sending-store.ts'

export type Marks = {
  /** Marks a letter durably. @returns whether it may end */
  readonly mark: (number: number) => Promise<boolean>
  /** Writes down what became of a letter, with the next commit. */
  readonly answer: (answered: Answered) => void
  /** Writes what is left. @throws what the last commit failed with */
  readonly flush: () => Promise<void>
}

/** @param write one commit; what it could not write is not marked */
export function createMarks(
  write: (answers: readonly Answered[], toMark: readonly number[]) => Promise<ReadonlySet<number>>,
): Marks {
  let answers: Answered[] = []
  let asking: {
    readonly number: number
    readonly done: (may: boolean) => void
    readonly failed: (why: unknown) => void
  }[] = []
  let writing: Promise<void> | undefined
  let broken: unknown

  async function run(): Promise<void> {
    while (!isIdle()) {
      // Whatever the mail server has said by now goes together.
      await new Promise((done) => setImmediate(done))
      const [now, answered] = [asking, answers]
      asking = []
      answers = []
      try {
        const may = await write(
          answered,
          now.map(({ number }) => number),
        )
        for (const { number, done } of now) done(may.has(number))
      } catch (error) {
        broken = error
        for (const { failed } of [...now, ...asking]) failed(error)
        asking = []
      }
    }
  }
  const isIdle = () => broken !== undefined || (asking.length === 0 && answers.length === 0)
  const begin = () => {
    if (writing || isIdle()) return
    writing = run().finally(() => {
      writing = undefined
      // Something may have come between the last look and now.
      begin()
    })
  }
  return {
    mark: (number) =>
      new Promise((done, failed) => {
        if (broken !== undefined) return failed(broken)
        asking.push({ number, done, failed })
        begin()
      }),
    answer(answered) {
      answers.push(answered)
      // Goes with the next mark; where none comes, soon by itself.
      if (answers.length === 1) setTimeout(begin, SOON_MS)
    },
    async flush() {
      begin()
      while (writing) await writing
      if (broken !== undefined) throw broken
    },
  }
}
const SOON_MS = 25
