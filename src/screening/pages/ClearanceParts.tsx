/** The clearance as it stands, what is still open before it, and the decisions of the past. */
import { href } from 'react-router'
import { type Chart, entriesOf } from '#chart/chart.ts'
import type { PersonId } from '#kernel/ids.ts'
import { date, dateAndClock } from '#web/format.ts'
import { Notice, Section } from '#web/page.tsx'
import { usePlace } from '#web/place.tsx'
import type { Clearance, ClearanceEntry } from '../clearance.ts'
import { CLEARANCE_DECISIONS, SAY } from '../clearance-words.ts'
import type { Decided } from '../decisions.ts'
import { screeningKinds } from '../entries.ts'
import { CLASSES, FORM } from '../words.ts'

type Names = ReadonlyMap<PersonId, string>

const TONES = {
  none: 'amber',
  'in-force': 'done',
  'not-cleared': 'red',
  ended: 'amber',
  withdrawn: 'red',
  reopened: 'red',
} as const

type StandsProps = { readonly clearance: Clearance; readonly names: Names; readonly course: string }

export function ClearanceStands({ clearance, names, course }: StandsProps) {
  const { zone, now } = usePlace()
  if (clearance.state === 'none') return <Notice tone="amber" title={SAY.state.none.why} />
  const { given, state } = clearance
  const { body } = given
  const inForce = state === 'in-force'
  const title = inForce
    ? `${CLEARANCE_DECISIONS[body.decision]}, until ${date(body.until)}`
    : SAY.state[state].why
  return (
    <Notice tone={TONES[state]} title={title}>
      {state === 'reopened' && (
        <ul>
          {clearance.by.map(({ rule, title: what }) => (
            <li key={rule}>
              <a href={`${href('/courses/:course/screening', { course })}#${rule}`}>{what}</a>
            </li>
          ))}
        </ul>
      )}
      {state === 'withdrawn' && (
        <p>
          {clearance.withdrawn.body.reason} {names.get(clearance.withdrawn.by) ?? FORM.somebody},{' '}
          {dateAndClock(clearance.withdrawn.at, zone, now)}
        </p>
      )}
      <Given entry={given} names={names} />
      {!inForce && <p>{SAY.state[state].settle}</p>}
    </Notice>
  )
}

/** What was decided, by whom and when: words and conditions as they were signed. */
function Given({
  entry: { body, by, at },
  names,
}: {
  readonly entry: ClearanceEntry
  readonly names: Names
}) {
  const { zone, now } = usePlace()
  return (
    <>
      <p>{body.reason}</p>
      {body.conditions.length > 0 && (
        <ul>
          {body.conditions.map((condition) => (
            <li key={condition}>{condition}</li>
          ))}
        </ul>
      )}
      <p className="screening-by">
        {names.get(by) ?? FORM.somebody}, {dateAndClock(at, zone, now)}. Protocol {body.protocol}.
      </p>
    </>
  )
}

type OpenProps = { readonly open: readonly Decided[]; readonly of: number; readonly course: string }

export function OpenFindings({ open, of, course }: OpenProps) {
  const page = href('/courses/:course/screening', { course })
  if (open.length === 0)
    return (
      <p className="screening-all">
        {FORM.decided(of)} <a href={page}>Look at the findings</a>
      </p>
    )
  return (
    <Section title={`To settle first (${open.length})`} about="Each of these stands in the way of clearing.">
      <ul className="screening-rows">
        {open.map(({ finding, decision, reopened }) => (
          <li key={finding.rule}>
            <a href={`${page}?settle=${finding.rule}#${finding.rule}`}>{finding.title}</a>
            <span className="screening-class">
              {CLASSES[finding.class]},{' '}
              {reopened
                ? 'reopened by a newer fact'
                : decision
                  ? 'decided: stands in the way'
                  : finding.status === 'unknown'
                    ? 'not known'
                    : 'present, not decided'}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function PastClearances({ chart, names }: { readonly chart: Chart; readonly names: Names }) {
  const { zone, now } = usePlace()
  const given = entriesOf(screeningKinds, chart)
    .filter((entry): entry is ClearanceEntry => entry.kind === 'clearance-given')
    .toReversed()
    .slice(1)
  if (given.length === 0) return null
  return (
    <Section title="Decided before">
      <ul className="screening-past">
        {given.map((entry) => (
          <li key={entry.id}>
            <p>
              <strong>{CLEARANCE_DECISIONS[entry.body.decision]}</strong>, {dateAndClock(entry.at, zone, now)}
              , to hold until {date(entry.body.until)}
            </p>
            <Given entry={entry} names={names} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
