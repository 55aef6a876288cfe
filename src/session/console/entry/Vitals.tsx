/** Vitals typed as digits, on the keypad under the thumb or on any keyboard. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { HelpAndProblems, tied, useField } from '#web/field-frame.tsx'
import { Checkbox, Form, Submit } from '#web/form.tsx'
import { ago } from '#web/format.ts'
import type { Typed } from '#web/read-form.ts'
import { latest } from '../../readings.ts'
import { MEASURE, NOW } from '../../words.ts'
import type { HereAtHand } from '../at-hand.tsx'
import { ENTRY } from '../words.ts'
import { Earlier } from './Earlier.tsx'
import { Keypad } from './Keypad.tsx'
import { erased, isWhole, KEYPAD_FIELDS, type KeypadField, nextField, shaped } from './keypad.ts'
import { Acts } from './Sends.tsx'

export const Vitals = ({ here, onStored }: { readonly here: HereAtHand; readonly onStored?: () => void }) => (
  <Acts here={here} name="vitals" onStored={onStored}>
    {(typed) => <VitalsForm here={here} typed={typed} />}
  </Acts>
)

type VitalsProps = {
  readonly here: HereAtHand
  readonly typed?: Typed
}

function VitalsForm({ here, typed }: VitalsProps) {
  // What was looked at again is the reading that was doubted, not the one that was typed after it.
  const [changed, setChanged] = useState<Typed>()
  return (
    <Form typed={typed} intent="vitals" label="Vitals">
      <VitalsFields here={here} typed={typed} onChange={() => setChanged(typed)}>
        <Checkbox name="onOxygen" label="With oxygen" />
        <Earlier label="Taken at" open={Boolean(typed?.values.when?.[0])} />
        {isDoubted(typed) && changed !== typed ? (
          <Submit name="confirmed" value="yes">
            {ENTRY.readSo}
          </Submit>
        ) : (
          <Submit>{ENTRY.saveVitals}</Submit>
        )}
      </VitalsFields>
    </Form>
  )
}

/** Was something possible but unlikely, and is it to be looked at once more? */
export const isDoubted = (typed: Typed | undefined): boolean =>
  typed?.problems.some(({ field }) => field === 'confirmed') ?? false

type FieldsProps = VitalsProps & {
  readonly onChange?: () => void
  /** What stands under the keypad. */
  readonly children?: ReactNode
}

export function VitalsFields({ here, typed, onChange, children }: FieldsProps) {
  const [values, setValues] = useState(() => valuesIn(typed))
  const [current, setCurrent] = useState<KeypadField>('pressure')
  const inputs = useRef(new Map<KeypadField, HTMLInputElement>())
  useEffect(() => tell(inputs.current.get('pressure'), values, typed), [values, typed])
  const go = (field: KeypadField) => {
    setCurrent(field)
    inputs.current.get(field)?.focus()
  }
  const put = (field: KeypadField, value: string) => {
    setValues({ ...values, [field]: value })
    onChange?.()
    const grown = value.length > values[field].length
    if (grown && isWhole(field, value)) go(nextField(field))
  }
  return (
    <div className="vitals">
      <div className="vitals-fields">
        {KEYPAD_FIELDS.map((field) => (
          <VitalsField
            key={field}
            field={field}
            value={values[field]}
            current={field === current}
            last={lastOf(here, field)}
            onFocus={() => setCurrent(field)}
            onValue={(value) => put(field, value)}
            onInput={(input) => {
              if (input) inputs.current.set(field, input)
            }}
          />
        ))}
      </div>
      <div className="vitals-keys">
        <Keypad
          label={`${ENTRY.keypad}: ${nameOf(current)}`}
          onDigit={(digit) => put(current, shaped(current, values[current] + digit))}
          onErase={() => put(current, erased(current, values[current]))}
          onNext={() => go(nextField(current))}
        />
        {children}
      </div>
    </div>
  )
}

type FieldProps = {
  readonly field: KeypadField
  readonly value: string
  readonly current: boolean
  readonly last: string
  readonly onFocus: () => void
  readonly onValue: (value: string) => void
  readonly onInput: (input: HTMLInputElement | null) => void
}

function VitalsField({ field, value, current, last, onFocus, onValue, onInput }: FieldProps) {
  const state = useField(field)
  const unit = field === 'pressure' ? 'mmHg' : MEASURE[field].unit
  return (
    <div
      className={`vitals-field${current ? ' vitals-current' : ''}${state.problems.length > 0 ? ' field-invalid' : ''}`}
    >
      <label htmlFor={state.id}>
        {nameOf(field)} <span className="field-unit">{unit}</span>
      </label>
      <input
        {...tied(state, { name: field, label: '', help: last })}
        ref={onInput}
        className="input"
        // The keypad of the page is larger than the tablet's own, and always in the same place.
        inputMode="none"
        autoComplete="off"
        value={value}
        onFocus={onFocus}
        onChange={(event) => onValue(shaped(field, event.target.value))}
      />
      <HelpAndProblems field={state} help={last} />
    </div>
  )
}

const nameOf = (field: KeypadField): string => (field === 'pressure' ? NOW.pressure : MEASURE[field].name)

const valuesIn = (typed: Typed | undefined): Record<KeypadField, string> => {
  const of = (field: KeypadField) => typed?.values[field]?.[0] ?? ''
  return {
    pressure: of('pressure'),
    heartRate: of('heartRate'),
    spo2: of('spo2'),
    respiratoryRate: of('respiratoryRate'),
    temperature: of('temperature'),
  }
}

/** The last reading with its age: what the new one is held against. */
function lastOf({ session, now }: HereAtHand, field: KeypadField): string {
  if (field !== 'pressure') {
    const reading = latest(session.readings[field])
    return reading ? ENTRY.last(String(reading.value), ago(reading.at, now)) : ENTRY.none
  }
  const systolic = latest(session.readings.systolic)
  const diastolic = latest(session.readings.diastolic)
  if (!systolic) return ENTRY.none
  return ENTRY.last(`${systolic.value}/${diastolic?.value ?? '–'}`, ago(systolic.at, now))
}

/** A digit of the keypad is typing too: whoever keeps what is being typed hears it. */
function tell(input: HTMLInputElement | undefined, values: object, typed: Typed | undefined): void {
  const isFirst = JSON.stringify(values) === JSON.stringify(valuesIn(typed))
  if (!isFirst) input?.dispatchEvent(new Event('input', { bubbles: true }))
}
