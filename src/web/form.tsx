/**
 * Forms that work without JavaScript: what was typed comes back, each problem stands at its field and again on top.
 * The server's sentences are the only voice: the browser's own checks are off, and numbers are typed into text
 * fields, because a browser throws away what it does not take for a number.
 */
import { type ReactNode, useId } from 'react'
import {
  FieldFrame,
  type FieldProps,
  FilledForm,
  GroupFrame,
  HelpAndProblems,
  tied,
  useField,
} from './field-frame.tsx'
import { FormMarks } from './form-marks.tsx'
import { FormProblems } from './form-problems.tsx'
import type { Typed } from './read-form.ts'

type FormProps = {
  /** The page's actionData: what the action gave back with status 422. */
  readonly typed?: Typed
  readonly method?: 'post' | 'get'
  readonly action?: string
  /** Tells several forms of one page apart: sent as the field `intent`; only that form shows the problems. */
  readonly intent?: string
  /** The id of the last entry this form has seen, sent as the hidden field `basis`. */
  readonly basis?: string
  /** True when the form sends files. */
  readonly files?: boolean
  /** An accessible name, when the form has no heading of its own. */
  readonly label?: string
  readonly children: ReactNode
}

export function Form({ typed, method = 'post', action, intent, basis, files, label, children }: FormProps) {
  const prefix = useId()
  const mine = typed?.values.intent?.[0] === intent ? typed : undefined
  return (
    <FilledForm value={{ prefix, typed: mine }}>
      <form
        noValidate
        className="form"
        method={method}
        action={action}
        encType={files ? 'multipart/form-data' : undefined}
        aria-label={label}
      >
        {mine && <FormProblems typed={mine} prefix={prefix} />}
        <FormMarks method={method} intent={intent} basis={basis} />
        {children}
      </form>
    </FilledForm>
  )
}

type TextProps = FieldProps & {
  /** `number` is a text field with the keypad for numbers. */
  readonly type?: 'text' | 'number' | 'email' | 'tel' | 'password' | 'search' | 'url'
  readonly unit?: string
  readonly defaultValue?: string | number
  readonly inputMode?: 'text' | 'decimal' | 'numeric' | 'tel' | 'email' | 'search' | 'url'
  readonly autoComplete?: string
  /** The plausible range, told as help when there is no other; the action checks it. */
  readonly min?: number
  readonly max?: number
  /** A whole step asks for the keypad without a decimal point. */
  readonly step?: number
  readonly maxLength?: number
}

export function Field({ type = 'text', unit, defaultValue, min, max, step, ...props }: TextProps) {
  const number = type === 'number'
  const range =
    number && min !== undefined && max !== undefined ? `${min} to ${max} ${unit ?? ''}` : undefined
  const stated = { ...props, help: props.help ?? range }
  const field = useField(props.name)
  return (
    <FieldFrame field={field} props={stated}>
      <span className="field-entry">
        <input
          {...tied(field, stated)}
          className={number ? 'input input-number' : 'input'}
          type={number ? 'text' : type}
          inputMode={
            props.inputMode ?? (number ? (step && step % 1 === 0 ? 'numeric' : 'decimal') : undefined)
          }
          autoComplete={props.autoComplete ?? (number ? 'off' : undefined)}
          maxLength={props.maxLength}
          defaultValue={type === 'password' ? undefined : field.values ? field.values[0] : defaultValue}
        />
        {unit && <span className="field-unit">{unit}</span>}
      </span>
    </FieldFrame>
  )
}

type AreaProps = FieldProps & {
  readonly defaultValue?: string
  readonly rows?: number
  readonly maxLength?: number
}

export function TextArea({ defaultValue, rows = 4, maxLength, ...props }: AreaProps) {
  const field = useField(props.name)
  const text = field.values ? field.values[0] : defaultValue
  return (
    <FieldFrame field={field} props={props}>
      <textarea
        {...tied(field, props)}
        className="input"
        rows={rows}
        maxLength={maxLength}
        defaultValue={text}
      />
    </FieldFrame>
  )
}

type DateProps = FieldProps & { readonly defaultValue?: string; readonly min?: string; readonly max?: string }

