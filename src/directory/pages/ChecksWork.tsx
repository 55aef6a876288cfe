/** What was checked of a listing, with the work shown: by whom, when, against which source, until when. */
import { Section, State } from '#web/page.tsx'
import type { Check } from '../checks.ts'
import { LISTING } from '../listing-page-words.ts'
import { CHECKED_THINGS, checkSaid, STANDING_SAID } from '../listing-words.ts'
import { STANDING_TONES } from './standing.ts'

export function ChecksWork({ checks }: { readonly checks: readonly Check[] }) {
  return (
    <Section title={LISTING.checked} about={LISTING.checkedHow} id="checked">
      <ul className="checks">
        {checks.map((check) => (
          <li key={`${check.what} ${check.item}`}>
            <p className="check-what">
              <strong>{CHECKED_THINGS[check.what]}</strong> {check.item}
            </p>
            <State tone={STANDING_TONES[check.standing]}>{STANDING_SAID[check.standing]}</State>
            <p className="check-work">{checkSaid(check)}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
