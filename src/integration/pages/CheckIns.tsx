/** The check-ins after a dose: the form that records one, and those that were recorded. */
import type { PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { Choice, DateField, Field, Form, Row, Submit, TextArea, TimeField } from '#web/form.tsx'
import { when } from '#web/format.ts'
import { usePlace } from '#web/place.tsx'
import type { Typed } from '#web/read-form.ts'
import type { CheckedIn } from '../notes.ts'
import { CHECK_IN_BY, SLEEP, SUICIDAL } from '../words.ts'

const options = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label: capital(label) }))

export function CheckInForm({ typed }: { readonly typed?: Typed }) {
  const twice = typed?.problems.some((p) => p.field === 'occurrence')
  return (
    <Form typed={typed} intent="check-in" action="#check-ins">
      <Choice
        name="reached"
        label="Was the person reached?"
        inline
        options={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ]}
        required
      />
      <Choice name="by" label="How" inline options={options(CHECK_IN_BY)} required />
      <Choice
        name="suicidal"
        label="Thoughts of suicide"
        help="Ask in plain words. Not asked is not no."
        options={options(SUICIDAL)}
      />
      <Choice name="sleep" label="Sleep" inline options={options(SLEEP)} />
      <Field
        name="mood"
        label="Mood, as the person says it"
        type="number"
        step={1}
        help="0 the worst, 10 the best"
      />
      <Field name="effects" label="Unwanted effects" maxLength={2000} />
      <TextArea name="note" label="Note" rows={2} maxLength={2000} />
      <Row>
        <DateField name="date" label="Day" help="Empty for now" />
        <TimeField name="time" label="Time" help="Empty for now" />
      </Row>
      {twice && (
        <Choice
          name="occurrence"
          label="Which of the two?"
          inline
          options={[
            { value: 'first', label: 'The first' },
            { value: 'second', label: 'The second, an hour later' },
          ]}
        />
      )}
      <Submit>Record the check-in</Submit>
    </Form>
  )
}

type CheckInListProps = {
  readonly checkIns: readonly CheckedIn[]
  readonly names: ReadonlyMap<PersonId, string>
  readonly now: Instant
}

export function CheckInList({ checkIns, names, now }: CheckInListProps) {
  const { zone } = usePlace()
  return (
    <ul className="written">
      {checkIns.map(({ id, at, by, body }) => (
        <li key={id}>
          <p className="written-when">
            {when(at, zone, now)} · {names.get(by) ?? 'somebody who has left'}
          </p>
          <p>{capital(inWords(body))}</p>
          {body.note && <p>{body.note}</p>}
        </li>
      ))}
    </ul>
  )
}

function inWords({ reached, by, sleep, mood, effects, suicidal }: CheckedIn['body']): string {
  if (!reached) return `not reached, tried ${CHECK_IN_BY[by]}`
  const words = [
    `reached ${CHECK_IN_BY[by]}`,
    SUICIDAL[suicidal],
    sleep && SLEEP[sleep],
    mood !== undefined && `mood ${mood} of 10`,
    effects && `unwanted effects: ${effects}`,
  ]
  return words.filter(Boolean).join('; ')
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
