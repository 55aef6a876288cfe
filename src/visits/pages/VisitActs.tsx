/** What can be done with a visit as it stands: say what came of it, move it, cancel it, or take back what was said. */
import type { ReactNode } from 'react'
import type { PersonId } from '#kernel/ids.ts'
import { type Instant, isBefore } from '#kernel/time.ts'
import { Field, Form, Submit, TextArea } from '#web/form.tsx'
import { Section } from '#web/page.tsx'
import type { Visit } from '../visits.ts'
import { STATE_NAMES } from '../words.ts'
import { fieldsOf, type TypedVisit, VisitFields } from './VisitFields.tsx'

type VisitActsProps = {
  readonly visit: Visit
  readonly basis: string
  readonly zone: string
  readonly now: Instant
  readonly staff: readonly { readonly id: PersonId; readonly name: string }[]
  readonly typed?: TypedVisit
  /** The usual length in minutes; undefined for a dosing session, whose route decides. */
  readonly usual?: number
}

export function VisitActs(props: VisitActsProps) {
  const { visit, basis, typed, now } = props
  if (visit.outcome) {
    return (
      <Section title="If this is wrong">
        <Form typed={typed} intent="undo" basis={basis}>
          <Field
            name="reason"
            label="Why it is wrong"
            help={`The visit is planned again. The record keeps that it was said: ${STATE_NAMES[visit.state]}.`}
            maxLength={500}
            required
          />
          <Submit tone="quiet">Take it back</Submit>
        </Form>
      </Section>
    )
  }
  const begun = !isBefore(now, visit.from)
  return (
    <Section title={begun ? 'What came of it' : 'Change it'}>
      <div className="visit-acts">
        {begun && (
          <Form typed={typed} intent="keep" basis={basis}>
            <TextArea
              name="note"
              label="Note"
              help="If there is something to say"
              rows={2}
              maxLength={2000}
            />
            <Submit>It took place</Submit>
          </Form>
        )}
        {begun && (
          <Act summary="The person did not come" intent="miss" typed={typed}>
            <Form typed={typed} intent="miss" basis={basis}>
              <TextArea
                name="note"
                label="What is known"
                help="If they called, or were reached"
                rows={2}
                maxLength={2000}
              />
              <Submit tone="quiet">Did not come</Submit>
            </Form>
          </Act>
        )}
        <Act summary="Move or change it" intent="move" typed={typed}>
          <MoveForm {...props} />
        </Act>
        <Act summary="Cancel it" intent="cancel" typed={typed}>
          <Form typed={typed} intent="cancel" basis={basis}>
            <Field name="reason" label="Reason" maxLength={500} required />
            <Submit tone="danger">Cancel the visit</Submit>
          </Form>
        </Act>
      </div>
    </Section>
  )
}

function MoveForm({ visit, basis, zone, staff, typed, usual }: VisitActsProps) {
  const mine = typed?.values.intent?.[0] === 'move' ? typed : undefined
  return (
    <Form typed={typed} intent="move" basis={basis}>
      <VisitFields
        typed={mine}
        zone={zone}
        staff={staff}
        first={fieldsOf(visit, zone)}
        lengthHelp={usual ? `Empty for the usual: ${usual}` : 'Empty for the usual of its route'}
        withRoute={visit.kind === 'dosing'}
      />
      <Field name="reason" label="Why it moves" help="If there is something to say" maxLength={500} />
      <Submit>Save the change</Submit>
    </Form>
  )
}

type ActProps = {
  readonly summary: string
  readonly intent: string
  readonly typed?: TypedVisit
  readonly children: ReactNode
}

/** Closed until it is wanted, and open when it came back with something to look at. */
const Act = ({ summary, intent, typed, children }: ActProps) => (
  <details open={typed?.values.intent?.[0] === intent}>
    <summary>{summary}</summary>
    {children}
  </details>
)
