/** Notes after a dose: those of the team, and the psychotherapy notes that are their author's alone. */
import type { PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { Field, Form, Submit, TextArea } from '#web/form.tsx'
import { when } from '#web/format.ts'
import { State } from '#web/page.tsx'
import { usePlace } from '#web/place.tsx'
import type { Typed } from '#web/read-form.ts'
import type { Note } from '../notes.ts'

type NoteListProps = {
  readonly notes: readonly Note[]
  readonly names: ReadonlyMap<PersonId, string>
  readonly now: Instant
}

export function NoteList({ notes, names, now }: NoteListProps) {
  const { zone } = usePlace()
  return (
    <ul className="written">
      {notes.map((note) => (
        <li key={note.id}>
          <p className="written-when">
            {when(note.at, zone, now)} · {names.get(note.by) ?? 'somebody who has left'}{' '}
            {note.kind === 'therapy-noted' && <State tone="quiet">yours alone</State>}
          </p>
          <p className="written-text">{note.body.text}</p>
          {note.kind === 'integration-noted' && note.body.action && (
            <p>One small action: {note.body.action}</p>
          )}
        </li>
      ))}
    </ul>
  )
}

type NoteFormsProps = {
  readonly typed?: Typed
  readonly may: { readonly note: boolean; readonly therapy: boolean }
}

export function NoteForms({ typed, may }: NoteFormsProps) {
  return (
    <>
      {may.note && (
        <Form typed={typed} intent="note" action="#notes">
          <TextArea
            name="text"
            label="Integration note"
            help="The care team can read it."
            maxLength={10_000}
            required
          />
          <Field
            name="action"
            label="One small action the person chose"
            help="Shown to the person."
            maxLength={500}
          />
          <Submit>Write the note</Submit>
        </Form>
      )}
      {may.therapy && (
        <details open={typed?.values.intent?.[0] === 'therapy-note'}>
          <summary>Psychotherapy note</summary>
          <Form typed={typed} intent="therapy-note" action="#notes">
            <TextArea
              name="text"
              label="Psychotherapy note"
              help="Nobody but you can read it."
              maxLength={10_000}
              required
            />
            <Submit tone="quiet">Keep the note</Submit>
          </Form>
        </details>
      )}
    </>
  )
}
