/** What is out of limits, what needs somebody most first: what it is, what to do, who knows, and the card. It takes the top of the page. */
import { Form, Hidden, Submit } from '#web/form.tsx'
import { clock } from '#web/format.ts'
import type { Typed } from '#web/read-form.ts'
import { type Alarm, byNeed, sounds } from '../alarms.ts'
import type { Here } from '../here.ts'
import { LEVEL } from '../words.ts'
import { Cards } from './Cards.tsx'

type Shown = Pick<Here, 'session' | 'course' | 'now' | 'writes'>
type AlarmsProps = {
  readonly here: Shown
  readonly typed?: Typed
  /** False where something else reads out what is new: a page that stays open would say it again and again. */
  readonly spoken?: boolean
}

export function Alarms({ here, typed, spoken = true }: AlarmsProps) {
  const { alarms } = here.session
  if (alarms.length === 0) return null
  return (
    <section className="alarms" aria-label="Alarms">
      {alarms.toSorted(byNeed(here.now)).map((alarm) => (
        <AlarmView key={alarm.id} alarm={alarm} here={here} typed={typed} spoken={spoken} />
      ))}
    </section>
  )
}

function AlarmView({ alarm, here, typed, spoken }: AlarmsProps & { readonly alarm: Alarm }) {
  const { course, now, writes } = here
  const { zone, names, protocol } = course
  const cards = protocol.emergencyCards.filter(({ id }) => id === alarm.card)
  const late = alarm.measure && alarm.recheckBy.epochMilliseconds < now.epochMilliseconds
  const loud = sounds(alarm, now)
  return (
    <section
      className={`alarm alarm-${alarm.level}${loud ? '' : ' alarm-quiet'}`}
      role={loud && spoken ? 'alert' : undefined}
    >
      <h2>
        <span className="alarm-level">{LEVEL[alarm.level]}</span> {alarm.text}
      </h2>
      <p className="alarm-say">{alarm.say}</p>
      <p className="alarm-facts">
        Since {clock(alarm.since, zone)}.{' '}
        {alarm.measure && (
          <>
            {late ? (
              <strong>The re-check is late: it was due by {clock(alarm.recheckBy, zone)}.</strong>
            ) : (
              `Check again by ${clock(alarm.recheckBy, zone)}.`
            )}{' '}
          </>
        )}
        {alarm.prescriberTold
          ? `The prescriber was told at ${clock(alarm.prescriberTold, zone)}.`
          : 'The prescriber has not been told.'}
        {alarm.quiet &&
          ` ${loud ? 'Was silenced' : 'Silenced'} by ${names.get(alarm.quiet.by) ?? 'somebody'} until ${clock(alarm.quiet.until, zone)}.`}
      </p>
      {writes && (
        <div className="alarm-acts">
          {alarm.measure && (
            <a className="button button-primary" href={alarm.measure in SCALES ? '#scores' : '#vitals'}>
              Check again
            </a>
          )}
          {!alarm.prescriberTold && (
            <Form typed={typed} intent="call" label={`Prescriber told: ${alarm.text}`}>
              <Hidden name="about" value={`${LEVEL[alarm.level]}: ${alarm.text}`} />
              <Hidden name="rules" value={alarm.id} />
              <Hidden name="reached" value="yes" />
              <Submit tone="quiet">Prescriber told</Submit>
            </Form>
          )}
          {loud && (
            <Form typed={typed} intent="silence" label={`Silence: ${alarm.text}`}>
              <Hidden name="alarm" value={alarm.id} />
              <Hidden name="level" value={alarm.level} />
              <Submit tone="quiet">Silence, in my name</Submit>
            </Form>
          )}
        </div>
      )}
      <Cards cards={cards} open={alarm.level === 'emergency'} />
    </section>
  )
}

const SCALES = { sedation: true, dissociation: true, distress: true }
