/** The medicines of a session: what was decided about each, what is usual, and the prescriber's form. */
import type { PersonId } from '#kernel/ids.ts'
import { Choice, Field, Form, Hidden, Row, Submit, TextArea } from '#web/form.tsx'
import { dateAndClock } from '#web/format.ts'
import { Empty, SourceNote, State } from '#web/page.tsx'
import { usePlace } from '#web/place.tsx'
import type { Typed } from '#web/read-form.ts'
import type { PlannedSession } from '../instructions.ts'
import type { Medicine, MedicineState } from '../medicines.ts'
import { ACTION_WORDS } from '../words.ts'
import { holdIntent } from './hold-form.ts'

export type MedicineLine = { readonly medicine: Medicine; readonly state: MedicineState }

type MedicinesProps = {
  readonly lines: readonly MedicineLine[]
  readonly session?: PlannedSession
  readonly names: ReadonlyMap<PersonId, string>
  readonly typed?: Typed
  /** True for a prescriber in an open course: they decide here. */
  readonly decides: boolean
}

export function Medicines({ lines, session, names, typed, decides }: MedicinesProps) {
  if (lines.length === 0)
    return <Empty>The screening found no medicine that needs an instruction of its own.</Empty>
  return (
    <ul className="medicines">
      {lines.map(({ medicine, state }) => (
        <li key={medicine.key}>
          <p className="medicine-head">
            <strong>{medicine.name}</strong>
            <StateWord state={state} />
          </p>
          {state.state === 'decided' && <Decided state={state} names={names} />}
          <details open={state.state === 'to-decide'}>
            <summary>{medicine.title}: what is usual</summary>
            <ul>
              {medicine.actions.map(({ code, text, source }) => (
                <li key={code + text}>
                  {text} <span className="quiet">({ACTION_WORDS[code]})</span>
                  <SourceNote source={source} />
                </li>
              ))}
              {medicine.actions.length === 0 && <li>Not to be given together; see screening.</li>}
            </ul>
            <ul className="evidence">
              {medicine.evidence.map(({ text }) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </details>
          {decides && state.state !== 'usual' && (
            <HoldForm medicine={medicine} state={state} session={session} typed={typed} />
          )}
        </li>
      ))}
    </ul>
  )
}

function StateWord({ state }: { readonly state: MedicineState }) {
  if (state.state === 'to-decide') return <State tone="due">The prescriber decides</State>
  if (state.state === 'usual') return <State tone="quiet">Taken as usual</State>
  return <State tone="done">{state.decision.body.decision === 'hold' ? 'Held' : 'Taken'}</State>
}

function Decided({
  state,
  names,
}: {
  readonly state: Extract<MedicineState, { state: 'decided' }>
  readonly names: ReadonlyMap<PersonId, string>
}) {
  const { zone, now } = usePlace()
  const { at, by, body } = state.decision
  const resume = body.resume === 'next-day' ? 'the next day' : 'after the session'
  return (
    <p>
      {body.decision === 'hold'
        ? `Held from ${body.hours} hours before, taken again ${resume}.`
        : 'Taken as usual.'}{' '}
      {body.note && <>“{body.note}” </>}
      <span className="quiet">
        {names.get(by) ?? 'A prescriber'}, {dateAndClock(at, zone, now)},{' '}
        {body.visit ? 'for this session' : 'for every session of the course'}
      </span>
    </p>
  )
}

type HoldFormProps = {
  readonly medicine: Medicine
  readonly state: MedicineState
  readonly session?: PlannedSession
  readonly typed?: Typed
}

function HoldForm({ medicine, state, session, typed }: HoldFormProps) {
  const intent = holdIntent(medicine)
  const decided = state.state === 'decided' ? state.decision : undefined
  return (
    <details className="preparation-form" open={typed?.values.intent?.[0] === intent}>
      <summary>{decided ? 'Decide again' : 'Decide'}</summary>
      <Form typed={typed} intent={intent} basis={decided?.id} label={`Decide on ${medicine.name}`}>
        {session && <Hidden name="visit" value={session.id} />}
        <Choice
          name="decision"
          label={medicine.name}
          inline
          required
          options={[
            { value: 'take', label: 'Taken as usual' },
            { value: 'hold', label: 'Held' },
          ]}
        />
        <Row>
          <Field name="hours" type="number" step={1} label="If held: from how many hours before" unit="h" />
          <Choice
            name="resume"
            kind="select"
            label="and taken again"
            options={[
              { value: 'after-session', label: 'after the session' },
              { value: 'next-day', label: 'the next day' },
            ]}
          />
        </Row>
        <TextArea
          name="note"
          label="Words to the person"
          help="They stand in their instructions."
          rows={2}
          maxLength={500}
        />
        <Choice
          name="scope"
          label="This counts for"
          inline
          defaultValue={session ? 'session' : 'course'}
          options={[
            ...(session ? [{ value: 'session', label: 'this session' }] : []),
            { value: 'course', label: 'every session of the course' },
          ]}
        />
        <Submit>Decide</Submit>
      </Form>
    </details>
  )
}
