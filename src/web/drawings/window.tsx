/**
 * The window after one dose and after several, from the protocol's figures. Always marked as a teaching estimate; a
 * new dose starts the clock again, and what overlaps is shown as one time (clinical reference 7, display rule).
 */
import type { Drawn } from './drawings.tsx'
import { DrawnFigure, Svg } from './figure.tsx'
import { GAP, type Scale, scaleOf } from './scale.ts'
import { type DoseWindow, SEVERAL, type Windows, weeksTo, windowsOf } from './window-layout.ts'
import { ESTIMATE, WINDOW } from './words.ts'

/** Heights in px. */
const LINE = 22
const BAND = 26
const THIN = 10

type DrawingProps = { readonly protocol: Drawn; readonly title: string }

export function WindowDrawing({ protocol, title }: DrawingProps) {
  const one = windowsOf([0], protocol)
  const several = windowsOf(SEVERAL, protocol)
  const last = Math.max(...several.together.map(({ to }) => to))
  const { window } = protocol.integration
  return (
    <DrawnFigure
      title={title}
      about={WINDOW.about}
      caution={ESTIMATE}
      table={{ label: WINDOW.table.label, columns: WINDOW.table.columns, rows: rowsOf(one, several) }}
      sources={[window.opens, window.peak, window.closes, window.estimate, window.overlap].map(
        ({ source }) => source,
      )}
    >
      <Panel
        title={WINDOW.one}
        says={one.doses.map((dose) => inWords(dose).join('; ')).join('')}
        height={LINE * 4 + BAND}
        last={last}
      >
        {(x) =>
          one.doses.map((dose) => <OneDose key={dose.dose} dose={dose} x={x} label={window.estimate.label} />)
        }
      </Panel>
      <Panel
        title={WINDOW.several(SEVERAL.length)}
        says={`${WINDOW.together}, ${several.together.map(({ from, to }) => `${WINDOW.day(from)} to ${WINDOW.day(to)}`).join('; ')}. ${ESTIMATE}`}
        height={(LINE + THIN + 6) * several.doses.length + LINE + BAND}
        last={last}
      >
        {(x) => <Several windows={several} x={x} label={window.estimate.label} />}
      </Panel>
    </DrawnFigure>
  )
}

/** What the marks of one dose say, in order of time. */
const inWords = ({ opens, peak, closes }: DoseWindow): string[] => [
  WINDOW.opens(opens),
  WINDOW.peak(peak),
  WINDOW.closes(closes),
]

type PanelProps = {
  readonly title: string
  readonly says: string
  readonly height: number
  /** The last day of the axis, the same for every panel so that they can be compared. */
  readonly last: number
  readonly children: (x: Scale) => React.ReactNode
}

function Panel({ title, says, height, last, children }: PanelProps) {
  const x = scaleOf(0, last)
  return (
    <>
      <p className="drawing-part">{title}</p>
      <Svg title={title} says={says} height={height + 8 + LINE}>
        {weeksTo(last).map((day) => (
          <g key={day} className="drawing-axis">
            <line x1={`${x(day)}%`} x2={`${x(day)}%`} y1="0" y2={height + 8} />
            <text
              x={`${x(day)}%`}
              y={height + LINE}
              textAnchor={day === 0 ? 'start' : day === last ? 'end' : 'middle'}
            >
              {WINDOW.axis(day, day === last)}
            </text>
          </g>
        ))}
        {children(x)}
      </Svg>
    </>
  )
}

type Part<T> = T & { readonly x: Scale; readonly label: string }

/** The marks as a staircase, the first on top: no stem runs through the words of another. The end stands below. */
function OneDose({ dose, x, label }: Part<{ readonly dose: DoseWindow }>) {
  const marks = [
    { day: dose.dose, words: WINDOW.dose },
    { day: dose.opens, words: WINDOW.opens(dose.opens) },
    { day: dose.peak, words: WINDOW.peak(dose.peak) },
  ]
  const top = LINE * marks.length
  return (
    <>
      <Band from={dose.opens} to={dose.closes} x={x} y={top} label={label} />
      {marks.map(({ day, words }, i) => (
        <g key={words}>
          <line
            className="drawing-stem"
            x1={`${x(day)}%`}
            x2={`${x(day)}%`}
            y1={i * LINE + 4}
            y2={top + BAND}
          />
          <text x={`${x(day)}%`} dx={GAP} y={i * LINE + 16}>
            {words}
          </text>
        </g>
      ))}
      <text x={`${x(dose.closes)}%`} y={top + BAND + 18} textAnchor="end">
        {WINDOW.closes(dose.closes)}
      </text>
      <Dose at={x(dose.dose)} y={top + BAND / 2} />
    </>
  )
}

function Several({ windows, x, label }: Part<{ readonly windows: Windows }>) {
  const step = LINE + THIN + 6
  const top = step * windows.doses.length + LINE
  return (
    <>
      {windows.doses.map(({ dose, opens, closes }, i) => (
        <g key={dose}>
          <text x={`${x(dose)}%`} dx={GAP} y={i * step + 14}>
            {WINDOW.doseOn(i + 1, dose)}
          </text>
          <rect
            className="drawing-each"
            x={`${x(opens)}%`}
            width={`${x(closes) - x(opens)}%`}
            y={i * step + LINE}
            height={THIN}
            rx="3"
          />
          <Dose at={x(dose)} y={i * step + LINE + THIN / 2} />
        </g>
      ))}
      {windows.together.map(({ from, to }) => (
        <g key={from}>
          <text x={`${x(from)}%`} y={top - 6}>
            {WINDOW.together}
          </text>
          <Band from={from} to={to} x={x} y={top} label={label} />
        </g>
      ))}
    </>
  )
}

function Band({
  from,
  to,
  x,
  y,
  label,
}: Part<{ readonly from: number; readonly to: number; readonly y: number }>) {
  return (
    <g>
      <rect
        className="drawing-band"
        x={`${x(from)}%`}
        width={`${x(to) - x(from)}%`}
        y={y}
        height={BAND}
        rx="3"
      />
      <text className="drawing-inside" x={`${(x(from) + x(to)) / 2}%`} y={y + 18} textAnchor="middle">
        {label}
      </text>
    </g>
  )
}

const Dose = ({ at, y }: { readonly at: number; readonly y: number }) => (
  <rect className="drawing-dose" x={`${at}%`} y={y - 6} width="12" height="12" />
)

function rowsOf(one: Windows, several: Windows): string[][] {
  const { table, day } = WINDOW
  const row = (name: string, { dose, opens, peak, closes }: DoseWindow) => [
    name,
    day(dose),
    day(opens),
    day(peak),
    day(closes),
  ]
  const count = several.doses.length
  return [
    ...one.doses.map((dose) => row(table.one, dose)),
    ...several.doses.map((dose, i) => row(table.nth(i + 1, count), dose)),
    ...several.together.map(({ from, to }) => [
      table.together(count),
      table.none,
      day(from),
      table.none,
      day(to),
    ]),
  ]
}
