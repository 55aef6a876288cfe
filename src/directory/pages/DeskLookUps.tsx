/** Everything of a listing that can be looked up: how it stands, and where an educator writes down what they found. */
import type { Day } from '#kernel/time.ts'
import { Choice, DateField, Field, Form, Hidden, Row, Submit } from '#web/form.tsx'
import { dateOf } from '#web/format.ts'
import { Section, State } from '#web/page.tsx'
import { usePlace } from '#web/place.tsx'
import type { Typed } from '#web/read-form.ts'
import type { Check } from '../checks.ts'
import { DESK_LISTING } from '../desk-words.ts'
import { countsUntil } from '../verification.ts'
import { CHECK_TITLES, SOURCES, STANDING_NAMES } from '../verification-words.ts'
import { STANDING_TONES } from './standing.ts'

type LookUpsProps = {
  readonly checks: readonly Check[]
  readonly basis: string
  readonly today: Day
  readonly typed?: Typed
}

export function DeskLookUps({ checks, basis, today, typed }: LookUpsProps) {
  const { zone } = usePlace()
  return (
    <Section title={DESK_LISTING.lookUps} about={DESK_LISTING.lookUpsAbout}>
      <ul className="desk-checks">
        {checks.map((check, i) => {
          const intent = `look-up-${i}`
          return (
            <li key={`${check.what} ${check.item}`}>
              <p>
                <strong>
                  {CHECK_TITLES[check.what]} {check.item}
                </strong>{' '}
                <State tone={STANDING_TONES[check.standing]}>{STANDING_NAMES[check.standing]}</State>
              </p>
              {check.checked && (
                <p className="section-about">
                  {DESK_LISTING.last(dateOf(check.checked.at, zone), check.checked.source)}
                </p>
              )}
              <details open={typed?.values.intent?.[0] === intent}>
                <summary>{DESK_LISTING.lookUp}</summary>
                <Form
                  intent={intent}
                  basis={basis}
                  typed={typed}
                  label={`${DESK_LISTING.lookUp}: ${check.item}`}
                >
                  <Hidden name="what" value={check.what} />
                  <Hidden name="item" value={check.item} />
                  <Found check={check} today={today} />
                  <Submit>{DESK_LISTING.write}</Submit>
                </Form>
              </details>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

const OUTCOMES = Object.entries(DESK_LISTING.outcomes).map(([value, label]) => ({ value, label }))

function Found({ check, today }: { readonly check: Check; readonly today: Day }) {
  const until = countsUntil(check, today)
  return (
    <>
      <Choice name="outcome" label={DESK_LISTING.outcome} options={OUTCOMES} inline required />
      <Row>
        <Choice
          name="source"
          kind="select"
          label={DESK_LISTING.source}
          options={SOURCES[check.what].map((source) => ({ value: source, label: source }))}
        />
        <Field name="otherSource" label={DESK_LISTING.otherSource} maxLength={300} />
      </Row>
      <DateField
        name="until"
        label={DESK_LISTING.until}
        help={DESK_LISTING.untilHelp}
        defaultValue={until?.toString()}
        min={today.toString()}
        max={until?.toString()}
      />
    </>
  )
}
