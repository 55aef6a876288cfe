/** The plan of measures: what is asked when, and how each line stands. */
import type { Instant } from '#kernel/time.ts'
import { dateAndClock } from '#web/format.ts'
import { State, type Tone } from '#web/page.tsx'
import { Table } from '#web/table.tsx'
import type { MeasureDue, MeasureState } from '../schedule.ts'
import { words } from '../words.ts'

const TONES: Record<MeasureState, Tone> = {
  upcoming: 'upcoming',
  due: 'due',
  overdue: 'overdue',
  done: 'done',
  missed: 'quiet',
}
const STATES: Record<MeasureState, string> = {
  upcoming: 'Coming up',
  due: 'Due',
  overdue: 'Overdue',
  done: 'Done',
  missed: 'Not given',
}

type Props = { readonly plan: readonly MeasureDue[]; readonly zone: string; readonly now: Instant }

export function PlanTable({ plan, zone, now }: Props) {
  return (
    <Table
      label="The plan of measures"
      columns={['Occasion', 'Measure', 'From', 'Until', 'Stands']}
      rows={plan.map((line) => [
        line.occasionTitle,
        line.measure.title,
        dateAndClock(line.from, zone, now),
        dateAndClock(line.until, zone, now),
        <span key="state">
          <State tone={TONES[line.state]}>{STATES[line.state]}</State>
          {line.incomplete && (
            <span className="quiet"> {words.incomplete(line.incomplete.missing.length)}</span>
          )}
        </span>,
      ])}
    />
  )
}
