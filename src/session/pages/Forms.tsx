/** The forms of the session: vitals at hand, the others one tap away, the commonest three under the thumb. */
import type { ReactNode } from 'react'
import { Checkbox, Choice, Field, Form, Hidden, Submit, TextArea } from '#web/form.tsx'
import { Section } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import type { Intent } from '../acts/form.ts'
import type { Here } from '../here.ts'
import { phase } from '../protocol.ts'
import { PHASE } from '../words.ts'
import { BeginForm } from './BeginForm.tsx'
import { CheckForm } from './CheckForm.tsx'
import { DoseForm } from './DoseForm.tsx'
import { EventForm } from './EventForm.tsx'
import { PrescriberForm } from './PrescriberForm.tsx'
import { ScoresForm } from './ScoresForm.tsx'
import { SymptomsForm } from './SymptomsForm.tsx'
import { LeftForm, PauseForm } from './TeamForms.tsx'
import { VitalsForm } from './VitalsForm.tsx'

export type FormsHere = Pick<Here, 'session' | 'course' | 'now' | 'person' | 'staff'> & {
  readonly entry: string
}
export type FormsProps = { readonly here: FormsHere; readonly typed?: Typed }

export function Forms({ here, typed }: FormsProps) {
  const { session } = here
  const closed = session.closed !== undefined
  return (
    <>
      {!session.begun && !closed && <BeginForm here={here} typed={typed} />}
      <Section title="Vitals" id="vitals">
        <VitalsForm here={here} typed={typed} />
      </Section>
      <div className="acts">
        <Act id="scores" title="Scores: sedation, dissociation, distress" intents={['scores']} typed={typed}>
          <ScoresForm here={here} typed={typed} />
        </Act>
        <Act id="dose" title="Dose given" intents={['dose']} typed={typed}>
          <DoseForm here={here} typed={typed} />
        </Act>
        {session.orders.length > 0 && !closed && (
          <Act id="check" title="Check a dose that somebody else gives" intents={['check']} typed={typed}>
            <CheckForm here={here} typed={typed} />
          </Act>
        )}
        <Act id="symptoms" title="Symptoms" intents={['symptoms', 'help']} typed={typed}>
          <SymptomsForm here={here} typed={typed} />
        </Act>
        <Act id="note" title="Note" intents={['note']} typed={typed}>
          <NoteForm here={here} typed={typed} />
        </Act>
        {!closed && (
          <Act id="phase" title="Phase" intents={['phase']} typed={typed}>
            <PhaseForm here={here} typed={typed} />
          </Act>
        )}
        <Act id="event" title="Adverse event" intents={['event']} typed={typed}>
          <EventForm here={here} typed={typed} />
        </Act>
        <Act
          id="prescriber"
          title="Prescriber"
          intents={['call', 'decide', 'ask', 'withdraw-ask']}
          typed={typed}
        >
          <PrescriberForm here={here} typed={typed} />
        </Act>
        {session.begun && !closed && (
          <Act id="present" title="Somebody else is present" intents={['begin']} typed={typed}>
            <BeginForm here={here} typed={typed} />
          </Act>
        )}
        {session.present.length > 0 && !closed && (
          <Act id="left" title="Somebody leaves" intents={['left']} typed={typed}>
            <LeftForm here={here} typed={typed} />
          </Act>
        )}
        {session.begun && !closed && (
          <Act
            id="pause"
            title={session.pauses.length > 0 ? 'Resume' : 'Pause'}
            intents={['pause', 'resume']}
            typed={typed}
          >
            <PauseForm here={here} typed={typed} />
          </Act>
        )}
      </div>
      <nav className="thumb" aria-label="Most used">
        <a href="#vitals">Vitals</a>
        <a href="#scores">Scores</a>
        <a href="#dose">Dose</a>
        <a href="#cards">Cards</a>
      </nav>
    </>
  )
}

type ActProps = {
  readonly id: string
  readonly title: string
  readonly intents: readonly Intent[]
  readonly typed?: Typed
  readonly children: ReactNode
}

/** The anchor lies inside, so that following a link to it opens what is folded. A form that came back stays open. */
function Act({ id, title, intents, typed, children }: ActProps) {
  const mine = intents.some((intent) => typed?.values.intent?.[0] === intent)
  return (
    <details className="act" open={mine}>
      <summary>{title}</summary>
      <div id={id} className="act-form" tabIndex={-1}>
        {children}
      </div>
    </details>
  )
}

/** When it happened, if it was not just now. */
export const WhenField = ({ label = 'When' }: { readonly label?: string }) => (
  <Field name="when" label={label} help="A clock time. Leave it empty for now." inputMode="numeric" />
)

export function NoteForm({ here: { entry }, typed }: FormsProps) {
  return (
    <Form typed={typed} intent="note" label="Note">
      <Hidden name="entry" value={entry} />
      <TextArea name="text" label="What happened, what was said" rows={4} maxLength={4000} required />
      <Checkbox name="privately" label="A psychotherapy note: only I may read it" />
      <WhenField />
      <Submit>Save the note</Submit>
    </Form>
  )
}

function PhaseForm({ here: { session, entry }, typed }: FormsProps) {
  return (
    <Form typed={typed} intent="phase" label="Phase">
      <Hidden name="entry" value={entry} />
      <Choice
        name="phase"
        label="The session is now in"
        options={phase.options.map((value) => ({ value, label: PHASE[value] }))}
        defaultValue={session.phase?.recorded ? session.phase.phase : undefined}
        required
      />
      <WhenField />
      <Submit>Save the phase</Submit>
    </Form>
  )
}
