/** Every letter to subscribers: drafts, those on their way, and those that went. */
import { href } from 'react-router'
import { care, site } from '#web/context.ts'
import { dateAndClock } from '#web/format.ts'
import { Action, Empty, Notice, PageHead } from '#web/page.tsx'
import { Table } from '#web/table.tsx'
import { ISSUES_PAGE } from '../issue-page-words.ts'
import { STANDS_WORDS } from '../issue-stands-words.ts'
import { list } from '../subscription.ts'
import { LIST_WORDS } from '../words.ts'
import type { Route } from './+types/desk-issues.ts'
import './mailing.css'

export async function loader({ context }: Route.LoaderArgs) {
  const { issueDesk, person } = context.get(care)
  return { issues: await issueDesk.issues(), zone: person.zone, sends: context.get(site).issues.sends }
}

export default function DeskIssues({ loaderData: { issues, zone, sends } }: Route.ComponentProps) {
  return (
    <>
      <PageHead what={ISSUES_PAGE.title}>
        <Action href={href('/desk/issues/new')}>{ISSUES_PAGE.write}</Action>
        <Action href={href('/desk/mailing')} tone="quiet">
          {ISSUES_PAGE.subscribers}
        </Action>
      </PageHead>
      <p className="mailing-lead">{ISSUES_PAGE.lead}</p>
      {!sends && <Notice tone="amber" title={ISSUES_PAGE.noServer} />}
      {issues.length === 0 ? (
        <Empty>{ISSUES_PAGE.none}</Empty>
      ) : (
        <Table
          label={ISSUES_PAGE.title}
          columns={ISSUES_PAGE.columns}
          rows={issues.map((issue) => [
            <a key={issue.id} href={href('/desk/issues/:issue', { issue: issue.id })}>
              {issue.subject}
            </a>,
            LIST_WORDS[list.parse(issue.list)].name,
            STANDS_WORDS[issue.stands],
            dateAndClock(issue.changedAt, zone),
          ])}
        />
      )}
    </>
  )
}
