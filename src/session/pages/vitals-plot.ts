/** The drawing of a session: pressure, heart rate and SpO2 against the clock, with doses, phases and limits. */
import { dot, line, link, type PlotOptions, rectY, ruleX, ruleY, text } from '@observablehq/plot'
import { type Instant, isBefore, minutesAfter } from '#kernel/time.ts'
import { clock } from '#web/format.ts'
import { onAxis } from '#web/plot.tsx'
import type { PhaseSpan } from '../phases.ts'
import type { Limit, Measure, Phase, SessionProtocol } from '../protocol.ts'
import { latest, type Reading } from '../readings.ts'
import type { Session } from '../session.ts'
import { MEASURE, PHASE } from '../words.ts'

export type Drawn = { readonly session: Session; readonly protocol: SessionProtocol; readonly zone: string }

/** From a little before the first fact to a little after the last, so that marks keep off the edge. */
function span({ session }: Drawn): readonly [Instant, Instant] {
  const times = [...Object.values(session.readings).flat(), ...session.doses].map(
    ({ at }) => at.epochMilliseconds,
  )
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const at = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms)
  return [minutesAfter(at(first), -5), minutesAfter(at(Math.max(last, first + 60 * 60_000)), 10)]
}

const COLOURS = {
  systolic: 'var(--ink)',
  diastolic: 'var(--ink)',
  heartRate: 'var(--due)',
  spo2: 'var(--done)',
} as const
type Plotted = keyof typeof COLOURS

/** Pressures as bars from diastolic to systolic, the heart rate as a line. */
export function pressurePlot(drawn: Drawn, width: number): PlotOptions {
  const { readings } = drawn.session
  const x = (r: Reading) => onAxis(r.at, drawn.zone)
  const pairs = readings.systolic.flatMap((systolic) => {
    const diastolic = readings.diastolic.find(({ entry }) => entry === systolic.entry)
    return diastolic ? [{ at: x(systolic), low: diastolic.value, high: systolic.value }] : []
  })
  const all = [...readings.systolic, ...readings.diastolic, ...readings.heartRate].map(({ value }) => value)
  const domain = [Math.min(40, ...all), Math.max(200, ...all)] as const
  return {
    ...frame(drawn, width, domain),
    marks: [
      ...limits(drawn, 'systolic', ['over', 'at-least'], domain),
      ...surroundings(drawn, domain),
      link(pairs, { x1: 'at', x2: 'at', y1: 'low', y2: 'high', stroke: 'var(--ink)', strokeWidth: 3 }),
      line(readings.heartRate, { x, y: 'value', stroke: COLOURS.heartRate, strokeWidth: 2 }),
      ...points(drawn, ['systolic', 'diastolic', 'heartRate'], LABEL_GAP),
    ],
  }
}
/** So many mmHg lie under one line of words. */
const LABEL_GAP = 13

export function oxygenPlot(drawn: Drawn, width: number): PlotOptions {
  const { spo2 } = drawn.session.readings
  const x = (r: Reading) => onAxis(r.at, drawn.zone)
  const domain = [Math.min(84, ...spo2.map(({ value }) => value)), 100] as const
  return {
    ...frame(drawn, width, domain),
    height: 180,
    marks: [
      ...limits(drawn, 'spo2', ['under', 'at-most'], domain),
      ...surroundings(drawn, domain),
      line(spo2, { x, y: 'value', stroke: COLOURS.spo2, strokeWidth: 2 }),
      ...points(drawn, ['spo2'], 0),
    ],
  }
}

function frame(drawn: Drawn, width: number, domain: readonly [number, number]): PlotOptions {
  const [from, to] = span(drawn)
  return {
    height: 300,
    marginRight: width < 500 ? 84 : 104,
    x: {
      type: 'utc',
      domain: [onAxis(from, drawn.zone), onAxis(to, drawn.zone)],
      ticks: width < 500 ? 3 : 6,
      tickFormat: (ms: number) => clock(Temporal.Instant.fromEpochMilliseconds(Number(ms)), 'UTC'),
      label: null,
    },
    y: { domain: [...domain], ticks: 5, label: null },
  }
}

