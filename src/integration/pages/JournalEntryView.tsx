/** One entry of the journal as its writer sees it: the words, who can read them, and what can be done with them. */
import { href } from 'react-router'
import type { Instant } from '#kernel/time.ts'
import { Form, Hidden, Submit } from '#web/form.tsx'
import { when } from '#web/format.ts'
import { State } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import type { JournalEntry } from '../journal.ts'

type JournalEntryProps = {
  readonly entry: JournalEntry
  readonly zone: string
  readonly now: Instant
  readonly closed: boolean
  readonly typed?: Typed
}

export function JournalEntryView({ entry, zone, now, closed, typed }: JournalEntryProps) {
  const { journal, writtenAt, text, shared, changedSinceShared } = entry
  const mine = typed?.values.journal?.[0] === journal ? typed : undefined
  return (
    <>
      <p className="written-when">
        {when(writtenAt, zone, now)}{' '}
        {shared ? <State tone="done">shared with your care team</State> : <State tone="quiet">private</State>}
      </p>
      <p className="written-text">{text}</p>
      {shared && changedSinceShared && (
        <p className="written-when">Your care team reads the words from before you rewrote it.</p>
      )}
      {!closed && (
        <div className="written-acts">
          {(!shared || changedSinceShared) && (
            <Form typed={mine} intent="share">
              <Hidden name="journal" value={journal} />
              <Submit tone="quiet">{shared ? 'Share the new words' : 'Share with my care team'}</Submit>
            </Form>
          )}
          {shared && (
            <Form typed={mine} intent="take-back">
              <Hidden name="journal" value={journal} />
              <Submit tone="quiet">Take it back</Submit>
            </Form>
          )}
          <a href={`${href('/me/journal')}?rewrite=${journal}`}>Rewrite</a>
          <details>
            <summary>Remove</summary>
            <Form typed={mine} intent="remove">
              <p className="written-when">
                It leaves your journal{shared ? ' and is taken back from your care team' : ''}.
              </p>
              <Hidden name="journal" value={journal} />
              <Submit tone="danger">Remove it</Submit>
            </Form>
          </details>
        </div>
      )}
    </>
  )
}
