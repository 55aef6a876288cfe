/** Taking part in the dosing or not: their own choice, which they can change. */
import { Form, Submit } from '#web/form.tsx'
import { Section } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { OWN } from '../applicant-words.ts'
import type { Application } from '../application.ts'
import { wantsDosing } from '../steps.ts'
import { DosingChoice } from './PartFields.tsx'
import { cameBack } from './typed.ts'

type DosingProps = { readonly application: Application; readonly typed?: Typed }

export function DosingForm({ application, typed }: DosingProps) {
  const chosen: Typed = {
    values: { intent: ['dosing'], dosing: [wantsDosing(application) ? 'yes' : 'no'] },
    problems: [],
  }
  return (
    <Section title={OWN.dosing.title} about={OWN.dosing.about}>
      <Form intent="dosing" label={OWN.dosing.title} typed={cameBack(typed, 'dosing') ? typed : chosen}>
        <DosingChoice help={false} />
        <Submit tone="quiet">{OWN.dosing.save}</Submit>
      </Form>
    </Section>
  )
}
