/** A question to the prescriber, who sees it on every device; and the prescriber's answer to each that is open. */
import { has } from '#people/people.ts'
import { Choice, Field, Form, Hidden, Submit, TextArea } from '#web/form.tsx'
import { clock } from '#web/format.ts'
import type { Typed } from '#web/read-form.ts'
import { type Asked, openQuestions } from '../asking.ts'
import { GROUP_PAGE } from '../group-words.ts'
import type { FormsHere, FormsProps } from './Forms.tsx'

export function AskForm({ here: { session, entry }, typed }: FormsProps) {
  const order = session.orders.at(-1)
  return (
    <Form typed={typed} intent="ask" label="Ask the prescriber">
      <Hidden name="entry" value={entry} />
      {session.alarms.map(({ id, rule }) => (
        <Hidden key={id} name="rules" value={rule} />
      ))}
      {order && <Hidden name="order" value={order.id} />}
      <TextArea
        name="about"
        label="What you ask"
        help="It stands on the prescriber’s device until it is answered. When it is urgent, call as well."
        rows={2}
        maxLength={500}
        required
      />
      {order && <Field name="mg" label="About an amount" type="number" unit="mg" />}
      <Submit tone="quiet">Ask the prescriber</Submit>
    </Form>
  )
}

/** What a rule asked about a dose, sent to the prescriber with the amount and the order it is about. */
export function AskAboutDose({
  here: { session },
  typed,
}: {
  readonly here: FormsHere
  readonly typed: Typed
}) {
  const order = typed.values.order?.[0] ?? session.orders.at(-1)?.id
  const mg = typed.values.mg?.[0]
  const reasons = typed.ruling?.reasons ?? []
  return (
    <Form intent="ask" label="Ask the prescriber about this dose">
      {[...new Set(reasons.map(({ rule }) => rule))].map((rule) => (
        <Hidden key={rule} name="rules" value={rule} />
      ))}
      {order && <Hidden name="order" value={order} />}
      {mg && <Hidden name="mg" value={mg} />}
      <Field
        name="about"
        label="Ask the prescriber, on their device"
        defaultValue={reasons
          .map(({ why }) => why)
          .join(' ')
          .slice(0, 500)}
        maxLength={500}
        required
      />
      <Submit tone="quiet">Ask the prescriber</Submit>
    </Form>
  )
}

/** Everything that waits for a prescriber. Who is none sees what was asked. */
export function Questions({ here, typed }: FormsProps) {
  const open = openQuestions(here.session)
  if (open.length === 0) return null
  return (
    <ul className="questions" aria-label="Open questions to the prescriber">
      {open.map((asked) => (
        <li key={asked.entry}>
          <p>
            {GROUP_PAGE.asked(clock(asked.at, here.course.zone), asked.mg)} <strong>{asked.about}</strong>
          </p>
          {has(here.person, 'prescriber') ? (
            <AnswerForm asked={asked} typed={typed} />
          ) : (
            <p>{GROUP_PAGE.waits}</p>
          )}
        </li>
      ))}
    </ul>
  )
}

function AnswerForm({ asked, typed }: { readonly asked: Asked; readonly typed?: Typed }) {
  const mine = typed?.values.asked?.[0] === asked.entry ? typed : undefined
  return (
    <Form typed={mine} intent="decide" label={`Answer: ${asked.about}`}>
      <Hidden name="asked" value={asked.entry} />
      <Choice
        name="decision"
        label="Your answer"
        options={[
          { value: 'go-ahead', label: 'Go ahead' },
          { value: 'hold', label: 'Hold' },
        ]}
        inline
        required
      />
      <TextArea name="reason" label="Because" rows={2} maxLength={500} required />
      <Submit tone="quiet">Sign the answer</Submit>
    </Form>
  )
}
