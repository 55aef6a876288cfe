/** One course on the page about keeping records: how it stands, and what may be decided about it. */
import type { ReactNode } from 'react'
import type { PersonId } from '#kernel/ids.ts'
import { Checkbox, Form, Hidden, Row, Submit, TextArea } from '#web/form.tsx'
import { date, dateAndClock, dateOf } from '#web/format.ts'
import { Notice } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { RulingView } from '#web/ruling.tsx'
import { RETENTION, RETENTION_PAGE as WORDS } from '../retention-words.ts'
import type { Stated } from './retention.tsx'

type CourseProps = {
  readonly one: Stated
  readonly typed: Typed | undefined
  readonly names: ReadonlyMap<PersonId, string>
  readonly zone: string
  readonly officer: boolean
  readonly me: PersonId
}

export const DueCourse = (props: CourseProps) => (
  <Kept {...props}>
    <Over {...props} />
    {props.one.ruling.ruling === 'ask' && <RulingView ruling={props.one.ruling} />}
    {props.officer && (
      <>
        <Decision {...props} intent="propose" submit={WORDS.propose} />
        <Decision {...props} intent="hold" submit={WORDS.hold} />
      </>
    )}
  </Kept>
)

export function ProposedCourse(props: CourseProps) {
  const { one, typed, names, zone, me } = props
  const { proposal } = one.standing
  if (!proposal) return null
  const by = names.get(proposal.by) ?? WORDS.somebody
  return (
    <Kept {...props}>
      <Over {...props} />
      <p>{WORDS.proposed(by, dateAndClock(proposal.at, zone), proposal.reason)}</p>
      {proposal.by === me ? (
        <Notice title={RETENTION.alone.why}>
          <p>{RETENTION.alone.settle}</p>
        </Notice>
      ) : (
        <Form typed={typed} intent="confirm" label={`${WORDS.confirm}: ${one.kept.name}`}>
          <Hidden name="course" value={one.kept.course} />
          <Checkbox name="sure" label={WORDS.sure} />
          <Submit tone="danger">{WORDS.confirm}</Submit>
        </Form>
      )}
      <Decision {...props} intent="withdraw" submit={WORDS.withdraw} />
      {props.officer && <Decision {...props} intent="hold" submit={WORDS.hold} />}
    </Kept>
  )
}

export function HeldCourse(props: CourseProps) {
  const { one, names, zone, officer } = props
  const { hold } = one.standing
  if (!hold) return null
  return (
    <Kept {...props}>
      <p>{WORDS.heldSince(names.get(hold.by) ?? WORDS.somebody, dateAndClock(hold.at, zone), hold.reason)}</p>
      {officer && <Decision {...props} intent="release" submit={WORDS.release} />}
    </Kept>
  )
}

export const FoundCourse = (props: CourseProps) => (
  <Kept {...props}>
    <RulingView ruling={props.one.ruling} what={WORDS.toDelete} />
    {props.officer && !props.one.standing.hold && <Decision {...props} intent="hold" submit={WORDS.hold} />}
  </Kept>
)

/** Whose it is, by name and birth date: two people may share a name. */
function Kept({ one: { kept }, zone, children }: CourseProps & { readonly children: ReactNode }) {
  return (
    <article>
      <h3>{kept.name}</h3>
      <p>
        {[kept.birthDate ? WORDS.born(kept.birthDate) : '', WORDS.lastEntry(dateOf(kept.lastEntry, zone))]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {children}
    </article>
  )
}

const Over = ({ one: { longest } }: CourseProps) =>
  longest && <p>{WORDS.over(date(longest.until), longest.rule.title)}</p>

type DecisionProps = CourseProps & {
  readonly intent: 'propose' | 'withdraw' | 'hold' | 'release'
  readonly submit: string
}

/** Each decision needs a reason; it is folded away until somebody wants it. */
function Decision({ one: { kept }, typed, intent, submit }: DecisionProps) {
  return (
    <details open={typed?.values.intent?.[0] === intent}>
      <summary>{submit}</summary>
      <Form typed={typed} intent={intent} label={`${submit}: ${kept.name}`}>
        <Hidden name="course" value={kept.course} />
        <TextArea name="reason" label={WORDS.reason} rows={2} maxLength={500} required />
        <Row>
          <Submit tone="quiet">{submit}</Submit>
        </Row>
      </Form>
    </details>
  )
}
