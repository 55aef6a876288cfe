/** One measure drawn over time with the dosing sessions, every figure in a table behind it. */
import type { Instant } from '#kernel/time.ts'
import { dateOf, list } from '#web/format.ts'
import { Plot } from '#web/plot.tsx'
import { emptyDocument } from '#web/plot-document.ts'
import type { Point, Session, Trend } from '../outcomes.ts'
import { words } from '../words.ts'
import { trendPlot } from './trend-plot.ts'

type Props = {
  readonly trend: Trend
  readonly sessions: readonly Session[]
  readonly zone: string
  readonly now: Instant
  /** Where an entry can be completed or corrected. */
  readonly entryHref: (point: Point) => string
}

export function TrendPlot({ trend, sessions, zone, now, entryHref }: Props) {
  const { measure, points } = trend
  const day = (at: Instant) => dateOf(at, zone, now)
  return (
    <Plot
      title={`${measure.title} over time`}
      description={legendOf(trend, sessions)}
      options={(width) => trendPlot({ trend, sessions, zone }, width)}
      document={emptyDocument}
      table={{
        columns: ['When', 'Score', 'Band', 'Doses before', 'Note'],
        rows: [
          ...points.map((point) => [
            <a key="when" href={entryHref(point)}>
              {day(point.at)}
            </a>,
            point.value ?? '–',
            point.band?.name ?? '–',
            point.sessionsBefore,
            noteOf(point, trend),
          ]),
          ...trend.undated.map(({ taken, value }) => [
            taken ?? 'no date',
            value,
            '–',
            '–',
            `${words.fromRecord}, no exact day`,
          ]),
        ],
      }}
    />
  )
}

/** Only what this drawing shows. */
function legendOf({ points }: Trend, sessions: readonly Session[]): string {
  const said = [
    sessions.length > 0 && words.broken,
    points.some((p) => p.shortInterval) && words.hollow,
    points.some((p) => p.origin === 'imported') && words.square,
    points.some((p) => p.value === undefined) && words.cross,
  ].filter((sentence) => sentence !== false)
  return said.length > 0 ? said.join(' ') : words.plain
}

function noteOf(point: Point, { measure }: Trend): string {
  return list([
    ...(point.missing.length > 0 ? [words.incomplete(point.missing.length)] : []),
    ...(point.shortInterval && measure.lookBack ? [words.shortInterval(measure.lookBack.words)] : []),
    ...(point.origin === 'imported' ? [words.fromRecord] : []),
  ])
}
