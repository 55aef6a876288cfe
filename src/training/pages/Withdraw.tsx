/** Withdrawing: what comes back stands there before anything is confirmed, with how it was computed. */
import { Form, Hidden, Submit, TextArea } from '#web/form.tsx'
import { Section } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { OWN } from '../applicant-words.ts'
import { leavingOf } from '../owing.ts'
import { Refund } from './Cost.tsx'
import type { Own } from './own.ts'
import { cameBack } from './typed.ts'

type WithdrawProps = { readonly own: Own; readonly typed?: Typed }

export function Withdraw({ own, typed }: WithdrawProps) {
  const { training, application, now } = own
  const { back } = leavingOf(training.plan, application, now)
  const isTyped = cameBack(typed, 'withdraw')
  return (
    <Section title={OWN.withdraw.title}>
      <details className="application-sure" open={isTyped || undefined}>
        <summary>{OWN.withdraw.open}</summary>
        <Back own={own} />
        <Form intent="withdraw" label={OWN.withdraw.title} typed={typed}>
          <Hidden name="back" value={String(back)} />
          <TextArea name="why" label={OWN.withdraw.why} rows={3} maxLength={1000} />
          <Submit tone="danger">{OWN.withdraw.sure}</Submit>
        </Form>
      </details>
    </Section>
  )
}

function Back({ own: { training, application, now } }: { readonly own: Own }) {
  const { plan } = training
  const { refund, overpaid, back } = leavingOf(plan, application, now)
  const paid = application.ledger.paid - overpaid
  const deposit = Math.min(paid, plan.deposit)
  if (application.ledger.paid <= 0) return <p>{OWN.withdraw.unpaid}</p>
  return (
    <>
      <p>
        <strong>{OWN.withdraw.back(back)}</strong> {OWN.withdraw.days(refund.daysBefore)}
      </p>
      <ul className="training-list">
        {deposit > 0 && <li>{OWN.withdraw.ofDeposit(refund.ofDeposit, deposit)}</li>}
        {paid > deposit && (
          <li>{OWN.withdraw.ofTuition(refund.ofTuition, paid - deposit, refund.percent)}</li>
        )}
        {overpaid > 0 && <li>{OWN.withdraw.overpaid(overpaid)}</li>}
      </ul>
      <h3>{OWN.withdraw.rule}</h3>
      <Refund plan={plan} />
    </>
  )
}