/** @param defaultValue, min, max: calendar days as ISO text, `2026-11-24` */
export const DateField = (props: DateProps) => <Native type="date" {...props} />
/** @param defaultValue a clock time, `09:30` */
export const TimeField = (props: DateProps) => <Native type="time" {...props} />
/** Sends files; the form around it needs `files`. A file cannot come back: it has to be chosen again. */
export const FileField = (props: FieldProps & { readonly accept?: string; readonly multiple?: boolean }) => (
  <Native type="file" {...props} />
)

type NativeProps = DateProps & {
  readonly type: 'date' | 'time' | 'file'
  readonly accept?: string
  readonly multiple?: boolean
}

function Native({ type, defaultValue, min, max, accept, multiple, ...props }: NativeProps) {
  const field = useField(props.name)
  const value = type === 'file' ? undefined : field.values ? field.values[0] : defaultValue
  const limits = { min, max, accept, multiple }
  return (
    <FieldFrame field={field} props={props}>
      <input
        {...tied(field, props)}
        {...limits}
        className={`input input-${type}`}
        type={type}
        defaultValue={value}
      />
    </FieldFrame>
  )
}

export type Option = { readonly value: string; readonly label: ReactNode; readonly help?: ReactNode }

type ChoiceProps = FieldProps & {
  readonly options: readonly Option[]
  readonly kind?: 'radio' | 'checkbox' | 'select'
  /** What is chosen at first; nothing, when absent: an answer is never assumed. */
  readonly defaultValue?: string | readonly string[]
  /** Short options beside each other. */
  readonly inline?: boolean
}

/** One of several (`radio`, `select`) or any of several (`checkbox`, read with `lists` in readForm). */
export function Choice({ options, kind = 'radio', defaultValue, inline, ...props }: ChoiceProps) {
  const field = useField(props.name)
  const chosen = field.values ?? (defaultValue === undefined ? [] : [defaultValue].flat())
  if (kind === 'select')
    return (
      <FieldFrame field={field} props={props}>
        <select {...tied(field, props)} className="input" defaultValue={chosen[0] ?? ''}>
          {!options.some(({ value }) => value === '') && <option value="">Choose …</option>}
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </FieldFrame>
    )
  return (
    <GroupFrame field={field} props={props} role={kind === 'radio' ? 'radiogroup' : undefined}>
      <div className={inline ? 'options options-inline' : 'options'}>
        {options.map(({ value, label, help }) => (
          <label key={value} className="option">
            <input type={kind} name={props.name} value={value} defaultChecked={chosen.includes(value)} />
            <span>
              {label}
              {help !== undefined && <span className="option-help">{help}</span>}
            </span>
          </label>
        ))}
      </div>
    </GroupFrame>
  )
}

type CheckboxProps = FieldProps & { readonly value?: string; readonly defaultChecked?: boolean }

/** One statement to tick. Sends `yes`, or nothing. */
export function Checkbox({ value = 'yes', defaultChecked, ...props }: CheckboxProps) {
  const field = useField(props.name)
  const checked = field.values ? field.values.includes(value) : defaultChecked
  return (
    <div className={field.problems.length > 0 ? 'field field-invalid' : 'field'}>
      <label className="option">
        <input {...tied(field, props)} type="checkbox" value={value} defaultChecked={checked} />
        <span>{props.label}</span>
      </label>
      <HelpAndProblems field={field} help={props.help} />
    </div>
  )
}

export const Hidden = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <input type="hidden" name={name} value={value} />
)

type SubmitProps = {
  /** `primary`: the one action of the page. `quiet`: beside it. `danger`: what is hard to take back. */
  readonly tone?: 'primary' | 'quiet' | 'danger'
  readonly name?: string
  readonly value?: string
  readonly children: ReactNode
}

export const Submit = ({ tone = 'primary', ...props }: SubmitProps) => (
  <button type="submit" className={`button button-${tone}`} {...props} />
)

/** Fields or buttons side by side where there is room: a pressure's two numbers, a date and a time. */
export const Row = ({ children }: { readonly children: ReactNode }) => (
  <div className="form-row">{children}</div>
)

/** Fields that belong together, under a heading that is read out with them. */
export const FieldGroup = ({
  legend,
  children,
}: {
  readonly legend: ReactNode
  readonly children: ReactNode
}) => (
  <fieldset className="field-group">
    <legend>{legend}</legend>
    {children}
  </fieldset>
)
