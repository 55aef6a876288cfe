/** The window of the doses, drawn as a band over time and told in words, always marked as a teaching estimate. */
import { earlier, hoursAfter, type Instant, later, minutesAfter } from '#kernel/time.ts'
import type { Visit } from '#visits/visits.ts'
import { VISIT_NAMES } from '#visits/words.ts'
import { dateAndClock, duration } from '#web/format.ts'
import { Facts, SourceNote } from '#web/page.tsx'
import { Timeline, type TimelineItem } from '#web/timeline.tsx'
import type { Owed } from '../due.ts'
import type { Phase, Window } from '../integration.ts'
import type { IntegrationProtocol } from '../protocol.ts'
import { PHASES } from '../words.ts'

type WindowViewProps = {
  readonly window: Window
  readonly owed: readonly Owed[]
  readonly visits: readonly Visit[]
  readonly now: Instant
  /** Where a visit leads; nowhere on a page that shows none. */
  readonly visitHref?: (visit: Visit) => string
}

/** The days around the window that are drawn too, so that the doses and today stand inside. */
const MARGIN_HOURS = 36

export function WindowDrawing({ window, owed, visits, now, visitHref }: WindowViewProps) {
  const first = window.sessions[0]
  const last = window.sessions.at(-1)
  if (!first || !last) return null
  const from = hoursAfter(first.dose, -MARGIN_HOURS)
  const to = hoursAfter(last.closes, MARGIN_HOURS)
  const within = (at: Instant) =>
    Temporal.Instant.compare(at, from) >= 0 && Temporal.Instant.compare(at, to) < 0
  const items: TimelineItem[] = [
    ...visits
      .filter((v) => within(v.from) && v.state !== 'cancelled' && v.kind !== 'dosing')
      .map((v) => ({
        at: v.from,
        what: VISIT_NAMES[v.kind],
        state: ({ planned: 'planned', kept: 'done', missed: 'missed', cancelled: 'missed' } as const)[
          v.state
        ],
        href: visitHref?.(v),
      })),
    ...owed
      .filter(
        (o) => within(o.dueBy) && (o.state === 'due' || o.state === 'overdue' || o.state === 'upcoming'),
      )
      .map((o) => ({
        // The last minute in which it is in time: a day that is over at midnight is still that day.
        at: minutesAfter(o.dueBy, -1),
        what: `${o.title} due by`,
        state: o.state === 'overdue' ? ('overdue' as const) : ('planned' as const),
      })),
  ]
  return (
    <Timeline
      label={`The window, a ${window.estimate.label}`}
      from={earlier(from, now)}
      to={later(to, now)}
      now={now}
      items={items}
      doses={window.sessions.map(({ dose }) => ({ at: dose, what: 'Dose', state: 'done' }))}
      bands={window.spans.map((span) => ({ ...span, what: 'Window' }))}
    />
  )
}

type WindowWordsProps = {
  readonly window: Window
  readonly phase: Phase
  readonly zone: string
  readonly now: Instant
  readonly overlap: IntegrationProtocol['window']['overlap']
  readonly evidence: IntegrationProtocol['evidence']
}

export function WindowWords({ window, phase, zone, now, overlap, evidence }: WindowWordsProps) {
  const { last, hoursSince } = phase
  const about = (at: Instant) => `about ${dateAndClock(at, zone, now)}`
  return (
    <>
      <Facts
        facts={[
          ['Last dose', `${dateAndClock(last.dose, zone, now)}, ${duration(hoursSince * 60)} ago`],
          [
            'Now',
            `${PHASES[phase.phase]}${phase.phase === 'before-opening' && phase.open ? ', still open from the dose before' : ''}`,
          ],
          ['Opens', about(last.opens)],
          ['Peak', about(last.peak)],
          ['Closes', about(last.closes)],
        ]}
      />
      <p>
        <strong>{capital(window.estimate.label)}.</strong> {window.estimate.text}
        {window.sessions.length > 1 && <> {overlap.text}</>}
      </p>
      <SourceNote source={window.estimate.source} />
      <details>
        <summary>What is known</summary>
        <ul>
          {evidence.map(({ in: where, finding, source }) => (
            <li key={finding}>
              <strong>{capital(where)}.</strong> {finding}
              <SourceNote source={source} />
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
