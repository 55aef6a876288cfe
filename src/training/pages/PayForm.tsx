/** How much is to be paid now: the deposit, everything, or a part. */
import { Choice, Field, Form, Submit } from '#web/form.tsx'
import type { Typed } from '#web/read-form.ts'
import { OWN } from '../applicant-words.ts'
import { payable } from '../paying.ts'
import type { Own } from './own.ts'

type PayProps = { readonly own: Own; readonly typed?: Typed }

export function PayForm({ own, typed }: PayProps) {
  const { application, training, payments } = own
  if (!payments) return <p className="training-quiet">{OWN.money.byHand}</p>
  const { deposit, all } = payable(training.plan, application)
  return (
    <Form intent="pay" label={OWN.goPay.title} typed={typed}>
      <p className="field-help">{OWN.money.pay(payments)}</p>
      <Choice
        name="amount"
        label={OWN.money.amount}
        options={[
          ...(deposit ? [{ value: 'deposit', label: OWN.money.deposit(deposit.cents) }] : []),
          { value: 'all', label: OWN.money.all(all) },
          { value: 'other', label: OWN.money.otherAmount },
        ]}
        required
      />
      <Field name="other" label={OWN.money.other} unit="dollars" inputMode="decimal" autoComplete="off" />
      <Submit>{OWN.money.go}</Submit>
    </Form>
  )
}
