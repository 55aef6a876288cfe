/**
 * The `kairos` command. Exit 0: done. 1: refused or invalid input, with one line on stderr that says what to do.
 * 2: wrong usage. Each verb is a file in `cli/`.
 */
import { command } from './cli/command.ts'

// A reader that closes early, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

process.exitCode = await command(process.argv.slice(2), {
  say: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
})
