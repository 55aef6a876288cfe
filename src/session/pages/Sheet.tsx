/** What the person takes home, on one sheet: what to do, whom to call, what comes next. */

import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#visits/visits.ts'
import { VISIT_NAMES } from '#visits/words.ts'
import { CrisisContacts } from '#web/crisis-contacts.tsx'
import { dateAndClock, dateOf } from '#web/format.ts'
import { SourceNote } from '#web/page.tsx'
import type { SessionProtocol } from '../protocol.ts'

export type SheetProps = {
  readonly instructions: SessionProtocol['homeInstructions']
  readonly at: Instant
  readonly zone: string
  readonly practice: string
  /** The 24-hour number that was given at discharge. */
  readonly contact?: string
  readonly next: readonly Visit[]
  /** On paper everything stands on the sheet; on the person's own pages whom to call stands in the frame already. */
  readonly paper: boolean
}

export function Sheet({ instructions, at, zone, practice, contact, next, paper }: SheetProps) {
  return (
    <div className="sheet">
      <p>Session of {dateOf(at, zone)}</p>
      <p>{instructions.intro}</p>
      {instructions.sections.map(({ heading, lines, source }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {paper && <SourceNote source={source} />}
        </section>
      ))}
      <section>
        <h2>Whom to call</h2>
        <p>
          {practice}, day and night:{' '}
          <span className="sheet-number">{contact ?? '______________________'}</span>
        </p>
        {paper && <CrisisContacts practice={practice} phone={contact} />}
      </section>
      <section>
        <h2>What comes next</h2>
        {next.length === 0 ? (
          <p>Nothing is booked yet. Call the practice to book your integration visit.</p>
        ) : (
          <ul>
            {next.map(({ id, kind, from, place }) => (
              <li key={id}>
                {VISIT_NAMES[kind]}: {dateAndClock(from, zone)}, {place}
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}
