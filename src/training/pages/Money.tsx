/** What is open and until when, how to pay it, and everything that was charged and paid. */
import { dayIn } from '#kernel/time.ts'
import { dateOf } from '#web/format.ts'
import { Facts, Section } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { Table } from '#web/table.tsx'
import { OWN } from '../applicant-words.ts'
import { dollars, MOVEMENT_NAMES } from '../money-words.ts'
import { duesOf } from '../owing.ts'
import type { Own } from './own.ts'
import { PayForm } from './PayForm.tsx'

type MoneyProps = { readonly own: Own; readonly typed?: Typed }

export function Money({ own, typed }: MoneyProps) {
  const { application, training } = own
  const { plan } = training
  const { balance, lines } = application.ledger
  const dues = duesOf(plan, application)
  const today = dayIn(own.now, plan.zone)
  return (
    <Section title={OWN.money.title} id="money">
      <Facts facts={[[balance < 0 ? OWN.money.back : OWN.money.open, dollars(Math.abs(balance))]]} />
      {dues.length > 0 && (
        <ul className="training-list">
          {dues.map(({ what, cents, by }) => (
            <li key={what}>
              {OWN.money.due(what, cents, by)}{' '}
              {Temporal.PlainDate.compare(by, today) < 0 && <strong>{OWN.money.late}</strong>}
            </li>
          ))}
        </ul>
      )}
      {balance > 0 && application.place === 'accepted' && <PayForm own={own} typed={typed} />}
      <h3>{OWN.money.ledger}</h3>
      <Table
        label={OWN.money.ledger}
        columns={OWN.money.columns}
        rows={lines.map((line) => [
          dateOf(line.at, plan.zone),
          MOVEMENT_NAMES[line.movement],
          dollars(line.cents),
          dollars(line.balance),
        ])}
      />
    </Section>
  )
}
