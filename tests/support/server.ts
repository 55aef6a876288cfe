/** The real server on a database of its own, as a person would start it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '#platform/postgres.ts'
import type { Clock } from './clock.ts'
import { freshDatabase } from './database.ts'

const ROOT = join(import.meta.dirname, '../..')

export type RunningServer = {
  readonly origin: string
  readonly databaseUrl: string
  /** The folder with its secrets and master keys. */
  readonly data: string
  readonly output: () => string
  readonly child: ChildProcess
  readonly stop: () => Promise<void>
}

/**
 * Starts `src/main.ts` with the demonstration practice on a free port.
 * @param clock when given, the server and its database live by this clock
 */
export async function startServer(
  environment: Readonly<Record<string, string>> = {},
  clock?: Clock,
): Promise<RunningServer> {
  const databaseUrl = await freshDatabase()
  await clock?.govern(databaseUrl)
  const data = mkdtempSync(join(tmpdir(), 'kairos-data-'))
  const port = await freePort()
  const child = spawn('node', ['src/main.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      KAIROS_DATA: data,
      KAIROS_DEMONSTRATION: 'yes',
      ...clock?.environment,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      output += String(chunk)
    })
  const origin = `http://localhost:${port}`
  await new Promise<void>((done, failed) => {
    child.stdout?.on('data', () => output.includes('Stop it with Ctrl-C') && done())
    child.on('exit', (code) => failed(new Error(`The server ended with ${code}: ${output}`)))
  })
  return {
    origin,
    databaseUrl,
    data,
    child,
    output: () => output,
    async stop() {
      const ended = new Promise((done) => child.once('exit', done))
      if (child.exitCode === null && child.kill('SIGTERM')) await ended
      rmSync(data, { recursive: true, force: true })
    },
  }
}
