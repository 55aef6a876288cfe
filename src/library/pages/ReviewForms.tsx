/** What a second person does with a version: publish it with their name and dates, send it back, or lay it aside. */
import type { Day } from '#kernel/time.ts'
import { Checkbox, DateField, Field, Form, Hidden, Submit, TextArea } from '#web/form.tsx'
import type { Typed } from '#web/read-form.ts'
import { REVIEWING } from '../desk-words.ts'
import { REVIEW_HOLDS, USUAL_REVIEW } from '../editing.ts'
import type { StandingVersion } from '../versions.ts'

type VersionFormProps = { readonly version: StandingVersion; readonly typed?: Typed }
type PublishFormProps = VersionFormProps & {
  /** The published version that it is compared with. */
  readonly seen?: number
  readonly reviewer: string
  readonly today: Day
}

export function PublishForm({ version, seen, reviewer, today, typed }: PublishFormProps) {
  const file = version.origin === 'file'
  return (
    <Form typed={typed} intent={file ? 'publish-file' : 'publish'} label={REVIEWING.publish}>
      <Hidden name="version" value={String(version.number)} />
      {seen !== undefined && <Hidden name="seen" value={String(seen)} />}
      {!file && <ReviewFields reviewer={reviewer} today={today} />}
      {version.behind && <Checkbox name="confirmed" label={REVIEWING.confirm} required />}
      <Submit>{file ? REVIEWING.publishFile : REVIEWING.publish}</Submit>
    </Form>
  )
}

const ReviewFields = ({ reviewer, today }: Pick<PublishFormProps, 'reviewer' | 'today'>) => (
  <>
    <Field
      name="reviewer"
      label={REVIEWING.reviewer}
      help={REVIEWING.reviewerHelp}
      defaultValue={reviewer}
      maxLength={120}
      required
    />
    <TextArea name="review" label={REVIEWING.what} help={REVIEWING.whatHelp} rows={2} maxLength={320} />
    <DateField
      name="reviewAgain"
      label={REVIEWING.again}
      help={REVIEWING.againHelp}
      defaultValue={today.add(USUAL_REVIEW).toString()}
      min={today.add({ days: 1 }).toString()}
      max={today.add(REVIEW_HOLDS).toString()}
      required
    />
  </>
)

export const SubmitForm = ({ version, typed }: VersionFormProps) => (
  <Form typed={typed} intent="submit" label={REVIEWING.send}>
    <Hidden name="version" value={String(version.number)} />
    <Submit>{REVIEWING.send}</Submit>
  </Form>
)

export const SendBackForm = (props: VersionFormProps) => (
  <ReasonForm
    {...props}
    intent="send-back"
    title={REVIEWING.sendBackTitle}
    why={REVIEWING.why}
    help={REVIEWING.whyHelp}
    act={REVIEWING.sendBack}
  />
)

export const SetAsideForm = (props: VersionFormProps) => (
  <ReasonForm
    {...props}
    intent="set-aside"
    title={REVIEWING.setAsideTitle}
    why={REVIEWING.setAsideWhy}
    help={REVIEWING.setAsideHelp}
    act={REVIEWING.setAside}
  />
)

export const WithdrawForm = (props: VersionFormProps) => (
  <ReasonForm
    {...props}
    intent="withdraw"
    title={REVIEWING.withdrawTitle}
    about={REVIEWING.withdrawAbout}
    why={REVIEWING.withdrawWhy}
    help={REVIEWING.withdrawHelp}
    act={REVIEWING.withdraw}
    danger
  />
)

type ReasonFormProps = VersionFormProps & {
  readonly intent: 'send-back' | 'set-aside' | 'withdraw'
  readonly title: string
  readonly about?: string
  readonly why: string
  readonly help: string
  readonly act: string
  readonly danger?: boolean
}

/** Folded away: none of these is what a page is opened for. Open again when something was missing. */
function ReasonForm({ version, typed, intent, title, about, why, help, act, danger }: ReasonFormProps) {
  return (
    <details open={typed?.values.intent?.[0] === intent}>
      <summary>{title}</summary>
      {about && <p>{about}</p>}
      <Form typed={typed} intent={intent} label={title}>
        <Hidden name="version" value={String(version.number)} />
        <TextArea name="why" label={why} help={help} rows={3} maxLength={500} required />
        <Submit tone={danger ? 'danger' : 'quiet'}>{act}</Submit>
      </Form>
    </details>
  )
}
