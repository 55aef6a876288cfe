/** One question of the screening as a field: its answers, and room to say more once it is answered with yes. */
import { Choice, TextArea } from '#web/form.tsx'
import { codeOf, detailsField } from '../answering.ts'
import type { Rule } from '../protocol.ts'
import { optionsOf } from '../questionnaire.ts'
import type { Answer } from '../screening.ts'
import { FORM } from '../words.ts'

type Props = { readonly rule: Rule; readonly given?: Answer }

export function QuestionField({ rule, given }: Props) {
  const { text, help, grades } = rule.question
  return (
    <div className="screening-question" id={rule.id}>
      <Choice
        name={rule.id}
        label={text}
        help={help}
        inline={grades.length === 0}
        defaultValue={given && codeOf(given)}
        options={optionsOf(rule).map(({ code, display }) => ({ value: code, label: display }))}
      />
      <div className="screening-details">
        <TextArea
          name={detailsField(rule.id)}
          label={FORM.details}
          rows={2}
          maxLength={1000}
          defaultValue={given?.details}
        />
      </div>
    </div>
  )
}
