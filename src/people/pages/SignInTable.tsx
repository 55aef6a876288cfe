/** Attempts to sign in as a table: one's own, or those of the practice with a name to each. */
import { when } from '#web/format.ts'
import { usePlace } from '#web/place.tsx'
import { Table } from '#web/table.tsx'
import type { Recorded } from '../sign-in-record.ts'
import { CONFIRMING, HAPPENED, OUTCOME, TRIES, WHAT } from '../sign-in-record-words.ts'

type SignInTableProps = {
  readonly label: string
  readonly recorded: readonly Recorded[]
  /** Whether a column says whose each is. */
  readonly named?: boolean
}

export function SignInTable({ label, recorded, named = false }: SignInTableProps) {
  const { zone, now } = usePlace()
  const words = TRIES.columns
  return (
    <Table
      label={label}
      columns={[words.when, ...(named ? [words.who] : []), words.what, words.how, words.from]}
      rows={recorded.map((row) => [
        now ? when(row.at, zone, now) : row.at.toString(),
        ...(named ? [row.name] : []),
        whatOf(row),
        howOf(row),
        [row.device, row.caller].filter(Boolean).join(', ') || TRIES.nowhere,
      ])}
    />
  )
}

const whatOf = ({ what, confirming }: Recorded): string =>
  confirming ? `${WHAT[what]} ${CONFIRMING}` : WHAT[what]

function howOf({ what, outcome, times }: Recorded) {
  const words = (outcome === 'done' && HAPPENED[what]) || OUTCOME[outcome]
  return outcome === 'done' ? (
    `${words}${TRIES.times(times)}`
  ) : (
    <strong>
      {words}
      {TRIES.times(times)}
    </strong>
  )
}
