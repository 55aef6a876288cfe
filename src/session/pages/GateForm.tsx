/** The gate line by line: the score's items and every line, each with its answer where a person gives it. */
import { href } from 'react-router'
import { Choice, Field, Form, Submit } from '#web/form.tsx'
import { Section, SourceNote, State } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import type { Gate } from '../discharge.ts'
import type { SessionProtocol } from '../protocol.ts'
import type { ScoreItem } from '../score.ts'
import { GATE } from '../words.ts'
import { GateRow } from './GateRow.tsx'

type GateFormProps = {
  readonly gate: Gate
  readonly protocol: SessionProtocol
  readonly params: { readonly course: string; readonly visit: string }
  readonly typed?: Typed
  /** The practice's own number, to be given where it answers day and night. */
  readonly phone?: string
  /** False once the session is closed: then it is a record. */
  readonly open: boolean
  /** Where a line is settled, by its name; the pages of the session, when absent. */
  readonly places?: Places
}
export type Places = Readonly<Record<string, { readonly href: string; readonly label: string }>>

export function GateForm(props: GateFormProps) {
  const { protocol, gate, open, typed, places = pagesOf(props.params) } = props
  const { score, freshFor } = protocol.discharge
  const lists = (
    <>
      <Section
        title={`Score: ${gate.score ?? '–'} of ${score.of}`}
        id="score"
        about={`${score.pass} or more are needed.`}
      >
        <ul className="gate">
          {gate.items.map((item) => (
            <ScoreRow key={item.id} item={item} {...props} />
          ))}
        </ul>
        <SourceNote source={score.source} />
      </Section>
      <Section
        title="Every line"
        id="lines"
        about={`What was measured or seen more than ${freshFor.minutes} minutes ago is looked at again. Save what you have; what is left open stays open.`}
      >
        <ul className="gate">
          {gate.lines.map((line) => (
            <GateRow key={line.id} line={line} where={places[line.id]}>
              {open && <Answer id={line.id} protocol={protocol} phone={props.phone} />}
            </GateRow>
          ))}
        </ul>
      </Section>
    </>
  )
  if (!open) return lists
  return (
    <Form typed={typed} intent="check" label="The discharge line by line">
      {lists}
      <Submit>Save what was checked</Submit>
    </Form>
  )
}

function ScoreRow({ item, protocol, open }: { readonly item: ScoreItem } & GateFormProps) {
  const { id, text, points, found } = item
  const choices = protocol.discharge.items.find((one) => one.id === id)?.choices
  return (
    <li>
      <p className="gate-line">
        <State tone={points === undefined ? 'blocked' : 'done'}>
          {points === undefined ? GATE.notKnown : GATE.points(points)}
        </State>
        <strong>{text}</strong>
      </p>
      <p className="gate-found">{found}</p>
      {open && choices && (
        <Choice
          name={`item-${id}`}
          label={<span className="only-heard">{text}</span>}
          options={choices.map((label, n) => ({ value: String(n), label: `${n}: ${label}` })).toReversed()}
          inline
        />
      )}
    </li>
  )
}

const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const

/** What a person answers: a yes or no, the number that was given, or where something was booked elsewhere. */
function Answer({
  id,
  protocol,
  phone,
}: Pick<GateFormProps, 'protocol' | 'phone'> & { readonly id: string }) {
  const line = protocol.discharge.lines.find((one) => one.id === id)
  if (line?.check === 'contact')
    return (
      <Field
        name="contact"
        label="24-hour number that was given"
        help={phone ? `${GATE.printed} ${GATE.practice(phone)}` : GATE.printed}
        inputMode="tel"
        maxLength={120}
      />
    )
  if (line?.check === 'visit')
    return (
      <details>
        <summary>It is booked elsewhere</summary>
        <Choice name={`line-${id}`} label={`Elsewhere: ${line.text}`} options={YES_NO} inline />
        <Field name={`note-${id}`} label="With whom and when" maxLength={500} />
      </details>
    )
  if (line?.check !== 'asked') return null
  return (
    <div className="gate-answer">
      <Choice
        name={`line-${id}`}
        label={<span className="only-heard">{line.text}</span>}
        options={YES_NO}
        inline
      />
      <details>
        <summary>Add a note</summary>
        <Field name={`note-${id}`} label={`Note: ${line.text}`} maxLength={500} />
      </details>
    </div>
  )
}

/** The page that settles each line. */
function pagesOf(params: GateFormProps['params']): Places {
  const session = href('/courses/:course/sessions/:visit', params)
  const visits = href('/courses/:course/visits', { course: params.course })
  return {
    'no-alarm': { href: session, label: 'Open the session' },
    awake: { href: `${session}#scores`, label: 'Score' },
    dissociation: { href: `${session}#scores`, label: 'Score' },
    distress: { href: `${session}#scores`, label: 'Score' },
    pressure: { href: `${session}#vitals`, label: 'Measure' },
    oxygen: { href: `${session}#vitals`, label: 'Measure' },
    escort: { href: '#escort', label: 'Escort' },
    'next-day-call': { href: visits, label: 'Book' },
    integration: { href: visits, label: 'Book' },
    'least-time': { href: '?', label: 'Refresh' },
  }
}
