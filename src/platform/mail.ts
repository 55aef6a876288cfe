/** Letters: put in the queue by whatever causes them, sent by a job. */
import type { Tx } from './database.ts'

/** A letter in plain text. The subject says what it is about and never about whom. */
export type Letter = {
  readonly to: string
  readonly subject: string
  readonly text: string
}

export type Post = {
  /** Queues a letter. Inside the transaction that causes it, when one is given: both happen or neither. */
  readonly send: (letter: Letter, tx?: Tx) => Promise<void>
}

export const createPost = (): Post => ({ send: async () => {} })
