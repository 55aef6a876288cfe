/** The second person's check, from their own device: what they read on label, amount and volume. */
import { Field, Form, Hidden, Row, Submit } from '#web/form.tsx'
import { clock } from '#web/format.ts'
import { openChecks } from '../checks.ts'
import { CHECKED, GROUP_PAGE } from '../group-words.ts'
import type { FormsHere, FormsProps } from './Forms.tsx'

export function CheckForm({ here: { session, course, entry }, typed }: FormsProps) {
  const order = session.orders.at(-1)
  const rules = order && course.protocol.routes[order.route]
  if (!order || !rules) return null
  return (
    <Form typed={typed} intent="check" label="Check a dose that somebody else gives">
      <Hidden name="entry" value={entry} />
      <Hidden name="order" value={order.id} />
      <p>{GROUP_PAGE.checkAbout(course.protocol.dosing?.check.minutes)}</p>
      <Row>
        <Field name="mg" label="Amount you read" type="number" unit="mg" required />
        {rules.concentration && (
          <Field name="concentration" label="Concentration" type="number" unit="mg/mL" />
        )}
        <Field name="lot" label="Lot" autoComplete="off" maxLength={60} />
      </Row>
      <Submit tone="quiet">I checked it</Submit>
    </Form>
  )
}

/** Checks of others that this dose may name. */
export const checkOptions = ({ session, course, staff, now }: FormsHere) =>
  openChecks(session, now, course.protocol).map(({ entry, by, at, mg, lot }) => ({
    value: entry,
    label: `${CHECKED.says(mg, lot)}, ${staff.find(({ id }) => id === by)?.name ?? GROUP_PAGE.somebody}, ${clock(at, course.zone)}`,
  }))
