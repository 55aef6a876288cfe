/** What can be done with a training: announce it, take it off the site, call it off. Each folded away until it is wanted. */
import type { Ruling } from '#kernel/ruling.ts'
import { Form, Submit, TextArea } from '#web/form.tsx'
import type { Typed } from '#web/read-form.ts'
import { RulingView } from '#web/ruling.tsx'
import type { DeskTraining } from '../desk-store.ts'
import { TRAINING_PAGE } from '../desk-words.ts'
import { cameBack } from './typed.ts'

type ActsProps = { readonly found: DeskTraining; readonly publishing: Ruling; readonly typed?: Typed }

export function TrainingActs({ found, publishing, typed }: ActsProps) {
  const { state, basis } = found
  if (state === 'cancelled') return null
  return (
    <div className="training-acts">
      {state === 'draft' ? (
        <>
          <RulingView ruling={publishing} what={TRAINING_PAGE.publish.title} asks={TRAINING_PAGE.asks} />
          {publishing.ruling !== 'refuse' && (
            <Act act="publish" basis={basis} typed={typed} asksWhy={publishing.ruling === 'ask'} open />
          )}
        </>
      ) : (
        <Act act="hide" basis={basis} typed={typed} asksWhy />
      )}
      <Act act="cancel" basis={basis} typed={typed} asksWhy />
    </div>
  )
}

type ActProps = {
  readonly act: 'publish' | 'hide' | 'cancel'
  readonly basis: string
  readonly typed?: Typed
  readonly asksWhy: boolean
  readonly open?: boolean
}

function Act({ act, basis, typed, asksWhy, open }: ActProps) {
  const { title, about, button, why } = TRAINING_PAGE[act]
  return (
    <details className="training-act" open={open || cameBack(typed, act)}>
      <summary>{title}</summary>
      <p className="section-about">{about}</p>
      <Form intent={act} basis={basis} typed={typed} label={title}>
        {asksWhy && <TextArea name="why" label={why} rows={3} maxLength={1000} required />}
        <Submit tone={act === 'publish' ? 'primary' : act === 'cancel' ? 'danger' : 'quiet'}>{button}</Submit>
      </Form>
    </details>
  )
}
