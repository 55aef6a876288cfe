/** The fields of an order. Amounts are typed, never proposed. */

import { route } from '#visits/visits.ts'
import { ROUTE_NAMES } from '#visits/words.ts'
import { Checkbox, Choice, Field, FieldGroup, Form, Row, Submit, TextArea } from '#web/form.tsx'
import { dateAndClock } from '#web/format.ts'
import { Notice, SourceNote } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import type { Here } from '../here.ts'
import { lastWeight } from '../weight.ts'

type OrderFormProps = { readonly here: Pick<Here, 'course' | 'visit' | 'now'>; readonly typed?: Typed }

export function OrderForm({ here: { course, visit, now }, typed }: OrderFormProps) {
  const { protocol, zone } = course
  const rail = visit.route && protocol.routes[visit.route].guardRail
  const known = lastWeight(course.chart)
  const mine = typed?.values.intent?.[0] === 'order' ? typed : undefined
  return (
    <Form typed={typed} intent="order" label="Order">
      {!visit.route && (
        <Choice
          name="route"
          kind="select"
          label="Route"
          options={route.options.map((value) => ({ value, label: ROUTE_NAMES[value] }))}
          required
        />
      )}
      <FieldGroup legend="First amount">
        <Choice
          name="by"
          label="Ordered"
          options={[
            { value: 'mg', label: 'by amount, in mg' },
            { value: 'weight', label: 'by weight, in mg/kg' },
          ]}
          inline
          required
        />
        <Row>
          <Field name="mg" label="Amount" type="number" unit="mg" />
          <Field name="mgPerKg" label="By weight" type="number" unit="mg/kg" />
          <Field
            name="weight"
            label="Weight"
            type="number"
            unit="kg"
            help={
              known
                ? `Last known: ${known.kg} kg, ${known.at ? dateAndClock(known.at, zone, now) : (known.taken ?? 'no date')}`
                : 'None is known yet.'
            }
          />
        </Row>
        {mine?.problems.some(({ field }) => field === 'confirmed') && (
          <Checkbox name="confirmed" label="I looked again: the weight is right." />
        )}
      </FieldGroup>
      <Field
        name="cap"
        label="At the most in this session"
        type="number"
        unit="mg"
        help="The first amount and all boosters together"
        required
      />
      <FieldGroup legend="Booster, if any">
        <Row>
          <Field name="boosterMg" label="Up to" type="number" unit="mg" />
          <Field name="boosterTimes" label="How often" type="number" step={1} unit="times" />
          <Field
            name="boosterAfter"
            label="Not before"
            type="number"
            step={1}
            unit="min after the dose before"
          />
        </Row>
      </FieldGroup>
      <TextArea
        name="instructions"
        label="Instructions to the monitor"
        help="Hold in the mouth, then swallow or spit; rescue medicines; when to call"
        rows={3}
        maxLength={4000}
      />
      {rail && (
        <Notice>
          <p>
            Beyond {rail.mgPerKg === undefined ? `${rail.mg} mg` : `${rail.mgPerKg} mg/kg`} an order needs a
            second confirmation.
          </p>
          <SourceNote source={rail.source} />
        </Notice>
      )}
      {mine?.ruling?.ruling === 'ask' && (
        <Checkbox name="meant" label="I mean this amount. It waits for a second confirmation." />
      )}
      <Submit>Sign the order</Submit>
    </Form>
  )
}
