/** The ledger of one application, what is due, and money that is recorded by hand. */

import type { Ruling } from '#kernel/ruling.ts'
import type { Day } from '#kernel/time.ts'
import { Choice, DateField, Field, Form, Row, Submit, TextArea } from '#web/form.tsx'
import { date, dateOf } from '#web/format.ts'
import { Empty, Section } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { RulingView } from '#web/ruling.tsx'
import { Table } from '#web/table.tsx'
import { BY_HAND } from '../desk-acts.ts'
import { APPLICATION_PAGE } from '../desk-application-words.ts'
import type { DeskApplication } from '../desk-store.ts'
import { TRAINING_PAGE } from '../desk-words.ts'
import { owedBack } from '../money.ts'
import { dollars, METHOD_NAMES, MOVEMENT_NAMES } from '../money-words.ts'
import { duesOf } from '../owing.ts'
import { basisOf } from '../training.ts'
import { cameBack } from './typed.ts'

const W = APPLICATION_PAGE.money

type MoneyProps = {
  readonly found: DeskApplication
  readonly today: Day
  readonly mayRecord: boolean
  readonly granting?: Ruling
  readonly typed?: Typed
}

export function ApplicationMoney({ found, today, mayRecord, granting, typed }: MoneyProps) {
  const { training, application } = found
  const { ledger, answers, place } = application
  const { zone } = training.plan
  return (
    <Section title={W.title}>
      {ledger.lines.length === 0 ? (
        <Empty>{W.none}</Empty>
      ) : (
        <Table
          label={W.title}
          columns={W.columns}
          rows={ledger.lines.map(({ at, movement, cents, method, reference, balance }) => [
            dateOf(at, zone),
            MOVEMENT_NAMES[movement],
            dollars(cents),
            [method && METHOD_NAMES[method], reference].filter(Boolean).join(', ') || '–',
            dollars(balance),
          ])}
        />
      )}
      {duesOf(training.plan, application).map(({ what, cents, by }) => (
        <p key={what}>{W.due(W.dues[what], dollars(cents), date(by))}</p>
      ))}
      {mayRecord && owedBack(ledger) > 0 && <PayBack found={found} today={today} typed={typed} />}
      {mayRecord && (
        <details className="training-act" open={cameBack(typed, 'money')}>
          <summary>{W.record}</summary>
          <Form intent="money" basis={basisOf(found.entries)} typed={typed} label={W.record}>
            <Choice
              kind="select"
              name="movement"
              label={W.movement}
              options={BY_HAND.map((value) => ({ value, label: MOVEMENT_NAMES[value] }))}
              required
            />
            <Paid today={today} />
            <Field name="note" label={W.note} maxLength={500} />
            <Submit>{W.button}</Submit>
          </Form>
        </details>
      )}
      {place === 'accepted' && ledger.balance > 0 && (
        <details className="training-act" open={cameBack(typed, 'scholarship')}>
          <summary>{APPLICATION_PAGE.scholarship.title}</summary>
          <p className="section-about">
            {APPLICATION_PAGE.scholarship.about(
              answers?.scholarship.wanted ? answers.scholarship.why : undefined,
            )}
          </p>
          {granting && granting.ruling !== 'allow' && (
            <RulingView
              ruling={granting}
              what={APPLICATION_PAGE.scholarship.title}
              asks={TRAINING_PAGE.asks}
            />
          )}
          <Form
            intent="scholarship"
            basis={basisOf(found.entries)}
            typed={typed}
            label={APPLICATION_PAGE.scholarship.title}
          >
            <Field name="amount" label={W.amount} maxLength={12} inputMode="decimal" required />
            {granting?.ruling === 'ask' ? (
              <TextArea name="why" label={APPLICATION_PAGE.accept.why} rows={2} maxLength={500} required />
            ) : (
              <Field name="note" label={W.note} maxLength={500} />
            )}
            <Submit>{APPLICATION_PAGE.scholarship.button}</Submit>
          </Form>
        </details>
      )}
    </Section>
  )
}

/** What is owed to them stands there before anything is written down; after it the ledger is even. */
function PayBack({ found, today, typed }: Pick<MoneyProps, 'found' | 'today' | 'typed'>) {
  const owed = owedBack(found.application.ledger)
  const kept: Typed = {
    values: { intent: ['refund'], amount: [String(owed / 100)] },
    problems: [],
  }
  return (
    <section className="training-act" aria-label={W.back.title}>
      <h3>{W.back.title}</h3>
      <p>{W.back.owed(dollars(owed))}</p>
      <Form
        intent="refund"
        basis={basisOf(found.entries)}
        typed={cameBack(typed, 'refund') ? typed : kept}
        label={W.back.title}
      >
        <Paid today={today} />
        <Submit>{W.back.button}</Submit>
      </Form>
    </section>
  )
}

/** How much, when and how. */
const Paid = ({ today }: { readonly today: Day }) => (
  <>
    <Row>
      <Field name="amount" label={W.amount} maxLength={12} inputMode="decimal" required />
      <DateField name="on" label={W.on} help={W.onHelp} max={today.toString()} />
    </Row>
    <Choice
      kind="select"
      name="method"
      label={W.method}
      options={Object.entries(METHOD_NAMES).map(([value, label]) => ({ value, label }))}
    />
    <Field name="reference" label={W.reference} maxLength={200} />
  </>
)
