/** What a verb of the command line is. */
import type { Problem } from '#kernel/result.ts'

export type Asked = {
  /** What stands after the verb: files, or the id of a course. */
  readonly files: readonly string[]
  /** The value of an option, when it was given. */
  readonly text: (option: string) => string | undefined
  readonly flag: (option: string) => boolean
  /** Prints one line. */
  readonly say: (line: string) => void
  /** Prints one line beside what was asked for, which may go into a file or another program. */
  readonly note: (line: string) => void
}

export type Verb = {
  readonly name: string
  readonly usage: string
  /** One sentence. */
  readonly about: string
  /** What else a person should know. */
  readonly more?: string
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>
  /** The least and the most that may stand after the verb. */
  readonly files: readonly [least: number, most: number]
  /** Loads what the verb needs only when it is asked for, so that a verb without a database starts at once. */
  readonly load: () => Promise<(asked: Asked) => Promise<void>>
}

/** Refused or invalid input: exit 1 with this one sentence. */
export class Refusal extends Error {}

/** The command was not understood: exit 2. */
export class WrongUsage extends Error {}

/** Several problems in one line, the first few of them whole. */
export function refusalOf(problems: readonly Problem[], most = 3): Refusal {
  const told = problems
    .slice(0, most)
    .map(({ field, message }) => (field?.includes('/') ? `${field}: ${message}` : message))
  const rest = problems.length - told.length
  return new Refusal(rest > 0 ? `${told.join(' ')} And ${rest} more.` : told.join(' '))
}
