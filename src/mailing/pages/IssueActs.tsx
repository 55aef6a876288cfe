/** What can be done with an issue as it stands now. */
import { Choice, DateField, Form, Row, Submit, TextArea, TimeField } from '#web/form.tsx'
import { dateAndClock } from '#web/format.ts'
import { Section } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { Table } from '#web/table.tsx'
import type { DeskIssue } from '../issue-desk-store.ts'
import { ISSUE_PAGE } from '../issue-page-words.ts'

type ActsProps = { readonly found: DeskIssue; readonly zone: string; readonly typed?: Typed }

export function IssueActs({ found, zone, typed }: ActsProps) {
  switch (found.issue.stands) {
    case 'draft':
      return <DraftActs found={found} zone={zone} typed={typed} />
    case 'scheduled':
      return (
        <Section
          title={ISSUE_PAGE.unschedule}
          about={found.issue.dueAt && ISSUE_PAGE.unscheduleAbout(dateAndClock(found.issue.dueAt, zone))}
        >
          <OneButton intent="unschedule" label={ISSUE_PAGE.unschedule} typed={typed} />
        </Section>
      )
    case 'sending':
      return (
        <>
          <WithWhy intent="pause" label={ISSUE_PAGE.pause} typed={typed} />
          <WithWhy intent="stop" label={ISSUE_PAGE.stop} about={ISSUE_PAGE.stopAbout} typed={typed} />
        </>
      )
    case 'paused':
      return (
        <>
          <Section title={ISSUE_PAGE.resume}>
            <OneButton intent="resume" label={ISSUE_PAGE.resume} typed={typed} />
          </Section>
          <WithWhy intent="stop" label={ISSUE_PAGE.stop} about={ISSUE_PAGE.stopAbout} typed={typed} />
        </>
      )
    default:
      return null
  }
}

function DraftActs({ found, zone, typed }: ActsProps) {
  return (
    <>
      <Section title={ISSUE_PAGE.test} about={ISSUE_PAGE.testAbout}>
        <OneButton intent="test" label={ISSUE_PAGE.testSubmit} typed={typed} />
      </Section>
      <Section title={ISSUE_PAGE.approve} about={ISSUE_PAGE.approveAbout}>
        <Form typed={typed} intent="approve" basis={found.basis} label={ISSUE_PAGE.approve}>
          <Choice
            name="when"
            label={ISSUE_PAGE.when}
            options={[
              { value: 'now', label: ISSUE_PAGE.now },
              { value: 'later', label: ISSUE_PAGE.later, help: ISSUE_PAGE.zone(zone) },
            ]}
          />
          <Row>
            <DateField name="day" label={ISSUE_PAGE.day} />
            <TimeField name="time" label={ISSUE_PAGE.time} />
          </Row>
          <Submit>{ISSUE_PAGE.approveSubmit}</Submit>
        </Form>
      </Section>
      <Section title={ISSUE_PAGE.discard}>
        <OneButton intent="discard" label={ISSUE_PAGE.discard} typed={typed} tone="danger" />
      </Section>
    </>
  )
}

type OneProps = {
  readonly intent: string
  readonly label: string
  readonly typed?: Typed
  readonly tone?: 'quiet' | 'danger'
}
const OneButton = ({ intent, label, typed, tone = 'quiet' }: OneProps) => (
  <Form typed={typed} intent={intent} label={label}>
    <Submit tone={tone}>{label}</Submit>
  </Form>
)

const WithWhy = ({ intent, label, about, typed }: OneProps & { readonly about?: string }) => (
  <Section title={label} about={about}>
    <Form typed={typed} intent={intent} label={label}>
      <TextArea name="why" label={ISSUE_PAGE.why} rows={2} maxLength={1000} required />
      <Submit tone={intent === 'stop' ? 'danger' : 'quiet'}>{label}</Submit>
    </Form>
  </Section>
)

/** Letters whose answer never came: a person looks them up. */
export function UnknownLetters({ found, typed }: Omit<ActsProps, 'zone'>) {
  if (found.unknown.length === 0) return null
  return (
    <Section title={ISSUE_PAGE.unknown} about={ISSUE_PAGE.unknownAbout}>
      <Table
        label={ISSUE_PAGE.unknown}
        columns={ISSUE_PAGE.unknownColumns}
        rows={found.unknown.map(({ id, email }) => [<code key={id}>{id}</code>, email])}
      />
      <Form typed={typed} intent="settle" label={ISSUE_PAGE.settle}>
        <TextArea name="log" label={ISSUE_PAGE.log} help={ISSUE_PAGE.logHelp} rows={6} />
        <Submit tone="quiet">{ISSUE_PAGE.settle}</Submit>
      </Form>
    </Section>
  )
}
