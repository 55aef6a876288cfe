/** What a training costs, until when it is to be paid, and what comes back to whoever withdraws. */
import { date } from '#web/format.ts'
import { Facts, Section } from '#web/page.tsx'
import type { Plan } from '../plan.ts'
import { TRAINING, TRAININGS } from '../public-words.ts'
import { refundSentences } from '../refund-words.ts'

export function Cost({ plan }: { readonly plan: Plan }) {
  const { price, deposit, depositDays, fullPaymentBy, scholarships } = plan
  return (
    <Section title={TRAINING.money}>
      <Facts
        facts={[
          [TRAININGS.price, TRAINING.priceIs(price)],
          ...(deposit > 0 ? ([[TRAINING.depositTerm, TRAINING.deposit(deposit, depositDays)]] as const) : []),
          ...(price > 0 ? ([[TRAINING.restTerm, TRAINING.rest(date(fullPaymentBy))]] as const) : []),
        ]}
      />
      {price > 0 && (
        <>
          <h3>{TRAINING.refund}</h3>
          <Refund plan={plan} />
        </>
      )}
      {scholarships.places > 0 && (
        <>
          <h3>{TRAINING.scholarships}</h3>
          <p>
            {TRAINING.scholarshipsAre(scholarships.places)} {scholarships.about ?? TRAINING.scholarshipHow}
          </p>
        </>
      )}
    </Section>
  )
}

/** The refund rule with its own dates. */
export const Refund = ({ plan }: { readonly plan: Plan }) => (
  <ul className="training-list">
    {refundSentences(plan).map((sentence) => (
      <li key={sentence}>{sentence}</li>
    ))}
  </ul>
)
