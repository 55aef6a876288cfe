/** The directory listing that comes with a certificate: offered, taken or left, and how it stands since. */
import { Form, Hidden, Submit } from '#web/form.tsx'
import { Action, Section } from '#web/page.tsx'
import type { Application } from '../application.ts'
import type { ListingOffer } from '../listing-store.ts'
import { LISTING_OFFER as W } from '../listing-words.ts'
import { pathOf } from './own-acts.ts'

type ListingProps = {
  readonly id: string
  readonly offer: ListingOffer
  readonly answered?: Application['listing']
}

export function Listing({ id, offer, answered }: ListingProps) {
  const { taken } = offer
  return (
    <Section title={W.title} id="listing">
      {taken && answered && answered.answer !== 'declined' ? (
        <>
          <p className="training-text">
            {W.answered[answered.answer]} {W.states[taken.state]}
          </p>
          <p className="application-go">
            {taken.state === 'shown' && <Action href={`/directory/${taken.slug}`}>{W.see}</Action>}
            <Action href={`/directory/${taken.id}/owner`} tone="quiet">
              {W.change}
            </Action>
          </p>
        </>
      ) : answered ? (
        <details className="application-sure">
          <summary>{W.declined}</summary>
          <Offered id={id} offer={offer} />
        </details>
      ) : (
        <>
          <Offered id={id} offer={offer} />
          <Form intent="no-listing" label={W.no}>
            <Submit tone="quiet">{W.no}</Submit>
          </Form>
          <p className="training-quiet">{W.noAbout}</p>
        </>
      )}
    </Section>
  )
}

function Offered({ id, offer: { theirs } }: Pick<ListingProps, 'id' | 'offer'>) {
  return (
    <>
      <p className="training-text">{W.lead}</p>
      <ul className="training-list">
        {W.public.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {theirs.map(({ id: listing, name }) => (
        <Form key={listing} intent="put" label={W.put(name)}>
          <p>{W.has(name)}</p>
          <Hidden name="listing" value={listing} />
          <Submit>{W.put(name)}</Submit>
        </Form>
      ))}
      {theirs.length === 0 && (
        <p className="application-go">
          <Action href={`${pathOf(id)}/listing`}>{W.yes}</Action>
        </p>
      )}
    </>
  )
}
