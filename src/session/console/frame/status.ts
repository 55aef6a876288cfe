/** How it stands between this device and the server, in sentences: the first is always there. */
import { clock } from '#web/format.ts'
import type { Held } from '../held.ts'
import { STATUS } from '../words.ts'

export type Status = {
  readonly tone: 'done' | 'due' | 'amber' | 'red' | 'quiet'
  readonly text: string
  /** What can be done about it here. */
  readonly act?: 'sign-in' | 'retry' | 'refused' | 'take-newer'
}

/** An offset below this is not worth a word: the times of entries are corrected all the same. */
const NOTICED_MS = 60_000

export function statusOf(held: Held, zone: string): readonly [Status, ...Status[]] {
  const { refused, storage, unreadable = 0, newer, offsetMs } = held
  return [
    way(held, held.heardAt && clock(held.heardAt, zone)),
    ...when(refused.length > 0, { tone: 'red', text: STATUS.refused(refused.length), act: 'refused' }),
    ...when(storage === 'full', { tone: 'red', text: STATUS.full }),
    ...when(storage === 'unavailable', { tone: 'red', text: STATUS.unavailable }),
    ...when(unreadable > 0, { tone: 'red', text: STATUS.unreadable(unreadable) }),
    ...when(newer, { tone: 'due', text: STATUS.newer, act: 'take-newer' }),
    ...when(offsetMs !== undefined && Math.abs(offsetMs) >= NOTICED_MS, {
      tone: 'amber',
      text: STATUS.clock(Math.round((offsetMs ?? 0) / 60_000)),
    }),
  ]
}

const when = (yes: boolean, status: Status): Status[] => (yes ? [status] : [])

function way({ link, unsent, refused: { length } }: Held, heard: string | undefined): Status {
  const refused = length > 0
  switch (link) {
    case 'starting':
      return unsent > 0
        ? { tone: 'amber', text: STATUS.onlyHere(unsent) }
        : { tone: 'quiet', text: STATUS.opening }
    case 'live':
      return unsent > 0
        ? { tone: 'due', text: STATUS.sending(unsent) }
        : { tone: refused ? 'due' : 'done', text: STATUS.all(heard, refused) }
    case 'offline':
      return unsent > 0
        ? { tone: 'amber', text: STATUS.onlyHere(unsent), act: 'retry' }
        : { tone: 'amber', text: STATUS.away(heard, refused) }
    case 'sign-in':
      return { tone: 'amber', text: STATUS.signIn(unsent), act: 'sign-in' }
    case 'other-person':
      return { tone: 'amber', text: STATUS.otherPerson(unsent, heard, refused) }
  }
}
