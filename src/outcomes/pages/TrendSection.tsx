/** One measure over time: said in words first, then drawn, with every figure in a table behind it. */
import type { ReactNode } from 'react'
import type { Instant } from '#kernel/time.ts'
import { dateOf, list } from '#web/format.ts'
import { Facts, Notice, Section } from '#web/page.tsx'
import { changeOf, standingOf } from '../change.ts'
import type { Point, Protocol, Scored, sessionsOf, Trend } from '../outcomes.ts'
import type { MeasureDue } from '../schedule.ts'
import { ChangeFacts } from './ChangeFacts.tsx'
import { sayTrend } from './say-trend.ts'
import { TrendPlot } from './TrendPlot.tsx'

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
        <TrendPlot trend={trend} sessions={sessions} zone={zone} now={now} entryHref={entryHref} />
      )}
    </Section>
  )
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
