/** `npm run pictures`: makes the README's pictures from the running program, by the browser journeys. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildPages, environment, install, root } from './prepare.mjs'

install()
buildPages()
const pictures = join(root, 'docs/pictures')
const ran = spawnSync('vitest', ['run', '--project', 'journeys'], {
  cwd: root,
  env: { ...environment, KAIROS_PICTURES: pictures },
  stdio: 'inherit',
})
process.exit(ran.status ?? 1)
