/** The real server on a data folder of its own, for measuring from outside. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { emailOf, PASSWORD } from '#demonstration/people.ts'
import { freePort } from '#platform/postgres.ts'

const ROOT = join(import.meta.dirname, '..')

export type BenchServer = {
  readonly origin: string
  readonly databaseUrl: string
  readonly child: ChildProcess
  /** Signs a person of the demonstration in. @returns the cookie, and the courses that their caseload links to */
  readonly signedIn: (key: string) => Promise<{ cookie: string; courses: string[] }>
  readonly stop: () => Promise<void>
}

/** @param data the data folder; the second start on it is a warm one */
export async function startServer(data: string): Promise<BenchServer> {
  const port = await freePort()
  const child = spawn('node', ['src/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), KAIROS_DATA: data, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((done, failed) => {
    child.stdout?.on('data', (chunk) => String(chunk).includes('Stop it with Ctrl-C') && done())
    child.once('exit', (code) => failed(new Error(`The server ended with ${code}.`)))
  })
  const origin = `http://localhost:${port}`
  const lines = readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n')
  const password = readFileSync(join(data, 'postgres.password'), 'utf8').trim()
  return {
    origin,
    child,
    databaseUrl: `postgres://kairos:${password}@127.0.0.1:${lines[3]}/postgres`,
    async signedIn(key) {
      const answer = await fetch(`${origin}/sign-in`, {
        method: 'POST',
        redirect: 'manual',
        headers: { Origin: origin },
        body: new URLSearchParams({ email: emailOf(key), password: PASSWORD }),
      })
      if (answer.status !== 302) throw new Error(`Signing in ${key} was answered with ${answer.status}.`)
      const cookie = answer.headers
        .getSetCookie()
        .map((c) => c.split(';')[0])
        .join('; ')
      const caseload = await (await fetch(`${origin}/caseload`, { headers: { Cookie: cookie } })).text()
      return {
        cookie,
        courses: [...new Set([...caseload.matchAll(/\/courses\/([0-9a-f-]{36})/g)].map((m) => m[1]!))],
      }
    },
    async stop() {
      const ended = new Promise((done) => child.once('exit', done))
      child.kill('SIGTERM')
      await ended
    },
  }
}
