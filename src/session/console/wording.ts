/** What a draft says in one line, before the server has made an entry of it. */
import type { Draft } from '#chart/chart.ts'
import type { SessionEntry } from '../entries.ts'
import { sessionKinds } from '../entries.ts'
import type { SessionProtocol } from '../protocol.ts'
import { lineOf } from '../recording.ts'
import { STORED } from './words.ts'

export function wordsFor(said: Pick<Draft, 'kind' | 'body'>, protocol: SessionProtocol): string | undefined {
  if (said.kind === 'visit-kept') return STORED.closedVisit
  if (said.kind === 'struck-out') return STORED.struckOut
  return isOurs(said) ? lineOf(said, protocol) : undefined
}

/** A draft was made by this domain's own forms, so its kind decides its body. */
const isOurs = (said: Pick<Draft, 'kind' | 'body'>): said is SessionEntry =>
  Object.hasOwn(sessionKinds, said.kind)
