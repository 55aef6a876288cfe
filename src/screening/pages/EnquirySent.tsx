/** Who wrote, how to reach them, what they agreed to, and what the practice did about it. */
import type { PersonId } from '#kernel/ids.ts'
import { dateAndClock, dateOf } from '#web/format.ts'
import { Facts, Section, SourceNote } from '#web/page.tsx'
import { usePlace } from '#web/place.tsx'
import { type Enquiry, forgottenAt, KEPT } from '../enquiry.ts'
import { ENQUIRY, STATES } from '../enquiry-words.ts'

type Props = { readonly enquiry: Enquiry; readonly names: ReadonlyMap<PersonId, string> }

export function EnquirySent({ enquiry, names }: Props) {
  const { zone, now } = usePlace()
  const { phone, email, message, sentAt, consent, steps } = enquiry
  const deleted = forgottenAt(enquiry)
  return (
    <>
      <Facts
        facts={[
          [ENQUIRY.sent, dateAndClock(sentAt, zone, now)],
          ...(phone
            ? [
                [
                  ENQUIRY.reach,
                  <a key="phone" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
                    {phone}
                  </a>,
                ] as const,
              ]
            : []),
          ...(email
            ? [
                [
                  ENQUIRY.reach,
                  <a key="email" href={`mailto:${email}`}>
                    {email}
                  </a>,
                ] as const,
              ]
            : []),
          ...(message ? [[ENQUIRY.message, message] as const] : []),
          [ENQUIRY.agreed, consent],
          ...(deleted ? [[ENQUIRY.deleted, ENQUIRY.deletedUnless(dateOf(deleted, zone, now))] as const] : []),
        ]}
      />
      {deleted && <SourceNote source={KEPT.source} />}
      {steps.length > 0 && (
        <Section title={ENQUIRY.history}>
          <ul className="screening-past">
            {steps.map(({ at, state, by, reason }) => (
              <li key={at.epochMilliseconds}>
                <p>
                  <strong>{STATES[state]}.</strong> {reason}
                </p>
                <p className="screening-by">
                  {names.get(by) ?? ENQUIRY.somebody}, {dateAndClock(at, zone, now)}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
