/** `kairos verify`: the hash chain of every practice. */
import { type Verified, verifyChain } from '#platform/verify.ts'
import { withDatabaseUrl } from './database.ts'
import { type Asked, Refusal } from './verb.ts'

export async function verifyCharts({ flag, say }: Asked): Promise<void> {
  const found = await withDatabaseUrl(verifyChain)
  if (flag('json')) say(JSON.stringify(found))
  if (!found.ok)
    throw new Refusal(
      `${misfit(found)} Restore it from a backup, and find out who can write to the database.`,
    )
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

/** The first row that does not fit, in a sentence. */
export function misfit({ chain, practice, entry, seq, why }: Extract<Verified, { ok: false }>): string {
  const place = seq === undefined ? '' : ` (number ${seq} of its chain)`
  return `${chain === 'charts' ? 'The chain' : 'The access record'} of practice ${practice} does not fit at entry ${entry}${place}: ${WHY[why]}`
}

const WHY = {
  changed: 'it was changed after it was recorded.',
  removed: 'it was removed.',
  'slipped in': 'it was put in without a seal.',
  'chain broken': 'the chain is broken before it.',
} as const
