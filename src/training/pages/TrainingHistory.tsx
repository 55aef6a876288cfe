/** Everything that happened to a training, the newest first. */
import type { PersonId } from '#kernel/ids.ts'
import { dateAndClock } from '#web/format.ts'
import { TRAINING_KINDS } from '../desk-words.ts'
import type { TrainingEntry } from '../training.ts'

type HistoryProps = {
  readonly entries: readonly TrainingEntry[]
  readonly names: ReadonlyMap<PersonId, string>
  readonly zone: string
}

export const TrainingHistory = ({ entries, names, zone }: HistoryProps) => (
  <ol className="training-history">
    {entries.toReversed().map((entry) => (
      <li key={entry.id}>
        <strong>{TRAINING_KINDS[entry.kind]}</strong>
        <p className="section-about">
          {dateAndClock(entry.at, zone)}
          {entry.by && `, ${names.get(entry.by) ?? entry.by}`}
        </p>
        {saidIn(entry) && <p className="training-words">{saidIn(entry)}</p>}
      </li>
    ))}
  </ol>
)

function saidIn(entry: TrainingEntry): string | undefined {
  switch (entry.kind) {
    case 'training-changed':
    case 'training-hidden':
    case 'training-cancelled':
      return entry.body.why
    case 'training-published':
      return entry.body.despite
    case 'incident-noted':
      return entry.body.text
    default:
      return undefined
  }
}
