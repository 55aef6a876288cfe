/** What a version changes and what it still lacks, and the acts that it waits for. */
import type { PersonId } from '#kernel/ids.ts'
import type { Day } from '#kernel/time.ts'
import { Notice, Section } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { OPENED } from '../desk-words.ts'
import { type Draft, unreviewed, unwritten } from '../library.ts'
import type { Standing, StandingVersion } from '../versions.ts'
import { ArticleDifference } from './ArticleDifference.tsx'
import { PublishForm, SendBackForm, SetAsideForm, SubmitForm } from './ReviewForms.tsx'

type ReviewSectionProps = {
  readonly stands: Standing
  readonly version: StandingVersion
  readonly draft: Draft
  /** What it is compared with, and its number. */
  readonly before?: Draft
  readonly against?: number
  readonly person: { readonly id: PersonId; readonly name: string }
  readonly today: Day
  readonly typed?: Typed
}

export function ReviewSection({
  stands,
  version,
  draft,
  before,
  against,
  person,
  today,
  typed,
}: ReviewSectionProps) {
  const { state, origin, by } = version
  const open = ['draft', 'in-review', 'returned'].includes(state)
  const lacking = open ? [...unwritten(draft), ...(origin === 'file' ? unreviewed(draft) : [])] : []
  const waits = state === 'in-review' && by !== person.id
  return (
    <Section title={against === undefined ? OPENED.againstNothing : OPENED.against(against)} id="review">
      {lacking.length > 0 && (
        <Notice tone="amber" title={OPENED.lacks}>
          <ul>
            {lacking.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </Notice>
      )}
      {before && <ArticleDifference before={before} after={draft} level={3} />}
      <div className="review-acts">
        {waits && (
          <PublishForm
            version={version}
            seen={stands.published}
            reviewer={person.name}
            today={today}
            typed={typed}
          />
        )}
        {(state === 'draft' || state === 'returned') && by === person.id && lacking.length === 0 && (
          <SubmitForm version={version} typed={typed} />
        )}
        {waits && origin !== 'file' && <SendBackForm version={version} typed={typed} />}
        {open && <SetAsideForm version={version} typed={typed} />}
      </div>
    </Section>
  )
}
