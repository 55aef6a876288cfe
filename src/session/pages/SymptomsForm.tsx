/** Symptoms, ticked one by one: what is there, and by unticking what has gone. */
import { Choice, Form, Hidden, Submit } from '#web/form.tsx'
import { type FormsProps, WhenField } from './Forms.tsx'

/** Asking for help is counted, so it has a button of its own. */
const COUNTED = 'asks-for-help'

export function SymptomsForm({ here: { session, course, entry }, typed }: FormsProps) {
  const listed = course.protocol.monitoring.symptoms.filter(({ id, when }) => !when && id !== COUNTED)
  const present = [...session.symptoms.keys()]
  const asked = session.symptoms.get(COUNTED)?.times ?? 0
  const also = present.filter((id) => !listed.some((symptom) => symptom.id === id))
  return (
    <>
      <Form typed={typed} intent="symptoms" label="Symptoms">
        <Hidden name="entry" value={entry} />
        {present.map((id) => (
          <Hidden key={id} name="shown" value={id} />
        ))}
        <Choice
          name="present"
          kind="checkbox"
          label="What is there now"
          help="Untick what has gone."
          options={[
            ...listed.map(({ id, text }) => ({ value: id, label: text })),
            ...also.map((id) => ({ value: id, label: id === COUNTED ? `Asks for help (${asked})` : id })),
          ]}
          defaultValue={present}
        />
        <WhenField label="Seen at" />
        <Submit>Save the symptoms</Submit>
      </Form>
      <Form typed={typed} intent="help" label="Asks for help">
        <Submit tone="quiet">{asked > 0 ? `Asks for help again (${asked} so far)` : 'Asks for help'}</Submit>
      </Form>
    </>
  )
}
