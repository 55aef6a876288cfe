/** The drawing of one measure over time: its bands by name, its scores with their figures, the dosing sessions as lines. */
import { dot, lineY, type PlotOptions, rectY, ruleX, ruleY, text } from '@observablehq/plot'
import type { Instant } from '#kernel/time.ts'
import { MONTHS } from '#visits/words.ts'
import { onAxis } from '#web/plot.tsx'
import { isScored, type Point, type Scored, type Session, type Trend } from '../outcomes.ts'

const DAY = 86_400_000

export type TrendDrawing = {
  readonly trend: Trend
  readonly sessions: readonly Session[]
  readonly zone: string
}

/** Options for a width in pixels. On a narrow drawing only the first and the last score carry their figure. */
export function trendPlot({ trend, sessions, zone }: TrendDrawing, width: number): PlotOptions {
  const { measure, points } = trend
  const narrow = width < 500
  const [least, most] = measure.scores[0]?.range ?? [0, 1]
  const x = (at: Instant) => onAxis(at, zone)
  const days = [...points.map((p) => x(p.at)), ...sessions.map((s) => x(s.first))]
  const room = Math.max(2 * DAY, (Math.max(...days) - Math.min(...days)) * 0.06)
  const [from, to] = [Math.min(...days) - room, Math.max(...days) + room]
  const bands = (measure.bands?.bands ?? []).map((band, i, all) => ({
    ...band,
    low: i === 0 ? least : band.from,
    high: all[i + 1]?.from ?? most,
  }))
  const scored = points.filter(isScored)
  const without = points.filter((point) => !isScored(point))
  const figures = narrow || scored.length > 10 ? ends(scored) : scored
  const hollow = (point: Point) => point.shortInterval
  return {
    height: narrow ? 280 : 320,
    marginRight: bands.length > 0 ? (narrow ? 112 : 140) : 16,
    x: {
      type: 'utc',
      domain: [from, to],
      ticks: dayTicks(from, to, narrow ? 3 : 6),
      tickFormat: dayAndMonth,
      label: null,
    },
    y: {
      domain: [least, most],
      ticks: [least, ...bands.slice(1).map((b) => b.from), most],
      label: measure.title,
    },
    marks: [
      rectY(
        bands.filter((_, i) => i % 2 === 1),
        { x1: from, x2: to, y1: 'low', y2: 'high', fill: 'var(--accent-wash)', fillOpacity: 0.6 },
      ),
      ruleY(bands.slice(1), { y: 'low', stroke: 'var(--line)' }),
      text(bands, {
        x: to,
        y: (band: (typeof bands)[number]) => (band.low + band.high) / 2,
        text: 'name',
        textAnchor: 'start',
        dx: 6,
        lineWidth: narrow ? 7 : 9,
        fill: 'var(--ink-quiet)',
      }),
      ruleX(sessions, { x: (s: Session) => x(s.first), stroke: 'var(--ink-quiet)', strokeDasharray: '3 3' }),
      text(sessions, {
        x: (s: Session) => x(s.first),
        y: most,
        text: (_: Session, i: number) => (i === 0 && !narrow ? 'dose 1' : `${i + 1}`),
        dy: -12,
        fill: 'var(--ink-quiet)',
      }),
      lineY(scored, { x: (p: Scored) => x(p.at), y: 'value', stroke: 'var(--accent)', strokeWidth: 2 }),
      dot(scored, {
        x: (p: Scored) => x(p.at),
        y: 'value',
        r: 5,
        symbol: (p: Scored) => (p.origin === 'imported' ? 'square' : 'circle'),
        fill: (p: Scored) => (hollow(p) ? 'var(--paper)' : 'var(--accent)'),
        stroke: 'var(--accent)',
        strokeWidth: 2,
      }),
      dot(without, {
        x: (p: Point) => x(p.at),
        y: least,
        symbol: 'times',
        r: 5,
        stroke: 'var(--amber)',
        strokeWidth: 2,
      }),
      text(figures, {
        x: (p: Scored) => x(p.at),
        y: 'value',
        text: (p: Scored) => `${p.value}`,
        dy: -14,
        fill: 'var(--ink)',
        stroke: 'var(--paper)',
        strokeWidth: 3,
        fontWeight: 600,
      }),
    ],
  }
}

const ends = (scored: readonly Scored[]): Scored[] =>
  [...new Set([scored[0], scored.at(-1)])].filter((p) => p !== undefined)

/** Whole days, evenly apart. */
function dayTicks(from: number, to: number, most: number): number[] {
  const first = Math.ceil(from / DAY) * DAY
  const step = Math.max(1, Math.ceil((to - first) / DAY / most)) * DAY
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, i) => first + i * step)
}

function dayAndMonth(axis: unknown): string {
  const ms = typeof axis === 'number' ? axis : Number(axis)
  const { day, month } = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('UTC')
  return `${day} ${MONTHS[month - 1]}`
}
