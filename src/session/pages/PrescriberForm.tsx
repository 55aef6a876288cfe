/** Calling the prescriber, and the prescriber's own signed word. */

import { has } from '#people/people.ts'
import { Choice, Field, Form, Hidden, Submit, TextArea } from '#web/form.tsx'
import { AskForm, Questions } from './AskForms.tsx'
import { type FormsProps, WhenField } from './Forms.tsx'

export function PrescriberForm({ here, typed }: FormsProps) {
  const { session, person, entry } = here
  const open = session.alarms.map(({ id, rule, text }) => ({ id, rule, text }))
  return (
    <>
      <Questions here={here} typed={typed} />
      <AskForm here={here} typed={typed} />
      <Form typed={typed} intent="call" label="Prescriber called">
        <Hidden name="entry" value={entry} />
        {open.map(({ id }) => (
          <Hidden key={id} name="rules" value={id} />
        ))}
        <Field
          name="about"
          label="Called about"
          defaultValue={open.map(({ text }) => text).join('; ') || undefined}
          maxLength={500}
          required
        />
        <Choice
          name="reached"
          label="Reached"
          options={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
          inline
          required
        />
        <TextArea name="answer" label="What they said" rows={2} maxLength={500} />
        <WhenField label="Called at" />
        <Submit tone="quiet">Save the call</Submit>
      </Form>
      {has(person, 'prescriber') && (
        <Form typed={typed?.values.asked ? undefined : typed} intent="decide" label="Prescriber's decision">
          {open.length > 0 && (
            <Choice
              name="rules"
              kind="checkbox"
              label="You decide on"
              help="Tick none to decide on every further dose of this session."
              options={open.map(({ rule, text }) => ({ value: rule, label: text }))}
            />
          )}
          <Choice
            name="decision"
            label="Your decision"
            options={[
              { value: 'go-ahead', label: 'Go ahead' },
              { value: 'hold', label: 'Hold' },
            ]}
            inline
            required
          />
          <TextArea name="reason" label="Because" rows={2} maxLength={500} required />
          <Submit tone="quiet">Sign the decision</Submit>
        </Form>
      )}
    </>
  )
}
