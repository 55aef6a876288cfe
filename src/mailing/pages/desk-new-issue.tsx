/** A new letter to subscribers. */
import { data, href, redirect } from 'react-router'
import { care, site } from '#web/context.ts'
import { Form, Row, Submit } from '#web/form.tsx'
import { Breadcrumb, PageHead, Section } from '#web/page.tsx'
import { formOf, readFields } from '#web/read-form.ts'
import { ISSUE_PAGE, ISSUES_PAGE, WRITE_PAGE } from '../issue-page-words.ts'
import { ISSUE_LISTS, issueFields } from '../typed-issue.ts'
import type { Route } from './+types/desk-new-issue.ts'
import { IssueFields } from './IssueFields.tsx'
import { IssuePreview } from './IssuePreview.tsx'
import './mailing.css'

export const loader = ({ context }: Route.LoaderArgs) => ({ origin: context.get(site).origin })

export async function action({ request, context }: Route.ActionArgs) {
  const { issueDesk, now } = context.get(care)
  const form = await formOf(request)
  const read = await readFields(form, issueFields, ISSUE_LISTS)
  if (!read.ok) return data({ typed: read.typed, preview: undefined }, { status: 422 })
  if (form.get('act') === 'preview') return { typed: read.again(), preview: read.value }
  const issue = await issueDesk.write(read.value, now)
  throw redirect(href('/desk/issues/:issue', { issue }), 303)
}

export default function DeskNewIssue({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <>
      <Breadcrumb trail={[{ href: href('/desk/issues'), label: ISSUES_PAGE.title }]} />
      <PageHead what={WRITE_PAGE.title} />
      {actionData?.preview && (
        <Section title={ISSUE_PAGE.preview}>
          <IssuePreview content={actionData.preview} origin={loaderData.origin} />
        </Section>
      )}
      <Form typed={actionData?.typed} label={WRITE_PAGE.title}>
        <IssueFields />
        <IssueButtons />
      </Form>
    </>
  )
}

const IssueButtons = () => (
  <Row>
    <Submit name="act" value="save">
      {WRITE_PAGE.save}
    </Submit>
    <Submit name="act" value="preview" tone="quiet">
      {WRITE_PAGE.preview}
    </Submit>
  </Row>
)
