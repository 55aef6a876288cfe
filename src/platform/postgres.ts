/** Starts the PostgreSQL that comes from npm, when no DATABASE_URL names another. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import {
  type Account,
  type Binaries,
  placed,
  shippedBinaries,
  unprivilegedAccount,
} from './postgres-place.ts'

export type Postgres = {
  readonly url: (database?: string) => string
  /** The process id of the server, for measuring. */
  readonly pid: number
  readonly stop: () => Promise<void>
}

const MEMORY = ['shared_buffers=64MB', 'max_connections=60', 'wal_compression=on']

/**
 * Starts PostgreSQL on a data folder, creating its files on first use. A server left over from a killed program is
 * taken over. As root the server runs as the account `postgres`, because PostgreSQL refuses to be root.
 * @throws Error with a sentence that says what to do
 */
export async function startPostgres(
  dataFolder: string,
  log: (line: string) => void = () => {},
): Promise<Postgres> {
  mkdirSync(dataFolder, { recursive: true })
  const owner = join(dataFolder, 'owner.pid')
  const holder = existsSync(owner) ? Number(readFileSync(owner, 'utf8')) : 0
  if (holder !== process.pid && isAlive(holder)) {
    throw new Error(
      `Another Kairos (process ${holder}) is using the data in ${dataFolder}. Stop it first, or set KAIROS_DATA to another folder.`,
    )
  }
  writeFileSync(owner, String(process.pid))

  const account = process.getuid?.() === 0 ? unprivilegedAccount() : undefined
  const { binaries, folder } = placed(await shippedBinaries(), join(dataFolder, 'postgres'), account, log)
  const password = secret(join(dataFolder, 'postgres.password'))
  if (!existsSync(join(folder, 'PG_VERSION'))) initialise(binaries, folder, password, account)

  const running = runningServer(folder)
  const port = running?.port ?? (await freePort())
  const child = running ? undefined : launch(binaries, folder, port, account)
  const url = (database = 'postgres') => `postgres://kairos:${password}@127.0.0.1:${port}/${database}`
  await answering(url(), child)
  const pid = running?.pid ?? child?.pid ?? 0
  writeFileSync(join(dataFolder, 'postgres.url'), url(), { mode: 0o600 })
  return {
    url,
    pid,
    async stop() {
      // SIGINT is PostgreSQL's fast shutdown: connections are closed, nothing committed is lost.
      if (isAlive(pid)) process.kill(pid, 'SIGINT')
      for (let waited = 0; isAlive(pid) && waited < 10_000; waited += 20) await pause(20)
      for (const file of [owner, join(dataFolder, 'postgres.url')]) rmSync(file, { force: true })
    },
  }
}

/** The address of the server that another Kairos runs on this folder, so that a command can work beside it. */
export function runningPostgres(dataFolder: string): string | undefined {
  const [owner, url] = [join(dataFolder, 'owner.pid'), join(dataFolder, 'postgres.url')]
  if (!existsSync(owner) || !existsSync(url) || !isAlive(Number(readFileSync(owner, 'utf8'))))
    return undefined
  return readFileSync(url, 'utf8')
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

function isAlive(pid: number): boolean {
  if (!(pid > 1)) return false
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  // A child that ended but was not yet waited for still answers to its number.
  const stat = `/proc/${pid}/stat`
  return !existsSync(stat) || !/\) Z /.test(readFileSync(stat, 'utf8'))
}

function initialise(
  binaries: Binaries,
  folder: string,
  password: string,
  account: Account | undefined,
): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (account) chownSync(folder, account.uid, account.gid)
  for (const file of [binaries.initdb, binaries.postgres]) if (!account) chmodSync(file, 0o755)
  const passwordFile = join(folder, '..', `${process.pid}.pw`)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account) chownSync(passwordFile, account.uid, account.gid)
  const made = spawnSync(
    binaries.initdb,
    [
      `--pgdata=${folder}`,
      '--username=kairos',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
    ],
    { ...account, encoding: 'utf8' },
  )
  rmSync(passwordFile, { force: true })
  if (made.status !== 0) {
    throw new Error(
      `PostgreSQL could not create its files in ${folder}: ${(made.stderr || made.error?.message || '').trim().split('\n').at(-1)}`,
    )
  }
}

/** A server that still runs on the folder: its process and port, from the file that PostgreSQL keeps. */
function runningServer(folder: string): { pid: number; port: number } | undefined {
  const file = join(folder, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const found = { pid: Number(lines[0]), port: Number(lines[3]) }
  return isAlive(found.pid) && found.port > 0 ? found : undefined
}

function launch(
  binaries: Binaries,
  folder: string,
  port: number,
  account: Account | undefined,
): ChildProcess {
  const settings = [...MEMORY, 'listen_addresses=127.0.0.1', 'unix_socket_directories='].flatMap((s) => [
    '-c',
    s,
  ])
  const log = openSync(`${folder}.log`, 'a')
  // Detached: Ctrl-C reaches this program first, which then stops the server in order.
  const child = spawn(binaries.postgres, ['-D', folder, '-p', String(port), ...settings], {
    ...account,
    cwd: folder,
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.on('error', () => {})
  child.unref()
  return child
}

async function answering(url: string, child: ChildProcess | undefined): Promise<void> {
  let last = ''
  for (let tries = 0; tries < 600; tries++) {
    if (child && child.exitCode !== null) break
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      last = error instanceof Error ? error.message : String(error)
      await client.end().catch(() => {})
      await pause(25)
    }
  }
  throw new Error(`PostgreSQL did not start: ${last}. Look at free disk space and at the folder's owner.`)
}

/** A port of this machine that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? done(address.port) : failed(new Error('no port')),
      )
    })
  })
}

/** A random secret kept in a file that only its owner may read. */
export function secret(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const made = randomBytes(32).toString('base64url')
  writeFileSync(file, made, { mode: 0o600 })
  return made
}
