/** The fields of a visit, on the page that plans one and on the page that moves one. */
import type { PersonId } from '#kernel/ids.ts'
import { Choice, DateField, Field, Row, TimeField } from '#web/form.tsx'
import type { Typed } from '#web/read-form.ts'
import { clockIn } from '../local-time.ts'
import { CONFIRMABLE } from '../planning.ts'
import { type Route, route, type Visit } from '../visits.ts'
import { CONFIRM, ROUTE_NAMES } from '../words.ts'

/** What a form gave back, with the rules that asked for a confirmation. */
export type TypedVisit = Typed & { readonly asked?: readonly string[] }

type VisitFieldsProps = {
  readonly typed?: TypedVisit
  readonly zone: string
  readonly staff: readonly { readonly id: PersonId; readonly name: string }[]
  /** What stands in the fields at first. */
  readonly first: {
    readonly date?: string
    readonly time?: string
    readonly length?: number
    readonly place?: string
    readonly people: readonly PersonId[]
    readonly route?: Route
  }
  readonly lengthHelp: string
  /** False on the page of a visit that can have no route. */
  readonly withRoute: boolean
}

export function VisitFields({ typed, zone, staff, first, lengthHelp, withRoute }: VisitFieldsProps) {
  const twice = typed?.values.occurrence || typed?.problems.some((p) => p.field === 'occurrence')
  const asked = CONFIRMABLE.filter(
    (rule) => typed?.asked?.includes(rule) || typed?.values.confirmed?.includes(rule),
  )
  return (
    <>
      <Row>
        <DateField name="date" label="Day" defaultValue={first.date} required />
        <TimeField name="time" label="Begins at" defaultValue={first.time} required />
      </Row>
      <p className="field-help">On the clock of {zone.replaceAll('_', ' ')}.</p>
      <Field
        name="length"
        label="Length"
        type="number"
        step={5}
        unit="minutes"
        defaultValue={first.length}
        help={lengthHelp}
      />
      {twice && (
        <Choice
          name="occurrence"
          label="The clocks go back that night: which of the two?"
          inline
          options={[
            { value: 'first', label: 'The first' },
            { value: 'second', label: 'The second, an hour later' },
          ]}
        />
      )}
      {withRoute && (
        <Choice
          name="route"
          kind="select"
          label="Route, for a dosing session"
          defaultValue={first.route}
          options={[
            { value: '', label: 'No dosing session' },
            ...route.options.map((value) => ({ value, label: ROUTE_NAMES[value] })),
          ]}
        />
      )}
      <Field
        name="place"
        label="Place"
        help="A room, a phone call, a video call"
        defaultValue={first.place}
        maxLength={120}
        required
      />
      <Choice
        name="people"
        kind="checkbox"
        label="Who is there beside the person"
        defaultValue={first.people}
        options={staff.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {asked.length > 0 && (
        <Choice
          name="confirmed"
          kind="checkbox"
          label="Please confirm, or change what is above"
          defaultValue={[]}
          options={asked.map((rule) => ({ value: rule, label: CONFIRM[rule] }))}
        />
      )}
    </>
  )
}

/** The fields of a visit that is there already. */
export const fieldsOf = (visit: Visit, zone: string) => ({
  date: visit.from.toZonedDateTimeISO(zone).toPlainDate().toString(),
  time: clockIn(visit.from, zone),
  length: Math.round((visit.to.epochMilliseconds - visit.from.epochMilliseconds) / 60_000),
  place: visit.place,
  people: visit.people,
  route: visit.route,
})
