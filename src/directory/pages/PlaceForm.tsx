/** Where to look: one field for a ZIP code or a town, and how far around it. */
import type { ReactNode } from 'react'
import { FieldFrame, FilledForm, tied, useField } from '#web/field-frame.tsx'
import { Field, Submit } from '#web/form.tsx'
import type { Typed } from '#web/read-form.ts'
import { WITHIN_MILES } from '../directory.ts'
import { SEARCH } from '../page-words.ts'

type PlaceFormProps = {
  /** What was typed, with its problems. */
  readonly typed?: Typed
  /** In miles. */
  readonly within?: number
  readonly target?: '_blank'
  /** More to choose from, below. */
  readonly children?: ReactNode
}

export function PlaceForm({ typed, within = WITHIN_MILES.usual, target, children }: PlaceFormProps) {
  return (
    <FilledForm value={{ prefix: 'search', typed }}>
      <search>
        <form className="search" action="/directory" method="get" target={target} noValidate>
          <div className="search-place">
            <Field name="near" label={SEARCH.place} help={SEARCH.placeHelp} autoComplete="postal-code" />
            <Within miles={within} />
            <Submit>{SEARCH.submit}</Submit>
          </div>
          {children}
        </form>
      </search>
    </FilledForm>
  )
}

/** The usual distances, and the one asked for. None of them is empty: a distance always counts. */
function Within({ miles }: { readonly miles: number }) {
  const props = { name: 'within', label: SEARCH.within }
  const field = useField(props.name)
  const choices = [...new Set([...WITHIN_MILES.choices, miles])].toSorted((a, b) => a - b)
  return (
    <FieldFrame field={field} props={props}>
      <select {...tied(field, props)} className="input" defaultValue={miles}>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {SEARCH.miles(choice)}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
