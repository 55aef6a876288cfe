/** From the words of the command line to a verb, and from what became of it to an exit code. */
import { parseArgs } from 'node:util'
import { Refusal, type Verb, WrongUsage } from './verb.ts'
import { helpOn, overview, VERBS } from './verbs.ts'

/** Where a command prints a line: what it was asked for, and what is wrong. */
export type Output = { readonly say: (line: string) => void; readonly complain: (line: string) => void }

/** @returns the exit code: 0 done, 1 refused or invalid input, 2 wrong usage */
export async function command([name, ...rest]: readonly string[], out: Output): Promise<number> {
  if (name === undefined) return wrong(out, `Say what to do.\n${overview()}`)
  const wantsHelp = ['help', '--help', '-h'].includes(name) || rest.includes('--help') || rest.includes('-h')
  const topic = ['help', '--help', '-h'].includes(name) ? rest.find((word) => !word.startsWith('-')) : name
  const verb = VERBS.find((known) => known.name === topic)
  if (topic !== undefined && !verb)
    return wrong(out, `There is no verb "${topic}". "kairos help" lists them.`)
  if (wantsHelp) {
    out.say(verb ? helpOn(verb) : overview())
    return 0
  }
  return verb ? run(verb, rest, out) : wrong(out, overview())
}

async function run(verb: Verb, args: readonly string[], out: Output): Promise<number> {
  try {
    const { values, positionals } = parsed(verb, args)
    const text = (option: string) => {
      const value = values[option]
      return typeof value === 'string' ? value : undefined
    }
    const act = await verb.load()
    const flag = (option: string) => values[option] === true
    await act({ files: positionals, text, flag, say: out.say, note: out.complain })
    return 0
  } catch (error) {
    if (error instanceof WrongUsage) return wrong(out, `${error.message} Usage: ${verb.usage}`)
    const message = error instanceof Error ? error.message : String(error)
    out.complain(oneLine(message))
    // What nobody foresaw is thrown on to whoever asks for it.
    if (!(error instanceof Refusal) && process.env.KAIROS_DEBUG) throw error
    return 1
  }
}

type Options = Verb['options']

function parsed(verb: Verb, args: readonly string[]) {
  const options: Options = { ...verb.options, json: { type: 'boolean' } }
  try {
    const read = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    const [least, most] = verb.files
    if (read.positionals.length < least) throw new WrongUsage('Something is missing.')
    if (read.positionals.length > most) throw new WrongUsage(`"${read.positionals[most]}" is too much.`)
    return read
  } catch (error) {
    if (error instanceof WrongUsage || !(error instanceof Error)) throw error
    throw new WrongUsage(`${oneLine(error.message).split('. ')[0]}.`)
  }
}

function wrong(out: Output, message: string): number {
  out.complain(message)
  return 2
}

const oneLine = (message: string): string => message.trim().replaceAll(/\s*\n\s*/g, ' ')
