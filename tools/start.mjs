/** `npm start`: installs, builds, and serves. The server itself is src/main.ts. */
import { spawn } from 'node:child_process'
import { buildPages, environment, install, root } from './prepare.mjs'

install()
buildPages()
const server = spawn('node', ['src/main.ts'], { cwd: root, env: environment, stdio: 'inherit' })
// Ctrl-C reaches the server too; it ends in order and we end with it.
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => signal === 'SIGTERM' && server.kill(signal))
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
