/** An adverse event: the term, how severe, whether serious, related, what was done, how it ended, who was told. */
import type { ReactNode } from 'react'
import { Choice, Field, Form, Hidden, Row, Submit, TextArea } from '#web/form.tsx'
import { SourceNote } from '#web/page.tsx'
import { eventAction, outcome, relatedness, severity, told } from '../entries.ts'
import { EVENT } from '../words.ts'
import { type FormsProps, WhenField } from './Forms.tsx'

/** @param children what else is asked for before it is saved */
export function EventForm({
  here: { course, entry },
  typed,
  children,
}: FormsProps & { readonly children?: ReactNode }) {
  const { groups, terms, studies, seriousness, source, seriousnessSource } = course.protocol.adverseEvents
  const seen = (expected: Readonly<Record<string, number>> | undefined) =>
    studies
      .flatMap(({ id, text }) => (expected?.[id] === undefined ? [] : [`${expected[id]} % (${text})`]))
      .join(', ')
  const values = typed?.values.intent?.[0] === 'event' ? typed.values : undefined
  return (
    <Form typed={typed} intent="event" label="Adverse event">
      <Hidden name="entry" value={entry} />
      <Choice
        name="term"
        kind="select"
        label="What"
        options={groups.flatMap((group) =>
          terms
            .filter((t) => t.group === group.id)
            .map(({ id, text }) => ({ value: id, label: `${text} (${group.text.toLowerCase()})` })),
        )}
        required
      />
      <Field name="words" label="In your own words" help="Needed for something else" maxLength={500} />
      <Row>
        <WhenField label="Began at" />
        <Field name="until" label="Ended at" help="Empty while it lasts" inputMode="numeric" />
      </Row>
      <Choice
        name="severity"
        label="Severity"
        options={severity.options.map((value) => ({ value, label: EVENT.severity[value] }))}
        inline
        required
      />
      <Choice
        name="serious"
        kind="checkbox"
        label="Serious, because of"
        help="Tick none when it is not serious."
        options={seriousness.map(({ id, text }) => ({ value: id, label: text }))}
      />
      <Choice
        name="relatedness"
        label="Related to the medicine"
        options={relatedness.options.map((value) => ({ value, label: EVENT.relatedness[value] }))}
        inline
        required
      />
      <Choice
        name="action"
        kind="select"
        label="What was done"
        options={eventAction.options.map((value) => ({ value, label: EVENT.action[value] }))}
        required
      />
      <Choice
        name="outcome"
        kind="select"
        label="How it stands"
        options={outcome.options.map((value) => ({ value, label: EVENT.outcome[value] }))}
        required
      />
      <Choice
        name="told"
        kind="checkbox"
        label="Who was told"
        options={told.options.map((value) => ({ value, label: EVENT.told[value] }))}
        inline
      />
      <TextArea name="text" label="Note" rows={3} maxLength={4000} />
      {children}
      <Submit>Save the event</Submit>
      <details className="expected" open={values !== undefined}>
        <summary>How often it was seen in trials</summary>
        <ul>
          {terms
            .filter(({ expected }) => expected)
            .map(({ id, text, expected, note }) => (
              <li key={id}>
                {text}: {seen(expected)}
                {note && `. ${note}`}
              </li>
            ))}
        </ul>
        {studies.map((study) => (
          <SourceNote key={study.id} source={study.source} label={`Source: ${study.text}`} />
        ))}
      </details>
      <SourceNote source={source} label="Source of the list" />
      <SourceNote source={seriousnessSource} label="Source of what is serious" />
    </Form>
  )
}
