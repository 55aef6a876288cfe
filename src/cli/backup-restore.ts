/** `kairos restore`: a backup into an empty database, whole or not at all. */
import { mkdirSync } from 'node:fs'
import { restoreBackup } from '#platform/backup-restoring.ts'
import { openMasterKeys } from '#platform/master-keys.ts'
import { runningPostgres, startPostgres } from '#platform/postgres.ts'
import { lines, seconds, shortcomings, told } from './backup.ts'
import { commandEnvironment } from './database.ts'
import { type Asked, Refusal } from './verb.ts'

export async function restore({ files: [file = ''], flag, say }: Asked): Promise<void> {
  const masters = openMasterKeys(commandEnvironment().keys)
  const found = await withEmptyDatabase((url) => restoreBackup(file, url, masters, true))
  const wrong = shortcomings(found)
  if (flag('json')) say(JSON.stringify({ file, ...told(found) }))
  else {
    for (const line of lines(found)) say(line)
    say(
      `${file} was restored in ${seconds(found)}. Everybody signs in again, and links in letters work no more.`,
    )
    say(
      `What happened after ${found.about.at} is not in it: end again who left since, and delete again what was deleted since.`,
    )
  }
  if (wrong.length > 0) throw new Refusal(`${file} was restored. ${wrong.join(' ')}`)
}

/** The database that is named, or one of one's own that is made now. */
async function withEmptyDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const { databaseUrl, data } = commandEnvironment()
  const known = databaseUrl ?? runningPostgres(data)
  if (known) return work(known)
  mkdirSync(data, { recursive: true })
  const postgres = await startPostgres(data)
  try {
    return await work(postgres.url())
  } finally {
    await postgres.stop()
  }
}
