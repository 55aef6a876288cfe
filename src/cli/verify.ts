/** `kairos verify`: the hash chain of every practice. */
import { verifyChain } from '#platform/verify.ts'
import { withDatabaseUrl } from './database.ts'
import { type Asked, Refusal } from './verb.ts'

export async function verifyCharts({ flag, say }: Asked): Promise<void> {
  const found = await withDatabaseUrl(verifyChain)
  if (flag('json')) say(JSON.stringify(found))
  if (!found.ok) {
    const place = found.seq === undefined ? '' : ` (number ${found.seq} of its chain)`
    throw new Refusal(
      `${found.chain === 'charts' ? 'The chain' : 'The access record'} of practice ${found.practice} does not fit at entry ${found.entry}${place}: ${WHY[found.why]} Restore it from a backup, and find out who can write to the database.`,
    )
  }
  if (flag('json')) return
  say(
    `Every one of ${found.entries} entries of ${found.practices} ${found.practices === 1 ? 'practice' : 'practices'} fits its seal.`,
  )
  for (const { practice, seq, hash } of found.seals)
    say(`Newest seal of practice ${practice}: number ${seq}, ${hash}`)
  say(`Who looked at a chart was recorded ${found.looks} times, and every record fits its seal.`)
  for (const { practice, seq, hash } of found.lookSeals)
    say(`Newest seal of the access record of practice ${practice}: number ${seq}, ${hash}`)
}

const WHY = {
  changed: 'it was changed after it was recorded.',
  removed: 'it was removed.',
  'slipped in': 'it was put in without a seal.',
  'chain broken': 'the chain is broken before it.',
} as const
