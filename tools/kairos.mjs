#!/usr/bin/env node
/** The `kairos` command: hands over to src/cli.ts on the Node that comes with Kairos. Itself it runs on Node 20. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const node = join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node')

if (!existsSync(node)) {
  process.stderr.write(`Kairos is not installed yet. Run "npm ci" in ${root}, then the command again.\n`)
  process.exit(1)
}
const ran = spawnSync(node, [join(root, 'src/cli.ts'), ...process.argv.slice(2)], { stdio: 'inherit' })
if (ran.error || ran.status === 127) {
  process.stderr.write(
    `The Node that comes with Kairos cannot start on this machine (${ran.error?.message ?? 'see above'}). Delete node_modules in ${root} and run "npm ci" again.\n`,
  )
  process.exit(1)
}
process.exit(ran.status ?? 1)
