/** Who wrote, how to reach them, what they agreed to, and what the practice did about it. */
import type { ReactNode } from 'react'
import type { PersonId } from '#kernel/ids.ts'
import { dateAndClock, dateOf } from '#web/format.ts'
import { Facts, Section, SourceWords } from '#web/page.tsx'
import { usePlace } from '#web/place.tsx'
import { type Enquiry, forgottenAt, KEPT } from '../enquiry.ts'
import { ENQUIRY, STATES } from '../enquiry-words.ts'

type Props = { readonly enquiry: Enquiry; readonly names: ReadonlyMap<PersonId, string> }

export function EnquirySent({ enquiry, names }: Props) {
  const { zone, now } = usePlace()
  const { phone, email, message, sentAt, consent, steps } = enquiry
  const deleted = forgottenAt(enquiry)
  const facts: [string, ReactNode][] = [[ENQUIRY.sent, dateAndClock(sentAt, zone, now)]]
  if (phone)
    facts.push([
      ENQUIRY.reach,
      <a key="phone" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
        {phone}
      </a>,
    ])
  if (email)
    facts.push([
      ENQUIRY.reach,
      <a key="email" href={`mailto:${email}`}>
        {email}
      </a>,
    ])
  if (message) facts.push([ENQUIRY.message, message])
  return (
    <>
      <Section title={ENQUIRY.who}>
        <Facts facts={facts} />
        <details className="source">
          <summary>{ENQUIRY.agreed}</summary>
          <p>{consent}</p>
          {deleted && (
            <p>
              {ENQUIRY.deletedOn(dateOf(deleted, zone, now))} <SourceWords source={KEPT.source} />
            </p>
          )}
        </details>
      </Section>
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