/** Readings as points. The last of each says what it is and how much, kept apart from the words of the others. */
function points({ session, zone }: Drawn, measures: readonly Plotted[], gap: number) {
  const x = (r: Reading) => onAxis(r.at, zone)
  const last = measures
    .flatMap((measure) =>
      latest(session.readings[measure]) ? [{ measure, r: latest(session.readings[measure])! }] : [],
    )
    .toSorted((a, b) => a.r.value - b.r.value)
  let above = Number.NEGATIVE_INFINITY
  const words = last.map(({ measure, r }) => {
    above = Math.max(r.value, above + gap)
    return { x: x(r), y: above, words: `${MEASURE[measure].name} ${r.value}`, fill: COLOURS[measure] }
  })
  return [
    ...measures.map((measure) =>
      dot(session.readings[measure], {
        x,
        y: 'value',
        r: 4,
        fill: COLOURS[measure],
        symbol: measure === 'heartRate' ? 'diamond' : 'circle',
      }),
    ),
    text(words, {
      x: 'x',
      y: 'y',
      text: 'words',
      textAnchor: 'start',
      dx: 8,
      fill: 'fill',
      stroke: 'var(--paper)',
      strokeWidth: 3,
    }),
  ]
}

/** Limits that apply after the first dose, on one side of a measure, as bands with their names. */
function limits(
  { protocol }: Drawn,
  measure: Measure,
  tests: readonly Limit['test'][],
  [low, high]: readonly [number, number],
) {
  const bands = protocol.monitoring.limits
    .filter((limit) => limit.measure === measure && tests.includes(limit.test))
    .filter(({ when, level, withAny }) => when !== 'before-dose' && level !== 'emergency' && !withAny)
    .map((limit) => ({
      limit,
      ...edges(limit, low, high),
      name: `${limit.level} ${limit.test === 'under' ? 'below' : 'from'} ${limit.figure}`,
    }))
    .filter(({ y1, y2 }) => y1 < y2)
  return [
    rectY(bands, { y1: 'y1', y2: 'y2', fill: (b: Band) => `var(--${b.limit.level}-wash)` }),
    ruleY(bands, {
      y: (b: Band) => b.limit.figure,
      stroke: (b: Band) => `var(--${b.limit.level})`,
      strokeDasharray: '2 4',
    }),
    text(bands, {
      y: (b: Band) => b.limit.figure,
      frameAnchor: 'left',
      dx: 6,
      dy: -8,
      text: 'name',
      textAnchor: 'start',
      fill: (b: Band) => `var(--${b.limit.level})`,
    }),
  ]
}
type Band = { readonly limit: Limit; readonly y1: number; readonly y2: number; readonly name: string }
const edges = ({ test, figure }: Limit, low: number, high: number) =>
  test === 'under' || test === 'at-most'
    ? { y1: low, y2: Math.max(low, figure) }
    : { y1: Math.min(high, figure), y2: high }

/** Doses as marked lines, phases by name along the foot; what begins at the very end has no room for its name. */
function surroundings(drawn: Drawn, [low, high]: readonly [number, number]) {
  const { session, zone } = drawn
  const x = (at: Instant) => onAxis(at, zone)
  const end = minutesAfter(span(drawn)[1], -10)
  const begun = session.template.filter(({ phase, from }) => phase !== 'arrival' && isBefore(from, end))
  return [
    ruleX(begun, { x: (p) => x(p.from), stroke: 'var(--line)' }),
    text(
      begun.filter(({ phase }) => NAMED.has(phase)),
      {
        x: (p) => x(p.from),
        y: low,
        text: (p: PhaseSpan) => PHASE[p.phase].toLowerCase(),
        textAnchor: 'start',
        dx: 4,
        dy: -8,
        fill: 'var(--ink-quiet)',
      },
    ),
    ruleX(session.doses, { x: (d) => x(d.at), stroke: 'var(--accent)', strokeWidth: 2 }),
    text(session.doses, {
      x: (d) => x(d.at),
      y: high,
      text: (d) => `${d.mg} mg`,
      dy: -12,
      fill: 'var(--accent)',
      fontWeight: 600,
    }),
  ]
}
/** The first phases are too short for their names. */
const NAMED: ReadonlySet<Phase> = new Set(['journey', 'return', 'early-integration'])
