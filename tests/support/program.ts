/** The program as a person would start it: `src/main.ts` with the demonstration practice, on a free port. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { freePort } from '../../src/platform/postgres.ts'

export const ROOT = join(import.meta.dirname, '../..')

export type RunningProgram = {
  readonly origin: string
  readonly output: () => string
  readonly child: ChildProcess
  readonly stop: () => Promise<void>
}

/**
 * @param place.environment what else the program's environment has; it goes before everything
 * @param place.root another copy of the program
 */
export async function runProgram({
  databaseUrl,
  data,
  environment,
  root = ROOT,
}: {
  readonly databaseUrl: string
  readonly data: string
  readonly environment?: Readonly<Record<string, string>>
  readonly root?: string
}): Promise<RunningProgram> {
  const port = Number(environment?.PORT ?? (await freePort()))
  const child = spawn('node', ['src/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      KAIROS_DATA: data,
      KAIROS_DEMONSTRATION: 'yes',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      output += String(chunk)
    })
  await new Promise<void>((done, failed) => {
    child.stdout?.on('data', () => output.includes('Stop it with Ctrl-C') && done())
    child.on('exit', (code) => failed(new Error(`The server ended with ${code}: ${output}`)))
  })
  return {
    origin: `http://localhost:${port}`,
    child,
    output: () => output,
    async stop() {
      const ended = new Promise((done) => child.once('exit', done))
      if (child.exitCode === null && child.kill('SIGTERM')) await ended
    },
  }
}
