/** Where letters about a listing go: its owner asks for another address, or keeps the one that there is. */
import { Field, Form, Submit } from '#web/form.tsx'
import { Notice, Section } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { ADDRESS } from '../contact-change-words.ts'

type Props = {
  /** The address that waits to be confirmed. */
  readonly waiting?: string
  readonly typed?: Typed
}

export const ChangeAddress = ({ waiting, typed }: Props) => (
  <Section title={ADDRESS.title} about={ADDRESS.about}>
    {waiting && (
      <>
        <Notice tone="amber" title={ADDRESS.waits}>
          <p>{ADDRESS.waitsAbout(waiting)}</p>
        </Notice>
        <Form intent="keep-address" label={ADDRESS.keep}>
          <Submit tone="quiet">{ADDRESS.keep}</Submit>
        </Form>
      </>
    )}
    <Form intent="change-address" typed={typed} label={ADDRESS.title}>
      <Field
        name="contactEmail"
        label={ADDRESS.email}
        type="email"
        autoComplete="email"
        maxLength={254}
        required
      />
      <Submit tone="quiet">{ADDRESS.button}</Submit>
    </Form>
  </Section>
)
