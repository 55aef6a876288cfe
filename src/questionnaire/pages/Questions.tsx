/** The questions of a questionnaire as fields of the form around it. What was typed comes back through that form. */
import { Fragment, type ReactNode } from 'react'
import { Choice, DateField, Field, FieldGroup, TextArea } from '#web/form.tsx'
import type { Answer, Answers } from '../answers.ts'
import { type EnableWhen, everyItem, type Item, type Question, type Questionnaire } from '../questionnaire.ts'
import { words } from '../words.ts'
import './questionnaire.css'

type Props = {
  /** One that may be shown: see `presentable`. */
  readonly questionnaire: Questionnaire
  /** Answers given before, to start from. */
  readonly answers?: Answers
}

/** Stands inside `<Form>`. Field names are linkIds, to be read with `readAnswers`. */
export function Questions({ questionnaire, answers = {} }: Props) {
  return (
    <div className="questions">
      {questionnaire.items.map((item) => (
        <OneItem key={item.linkId} item={item} questionnaire={questionnaire} answers={answers} />
      ))}
      {questionnaire.copyright && (
        <details className="questions-notice">
          <summary>{words.notice}</summary>
          <p>{questionnaire.copyright}</p>
        </details>
      )}
    </div>
  )
}

type ItemProps = { readonly item: Item; readonly questionnaire: Questionnaire; readonly answers: Answers }

function OneItem({ item, questionnaire, answers }: ItemProps) {
  const inside = item.items.filter((child) => child.type !== 'display' || item.type === 'group')
  const children = inside.map((child) => (
    <OneItem key={child.linkId} item={child} questionnaire={questionnaire} answers={answers} />
  ))
  const condition = item.enableWhen && onlyIf(item.enableWhen, questionnaire)
  if (item.type === 'display') return <p className="questions-text">{labelOf(item)}</p>
  if (item.type === 'group')
    return (
      <FieldGroup legend={labelOf(item)}>
        {condition && <p className="field-help">{condition}</p>}
        {children}
      </FieldGroup>
    )
  const notes = item.items.filter((child) => child.type === 'display').map((child) => child.text ?? '')
  const help = [condition, ...notes].filter(Boolean).join(' ') || undefined
  return (
    <Fragment>
      <OneQuestion question={item} given={answers[item.linkId]} help={help} />
      {children.length > 0 && <div className="questions-inside">{children}</div>}
    </Fragment>
  )
}

type QuestionProps = { readonly question: Question; readonly given?: Answer; readonly help?: string }

function OneQuestion({ question, given, help }: QuestionProps) {
  const field = { name: question.linkId, label: labelOf(question), help, required: question.required }
  switch (question.type) {
    case 'boolean':
      return (
        <Choice
          {...field}
          inline
          options={YES_NO}
          defaultValue={given === undefined ? undefined : String(given)}
        />
      )
    case 'choice': {
      const options = question.options.map(({ code, display }) => ({ value: code, label: display }))
      const chosen = given === undefined ? undefined : Array.isArray(given) ? given : String(given)
      return (
        <Choice
          {...field}
          kind={question.repeats ? 'checkbox' : 'radio'}
          inline={isScale(question)}
          help={question.repeats ? [help, words.several].filter(Boolean).join(' ') : help}
          options={options}
          defaultValue={chosen}
        />
      )
    }
    case 'integer':
    case 'decimal':
      return (
        <Field
          {...field}
          type="number"
          step={question.type === 'integer' ? 1 : undefined}
          min={question.min}
          max={question.max}
          defaultValue={typeof given === 'number' ? given : undefined}
        />
      )
    case 'date':
      return <DateField {...field} defaultValue={textOf(given)} />
    case 'string':
      return <Field {...field} maxLength={question.maxLength} defaultValue={textOf(given)} />
    case 'text':
      return <TextArea {...field} maxLength={question.maxLength} defaultValue={textOf(given)} />
  }
}

/** A few short answers stand in a row where there is room, so that a long form needs less scrolling. */
const isScale = ({ options, repeats }: Extract<Question, { type: 'choice' }>): boolean =>
  !repeats && options.length <= 5 && options.every(({ display }) => display.length <= 24)

const YES_NO = [
  { value: 'true', label: words.yes },
  { value: 'false', label: words.no },
]

const textOf = (given: Answer | undefined) => (typeof given === 'string' ? given : undefined)

const labelOf = (item: Item): ReactNode => (
  <>
    {item.prefix && <span className="questions-prefix">{item.prefix} </span>}
    {item.text}
  </>
)

/** "Only if: Have you ever … – Yes", because without a script every question is on the page. */
function onlyIf({ conditions, behavior }: EnableWhen, questionnaire: Questionnaire): string {
  const all = everyItem(questionnaire.items)
  const parts = conditions.map(({ question, answer, operator }) => {
    const asked = all.find((item) => item.linkId === question)
    const option = asked?.type === 'choice' ? asked.options.find((o) => o.code === answer) : undefined
    const shown =
      answer === true ? words.yes : answer === false ? words.no : (option?.display ?? String(answer))
    return `${asked?.text ?? question} – ${words.compared(operator, shown)}`
  })
  return words.onlyIf(parts.join(behavior === 'any' ? words.or : words.and))
}
