/** What is looked at and asked before going home: the scored items, the lines that a person answers, the number given. */
import { Choice, Field, Form, Submit } from '#web/form.tsx'
import type { Typed } from '#web/read-form.ts'
import { lineAnswer } from '../gate-person.ts'
import type { SessionProtocol } from '../protocol.ts'
import type { Session } from '../session.ts'

type CheckFormProps = {
  readonly session: Session
  readonly protocol: SessionProtocol
  readonly typed?: Typed
}

const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const

export function CheckForm({ session, protocol, typed }: CheckFormProps) {
  const { items, lines } = protocol.discharge
  const asked = lines.filter(({ check }) => check === 'asked')
  const bookable = lines.filter(({ check }) => check === 'visit')
  return (
    <Form typed={typed} intent="check" label="Look and ask">
      {items.map(({ id, text, choices }) => (
        <Choice
          key={id}
          name={`item-${id}`}
          label={text}
          options={choices
            .map((label, points) => ({ value: String(points), label: `${points}: ${label}` }))
            .toReversed()}
        />
      ))}
      {asked.map(({ id, text }) => (
        <div key={id} className="check-line">
          <Choice name={`line-${id}`} label={text} options={YES_NO} inline />
          <Field
            name={`note-${id}`}
            label="Note"
            maxLength={500}
            defaultValue={lineAnswer(id, session)?.note}
          />
        </div>
      ))}
      <Field
        name="contact"
        label="24-hour number that was given"
        help="It is printed on the instructions, with the crisis number."
        inputMode="tel"
        maxLength={120}
      />
      {bookable.map(({ id, text }) => (
        <div key={id} className="check-line">
          <Choice name={`line-${id}`} label={`${text}, elsewhere`} options={YES_NO} inline />
          <Field
            name={`note-${id}`}
            label="With whom and when"
            help="Only for what is not booked here"
            maxLength={500}
          />
        </div>
      ))}
      <Submit>Save what was checked</Submit>
    </Form>
  )
}
