/** A finding with its evidence, what it asks of whom, and what the prescriber decided or the form to decide in. */
import { href } from 'react-router'
import type { PersonId } from '#kernel/ids.ts'
import { ROLE_NAMES } from '#people/words.ts'
import { FindingCard } from '#web/finding.tsx'
import { date, dateAndClock } from '#web/format.ts'
import { usePlace } from '#web/place.tsx'
import type { Typed } from '#web/read-form.ts'
import { FINDING_DECISIONS } from '../clearance-words.ts'
import { type Decided, isOpen } from '../decisions.ts'
import type { Evidence } from '../evidence.ts'
import type { Finding } from '../screening.ts'
import { ACTIONS, CLASSES, FORM } from '../words.ts'
import { DecisionForm } from './DecisionForm.tsx'

export const GRAVITY = { A: 'stop', R: 'weigh', C: 'look', D: 'look', M: 'look' } as const

type Props = {
  readonly finding: Finding
  /** Absent where nothing has to be decided. */
  readonly decided?: Decided
  readonly course: string
  readonly names: ReadonlyMap<PersonId, string>
  /** True when the reader decides. */
  readonly decides?: boolean
  /** The form to decide in is open at once. */
  readonly deciding?: boolean
  readonly typed?: Typed
  readonly basis?: string
}

export function FindingView({ finding, decided, course, names, decides, deciding, typed, basis }: Props) {
  const { title, rule, status, because, actions, asks, evidence, source } = finding
  // What an action says already is not said twice.
  const asked =
    status === 'absent' ? [] : asks.filter(({ what }) => !actions.some(({ text }) => text === what))
  const said = evidence.some(({ says }) => says === 'absent') && status === 'present'
  return (
    <FindingCard
      id={rule}
      what={title}
      presence={status}
      asks={askedBy(finding)}
      gravity={status === 'absent' ? 'none' : GRAVITY[finding.class]}
      evidence={evidence.map((each) => inWords(each, course))}
      source={source}
      decision={
        decided && (
          <>
            {decided.decision && <Given decided={decided} names={names} />}
            {decides && <DecideHere decided={decided} open={deciding} typed={typed} basis={basis} />}
          </>
        )
      }
    >
      {because.length > 0 && <p>{because.join('. ')}.</p>}
      {said && <p>{FORM.contradicts}</p>}
      {actions.length > 0 && (
        <ul>
          {actions.map(({ code, text }) => (
            <li key={`${code} ${text}`}>
              <strong>{ACTIONS[code]}:</strong> {text}
            </li>
          ))}
        </ul>
      )}
      {asked.length > 0 && (
        <p className="screening-asks">
          {asked.map(({ of, what }) => `${capital(ROLE_NAMES[of])}: ${what}`).join(' ')}
        </p>
      )}
    </FindingCard>
  )
}

function Given({ decided, names }: { readonly decided: Decided; readonly names: Props['names'] }) {
  const { zone, now } = usePlace()
  const { decision, reopened } = decided
  if (!decision) return null
  const { body, by, at } = decision
  return (
    <div className="screening-given">
      <p>
        <strong>{FINDING_DECISIONS[body.decision]}.</strong> {body.reason}
        {body.override && ` ${FORM.overridden}`}
      </p>
      {body.conditions && <p>{body.conditions}</p>}
      <p className="screening-by">
        {names.get(by) ?? FORM.somebody}, {dateAndClock(at, zone, now)}
      </p>
      {reopened && <p className="screening-reopened">{FORM.reopened}</p>}
    </div>
  )
}

type HereProps = {
  readonly decided: Decided
  /** Open at once: it was sent, or somebody came to settle it. */
  readonly open?: boolean
  readonly typed?: Typed
  readonly basis?: string
}

/** The form, one tap away, so that the findings can be read at a glance. */
const DecideHere = ({ decided, open, typed, basis }: HereProps) => (
  <details className="screening-decide" open={open}>
    <summary>{isOpen(decided) ? FORM.decide : FORM.decideAgain}</summary>
    <DecisionForm finding={decided.finding} typed={typed} basis={basis} />
  </details>
)

/** What the class asks; while nobody knows, what it would ask. */
export const askedBy = ({ class: ruleClass, status }: Finding): string =>
  status === 'unknown' && ruleClass !== 'M' ? `${CLASSES[ruleClass]} ${FORM.ifThere}` : CLASSES[ruleClass]

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** A piece of evidence in words, with a link to the entry when it is an answer given here. */
function inWords({ resourceType, id, display, date: day, note }: Evidence, course: string) {
  const answer = resourceType === 'QuestionnaireResponse'
  return {
    text: `${answer ? `${FORM.answered}: ${display}` : display}${note ? ` (${note})` : ''}`,
    date: day && dayInWords(day),
    href: answer ? href('/courses/:course/record/:entry', { course, entry: id }) : undefined,
  }
}

/** A day with its weekday and year; a year or a month as the record gives it. */
const dayInWords = (day: string): string =>
  day.length < 10 ? day : date(Temporal.PlainDate.from(day.slice(0, 10)))
