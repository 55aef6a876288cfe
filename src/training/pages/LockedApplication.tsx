/** The page of an application in a browser that holds no link to it: a new one can be asked for, and what was typed stays. */
import { Field, Form, Hidden, Submit } from '#web/form.tsx'
import { Notice, PageHead } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { Trap } from '#web/trap.tsx'
import { FILLING, OWN } from '../applicant-words.ts'
import { PARTS } from '../typed-form.ts'
import { ANYTHING, PartFields } from './PartFields.tsx'

type LockedProps = { readonly isAsked: boolean; readonly typed?: Typed }

export function LockedApplication({ isAsked, typed }: LockedProps) {
  const intent = typed?.values.intent?.[0]
  const isLate = typed !== undefined && intent !== 'ask'
  const part = PARTS.find((one) => one === typed?.values.part?.[0])
  return (
    <>
      <PageHead what={OWN.locked.title} title={OWN.title} />
      {isLate && !(intent === 'save' && part) && (
        <Notice tone="red" urgent>
          <p>{OWN.locked.late}</p>
        </Notice>
      )}
      {intent === 'save' && part && (
        <Form typed={typed} intent="save" label={FILLING.next}>
          <Hidden name="part" value={part} />
          <PartFields part={part} asks={ANYTHING} />
          <Submit name="then" value="next">
            {FILLING.next}
          </Submit>
        </Form>
      )}
      {isAsked && !typed ? (
        <Notice tone="done">
          <p>{OWN.locked.asked}</p>
        </Notice>
      ) : (
        <p className="training-lead">{OWN.locked.what}</p>
      )}
      <Form typed={typed} intent="ask" label={OWN.locked.ask}>
        <Field
          name="email"
          label={OWN.locked.email}
          type="email"
          autoComplete="email"
          maxLength={254}
          required
        />
        <Trap />
        <Submit tone={isLate ? 'quiet' : 'primary'}>{OWN.locked.ask}</Submit>
      </Form>
    </>
  )
}
