/** One person in short: phase and clock, the last vitals with their age, what is next, and what somebody must look at. */
import { RANK } from '../../alarms.ts'
import type { OnePerson } from '../../board.ts'
import { type Level, level, type Measure } from '../../protocol.ts'
import { closedInWords, duration, MEASURE, NOW, PHASE } from '../../words.ts'
import { alarmCount, BOARD, BOARD_PERSON, BOARD_QUEUE } from '../board-words.ts'
import { inWords } from './Queue.tsx'
import type { Viewer } from './viewer.ts'

export function Person({ person, viewer }: { readonly person: OnePerson; readonly viewer: Viewer }) {
  const { called, visit, session, elapsed, place, next, closedHere } = person
  const phase = session.closed
    ? closedInWords(session.closed.how, closedHere)
    : session.begun && session.phase
      ? PHASE[session.phase.phase]
      : NOW.notBegun
  const gravest = person.alarms[0]?.level
  return (
    <article className={`board-person${gravest ? ` board-person-${gravest}` : ''}`} aria-label={called}>
      <h2>
        <a href={`#${visit}`} aria-label={BOARD.open(called)}>
          {called}
        </a>
        {place !== undefined && <span className="board-place">{BOARD_PERSON.place(place)}</span>}
      </h2>
      <p className="board-phase">
        <strong>{phase}</strong>{' '}
        {elapsed === undefined ? BOARD_PERSON.noDose : BOARD_PERSON.elapsed(duration(elapsed))}
      </p>
      <Marks person={person} viewer={viewer} />
      <Figures person={person} />
      {!session.closed && (
        <p>
          {next ? (
            <a className={`board-due board-due-${next.state}`} href={`#${visit}/vitals`}>
              <span className="board-what">
                <span className="only-heard">
                  {BOARD_QUEUE.measure} {called}{' '}
                </span>
                {next.due.what}
              </span>
              <span className="board-when">{inWords(next.state, next.inMinutes)}</span>
            </a>
          ) : (
            BOARD_PERSON.nothingDue
          )}
        </p>
      )}
    </article>
  )
}

/** Alarms, a pause, somebody missing, flags, questions, and what is not on the server: each in words. */
function Marks({ person, viewer }: { readonly person: OnePerson; readonly viewer: Viewer }) {
  const { alarms, session, staffing, questions, unsent } = person
  const counts = level.options
    .toSorted((a: Level, b: Level) => RANK[b] - RANK[a])
    .map((one) => ({ level: one, n: alarms.filter((alarm) => alarm.level === one).length }))
    .filter(({ n }) => n > 0)
  const [pause] = session.pauses
  return (
    <ul className="board-marks">
      {counts.map(({ level, n }) => (
        <li key={level} className={`board-mark board-mark-${level}`}>
          {alarmCount(level, n)}
        </li>
      ))}
      {pause && (
        <li className="board-mark board-mark-amber">
          {BOARD_PERSON.paused(viewer.names.get(pause.heldBy) ?? '')}
        </li>
      )}
      {staffing && staffing.ruling !== 'allow' && (
        <li className="board-mark board-mark-amber">{BOARD_PERSON.missing}</li>
      )}
      {session.flags.length > 0 && (
        <li className="board-mark board-mark-amber">{BOARD_PERSON.flags(session.flags.length)}</li>
      )}
      {questions.length > 0 && <li className="board-mark">{BOARD_PERSON.questions(questions.length)}</li>}
      {unsent > 0 && <li className="board-mark">{BOARD_PERSON.unsent(unsent)}</li>}
    </ul>
  )
}

const SHOWN: readonly Measure[] = ['heartRate', 'spo2', 'respiratoryRate', 'sedation']

/** A figure without an age cannot be trusted. */
function Figures({ person: { last, alarms } }: { readonly person: OnePerson }) {
  const { systolic, diastolic } = last
  const shown = SHOWN.flatMap((measure) => last[measure] ?? [])
  const out = (...measures: Measure[]): string => {
    const [gravest] = alarms.filter(({ measure }) => measure && measures.includes(measure))
    return gravest ? ` board-figure-${gravest.level}` : ''
  }
  if (!systolic && shown.length === 0) return <p>{BOARD_PERSON.notMeasured}</p>
  return (
    <dl className="board-figures">
      {systolic && (
        <div className={`board-figure${out('systolic', 'diastolic')}`}>
          <dt>{NOW.pressure}</dt>
          <dd>
            <strong>
              {systolic.reading.value}/{diastolic?.reading.value ?? '–'}
            </strong>{' '}
            mmHg <span className="board-age">{age(systolic.age)}</span>
          </dd>
        </div>
      )}
      {shown.map(({ reading: { measure, value, onOxygen }, age: minutes }) => (
        <div key={measure} className={`board-figure${out(measure)}`}>
          <dt>{MEASURE[measure].name}</dt>
          <dd>
            <strong>{value}</strong> {MEASURE[measure].unit}
            {onOxygen && ', with oxygen'} <span className="board-age">{age(minutes)}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

const age = (minutes: number): string => (minutes < 1 ? 'now' : `${duration(minutes)} ago`)
