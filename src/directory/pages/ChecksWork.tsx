/** What was checked of a listing, with the work shown: by whom, when, against which source, until when. */
import type { PersonId } from '#kernel/ids.ts'
import { Section, State } from '#web/page.tsx'
import type { Check } from '../checks.ts'
import { LISTING } from '../listing-page-words.ts'
import { CHECKED_THINGS, checkSaid, STANDING_SAID } from '../listing-words.ts'
import { STANDING_TONES } from './standing.ts'

type ChecksWorkProps = {
  readonly checks: readonly Check[]
  readonly names?: ReadonlyMap<PersonId, string>
}

export function ChecksWork({ checks, names }: ChecksWorkProps) {
  const nameOf = ({ checked }: Check) => (checked?.by ? names?.get(checked.by) : undefined)
  return (
    <Section title={LISTING.checked} about={LISTING.checkedHow} id="checked">
      <ul className="checks">
        {checks.map((check) => (
          <li key={`${check.what} ${check.item}`}>
            <p className="check-what">
              <strong>{CHECKED_THINGS[check.what]}</strong> {check.item}
            </p>
            <State tone={STANDING_TONES[check.standing]}>{STANDING_SAID[check.standing]}</State>
            <p className="check-work">{checkSaid(check, nameOf(check))}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
