/** Emergency cards: at most seven lines each, one tap away. */
import { SourceNote } from '#web/page.tsx'
import type { EmergencyCard } from '../protocol.ts'

export function Cards({
  cards,
  open,
}: {
  readonly cards: readonly EmergencyCard[]
  readonly open?: boolean
}) {
  if (cards.length === 0) return null
  return (
    <div className="cards">
      {cards.map(({ id, title, lines, source }) => (
        <details key={id} className="card" open={open}>
          <summary>Card: {title}</summary>
          <ol>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          <SourceNote source={source} />
        </details>
      ))}
    </div>
  )
}
