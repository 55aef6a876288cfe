/** Every alarm of everybody, what needs somebody most first, with what to do; silenced with a name, and back when that has passed. */
import { clock } from '#web/format.ts'
import { sentOf } from '../../acts/form.ts'
import { actOnEach } from '../../acts/together.ts'
import { sounds } from '../../alarms.ts'
import type { Board } from '../../board.ts'
import { LEVEL } from '../../words.ts'
import { BOARD, BOARD_ALARMS } from '../board-words.ts'
import { useWriting } from './recording.ts'
import { Said } from './Said.tsx'
import type { Viewer } from './viewer.ts'

type One = Board['alarms'][number]

export function Alarms({ alarms, viewer }: { readonly alarms: Board['alarms']; readonly viewer: Viewer }) {
  if (alarms.length === 0) return <p className="board-calm">{BOARD_ALARMS.none}</p>
  return (
    <section className="board-alarms" aria-label={BOARD_ALARMS.title}>
      {alarms.map((one) => (
        <AlarmLine key={`${one.person.visit} ${one.alarm.id}`} one={one} viewer={viewer} />
      ))}
    </section>
  )
}

function AlarmLine({ one: { person, alarm }, viewer }: { readonly one: One; readonly viewer: Viewer }) {
  const { now, device, held, names } = viewer
  const { write, said } = useWriting(device)
  const loud = sounds(alarm, now)
  const at = (time: typeof alarm.since) => clock(time, person.zone)
  const late = alarm.recheckBy.epochMilliseconds < now.epochMilliseconds
  const silence = () =>
    write((heres) =>
      actOnEach(
        heres.filter(({ visit }) => visit.id === person.visit),
        () => sentOf('silence', { alarm: alarm.id, level: alarm.level }),
      ),
    )
  return (
    <div className={`alarm alarm-${alarm.level}${loud ? '' : ' alarm-quiet'}`}>
      <h2>
        <span className="alarm-level">{LEVEL[alarm.level]}</span>{' '}
        <a href={`#${person.visit}`}>{person.called}</a>: {alarm.text}
      </h2>
      <p className="alarm-say">{alarm.say}</p>
      <p className="alarm-facts">
        {[
          BOARD_ALARMS.since(at(alarm.since)),
          alarm.measure && (late ? BOARD_ALARMS.late : BOARD_ALARMS.recheck)(at(alarm.recheckBy)),
          alarm.quiet && BOARD_ALARMS.quiet(names.get(alarm.quiet.by) ?? '', at(alarm.quiet.until)),
        ]
          .filter(Boolean)
          .join('; ')}
      </p>
      <div className="alarm-acts">
        <a className="button button-primary" href={`#${person.visit}/vitals`}>
          {BOARD.open(person.called)}
        </a>
        {loud && held.person && (
          <button
            type="button"
            className="button button-quiet"
            onClick={silence}
            aria-label={BOARD_ALARMS.silence(person.called, alarm.text)}
          >
            {BOARD_ALARMS.silenceShort}
          </button>
        )}
      </div>
      <Said said={said} />
    </div>
  )
}
