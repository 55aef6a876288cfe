/** What the house and the kitchen know of somebody, for them to change until the training begins. */
import { Field, Form, Submit } from '#web/form.tsx'
import { Section } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { OWN } from '../applicant-words.ts'
import type { Answers } from '../form.ts'
import { FORM } from '../form-words.ts'
import { typedOf } from '../typed-form.ts'
import { EmergencyFields, HouseFields } from './PartFields.tsx'
import { cameBack } from './typed.ts'

type WishesProps = { readonly answers: Answers; readonly typed?: Typed }

export function WishesForm({ answers, typed }: WishesProps) {
  const isTyped = cameBack(typed, 'wishes')
  const kept: Typed = {
    values: {
      intent: ['wishes'],
      ...Object.fromEntries(Object.entries(typedOf(answers)).map(([field, said]) => [field, [said]])),
    },
    problems: [],
  }
  return (
    <Section title={OWN.wishes.title} about={OWN.wishes.about} id="wishes">
      <details className="application-sure" open={isTyped || undefined}>
        <summary>{OWN.wishes.open}</summary>
        <Form intent="wishes" label={OWN.wishes.title} typed={isTyped ? typed : kept}>
          <HouseFields />
          <Field name="phone" label={FORM.phone} type="tel" autoComplete="tel" required />
          <EmergencyFields />
          <Submit>{OWN.wishes.save}</Submit>
        </Form>
      </details>
    </Section>
  )
}
