/**
 * A course from referral to follow-up: past solid, future outlined, doses as marks, each integration window as a band
 * that says it is a teaching estimate. A line where there is room, a list in order of time on a phone.
 */
import type { Instant } from '#kernel/time.ts'
import { date, dateAndClock, dateOf } from './format.ts'
import { usePlace } from './place.tsx'
import { inRows, percent } from './timeline-layout.ts'

export type TimelineItem = {
  readonly at: Instant
  readonly what: string
  /** `planned` and `overdue` are outlined, `done` is solid, `missed` is crossed out. */
  readonly state: 'done' | 'planned' | 'overdue' | 'missed'
  readonly href?: string
}
/** A dose, given or planned: "60 mg IM", or only "Dosing session". */
export type TimelineDose = TimelineItem
/** A window, as "Integration window". That it is a teaching estimate is said here, always. */
export type TimelineBand = { readonly from: Instant; readonly to: Instant; readonly what: string }

type TimelineProps = {
  readonly label?: string
  readonly from: Instant
  readonly to: Instant
  readonly now: Instant
  readonly items: readonly TimelineItem[]
  readonly doses: readonly TimelineDose[]
  readonly bands: readonly TimelineBand[]
}

export function Timeline({ label = 'The course in time', ...course }: TimelineProps) {
  return (
    <section className="timeline" aria-label={label}>
      <Line {...course} />
      <List {...course} />
    </section>
  )
}

const STATES = { done: 'done', planned: 'planned', overdue: 'overdue', missed: 'did not happen' } as const

/** Heights in px. Text keeps its size; only the horizontal places are per cent of the line. */
const ROW = 24
const BAND = 28
/** A label's width in per cent, on the narrowest line (700 px) with letters of about 7.5 px. */
const widthOf = (words: string): number => ((words.length * 7.5 + 24) / 700) * 100

const bandWords = ({ what }: TimelineBand): string => `${what} (a teaching estimate)`

type Mark = TimelineItem & { readonly dose: boolean }
const marksOf = ({ items, doses }: Pick<TimelineProps, 'items' | 'doses'>): Mark[] => [
  ...items.map((item) => ({ ...item, dose: false })),
  ...doses.map((dose) => ({ ...dose, dose: true })),
]

function Line({ from, to, now, items, doses, bands }: Omit<TimelineProps, 'label'>) {
  const { zone } = usePlace()
  const left = (at: Instant) => percent(at, from, to)
  const marks = inRows(
    marksOf({ items, doses }),
    ({ at }) => left(at),
    ({ what }) => widthOf(what),
  )
  const rows = Math.max(0, ...marks.map(({ row }) => row)) + 1
  const axis = rows * ROW + 12
  const height = axis + 16 + (bands.length > 0 ? BAND : 0) + 28
  return (
    <svg className="timeline-line" width="100%" height={height} role="presentation">
      {bands.map((band, i) => (
        <g key={i} className="timeline-band">
          <rect
            x={`${left(band.from)}%`}
            width={`${left(band.to) - left(band.from)}%`}
            y={axis - 6}
            height={16 + BAND}
            rx="3"
          />
          <BandLabel from={left(band.from)} to={left(band.to)} y={axis + 4 + BAND} words={bandWords(band)} />
        </g>
      ))}
      <line className="timeline-past" x1="0" x2={`${left(now)}%`} y1={axis} y2={axis} />
      <line className="timeline-future" x1={`${left(now)}%`} x2="100%" y1={axis} y2={axis} />
      {marks.map(({ left: x, row }, i) => (
        <line
          key={i}
          className="timeline-stem"
          x1={`${x}%`}
          x2={`${x}%`}
          y1={axis - 14 - row * ROW}
          y2={axis}
        />
      ))}
      {marks.map(({ thing, left: x, row, anchor }, i) => (
        <LineMark
          key={i}
          mark={thing}
          now={now}
          x={`${x}%`}
          axis={axis}
          label={axis - 16 - row * ROW}
          anchor={anchor}
        />
      ))}
      <g className="timeline-now">
        <line x1={`${left(now)}%`} x2={`${left(now)}%`} y1={axis - 12} y2={axis + 12} />
        <text x={`${left(now)}%`} y={height - 4} textAnchor={anchorAt(left(now))}>
          Today
        </text>
      </g>
      <text className="timeline-end" x="0" y={height - 4}>
        {left(now) > 14 && dateOf(from, zone, now)}
      </text>
      <text className="timeline-end" x="100%" y={height - 4} textAnchor="end">
        {left(now) < 86 && dateOf(to, zone, now)}
      </text>
    </svg>
  )
}

/** A label that would run out of the line on its right is written from the right end of its band. */
function BandLabel({ from, to, y, words }: { from: number; to: number; y: number; words: string }) {
  const end = from + widthOf(words) > 100
  return (
    <text x={`${end ? to : from}%`} dx={end ? -6 : 6} y={y} textAnchor={end ? 'end' : 'start'}>
      {words}
    </text>
  )
}

const anchorAt = (left: number) => (left < 5 ? 'start' : left > 95 ? 'end' : 'middle')

type LineMarkProps = {
  mark: Mark
  now: Instant
  x: string
  axis: number
  label: number
  anchor: 'start' | 'end'
}

function LineMark({ mark, now, x, axis, label, anchor }: LineMarkProps) {
  const { zone } = usePlace()
  const words = `${mark.what}, ${dateAndClock(mark.at, zone, now)}, ${STATES[mark.state]}`
  const drawing = (
    <>
      {!mark.href && <title>{words}</title>}
      <text x={x} dx={anchor === 'start' ? 6 : -6} y={label} textAnchor={anchor}>
        {mark.what}
      </text>
      {mark.dose ? (
        <rect className="timeline-mark timeline-dose" x={x} y={axis - 6} width="12" height="12" />
      ) : (
        <circle className="timeline-mark" cx={x} cy={axis} r="6" />
      )}
    </>
  )
  const name = `timeline-item timeline-${mark.state}`
  if (!mark.href) return <g className={name}>{drawing}</g>
  return (
    <a className={name} href={mark.href} aria-label={words}>
      {drawing}
    </a>
  )
}

function List({ now, items, doses, bands }: Omit<TimelineProps, 'label'>) {
  const { zone } = usePlace()
  const marks = marksOf({ items, doses }).toSorted((a, b) => a.at.epochMilliseconds - b.at.epochMilliseconds)
  const next = marks.find(({ at }) => at.epochMilliseconds > now.epochMilliseconds)
  return (
    <div className="timeline-list">
      <ol>
        {marks.map((mark, i) => (
          <li key={i} className={`timeline-item timeline-${mark.state}`}>
            {mark === next && (
              <p className="timeline-today">
                Today, {date(now.toZonedDateTimeISO(zone).toPlainDate(), now, zone)}
              </p>
            )}
            <span className={mark.dose ? 'timeline-dot timeline-dot-dose' : 'timeline-dot'} />
            <p>
              {mark.href ? <a href={mark.href}>{mark.what}</a> : mark.what}
              <span className="timeline-when">
                {dateAndClock(mark.at, zone, now)} · {STATES[mark.state]}
              </span>
            </p>
          </li>
        ))}
      </ol>
      {bands.map((band, i) => (
        <p key={i} className="timeline-band-words">
          {bandWords(band)}: {dateOf(band.from, zone, now)} to {dateOf(band.to, zone, now)}
        </p>
      ))}
    </div>
  )
}
