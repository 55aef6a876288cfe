/** Naming who takes the person home. */
import { clockIn } from '#visits/local-time.ts'
import { Checkbox, Field, Form, Hidden, Submit } from '#web/form.tsx'
import type { Typed } from '#web/read-form.ts'
import type { PlannedSession } from '../instructions.ts'
import type { EscortEntry } from '../preparation.ts'
import { MomentFields } from './MomentFields.tsx'

type EscortFormProps = {
  readonly session: PlannedSession
  readonly zone: string
  /** The escort of this session, if one is named. */
  readonly escort?: EscortEntry
  /** The escort of an earlier session, to propose. */
  readonly last?: EscortEntry
  readonly typed?: Typed
}

export function EscortForm({ session, zone, escort, last, typed }: EscortFormProps) {
  const proposed = escort ?? last
  const pickUp = (escort?.body.pickUp ?? session.to).toZonedDateTimeISO(zone)
  return (
    <Form typed={typed} intent="escort" basis={escort?.id} label="Who takes the person home">
      <Hidden name="visit" value={session.id} />
      <Field name="name" label="Name" defaultValue={proposed?.body.name} autoComplete="off" required />
      <Field
        name="phone"
        type="tel"
        label="Phone"
        defaultValue={proposed?.body.phone}
        autoComplete="off"
        required
      />
      <Field
        name="relation"
        label="Friend, partner, neighbour …"
        defaultValue={proposed?.body.relation}
        maxLength={60}
      />
      <MomentFields
        name="pickUp"
        label="Pick-up"
        typed={typed}
        date={pickUp.toPlainDate().toString()}
        time={clockIn(pickUp.toInstant(), zone)}
        required
      />
      <Checkbox
        name="adult"
        label="This person is an adult, knows about the session, and will come in person."
        defaultChecked={escort !== undefined}
        required
      />
      <Submit>{escort ? 'Change the escort' : 'Name the escort'}</Submit>
    </Form>
  )
}
