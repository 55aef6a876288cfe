/** A certificate that says something wrong is replaced here: whose, the right name, and why. */
import { Choice, Field, Form, Submit, TextArea } from '#web/form.tsx'
import { number } from '#web/format.ts'
import { Section } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { hoursOf } from '../attendance.ts'
import type { Plan } from '../plan.ts'
import { certifiedName } from '../replacing.ts'
import { REPLACING as W } from '../replacing-words.ts'
import type { OnSite } from '../site-store.ts'
import { cameBack } from './typed.ts'

type ReplaceProps = { readonly plan: Plan; readonly people: readonly OnSite[]; readonly typed?: Typed }

export const REPLACE = 'replace'

export function ReplaceCertificate({ plan, people, typed }: ReplaceProps) {
  const given = people.flatMap(({ id, application }) =>
    application.certificate ? [{ id, application, on: application.certificate.hours }] : [],
  )
  if (given.length === 0) return null
  return (
    <Section title={W.title} about={W.about}>
      <details className="training-act" open={cameBack(typed, REPLACE)}>
        <summary>{W.button}</summary>
        <Form intent={REPLACE} typed={typed} label={W.button}>
          <Choice
            kind="select"
            name="application"
            label={W.whose}
            options={given.map(({ id, application, on }) => ({
              value: id,
              label: W.line(certifiedName(application), number(on, 2), number(hoursOf(plan, application), 2)),
            }))}
            required
          />
          <Field name="name" label={W.name} help={W.nameHelp} maxLength={120} autoComplete="off" />
          <TextArea name="why" label={W.why} rows={2} maxLength={1000} required />
          <Submit tone="quiet">{W.button}</Submit>
        </Form>
      </details>
    </Section>
  )
}
