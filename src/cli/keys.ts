/** `kairos keys rotate`: a new master key, while the program runs. */
import { rotateMasterKey } from '#platform/rotation.ts'
import { commandEnvironment, withDatabaseUrl } from './database.ts'
import { type Asked, WrongUsage } from './verb.ts'

export async function changeKeys({ files: [what], flag, say }: Asked): Promise<void> {
  if (what !== 'rotate') throw new WrongUsage(`There is no "keys ${what}".`)
  const path = commandEnvironment().keys
  const rotated = await withDatabaseUrl((url) => rotateMasterKey(url, path))
  if (flag('json')) return say(JSON.stringify(rotated))
  const { current, wrapped, dropped } = rotated
  say(
    `The master key is now ${current}; the keys of ${wrapped} courses were wrapped with it. Copy ${path} to where you keep its backup.`,
  )
  if (dropped.length > 0) say(`Nothing needed ${dropped.join(', ')} any more: taken out of the file.`)
}
