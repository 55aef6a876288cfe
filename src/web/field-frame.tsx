/** What surrounds every field: its label, one sentence of help, and its problems, tied together for screen readers. */
import { createContext, type ReactNode, use } from 'react'
import type { Typed } from './read-form.ts'

/** What a form hands its fields: a prefix for their ids, and what was typed when it comes back. */
export const FilledForm = createContext<{ readonly prefix: string; readonly typed?: Typed }>({
  prefix: 'form',
})

export type FieldProps = {
  readonly name: string
  readonly label: ReactNode
  /** One sentence that helps to answer. */
  readonly help?: ReactNode
  readonly required?: boolean
}

/** One field as it stands. `values` is what came back, undefined while nothing has been sent yet. */
export type FieldState = {
  readonly id: string
  readonly values?: readonly string[]
  readonly problems: readonly string[]
}

export const fieldId = (prefix: string, name: string): string => `${prefix}-${name}`

/** Reads a field's state from the form around it. */
export function useField(name: string): FieldState {
  const { prefix, typed } = use(FilledForm)
  return {
    id: fieldId(prefix, name),
    values: typed && (typed.values[name] ?? []),
    problems: typed?.problems.filter(({ field }) => field === name).map(({ message }) => message) ?? [],
  }
}

/** The attributes that tie an input to its label, help and problems. */
export function tied(field: FieldState, { name, help, required }: FieldProps) {
  const describedBy = [
    help !== undefined && `${field.id}-help`,
    field.problems.length > 0 && `${field.id}-error`,
  ]
  return {
    id: field.id,
    name,
    'aria-required': required || undefined,
    'aria-invalid': field.problems.length > 0 || undefined,
    'aria-describedby': describedBy.filter(Boolean).join(' ') || undefined,
  }
}

type FrameProps = { readonly field: FieldState; readonly props: FieldProps; readonly children: ReactNode }

/** A single input under its label. */
export function FieldFrame({ field, props, children }: FrameProps) {
  return (
    <div className={field.problems.length > 0 ? 'field field-invalid' : 'field'}>
      <label className="field-label" htmlFor={field.id} data-required={required(props)}>
        {props.label}
      </label>
      <HelpAndProblems field={field} help={props.help} />
      {children}
    </div>
  )
}

/** Several inputs that answer one question. The group has the id, so that the summary's link leads to it. */
export function GroupFrame({
  field,
  props,
  children,
  ...rest
}: FrameProps & { readonly role?: 'radiogroup' }) {
  const { name: _, 'aria-required': must, 'aria-invalid': invalid, ...ids } = tied(field, props)
  const stated = rest.role ? { 'aria-required': must, 'aria-invalid': invalid } : {}
  return (
    <fieldset
      {...rest}
      {...ids}
      {...stated}
      tabIndex={-1}
      className={field.problems.length > 0 ? 'field field-invalid' : 'field'}
    >
      <legend className="field-label" data-required={required(props)}>
        {props.label}
      </legend>
      <HelpAndProblems field={field} help={props.help} />
      {children}
    </fieldset>
  )
}

/** Drawn beside the label by the style sheet, for the eye; a screen reader hears it from aria-required. */
const required = (props: FieldProps) => (props.required ? 'required' : undefined)

export function HelpAndProblems({ field, help }: { readonly field: FieldState; readonly help?: ReactNode }) {
  return (
    <>
      {help !== undefined && (
        <p className="field-help" id={`${field.id}-help`}>
          {help}
        </p>
      )}
      {field.problems.length > 0 && (
        <div className="field-error" id={`${field.id}-error`}>
          {field.problems.map((message, i) => (
            <p key={i}>{message}</p>
          ))}
        </div>
      )}
    </>
  )
}
