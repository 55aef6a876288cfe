/** The forms under an entry: correct its values, strike it out, or put a struck one back. Each asks for a reason. */
import { Checkbox, Choice, DateField, Field, Form, Row, Submit, TextArea, TimeField } from '#web/form.tsx'
import { Section } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import type { ScalarField, TypedValues } from '../correction.ts'
import type { RecordLine } from '../record.ts'
import { CORRECTION, RECORD_PAGES } from '../record-words.ts'

type AmendProps = {
  readonly line: RecordLine
  /** What can be corrected here, or undefined when the entry has more than single values. */
  readonly fields?: readonly ScalarField[]
  readonly values?: TypedValues
  /** The page on which such entries are at home. */
  readonly home?: string
  readonly typed?: Typed
}

export function AmendForms({ line: { entry, struck }, fields, values, home, typed }: AmendProps) {
  const words = RECORD_PAGES
  if (struck) {
    return (
      <Section title={words.restore}>
        <Form typed={typed} intent="restore" basis={struck.id}>
          <Reason label={words.restoreReason} />
          <Submit tone="quiet">{words.restore}</Submit>
        </Form>
      </Section>
    )
  }
  const sent = typed?.values.intent?.[0]
  return (
    <>
      <details className="amend no-print" open={sent === 'correct'}>
        <summary>{words.change}</summary>
        <p className="section-about">{fields ? words.changeAbout : words.elsewhere}</p>
        {fields ? (
          <Form typed={typed} intent="correct" basis={entry.id}>
            <Row>
              <DateField name="date" label={words.date} defaultValue={values?.date} required />
              <TimeField name="time" label={words.time} defaultValue={values?.time} required />
            </Row>
            {fields.map((field) => (
              <Value key={field.name} field={field} value={values?.[field.name]} />
            ))}
            {typed?.problems.some(({ field }) => field === 'confirmed') && (
              <Checkbox name="confirmed" label={CORRECTION.confirm} />
            )}
            <Reason label={words.reason} />
            <Submit>{words.save}</Submit>
          </Form>
        ) : (
          home && <a href={home}>{words.goThere}</a>
        )}
      </details>
      <details className="amend no-print" open={sent === 'strike'}>
        <summary>{words.strike}</summary>
        <p className="section-about">{words.strikeAbout}</p>
        <Form typed={typed} intent="strike" basis={entry.id}>
          <Reason label={words.strikeReason} />
          <Submit tone="danger">{words.strike}</Submit>
        </Form>
      </details>
    </>
  )
}

const Reason = ({ label }: { readonly label: string }) => (
  <TextArea name="reason" label={label} maxLength={500} rows={2} required />
)

function Value({
  field: { name, label, type, options, required, unit },
  value,
}: {
  readonly field: ScalarField
  readonly value?: string
}) {
  const title = label.charAt(0).toUpperCase() + label.slice(1)
  switch (type) {
    case 'long':
      return <TextArea name={name} label={title} defaultValue={value} rows={3} required={required} />
    case 'number':
      return (
        <Field name={name} label={title} type="number" unit={unit} defaultValue={value} required={required} />
      )
    case 'day':
      return <DateField name={name} label={title} defaultValue={value} required={required} />
    case 'moment':
      return (
        <Field
          name={name}
          label={title}
          help={CORRECTION.momentHelp}
          defaultValue={value}
          required={required}
        />
      )
    case 'yes-no':
    case 'choice': {
      const none = required ? [] : [{ value: '', label: CORRECTION.none }]
      const all = [
        ...none,
        ...options.map((option) => ({ value: option, label: option.replaceAll('-', ' ') })),
      ]
      return (
        <Choice
          name={name}
          kind="select"
          label={title}
          defaultValue={value}
          options={all}
          required={required}
        />
      )
    }
    case 'text':
      return <Field name={name} label={title} defaultValue={value} required={required} />
  }
}
