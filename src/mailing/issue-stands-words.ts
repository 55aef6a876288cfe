/** How an issue stands, and why it cannot be otherwise now. */
import type { IssueKind, Stands } from './issue.ts'

export const STANDS_WORDS: Readonly<Record<Stands, string>> = {
  draft: 'draft',
  scheduled: 'waits for its time',
  sending: 'on its way',
  paused: 'paused',
  sent: 'sent',
  stopped: 'stopped',
  discarded: 'set aside',
}

const CANNOT: Readonly<Record<IssueKind, string>> = {
  drafted: 'be drafted again',
  written: 'be changed',
  scheduled: 'be approved',
  unscheduled: 'be taken back',
  begun: 'begin',
  paused: 'be paused',
  resumed: 'go on',
  stopped: 'be stopped',
  settled: 'be settled',
  finished: 'be finished',
  discarded: 'be set aside',
}

export const cannotNow = (kind: IssueKind, stands: Stands): string =>
  `It cannot ${CANNOT[kind]} now (${STANDS_WORDS[stands]}). Look at how it stands, then decide.`
