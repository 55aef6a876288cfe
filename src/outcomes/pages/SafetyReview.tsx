/** What an answer about self-harm opened: what to do now, and the written review that closes it. */
import type { PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { Choice, Form, Hidden, Submit, TextArea } from '#web/form.tsx'
import { when } from '#web/format.ts'
import { Notice, Section, SourceNote } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import type { OutcomesProtocol } from '../protocol.ts'
import type { SafetyFlow } from '../safety.ts'

type Props = {
  readonly flows: readonly SafetyFlow[]
  readonly safety: OutcomesProtocol['safety']
  readonly names: ReadonlyMap<PersonId, string>
  readonly zone: string
  readonly now: Instant
  readonly typed?: Typed
  readonly closed: boolean
}

export function SafetyReview({ flows, safety, names, zone, now, typed, closed }: Props) {
  const open = flows.filter((flow) => !flow.review)
  const reviewed = flows.filter((flow) => flow.review)
  if (flows.length === 0) return null
  return (
    <Section title="Safety" id="safety">
      {open.length > 0 && (
        <Notice tone="red" urgent title={safety.settle.text}>
          <ul>
            {open.map((flow) => (
              <li key={flow.answer}>
                {when(flow.at, zone, now)}: {flow.rule.about}, {flow.points} of 3
                {flow.corrected && ' (the answer was corrected later; it still has to be looked at)'}
              </li>
            ))}
          </ul>
          <SourceNote source={open[0]!.rule.source} />
        </Notice>
      )}
      {open.length > 0 && !closed && (
        <Form typed={typed} intent="review" label="Safety review">
          {open.map((flow) => (
            <Hidden key={flow.answer} name="answers" value={flow.answer} />
          ))}
          <Choice
            name="steps"
            kind="checkbox"
            label="What was done"
            options={safety.steps.map(({ id, text }) => ({ value: id, label: text }))}
          />
          <TextArea
            name="done"
            label="In your words: what was done, and how the person is"
            maxLength={4000}
            required
          />
          <TextArea
            name="plan"
            label="The plan: what happens next, who does it, and when"
            maxLength={4000}
            required
          />
          <Submit>Sign the review</Submit>
        </Form>
      )}
      {reviewed.map(({ answer, at, rule, points, review }) => (
        <div key={answer} className="safety-reviewed">
          <p>
            {when(at, zone, now)}: {rule.about}, {points} of 3. Reviewed{' '}
            {review && when(review.at, zone, now)} by{' '}
            {(review && names.get(review.by)) ?? 'somebody who has left'}.
          </p>
          <p>{review?.body.done}</p>
          <p>Plan: {review?.body.plan}</p>
        </div>
      ))}
    </Section>
  )
}
