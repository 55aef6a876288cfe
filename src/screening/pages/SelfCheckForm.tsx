/** The questions of the self-check, by topic. Every one may stay empty. */
import { Choice, FieldGroup, Form, Submit } from '#web/form.tsx'
import type { Typed } from '#web/read-form.ts'
import { codeOf } from '../answering.ts'
import type { Answers } from '../screening.ts'
import { choicesOf, type Part } from '../self-check.ts'
import { plainly, SELF_CHECK } from '../self-check-words.ts'

type Props = {
  readonly parts: readonly Part[]
  readonly answers?: Answers
  readonly typed?: Typed
}

export function SelfCheckForm({ parts, answers = {}, typed }: Props) {
  return (
    <>
      <nav aria-label={SELF_CHECK.parts} className="self-check-parts">
        {parts.map(({ topic }) => (
          <a key={topic.id} href={`#part-${topic.id}`}>
            {topic.title}
          </a>
        ))}
      </nav>
      <Form typed={typed} intent="check" action="/self-check">
        {parts.map(({ topic, rules }) => (
          <div key={topic.id} id={`part-${topic.id}`}>
            <FieldGroup legend={topic.title}>
              {rules.map((rule) => {
                const given = answers[rule.id]
                return (
                  <div key={rule.id} className="self-check-question">
                    <Choice
                      name={rule.id}
                      label={plainly(rule).ask}
                      help={rule.question.help}
                      inline={rule.question.grades.length === 0}
                      defaultValue={given && codeOf(given)}
                      options={choicesOf(rule).map(({ code, display }) => ({ value: code, label: display }))}
                    />
                  </div>
                )
              })}
            </FieldGroup>
          </div>
        ))}
        <Submit>{Object.keys(answers).length > 0 ? SELF_CHECK.again : SELF_CHECK.show}</Submit>
      </Form>
    </>
  )
}
