/** What to do when, grouped by the day on which it begins. */

import { dayIn } from '#kernel/time.ts'
import { date } from '#web/format.ts'
import { Section, SourceNote, State } from '#web/page.tsx'
import { usePlace } from '#web/place.tsx'
import type { Instruction, PlannedSession } from '../instructions.ts'

type InstructionListProps = {
  readonly instructions: readonly Instruction[]
  readonly session: PlannedSession
}

export function InstructionList({ instructions, session }: InstructionListProps) {
  const { zone, now } = usePlace()
  const sessionDay = dayIn(session.from, zone)
  const words = (part: Instruction['part'], from: Instruction['from']): string => {
    if (part === 'after') return 'After the session'
    const day = dayIn(from, zone)
    return day.equals(sessionDay) ? `${date(day, now, zone)}, the day of the session` : date(day, now, zone)
  }
  const groups = Map.groupBy(instructions, ({ part, from }) => words(part, from))
  return (
    <>
      {[...groups].map(([title, group]) => (
        <Section key={title} title={title}>
          <ul className="instructions">
            {group.map(({ id, text, open, source }) => (
              <li key={id}>
                <p>{text}</p>
                {open && <State tone="due">Your prescriber decides</State>}
                <SourceNote source={source} />
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </>
  )
}
