/** Answers of the self-check with their questions, word for word: what is sent, and what was sent. */
import type { Rule } from '../protocol.ts'
import type { Answers } from '../screening.ts'
import { answerInWords } from '../self-check.ts'
import { plainly } from '../self-check-words.ts'

type Props = { readonly answers: Answers; readonly rules: readonly Rule[] }

export function AnswersGiven({ answers, rules }: Props) {
  // A question that this version of the protocol does not ask any more is shown by its name: nothing sent is hidden.
  const others = Object.entries(answers).filter(([id]) => !rules.some((rule) => rule.id === id))
  return (
    <dl className="self-check-answers">
      {rules.map((rule) => {
        const answer = answers[rule.id]
        return (
          answer && (
            <div key={rule.id}>
              <dt>{plainly(rule).ask}</dt>
              <dd>{answerInWords(rule, answer)}</dd>
            </div>
          )
        )
      })}
      {others.map(([id, { value }]) => (
        <div key={id}>
          <dt>{id}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
