/** `npm run dev`: builds again and restarts the server whenever a source file changes. */
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { buildPages, environment, install, root } from './prepare.mjs'

install()
let server
let timer

function restart() {
  const begin = () => {
    const built = spawn('node', ['-e', "import('./tools/prepare.mjs').then((p) => p.buildPages())"], {
      cwd: root,
      env: environment,
      stdio: 'inherit',
    })
    built.on('exit', (code) => {
      if (code === 0)
        server = spawn('node', ['src/main.ts'], { cwd: root, env: environment, stdio: 'inherit' })
    })
  }
  if (server && server.exitCode === null) {
    server.once('exit', begin)
    server.kill('SIGTERM')
  } else begin()
}

buildPages()
restart()
for (const folder of ['src', 'content', 'migrations']) {
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(restart, 300)
  })
}
process.on('SIGINT', () => server?.once('exit', () => process.exit(0)))
