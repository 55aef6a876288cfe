/** A typical session by route, from the protocol's phases: arrival, dose, onset, journey, return, integration, leaving. */
import { PHASE } from '#session/words.ts'
import { ROUTE_NAMES } from '#visits/words.ts'
import type { Drawn } from './drawings.tsx'
import { DrawnFigure, Svg } from './figure.tsx'
import { beside, GAP, type Scale } from './scale.ts'
import { type Course, coursesOf } from './session-layout.ts'
import { SESSION } from './words.ts'

/** Heights in px. */
const LINE = 24
const BAR = 12

type DrawingProps = { readonly protocol: Drawn; readonly title: string }

export function SessionDrawing({ protocol, title }: DrawingProps) {
  const { courses, x, axis } = coursesOf(protocol)
  const told = courses.map(({ route }) => protocol.routes[route])
  return (
    <DrawnFigure
      title={title}
      about={SESSION.about}
      caution={SESSION.isDefault}
      table={{
        label: SESSION.table.label,
        columns: [SESSION.table.first, ...courses.map(({ route }) => capital(ROUTE_NAMES[route]))],
        rows: rowsOf(courses),
      }}
      sources={told.flatMap(({ phases, leastTime, block }) => [
        phases.source,
        leastTime.source,
        block.source,
      ])}
    >
      {courses.map((course) => (
        <RouteCourse key={course.route} course={course} x={x} axis={axis} />
      ))}
    </DrawnFigure>
  )
}

type RouteProps = { readonly course: Course; readonly x: Scale; readonly axis: readonly number[] }

function RouteCourse({ course, x, axis }: RouteProps) {
  const { route, parts, check, block } = course
  const name = capital(ROUTE_NAMES[route])
  const checkLine = parts.length * LINE
  const height = checkLine + LINE
  const checkWords = SESSION.check(check)
  const checkLabel = beside(checkWords, x(check), x(check))
  return (
    <>
      <p className="drawing-part">{name}</p>
      <Svg title={name} says={inWords(course)} height={height + 22}>
        {axis.map((minute, i) => (
          <g key={minute} className="drawing-axis">
            <line x1={`${x(minute)}%`} x2={`${x(minute)}%`} y1="0" y2={height} />
            <text x={`${x(minute)}%`} y={height + 18} textAnchor={i === 0 ? 'start' : 'middle'}>
              {SESSION.axis(minute, i === axis.length - 1)}
            </text>
          </g>
        ))}
        <line className="drawing-check" x1={`${x(check)}%`} x2={`${x(check)}%`} y1="0" y2={height} />
        {parts.map(({ phase, from, to, label }, i) => (
          <g key={phase}>
            <rect
              className={`drawing-phase drawing-phase-${phase}`}
              x={`${x(from)}%`}
              width={`${x(to) - x(from)}%`}
              y={i * LINE + (LINE - BAR) / 2}
              height={BAR}
              rx="2"
            />
            <text
              x={`${label.at}%`}
              dx={label.anchor === 'start' ? GAP : -GAP}
              y={i * LINE + 17}
              textAnchor={label.anchor}
            >
              {PHASE[phase]}
            </text>
          </g>
        ))}
        <text
          className="drawing-check-words"
          x={`${checkLabel.at}%`}
          dx={checkLabel.anchor === 'start' ? GAP : -GAP}
          y={checkLine + 17}
          textAnchor={checkLabel.anchor}
        >
          {checkWords}
        </text>
      </Svg>
      <p className="drawing-note">{SESSION.block(block)}</p>
    </>
  )
}

const inWords = ({ route, parts, check }: Course): string =>
  SESSION.describe(
    ROUTE_NAMES[route],
    [
      ...parts.map(({ phase, from, to }) => `${PHASE[phase]} ${SESSION.minutes(from, to)}`),
      SESSION.check(check),
    ].join('; '),
  )

function rowsOf(courses: readonly Course[]): string[][] {
  const phases = [...new Set(courses.flatMap(({ parts }) => parts.map(({ phase }) => phase)))]
  return [
    ...phases.map((phase) => [
      PHASE[phase],
      ...courses.map(({ parts }) => {
        const part = parts.find((each) => each.phase === phase)
        return part ? SESSION.minutes(part.from, part.to) : ''
      }),
    ]),
    [SESSION.checkRow, ...courses.map(({ check }) => SESSION.after(check))],
    [SESSION.blockRow, ...courses.map(({ block }) => SESSION.booked(block))],
  ]
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
