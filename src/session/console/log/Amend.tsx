/** Under an entry: correct what it says, or strike it out. Each asks for a reason, and nothing is erased. */
import { z } from 'zod'
import { problem } from '#kernel/result.ts'
import { Checkbox, Choice, Field, Form, Row, Submit, TextArea } from '#web/form.tsx'
import type { Typed } from '#web/read-form.ts'
import { LISTS, problems, sessionForm } from '../../acts/form.ts'
import type { SessionEntry } from '../../entries.ts'
import { EventForm } from '../../pages/EventForm.tsx'
import { phase } from '../../protocol.ts'
import { FORM, PHASE } from '../../words.ts'
import type { HereAtHand } from '../at-hand.tsx'
import { Sends } from '../entry/Sends.tsx'
import { isDoubted, VitalsFields } from '../entry/Vitals.tsx'
import { LOGGED } from '../words.ts'
import { type Correctable, correct, filled, formFor, mayAmend, strike } from './amend.ts'

type AmendProps = {
  readonly entry: SessionEntry
  readonly here: HereAtHand
  readonly onDone: () => void
}

const strikeForm = z.object({
  intent: z.literal('strike'),
  reason: z.string().max(500, 'Say it in at most 500 characters.').optional(),
})

export function Amend({ entry, here, onDone }: AmendProps) {
  const page = `/courses/${here.course.id}/record/${entry.id}`
  if (!mayAmend(entry, here)) return <p className="section-about">{LOGGED.mayNot}</p>
  const form = formFor(entry)
  return (
    <div className="amend">
      {form ? (
        <Sends
          here={here}
          name={`correct-${entry.id}`}
          schema={sessionForm}
          lists={LISTS}
          filled={filled(form.entry, form.intent, here.course.zone)}
          decide={(sent, at) => correct(form.entry, sent, at)}
          onStored={onDone}
        >
          {(typed) => <CorrectForm entry={form.entry} here={here} typed={typed} />}
        </Sends>
      ) : (
        <p className="section-about">{LOGGED.noCorrection}</p>
      )}
      <Sends
        here={here}
        name={`strike-${entry.id}`}
        schema={strikeForm}
        lists={[]}
        decide={({ reason }, { now }) =>
          reason ? { drafts: [strike(entry, now, reason)] } : problems(problem(FORM.noReason, 'reason'))
        }
        onStored={onDone}
      >
        {(typed) => (
          <Form typed={typed} intent="strike" label={LOGGED.strike}>
            <p className="section-about">{LOGGED.strikeAbout}</p>
            <Field name="reason" label={LOGGED.strikeReason} maxLength={500} autoComplete="off" required />
            <Submit tone="danger">{LOGGED.strike}</Submit>
          </Form>
        )}
      </Sends>
      {!here.course.unsent.has(entry.id) && <a href={page}>{LOGGED.whole}</a>}
    </div>
  )
}

type CorrectProps = {
  readonly entry: Correctable
  readonly here: HereAtHand
  readonly typed?: Typed
}

function CorrectForm({ entry, here, typed }: CorrectProps) {
  const reason = <Field name="reason" label={LOGGED.reason} maxLength={500} autoComplete="off" required />
  if (entry.kind === 'adverse-event-recorded')
    return (
      <EventForm here={{ ...here, entry: '' }} typed={typed}>
        {reason}
      </EventForm>
    )
  return (
    <Form typed={typed} intent={formFor(entry)?.intent} label={LOGGED.correct}>
      <Said entry={entry} here={here} typed={typed} />
      <Field name="when" label={LOGGED.when} help={LOGGED.whenHelp} inputMode="numeric" />
      {reason}
      {isDoubted(typed) && <Checkbox name="confirmed" label="I looked again: it was read so." />}
      <Submit>{LOGGED.correct}</Submit>
    </Form>
  )
}

/** The fields of one kind. */
function Said({ entry, here, typed }: CorrectProps) {
  const { scales } = here.course.protocol.monitoring
  switch (entry.kind) {
    case 'vitals-taken':
      return (
        <>
          <VitalsFields here={here} typed={typed} />
          <Checkbox name="onOxygen" label="With oxygen" />
        </>
      )
    case 'sedation-scored':
      return (
        <Choice
          name="sedation"
          label={scales.sedation.title}
          options={scales.sedation.anchors.map(({ score, text }) => ({
            value: String(score),
            label: `${score}: ${text}`,
          }))}
        />
      )
    case 'distress-scored':
      return <Field name="distress" label={scales.distress.title} type="number" step={1} />
    case 'dissociation-scored':
      return (
        <>
          <Field name="dissociation" label={scales.dissociation.title} type="number" step={1} />
          <Checkbox name="gone" label="No score was taken; I find that the dissociation has gone." />
        </>
      )
    case 'phase-entered':
      return (
        <Choice
          name="phase"
          label="Phase"
          options={phase.options.map((value) => ({ value, label: PHASE[value] }))}
        />
      )
    case 'session-noted':
      return <TextArea name="text" label="Note" rows={4} maxLength={4000} required />
    case 'dose-given':
      return (
        <Row>
          <Field name="mg" label="Given" type="number" unit="mg" required />
          <Field name="concentration" label="Concentration" type="number" unit="mg/mL" />
          <Field name="over" label="Over" type="number" step={1} unit="min" />
          <Field name="lot" label="Lot" maxLength={60} required />
          <Field name="site" label="Site" maxLength={120} />
        </Row>
      )
    case 'adverse-event-recorded':
      return null
  }
}
