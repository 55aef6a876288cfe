/** Everything that happened to a listing, the newest first. */
import { dateAndClock } from '#web/format.ts'
import { Section } from '#web/page.tsx'
import { usePlace } from '#web/place.tsx'
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
      <ol className="desk-history">
        {historyOf(found.entries)
          .toReversed()
          .map(({ entry, what, more, words }) => (
            <li key={entry.id}>
              <p>
                <strong>{what}</strong>
              </p>
              <p className="section-about">
                {dateAndClock(entry.at, zone)}, {DESK_LISTING.by(by(entry))}
              </p>
              {more && <p className="listing-about">{more}</p>}
              {words && (
                <details>
                  <summary>{DESK_LISTING.wording}</summary>
                  <p className="listing-about">{words}</p>
                </details>
              )}
            </li>
          ))}
      </ol>
    </Section>
  )
}
