/** One measure over time: said in words first, then drawn, with every figure in a table behind it. */
import type { ReactNode } from 'react'
import type { Instant } from '#kernel/time.ts'
import { dateOf, list, number } from '#web/format.ts'
import { Facts, Notice, Section } from '#web/page.tsx'
import { Plot } from '#web/plot.tsx'
import { changeOf, standingOf } from '../change.ts'
import type { Point, Protocol, Scored, Session, sessionsOf, Trend } from '../outcomes.ts'
import type { MeasureDue } from '../schedule.ts'
import { words } from '../words.ts'
import { ChangeFacts } from './ChangeFacts.tsx'
import { trendPlot } from './trend-plot.ts'

type Props = {
  readonly trend: Trend
  readonly sessions: ReturnType<typeof sessionsOf>
  /** The plan's lines for this measure. */
  readonly plan: readonly MeasureDue[]
  readonly protocol: Protocol
  readonly zone: string
  readonly now: Instant
  /** Where an entry can be completed or corrected. */
  readonly entryHref: (point: Point) => string
}

export function TrendSection({ trend, sessions, plan, protocol, zone, now, entryHref }: Props) {
  const { measure, points, latest } = trend
  const change = changeOf(trend)
  const notGiven = plan.filter(({ state }) => state === 'missed' || state === 'overdue')
  const standing =
    latest &&
    standingOf(
      measure,
      latest,
      notGiven.map((line) => line.until),
      now,
    )
  const day = (at: Instant) => dateOf(at, zone, now)
  const said = sayTrend(trend, sessions, protocol, day)
  return (
    <Section title={`${measure.title}: ${measure.about}`} id={measure.id}>
      {said.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {latest && standing?.carried && (
        <Notice tone="amber" title="Not measured lately">
          <p>
            The last score is from {day(latest.at)}.{' '}
            {standing.notGivenSince
              ? `One was due by ${day(standing.notGivenSince)} and was not given. `
              : `The questions look back on ${measure.lookBack?.words ?? 'a shorter time'}. `}
            It says how things were then, not how they are today.
          </p>
        </Notice>
      )}
      {change && (
        <ChangeFacts
          change={change}
          measure={measure}
          on={day(change.to.at)}
          carried={standing?.carried ?? false}
        />
      )}
      <Facts facts={[['Given', sayCounts(trend, notGiven)], ...clusterFacts(latest)]} />
      {points.length > 0 && (
        <Plot
          title={`${measure.title} over time`}
          description={legendOf(trend, sessions)}
          options={(width) => trendPlot({ trend, sessions, zone }, width)}
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
      )}
    </Section>
  )
}

/** What the figures say, the most important sentence first. */
function sayTrend(
  { measure, baseline, latest, points }: Trend,
  sessions: readonly Session[],
  protocol: Protocol,
  day: (at: Instant) => string,
): string[] {
  const score = (point: Scored) => `${point.value}${point.band ? ` (${point.band.name})` : ''}`
  if (!latest) return [points.length > 0 ? words.noneAfterDose : words.none]
  if (sessions.length === 0)
    return [`${measure.title} ${score(latest)} on ${day(latest.at)}.`, words.noDoseYet]
  if (!baseline)
    return [
      `${measure.title} ${score(latest)} on ${day(latest.at)}.`,
      words.noBaseline(protocol.outcomes.baseline.withinDays),
    ]
  if (latest.sessionsBefore === 0)
    return [
      `${measure.title} ${score(baseline)} on ${day(baseline.at)}, before the first dose.`,
      words.noneAfterDose,
    ]
  const better = measure.better === 'lower' ? baseline.value - latest.value : latest.value - baseline.value
  const difference = Math.abs(better)
  const part =
    baseline.value > 0 ? `, ${number((difference / baseline.value) * 100, 0)} % of the baseline` : ''
  const doses = `${latest.sessionsBefore} dosing session${latest.sessionsBefore === 1 ? '' : 's'}`
  return [
    `${measure.title} went from ${score(baseline)} on ${day(baseline.at)}, before the first dose, to ${score(latest)} on ${day(latest.at)}, after ${doses}: ${
      better === 0 ? 'no change' : `${number(difference)} points ${better > 0 ? 'better' : 'worse'}${part}`
    }.`,
  ]
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

function sayCounts({ points, undated }: Trend, notGiven: readonly MeasureDue[]): string {
  const scored = points.filter((point) => point.value !== undefined)
  const without = points.length - scored.length
  return list([
    `${scored.length} with a score`,
    ...(without > 0 ? [`${without} with questions left out`] : []),
    ...(undated.length > 0 ? [`${undated.length} without an exact day`] : []),
    `${notGiven.length} not given when due`,
  ])
}

const MET = {
  met: 'met',
  'not-met': 'not met',
  unknown: 'not known, because questions were left out',
} as const

function clusterFacts(latest: Scored | undefined): [ReactNode, ReactNode][] {
  return (latest?.clusters ?? []).map(({ rule, met }) => [rule.title, MET[met]])
}

function noteOf(point: Point, { measure }: Trend): string {
  return list([
    ...(point.missing.length > 0 ? [words.incomplete(point.missing.length)] : []),
    ...(point.shortInterval && measure.lookBack ? [words.shortInterval(measure.lookBack.words)] : []),
    ...(point.origin === 'imported' ? [words.fromRecord] : []),
  ])
}
