/** Vitals, any part of them, in one go. An unlikely reading is asked about once. */
import { Checkbox, Field, Form, Hidden, Row, Submit } from '#web/form.tsx'
import { MEASURE } from '../words.ts'
import { type FormsProps, WhenField } from './Forms.tsx'

export function VitalsForm({ here: { entry }, typed }: FormsProps) {
  const doubted =
    typed?.values.intent?.[0] === 'vitals' && typed.problems.some(({ field }) => field === 'confirmed')
  return (
    <Form typed={typed} intent="vitals" label="Vitals">
      <Hidden name="entry" value={entry} />
      <Row>
        <Field
          name="pressure"
          label="Pressure"
          help="120/80, or the digits 12080"
          unit="mmHg"
          inputMode="numeric"
          autoComplete="off"
        />
        <Field
          name="heartRate"
          label={MEASURE.heartRate.name}
          type="number"
          step={1}
          unit={MEASURE.heartRate.unit}
        />
        <Field name="spo2" label={MEASURE.spo2.name} type="number" step={1} unit={MEASURE.spo2.unit} />
        <Field
          name="respiratoryRate"
          label={MEASURE.respiratoryRate.name}
          type="number"
          step={1}
          unit={MEASURE.respiratoryRate.unit}
        />
        <Field
          name="temperature"
          label={MEASURE.temperature.name}
          type="number"
          unit={MEASURE.temperature.unit}
        />
      </Row>
      <Row>
        <Checkbox name="onOxygen" label="With oxygen" />
        <WhenField label="Taken at" />
      </Row>
      {doubted && <Checkbox name="confirmed" label="I looked again: it was read so." />}
      <Submit>Save the vitals</Submit>
    </Form>
  )
}
