/** The rules on how long records are kept, each with where it comes from, and a form to set other years. */
import { Choice, Field, Form, Row, Submit, TextArea } from '#web/form.tsx'
import { Section, SourceWords } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { Table } from '#web/table.tsx'
import type { RetentionPolicy } from '../retention.ts'
import { RETENTION, RETENTION_PAGE as WORDS } from '../retention-words.ts'

type RulesProps = {
  readonly policy: RetentionPolicy
  readonly officer: boolean
  readonly typed: Typed | undefined
}

export function RetentionRules({ policy, officer, typed }: RulesProps) {
  return (
    <Section title={WORDS.rules}>
      <Table
        label={WORDS.rules}
        columns={[WORDS.rule, WORDS.years, WORDS.counted, WORDS.source]}
        rows={policy.rules.map(({ id, title, years, from, source }) => [
          title,
          years,
          RETENTION.from[from],
          <SourceWords key={id} source={source} />,
        ])}
      />
      {officer && (
        <details open={typed?.values.intent?.[0] === 'set'}>
          <summary>{WORDS.set}</summary>
          <p>{WORDS.setAbout}</p>
          <Form typed={typed} intent="set" label={WORDS.set}>
            <Row>
              <Choice
                name="rule"
                kind="select"
                label={WORDS.rule}
                options={policy.rules.map(({ id, title }) => ({ value: id, label: title }))}
              />
              <Field name="years" type="number" label={WORDS.setYears} min={1} max={100} step={1} />
            </Row>
            <TextArea name="reason" label={WORDS.setReason} rows={2} maxLength={500} required />
            <Submit>{WORDS.setSave}</Submit>
          </Form>
        </details>
      )}
    </Section>
  )
}
