/** `npm run lighthouse`: installs Lighthouse beside the project, builds, and runs bench/lighthouse.ts. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildPages, install, root, run } from './prepare.mjs'

install()
buildPages()
if (!existsSync(join(root, 'bench/lighthouse/node_modules')))
  run('npm', [
    'ci',
    '--prefix',
    'bench/lighthouse',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ])
run('node', ['bench/lighthouse.ts'])
