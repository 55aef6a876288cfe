/** One letter to subscribers: written, tried, approved, watched on its way. */
import { data, href, redirect } from 'react-router'
import { issueId } from '#kernel/ids.ts'
import { problem } from '#kernel/result.ts'
import { care, site } from '#web/context.ts'
import { Form, Row, Submit } from '#web/form.tsx'
import { dateAndClock } from '#web/format.ts'
import { Breadcrumb, Notice, PageHead, Section } from '#web/page.tsx'
import { formOf, readFields } from '#web/read-form.ts'
import { Table } from '#web/table.tsx'
import { ISSUE_PAGE, ISSUES_PAGE, WRITE_PAGE } from '../issue-page-words.ts'
import { STANDS_WORDS } from '../issue-stands-words.ts'
import { ISSUE } from '../issue-words.ts'
import { ISSUE_LISTS, issueFields } from '../typed-issue.ts'
import { LIST_WORDS } from '../words.ts'
import type { Route } from './+types/desk-issue.ts'
import { IssueActs, UnknownLetters } from './IssueActs.tsx'
import { IssueFields } from './IssueFields.tsx'
import { IssuePreview } from './IssuePreview.tsx'
import { IssueProgress } from './IssueProgress.tsx'
import { actForm, actOn } from './issue-acting.ts'
import { issueEntryWords } from './issue-entry-words.ts'
import './mailing.css'

async function opened({ params, context }: Pick<Route.LoaderArgs, 'params' | 'context'>) {
  const id = issueId.safeParse(params.issue)
  const found = id.success ? await context.get(care).issueDesk.open(id.data) : undefined
  if (!found) throw new Response('Not found', { status: 404 })
  return found
}

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await opened({ params, context })
  const { origin, issues } = context.get(site)
  const tested = new URL(request.url).searchParams.has('tested')
  return {
    found,
    zone: context.get(care).person.zone,
    origin,
    tested,
    issues: { sends: issues.sends, postal: issues.postal },
  }
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const { issueDesk, person, now } = context.get(care)
  const { issues } = context.get(site)
  const { id, issue } = await opened({ params, context })
  const form = await formOf(request)
  const page = href('/desk/issues/:issue', params)
  if (form.get('intent') === 'write') {
    const read = await readFields(form, issueFields, ISSUE_LISTS)
    if (!read.ok) return data({ typed: read.typed, preview: undefined }, { status: 422 })
    if (form.get('act') === 'preview') return { typed: read.again(), preview: read.value }
    const saved = await issueDesk.rewrite(id, String(form.get('basis') ?? ''), read.value, now)
    if (!saved.ok) return data({ typed: read.again(...saved.problems), preview: undefined }, { status: 422 })
    throw redirect(page, 303)
  }
  const read = await readFields(form, actForm)
  if (!read.ok) return data({ typed: read.typed, preview: undefined }, { status: 422 })
  const refuse = (...problems: Parameters<typeof read.again>) =>
    data({ typed: read.again(...problems), preview: undefined }, { status: 422 })
  const { intent } = read.value
  if (intent === 'test') {
    const to = await issueDesk.ownAddress()
    if (!to) return refuse(problem(ISSUE_PAGE.noAddress))
    const { refused } = await issues.test(issue.content, to)
    if (refused !== undefined) return refuse(problem(ISSUE_PAGE.notTested(refused)))
    throw redirect(`${page}?tested=yes`, 303)
  }
  if (intent === 'approve' && !issues.sends) return refuse(problem(ISSUE.noServer))
  const done = await actOn(issueDesk, id, read.value, { now, zone: person.zone })
  if (!done.ok) return refuse(...done.problems)
  await issues.sendSoon()
  throw redirect(page, 303)
}

export default function DeskIssue({ loaderData, actionData }: Route.ComponentProps) {
  const { found, zone, origin, tested, issues } = loaderData
  const { issue, entries, names, basis } = found
  const typed = actionData?.typed
  const shown = actionData?.preview ?? issue.content
  const listName = LIST_WORDS[issue.content.segment.list].name
  return (
    <>
      <Breadcrumb trail={[{ href: href('/desk/issues'), label: ISSUES_PAGE.title }]} />
      <PageHead what={issue.content.subject} title={ISSUE_PAGE.title} state={STANDS_WORDS[issue.stands]} />
      {tested && <Notice tone="done" title={ISSUE_PAGE.tested} />}
      {!issues.sends && <Notice tone="amber" title={ISSUES_PAGE.noServer} />}
      {issue.stands === 'draft' && !issues.postal && <Notice tone="amber" title={ISSUE_PAGE.noPostal} />}
      {issue.begun ? (
        <IssueProgress found={found} zone={zone} listName={listName} />
      ) : (
        <p>{ISSUE_PAGE.toWhom(found.meant, listName)}</p>
      )}
      <UnknownLetters found={found} typed={typed} />
      <Section title={ISSUE_PAGE.preview}>
        <IssuePreview content={shown} origin={origin} />
      </Section>
      {issue.stands === 'draft' && (
        <Section title={ISSUE_PAGE.edit}>
          <Form typed={typed} intent="write" basis={basis} label={ISSUE_PAGE.edit}>
            <IssueFields content={issue.content} />
            <Row>
              <Submit name="act" value="save">
                {WRITE_PAGE.save}
              </Submit>
              <Submit name="act" value="preview" tone="quiet">
                {WRITE_PAGE.preview}
              </Submit>
            </Row>
          </Form>
        </Section>
      )}
      <IssueActs found={found} zone={zone} typed={typed} />
      <Section title={ISSUE_PAGE.history}>
        <Table
          label={ISSUE_PAGE.history}
          columns={ISSUE_PAGE.historyColumns}
          rows={entries
            .toReversed()
            .map((entry) => [
              dateAndClock(entry.at, zone),
              issueEntryWords(entry, zone),
              entry.by ? (names.get(entry.by) ?? entry.by) : ISSUE_PAGE.itself,
            ])}
        />
      </Section>
    </>
  )
}
