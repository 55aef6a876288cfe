/** Writing an intention: short, open, never required. */
import { Form, Submit, TextArea } from '#web/form.tsx'
import { dateOf } from '#web/format.ts'
import { usePlace } from '#web/place.tsx'
import type { Typed } from '#web/read-form.ts'
import type { IntentionEntry } from '../preparation.ts'

type IntentionFormProps = {
  readonly intention?: IntentionEntry
  readonly longest: number
  readonly typed?: Typed
}

export function IntentionForm({ intention, longest, typed }: IntentionFormProps) {
  const { zone, now } = usePlace()
  return (
    <>
      {intention && (
        <blockquote className="intention">
          <p>{intention.body.text}</p>
          <footer>Written {dateOf(intention.at, zone, now)}</footer>
        </blockquote>
      )}
      <Form typed={typed} intent="intention" basis={intention?.id} label="Intention">
        <TextArea
          name="intention"
          label={intention ? 'Write it anew' : 'Intention'}
          help={`Up to ${longest} characters, in your own words. It may be open, and you may let go of it. Nobody has to write one.`}
          rows={3}
        />
        <Submit tone="quiet">Keep it</Submit>
      </Form>
    </>
  )
}
