/** One entry of a subscriber's history in words. */
import { ENTRY_WORDS } from '../desk-words.ts'
import type { List, SubscriberEntry } from '../subscription.ts'
import { LIST_WORDS, WAYS_OUT_WORDS } from '../words.ts'

export function entryWords(entry: SubscriberEntry): string {
  switch (entry.kind) {
    case 'join-asked':
    case 'join-confirmed':
    case 'imported':
      return ENTRY_WORDS[entry.kind](named(entry.body.lists))
    case 'left':
      return ENTRY_WORDS.left(named(entry.body.lists), WAYS_OUT_WORDS[entry.body.how])
    case 'bounced':
      return ENTRY_WORDS.bounced(entry.body.hard, entry.body.status)
    case 'released':
      return ENTRY_WORDS.released(entry.body.why)
    case 'described':
    case 'complained':
      return ENTRY_WORDS[entry.kind]()
  }
}

const named = (lists: readonly List[]): string => lists.map((list) => LIST_WORDS[list].name).join(', ')
