/** A dose against the order: amount and volume, lot, who gives it and who checked it. */

import { type Mg, unit } from '#kernel/units.ts'
import { has, LICENSED } from '#people/people.ts'
import { ROUTE_NAMES } from '#visits/words.ts'
import { Choice, Field, Form, Hidden, Row, Submit, TextArea } from '#web/form.tsx'
import { number } from '#web/format.ts'
import { Facts, Notice } from '#web/page.tsx'
import { Table } from '#web/table.tsx'
import { volumeOf } from '../doses.ts'
import { GROUP_PAGE } from '../group-words.ts'
import { awaitsConfirmation, type Order } from '../orders.ts'
import { ORDER_VIEW } from '../words.ts'
import { AskAboutDose } from './AskForms.tsx'
import { checkOptions } from './CheckForm.tsx'
import { type FormsProps, WhenField } from './Forms.tsx'

export function DoseForm({ here: { session, course, staff, person, entry, now }, typed }: FormsProps) {
  const order = session.orders.at(-1)
  const rules = order && course.protocol.routes[order.route]
  const mine = typed?.values.intent?.[0] === 'dose' ? typed.ruling : undefined
  const checks = checkOptions({ session, course, staff, person, entry, now })
  const givers = staff.filter((one) => has(one, 'prescriber', 'monitor')).map(asOption)
  return (
    <>
      {order ? (
        <OrderWords order={order} given={session.given.mg} />
      ) : (
        <Notice tone="amber">
          There is no order. A dose that is recorded without one is kept and flagged.
        </Notice>
      )}
      {order && rules?.concentration && (
        <Volumes
          amounts={[order.mg, ...(order.booster ? [order.booster.mg] : [])]}
          vials={rules.concentration.vials}
        />
      )}
      <Form typed={typed} intent="dose" label="Dose given">
        <Hidden name="entry" value={entry} />
        {session.orders.length > 1 ? (
          <Choice
            name="order"
            kind="select"
            label="Order"
            options={session.orders.map((one) => ({
              value: one.id,
              label: `${one.mg} mg ${ROUTE_NAMES[one.route]}`,
            }))}
            defaultValue={order?.id}
          />
        ) : (
          order && <Hidden name="order" value={order.id} />
        )}
        <Row>
          <Field name="mg" label="Given" type="number" unit="mg" required />
          {rules?.concentration && (
            <Field
              name="concentration"
              label="Concentration"
              type="number"
              unit="mg/mL"
              required={rules.concentration.needed}
            />
          )}
          {rules?.infusion && <Field name="over" label="Over" type="number" step={1} unit="min" required />}
          <Field name="lot" label="Lot" autoComplete="off" maxLength={60} required />
          <Field name="site" label="Site" autoComplete="off" maxLength={120} />
        </Row>
        <Row>
          <Choice
            name="by"
            kind="select"
            label="Given by"
            options={givers}
            defaultValue={has(person, 'prescriber', 'monitor') ? person.id : undefined}
            required
          />
          <Choice
            name="checkedBy"
            kind="select"
            label="Checked by"
            help="Another person, who read label, amount and volume"
            options={staff.filter((one) => has(one, ...LICENSED)).map(asOption)}
            required={rules?.secondCheck.needed && checks.length === 0}
          />
          {rules?.secondCheck.needed && (
            <Field
              name="checkSigned"
              label="Their signature"
              help={GROUP_PAGE.signHelp}
              autoComplete="off"
              maxLength={120}
            />
          )}
          {checks.length > 0 && (
            <Choice name="check" kind="select" label="Or checked on another device" options={checks} />
          )}
          <WhenField label="Given at" />
        </Row>
        {mine?.ruling === 'ask' && has(person, 'prescriber') && (
          <TextArea
            name="goAhead"
            label="You are the prescriber: go ahead, because"
            rows={2}
            maxLength={500}
          />
        )}
        {mine && (
          <TextArea
            name="already"
            label="Only if it has been given already: why"
            help="Then it is a fact and is kept, flagged as given outside the rules. This is no permission."
            rows={2}
            maxLength={500}
          />
        )}
        <Submit>Save the dose</Submit>
      </Form>
      {mine?.ruling === 'ask' && typed && !has(person, 'prescriber') && (
        <AskAboutDose here={{ session, course, staff, person, entry, now }} typed={typed} />
      )}
    </>
  )
}

const asOption = ({ id, name }: { readonly id: string; readonly name: string }) => ({
  value: id,
  label: name,
})

export function OrderWords({ order, given }: { readonly order: Order; readonly given: number }) {
  const { booster, body } = order
  const { amount, instructions } = body
  return (
    <Facts
      facts={[
        [
          'Order',
          ORDER_VIEW.order(order.mg, order.drug, ROUTE_NAMES[order.route], awaitsConfirmation(order)),
        ],
        ...(amount.by === 'weight'
          ? ([['By weight', ORDER_VIEW.byWeight(amount.mgPerKg, amount.weight)]] as const)
          : []),
        ['At the most', ORDER_VIEW.most(order.cap)],
        [
          'Booster',
          booster ? ORDER_VIEW.booster(booster.times, booster.mg, booster.after) : ORDER_VIEW.noBooster,
        ],
        ['Given so far', `${given} mg`],
        ...(instructions ? ([['Instructions', instructions]] as const) : []),
      ]}
    />
  )
}

/** Amounts as volumes of the vials that are sold; the label of the vial in the hand decides. */
export function Volumes({
  amounts,
  vials,
  of,
}: {
  readonly amounts: readonly Mg[]
  readonly vials: readonly number[]
  /** Of which order, where several stand on one page. */
  readonly of?: string
}) {
  if (vials.length === 0) return null
  return (
    <Table
      label={`Volumes by concentration${of ? `: ${of}` : ''}`}
      columns={['Amount', ...vials.map((vial) => `at ${vial} mg/mL`)]}
      rows={[...new Set(amounts)].map((mg) => [
        `${number(mg)} mg`,
        ...vials.map((vial) => `${number(volumeOf(mg, unit.mgPerMl.parse(vial)), 2)} mL`),
      ])}
    />
  )
}
