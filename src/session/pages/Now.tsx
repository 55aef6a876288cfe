/** Where the session stands: the phase and the clock large, what was given, and the last of each reading with its age. */

import { minutesBetween } from '#kernel/time.ts'
import { Figure } from '#web/figure.tsx'
import { clock } from '#web/format.ts'
import { RANK } from '../alarms.ts'
import type { Here } from '../here.ts'
import type { Level, Measure } from '../protocol.ts'
import { latest, type Reading, trendOf } from '../readings.ts'
import type { Session } from '../session.ts'
import { duration, MEASURE, NOW, PHASE } from '../words.ts'

export function Now({ here }: { readonly here: Pick<Here, 'session' | 'course' | 'now'> }) {
  const { session, course, now } = here
  const { zone } = course
  return (
    <section className="now" aria-label="Now">
      <div className="now-clock">
        <p className="now-phase">
          {session.closed
            ? NOW.closed[session.closed.how]
            : session.phase
              ? PHASE[session.phase.phase]
              : NOW.notBegun}
        </p>
        <PhaseWords session={session} zone={zone} />
        <p className="now-elapsed">
          {session.firstDose ? (
            <>
              <strong>{duration(minutesBetween(session.firstDose, session.closed?.at ?? now))}</strong> since
              the first dose at {clock(session.firstDose, zone)}
            </>
          ) : (
            NOW.nothingGiven
          )}
        </p>
        {session.doses.length > 0 && (
          <p className="now-given">
            Given: <strong>{session.given.mg} mg</strong>
            {session.given.mgPerKg !== undefined && ` (${session.given.mgPerKg} mg/kg)`} in{' '}
            {session.doses.length} {session.doses.length === 1 ? 'dose' : 'doses'}
            {session.doses.length > 1 && session.lastDose && `, the last at ${clock(session.lastDose, zone)}`}
          </p>
        )}
        <SymptomsNow here={here} />
        <p className="now-asof">
          As of {clock(now, zone)}. <a href="?">Refresh</a>
        </p>
      </div>
      <Figures session={session} />
    </section>
  )
}

export function PhaseWords({
  session: { phase, closed },
  zone,
}: {
  readonly session: Session
  readonly zone: string
}) {
  if (closed) return <p className="now-since">at {clock(closed.at, zone)}</p>
  if (!phase) return null
  return (
    <p className="now-since">
      since {clock(phase.since, zone)}
      {!phase.recorded && ', by the template of the route; nobody has recorded it'}
      {phase.expected !== phase.phase &&
        `; the template expects ${PHASE[phase.expected].toLowerCase()} by now`}
      {phase.next && `; ${PHASE[phase.next.phase].toLowerCase()} about ${clock(phase.next.at, zone)}`}
    </p>
  )
}

/** What is there now, also where it raises no alarm. */
export function SymptomsNow({
  here: { session, course },
}: {
  readonly here: Pick<Here, 'session' | 'course'>
}) {
  const present = [...session.symptoms.values()]
  if (present.length === 0 || session.closed) return null
  const nameOf = (id: string) => course.protocol.monitoring.symptoms.find((s) => s.id === id)?.text ?? id
  return (
    <p className="now-symptoms">
      {NOW.symptoms}:{' '}
      {present.map(({ id, since }) => `${nameOf(id)} (since ${clock(since, course.zone)})`).join('; ')}
    </p>
  )
}

const SHOWN: readonly Measure[] = [
  'heartRate',
  'spo2',
  'respiratoryRate',
  'sedation',
  'distress',
  'temperature',
]

/** The last of each, with its age: a figure without an age cannot be trusted. */
export function Figures({ session }: { readonly session: Session }) {
  const systolic = latest(session.readings.systolic)
  const diastolic = latest(session.readings.diastolic)
  const together = systolic && diastolic && systolic.entry === diastolic.entry
  const single = SHOWN.flatMap((measure) => latest(session.readings[measure]) ?? [])
  const pressures = together ? [] : [systolic, diastolic].filter((reading) => reading !== undefined)
  return (
    <div className="now-figures">
      {together && (
        <Figure
          size="large"
          label={`${NOW.pressure}${arrow(session, 'systolic')}`}
          value={`${systolic.value}/${diastolic.value}`}
          unit="mmHg"
          at={systolic.at}
          tone={toneOf(session, 'systolic', 'diastolic')}
        />
      )}
      {[...pressures, ...single].map((reading) => (
        <One key={reading.measure} reading={reading} session={session} />
      ))}
      {!systolic && single.length === 0 && <p className="now-nothing">{NOW.nothingMeasured}</p>}
    </div>
  )
}

function One({ reading, session }: { readonly reading: Reading; readonly session: Session }) {
  const { measure, value, at, onOxygen } = reading
  return (
    <Figure
      size="large"
      label={`${MEASURE[measure].name}${arrow(session, measure)}`}
      value={value}
      unit={`${MEASURE[measure].unit}${onOxygen ? ', with oxygen' : ''}`}
      at={at}
      tone={toneOf(session, measure)}
    />
  )
}

const arrow = ({ readings }: Session, measure: Measure): string => {
  const trend = trendOf(readings[measure])
  return trend ? `, ${trend}` : ''
}

function toneOf({ alarms }: Session, ...measures: readonly Measure[]): 'amber' | 'red' | undefined {
  const gravest = alarms
    .filter(({ measure }) => measure !== undefined && measures.includes(measure))
    .reduce<Level | undefined>(
      (worst, { level }) => (worst && RANK[worst] >= RANK[level] ? worst : level),
      undefined,
    )
  return gravest && (gravest === 'amber' ? 'amber' : 'red')
}
