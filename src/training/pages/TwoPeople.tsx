/** Rows of two people each, chosen from lists. */
import { Choice, FieldGroup, type Option, Row } from '#web/form.tsx'

export type ShownPair = readonly [one: string, other: string]
type Side = { readonly name: string; readonly label: string; readonly options: readonly Option[] }
type TwoPeopleProps = {
  readonly what: string
  readonly legend: (row: number) => string
  readonly first: Side
  readonly second: Side
  readonly chosen: readonly ShownPair[]
  /** Empty rows below. */
  readonly spare: number
}

const NOBODY: Option = { value: '', label: '–' }

export function TwoPeople({ what, legend, first, second, chosen, spare }: TwoPeopleProps) {
  return Array.from({ length: chosen.length + spare }, (_, row) => (
    <FieldGroup key={row} legend={legend(row + 1)}>
      <Row>
        {[first, second].map(({ name, label, options }, side) => (
          <Choice
            key={name}
            kind="select"
            name={`${what}.${row}.${name}`}
            label={label}
            options={[NOBODY, ...options]}
            defaultValue={chosen[row]?.[side]}
          />
        ))}
      </Row>
    </FieldGroup>
  ))
}
