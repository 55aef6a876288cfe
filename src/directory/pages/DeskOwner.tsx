/** What reaches the desk about a listing from outside, and how its owner is reached. */
import { Field, Form, Submit } from '#web/form.tsx'
import { dateOf } from '#web/format.ts'
import { Section } from '#web/page.tsx'
import { usePlace } from '#web/place.tsx'
import type { Typed } from '#web/read-form.ts'
import type { DeskListing } from '../desk-store.ts'
import { DESK_LISTING } from '../desk-words.ts'
import { Act } from './DeskDecision.tsx'

type DeskProps = { readonly found: DeskListing; readonly typed?: Typed }

export function DeskReports({ found, typed }: DeskProps) {
  const { zone } = usePlace()
  const { reports } = found.listing
  if (reports.length === 0) return null
  return (
    <Section title={DESK_LISTING.reports}>
      <ul className="desk-checks">
        {reports.map(({ id, at, what }) => (
          <li key={id}>
            <p className="section-about">{dateOf(at, zone)}</p>
            <p className="listing-about">{what}</p>
          </li>
        ))}
      </ul>
      <Act act="settle" basis={found.basis} typed={typed} />
    </Section>
  )
}

export const DeskOwner = ({ found, typed }: DeskProps) => (
  <Section title={DESK_LISTING.owner} about={DESK_LISTING.linkAbout}>
    <Form intent="link" typed={typed} label={DESK_LISTING.link}>
      <Field
        name="contactEmail"
        type="email"
        label={DESK_LISTING.contact}
        help={DESK_LISTING.contactHelp}
        defaultValue={found.contactEmail}
        autoComplete="off"
        maxLength={254}
        required
      />
      <Submit tone="quiet">{DESK_LISTING.link}</Submit>
    </Form>
  </Section>
)
