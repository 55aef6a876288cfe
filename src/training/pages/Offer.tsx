/** A seat that became free: taken or left, until its time is over. */
import { isBefore } from '#kernel/time.ts'
import { Form, Submit } from '#web/form.tsx'
import { Notice, Section } from '#web/page.tsx'
import { OWN } from '../applicant-words.ts'
import type { Own } from './own.ts'

export function Offer({ own }: { readonly own: Own }) {
  const { application, training, now } = own
  const until = application.offeredUntil
  if (!until || isBefore(until, now))
    return (
      <Notice tone="amber">
        <p>{OWN.offer.ended}</p>
      </Notice>
    )
  const { price, zone } = training.plan
  return (
    <Section title={OWN.offer.title}>
      <p>{OWN.offer.until(until, zone)}</p>
      {price > 0 && <p>{OWN.offer.price(price)}</p>}
      <div className="application-go">
        <Form intent="take" label={OWN.offer.take}>
          <Submit>{OWN.offer.take}</Submit>
        </Form>
        <Form intent="leave" label={OWN.offer.leave}>
          <Submit tone="quiet">{OWN.offer.leave}</Submit>
        </Form>
      </div>
      <p className="training-quiet">{OWN.offer.leaveAbout}</p>
    </Section>
  )
}
