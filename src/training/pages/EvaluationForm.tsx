/** The evaluation at the end of a training. */
import { Choice, FieldGroup, Form, Submit, TextArea } from '#web/form.tsx'
import { Section } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { evaluationOf, RATES } from '../evaluation.ts'
import { EVALUATION } from '../evaluation-words.ts'
import type { Plan } from '../plan.ts'

export function EvaluationForm({ plan, typed }: { readonly plan: Plan; readonly typed?: Typed }) {
  const { objectives, rated, said } = evaluationOf(plan)
  return (
    <Section title={EVALUATION.title} about={EVALUATION.about} id="evaluation">
      <Form intent="evaluate" label={EVALUATION.title} typed={typed}>
        {objectives.length > 0 && (
          <FieldGroup legend={EVALUATION.objectives}>
            {objectives.map((one) => (
              <Rate key={one.name} {...one} />
            ))}
          </FieldGroup>
        )}
        <FieldGroup legend={EVALUATION.overall}>
          {rated.map((one) => (
            <Rate key={one.name} {...one} />
          ))}
        </FieldGroup>
        {said.map(({ name, text }) => (
          <TextArea key={name} name={name} label={text} maxLength={4000} />
        ))}
        <Submit>{EVALUATION.send}</Submit>
      </Form>
    </Section>
  )
}

const Rate = ({ name, text }: { readonly name: string; readonly text: string }) => (
  <Choice
    name={name}
    label={text}
    options={RATES.map((rate) => ({
      value: String(rate),
      label: EVALUATION.rates[rate - 1] ?? String(rate),
    }))}
    inline
    required
  />
)
