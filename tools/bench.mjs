/** `npm run bench`: installs what it compares with, builds, and runs bench/bench.ts. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildPages, install, root, run } from './prepare.mjs'

install()
buildPages()
if (!existsSync(join(root, 'bench/peer/node_modules')))
  run('npm', ['ci', '--prefix', 'bench/peer', '--no-audit', '--no-fund', '--loglevel=error'])
run('node', ['bench/bench.ts'])
