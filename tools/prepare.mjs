/** What every command does first: install what the lock file names, and build the pages when they changed. Runs on Node 20. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join, relative, resolve } from 'node:path'

export const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')
const bin = join(root, 'node_modules/.bin')

/** The environment of every program we start: our own `node` (26) comes first. */
export const environment = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` }

/** Ends with one sentence that says what to do. */
export function stop(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

/** Runs a program of the project and ends when it fails. */
export function run(command, args, sentence) {
  const ran = spawnSync(command, args, { cwd: root, env: environment, stdio: 'inherit' })
  if (ran.status !== 0) stop(sentence ?? `"${command} ${args.join(' ')}" failed.`)
}

/** Installs when the lock file changed since the last time, and checks that what was installed can start. */
export function install() {
  const stamp = join(root, 'node_modules/.kairos-installed')
  const wanted = digest([join(root, 'package-lock.json')])
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    process.stdout.write('Installing what the lock file names …\n')
    // Some packages name a newer Node than the one that installs them; they run on the Node that is installed here.
    run(
      'npm',
      ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
      'The installation failed. Check that the npm registry can be reached, then run the command again.',
    )
    checkNode()
    writeFileSync(stamp, wanted)
  } else checkNode()
}

function checkNode() {
  const node = spawnSync(join(bin, 'node'), ['-e', 'process.stdout.write(String(typeof Temporal))'], {
    encoding: 'utf8',
  })
  if (node.status === 0 && node.stdout === 'object') return
  const why = /libatomic/.test(node.stderr ?? '')
    ? 'It needs the system library libatomic: on Debian or Ubuntu "apt-get install libatomic1".'
    : `It says: ${(node.stderr || node.error?.message || 'nothing').trim().split('\n')[0]}`
  stop(
    `The Node that comes with Kairos cannot start on this machine. ${why} Then delete node_modules and run the command again.`,
  )
}

/** Builds the pages when a source file changed since the last build. */
export function buildPages() {
  const stamp = join(root, 'build/.kairos-built')
  const wanted = digest([
    ...filesUnder(join(root, 'src')),
    ...[
      'package-lock.json',
      'vite.config.ts',
      'vite.console.config.ts',
      'react-router.config.ts',
      'tsconfig.json',
    ].map((f) => join(root, f)),
  ])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  process.stdout.write('Building the pages …\n')
  const build = (command, args) => {
    const built = spawnSync(command, args, { cwd: root, env: environment, encoding: 'utf8' })
    if (built.status !== 0) stop(`The pages could not be built:\n${built.stdout}${built.stderr}`)
  }
  build('react-router', ['build'])
  build('vite', ['build', '--config', 'vite.console.config.ts'])
  mkdirSync(join(root, 'build'), { recursive: true })
  writeFileSync(stamp, wanted)
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesUnder(path)
    return /\.test\.tsx?$/.test(entry.name) ? [] : [path]
  })
}

function digest(files) {
  const hash = createHash('sha256')
  for (const file of files.sort())
    if (statSync(file).isFile()) hash.update(relative(root, file)).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}
