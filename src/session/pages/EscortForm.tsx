/** The escort is here: the one who was named, in one tap; somebody else by name. */
import { Field, Form, Submit } from '#web/form.tsx'
import { Notice } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { lastOfKind } from '../entries.ts'
import type { NamedEscort } from '../escort.ts'
import type { Session } from '../session.ts'

type EscortFormProps = { readonly escort?: NamedEscort; readonly session: Session; readonly typed?: Typed }

export function EscortForm({ escort, session, typed }: EscortFormProps) {
  const here = lastOfKind(session.entries, 'escort-arrived')
  if (here?.body.matched) return <Notice tone="done" title={`${here.body.name} is here.`} />
  const mine = (one: boolean) => ((typed?.values.escort !== undefined) === one ? typed : undefined)
  return (
    <div className="session-doors">
      {escort ? (
        <>
          <p>
            Named beforehand: <strong>{escort.name}</strong>,{' '}
            <a href={`tel:${escort.phone.replace(/[^+\d]/g, '')}`}>{escort.phone}</a>
          </p>
          <Form typed={mine(false)} intent="escort" label="The named escort is here">
            <Submit>{escort.name} is here</Submit>
          </Form>
        </>
      ) : (
        <p>Nobody was named beforehand.</p>
      )}
      <details className="act">
        <summary>Somebody else came</summary>
        <Form typed={mine(true)} intent="escort" label="Somebody else came">
          <Field name="escort" label="Name" autoComplete="off" maxLength={120} required />
          <Field name="phone" label="Phone" type="tel" maxLength={40} />
          <Submit tone="quiet">Save who came</Submit>
        </Form>
      </details>
    </div>
  )
}
