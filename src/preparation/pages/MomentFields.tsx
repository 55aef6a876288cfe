/** A day and a time of day, with the question which of the two is meant when the clocks go back. */
import { Choice, DateField, Row, TimeField } from '#web/form.tsx'
import type { Typed } from '#web/read-form.ts'

type MomentFieldsProps = {
  /** The fields are `name-date`, `name-time` and `name-occurrence`. */
  readonly name: string
  readonly label: string
  readonly typed?: Typed
  readonly date?: string
  readonly time?: string
  readonly required?: boolean
}

export function MomentFields({ name, label, typed, date, time, required }: MomentFieldsProps) {
  const occurrence = `${name}-occurrence`
  const twice = typed?.values[occurrence] || typed?.problems.some(({ field }) => field === occurrence)
  return (
    <>
      <Row>
        <DateField name={`${name}-date`} label={`${label}: day`} defaultValue={date} required={required} />
        <TimeField name={`${name}-time`} label={`${label}: time`} defaultValue={time} required={required} />
      </Row>
      {twice && (
        <Choice
          name={occurrence}
          label="The clocks go back that night: which of the two?"
          inline
          options={[
            { value: 'first', label: 'The first' },
            { value: 'second', label: 'The second, an hour later' },
          ]}
        />
      )}
    </>
  )
}
