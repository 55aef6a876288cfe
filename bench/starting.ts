/** A warm start until the first page is there, and the memory that server and Postgres then take together. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '#platform/postgres.ts'
import { median, type Row } from './table.ts'

const ROOT = join(import.meta.dirname, '..')
const ROUNDS = 3
const START_LIMIT_MS = 3000
const MEMORY_LIMIT_MB = 400

/** @param data a data folder that a server filled before */
export async function starting(data: string): Promise<Row[]> {
  const times: number[] = []
  const sizes: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const port = await freePort()
    const begun = performance.now()
    const child = spawn('npm', ['start'], {
      cwd: ROOT,
      env: { ...process.env, PORT: String(port), KAIROS_DATA: data, DATABASE_URL: '' },
      stdio: 'ignore',
      detached: true,
    })
    await firstPage(`http://localhost:${port}/sign-in`)
    times.push(performance.now() - begun)
    const server = Number(/\d+/.exec(readFileSync(join(data, 'owner.pid'), 'utf8'))?.[0])
    const postgres = Number(readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
    // Some pages first, so that what is loaded when needed is counted too.
    for (let i = 0; i < 20; i++) await (await fetch(`http://localhost:${port}/`)).text()
    sizes.push([server, postgres, ...childrenOf(postgres)].reduce((sum, pid) => sum + megabytes(pid), 0))
    const ended = new Promise((done) => child.once('exit', done))
    process.kill(-child.pid!, 'SIGINT')
    await ended
  }
  return [
    {
      name: 'warm start',
      ours: median(times),
      unit: 'ms',
      peer: 'limit',
      theirs: START_LIMIT_MS,
      ratio: START_LIMIT_MS / median(times),
    },
    {
      name: 'memory',
      ours: median(sizes),
      unit: 'MB',
      peer: 'limit',
      theirs: MEMORY_LIMIT_MB,
      ratio: MEMORY_LIMIT_MB / median(sizes),
    },
  ]
}

async function firstPage(address: string): Promise<void> {
  for (let tries = 0; tries < 3000; tries++) {
    const answer = await fetch(address).catch(() => undefined)
    if (answer?.ok) return void (await answer.text())
    await new Promise((done) => setTimeout(done, 10))
  }
  throw new Error(`${address} did not answer.`)
}

const childrenOf = (parent: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const stat = `/proc/${pid}/stat`
      return existsSync(stat) && Number(/\) \S (\d+)/.exec(readFileSync(stat, 'utf8'))?.[1]) === parent
    })

/** Proportional set size: memory that processes share is counted once. */
const megabytes = (pid: number): number =>
  Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024
