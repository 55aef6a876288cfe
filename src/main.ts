/** The composition root: reads the environment once, builds everything, serves. */
import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { serve } from '@hono/node-server'
import { readEnvironment } from '#platform/config.ts'
import { startPostgres } from '#platform/postgres.ts'
import { build } from './build.ts'

const root = resolve(import.meta.dirname, '..')
const environment = readEnvironment(process.env, root)
/** Whoever sends a request more slowly than any line holds a connection that others need. In milliseconds. */
const PATIENCE = {
  headersTimeout: 15_000,
  requestTimeout: 120_000,
  connectionsCheckingInterval: 5_000,
} as const
const say = (line: string) => process.stdout.write(`${line}\n`)

try {
  await run()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}

async function run(): Promise<void> {
  const pages = join(root, 'build/server/index.js')
  if (!existsSync(pages))
    throw new Error('The pages are not built yet. Start with "npm start", which builds them.')
  mkdirSync(environment.data, { recursive: true })
  const postgres = environment.databaseUrl ? undefined : await startPostgres(environment.data, say)
  const kairos = await build({
    environment,
    databaseUrl: environment.databaseUrl ?? postgres!.url(),
    pages: await import(pages),
    root,
    say,
  })

  const server = serve({
    fetch: kairos.app.fetch,
    port: environment.port,
    hostname: environment.host,
    serverOptions: PATIENCE,
  })
  const stop = async (code: number) => {
    server.close()
    await kairos.close()
    await postgres?.stop()
    process.exit(code)
  }
  server.on('error', (error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE'
    process.stderr.write(
      taken
        ? `Port ${environment.port} is taken by another program. Stop that program, or choose another port: PORT=3001 npm start\n`
        : `The server could not listen on port ${environment.port}: ${error.message}\n`,
    )
    void stop(1)
  })
  server.on('listening', () => {
    say(`Kairos is running at http://localhost:${environment.port}`)
    for (const line of kairos.greeting) say(line)
    say('Stop it with Ctrl-C.')
  })
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      void stop(0)
    })
  }
}
