/** One entry of an issue's history in words. */
import { dateAndClock } from '#web/format.ts'
import type { IssueEntry } from '../issue.ts'
import { ISSUE_ENTRY_WORDS } from '../issue-page-words.ts'

export function issueEntryWords(entry: IssueEntry, zone: string): string {
  switch (entry.kind) {
    case 'scheduled':
      return ISSUE_ENTRY_WORDS.scheduled(dateAndClock(entry.body.for, zone))
    case 'begun':
      return ISSUE_ENTRY_WORDS.begun(entry.body.recipients)
    case 'paused':
    case 'stopped':
      return ISSUE_ENTRY_WORDS[entry.kind](entry.body.why)
    case 'settled':
      return ISSUE_ENTRY_WORDS.settled(entry.body.arrived, entry.body.again)
    default:
      return ISSUE_ENTRY_WORDS[entry.kind]
  }
}
