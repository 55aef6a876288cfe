/** The real server on a database of its own. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { Clock } from './clock.ts'
import { filledDatabase, freshDatabase } from './database.ts'
import { type RunningProgram, runProgram } from './program.ts'

export type RunningServer = RunningProgram & {
  readonly databaseUrl: string
  /** The folder with its secrets and master keys. */
  readonly data: string
}

/**
 * Starts the program on a copy of the demonstration. Its stories end today; a server that lives by a clock of its own
 * tells them anew.
 * @param clock when given, the server and its database live by this clock
 */
export async function startServer(
  environment: Readonly<Record<string, string>> = {},
  clock?: Clock,
): Promise<RunningServer> {
  const data = mkdtempSync(join(tmpdir(), 'kairos-data-'))
  if (!clock) cpSync(inject('demonstration'), data, { recursive: true })
  const databaseUrl = await (clock ? freshDatabase() : filledDatabase())
  await clock?.govern(databaseUrl)
  const program = await runProgram({
    databaseUrl,
    data,
    environment: { ...clock?.environment, ...environment },
  })
  return {
    ...program,
    databaseUrl,
    data,
    async stop() {
      await program.stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
