/** How far an issue is, and what keeps it back. */
import { dateAndClock } from '#web/format.ts'
import { Notice, Section } from '#web/page.tsx'
import { Table } from '#web/table.tsx'
import type { DeskIssue } from '../issue-desk-store.ts'
import { ISSUE_PAGE } from '../issue-page-words.ts'

type ProgressProps = { readonly found: DeskIssue; readonly zone: string; readonly listName: string }

const SHOWN = ['taken', 'waiting', 'marked', 'unknown', 'refused', 'left'] as const

export function IssueProgress({ found, zone, listName }: ProgressProps) {
  const { issue, progress, nextAt, trouble } = found
  const { held } = issue
  return (
    <Section title={ISSUE_PAGE.progress} about={ISSUE_PAGE.went(found.meant, listName)}>
      {held && (
        <Notice
          tone={issue.stands === 'paused' ? 'amber' : 'info'}
          title={issue.stands === 'paused' ? ISSUE_PAGE.paused : ISSUE_PAGE.stopped}
        >
          <p>{held.why}</p>
        </Notice>
      )}
      {trouble && issue.stands === 'sending' && (
        <Notice tone="amber" title={ISSUE_PAGE.trouble}>
          <p>{trouble}</p>
        </Notice>
      )}
      <Table
        label={ISSUE_PAGE.progress}
        columns={ISSUE_PAGE.columns}
        rows={SHOWN.filter((state) => state === 'taken' || progress[state] > 0).map((state) => [
          ISSUE_PAGE.states[state],
          progress[state].toLocaleString('en-US'),
        ])}
      />
      {nextAt && issue.stands === 'sending' && <p>{ISSUE_PAGE.nextAt(dateAndClock(nextAt, zone))}</p>}
    </Section>
  )
}
