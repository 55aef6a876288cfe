/** Everything that happened to a listing, the newest first. */
import { dateAndClock } from '#web/format.ts'
import { Section } from '#web/page.tsx'
import { usePlace } from '#web/place.tsx'
import { Table } from '#web/table.tsx'
import type { DeskListing } from '../desk-store.ts'
import { DESK_LISTING } from '../desk-words.ts'
import { historyOf, NOBODY } from '../history-words.ts'
import type { ListingEntry } from '../listing.ts'

export function DeskHistory({ found }: { readonly found: DeskListing }) {
  const { zone } = usePlace()
  const by = ({ by, kind }: ListingEntry) =>
    by ? (found.names.get(by) ?? by) : kind === 'wrong-listing-reported' ? NOBODY.public : NOBODY.owner
  return (
    <Section title={DESK_LISTING.history}>
      <Table
        label={DESK_LISTING.history}
        columns={DESK_LISTING.columns}
        rows={historyOf(found.entries)
          .toReversed()
          .map(({ entry, what, more }) => [dateAndClock(entry.at, zone), what, by(entry), more ?? ''])}
      />
    </Section>
  )
}
