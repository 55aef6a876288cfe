/** `kairos mailing returned`: bounces and complaints, as a mail server hands them over. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { takeReturned } from '#mailing/returned-store.ts'
import { secret } from '#platform/postgres.ts'
import { readReport } from '#platform/read-report.ts'
import { createTokens } from '#platform/tokens.ts'
import { commandEnvironment, withDatabase } from './database.ts'
import { type Asked, Refusal, WrongUsage } from './verb.ts'

export async function mailing({ files: [act, ...files], flag, say }: Asked): Promise<void> {
  if (act !== 'returned') throw new WrongUsage(`"${act}" is not "returned".`)
  // Every file is read before the first is taken in.
  const reports = await Promise.all(files.map(async (file) => readReport(contentOf(file))))
  const { secret: own, data } = commandEnvironment()
  const tokens = createTokens(own ?? secret(join(data, 'secret')))
  const all = await withDatabase(async ({ db }) => {
    const taken = []
    for (const [i, report] of reports.entries())
      taken.push({ file: files[i] ?? '', ...(await takeReturned(db, tokens, report)) })
    return taken
  })
  if (flag('json')) return say(JSON.stringify({ returned: all }))
  for (const { file, is, letters } of all)
    say(
      letters > 0
        ? `${file}: ${letters === 1 ? 'a letter' : `${letters} letters`} ${is === 'bounced' ? 'came back' : 'met a complaint'}.`
        : `${file}: nothing of ours.`,
    )
}

function contentOf(file: string): Buffer {
  if (file === '-') return readFileSync(0)
  if (!existsSync(file)) throw new Refusal(`There is no file ${file}.`)
  return readFileSync(file)
}
