/** `kairos screen`: a history and answers against the protocol that ships. */

import { textOfFile } from '#interop/file.ts'
import type { Day } from '#kernel/time.ts'
import { shippedProtocol } from '#platform/content.ts'
import type { Rule, ScreeningProtocol } from '#screening/protocol.ts'
import { type Answers, type Finding, type Screening, screen } from '#screening/screening.ts'
import { CLASSES, VERDICTS } from '#screening/words.ts'
import { route } from '#visits/visits.ts'
import { answersFrom } from './answers.ts'
import { fileProblem, historyFrom } from './history.ts'
import { type Asked, Refusal, refusalOf, WrongUsage } from './verb.ts'

export async function screenFile({ files: [file], text, flag, say }: Asked): Promise<void> {
  const protocol = shippedProtocol()
  const rules = rulesOf(protocol.screening)
  if (flag('questions')) return questions(rules, flag('json'), say)
  if (!file) throw new WrongUsage('Name the file with the history.')
  const on = dayFrom(text('on'))
  const planned = routeFrom(text('route'))
  const history = historyFrom(file, on, flag('leave-out-unusable'))
  const answers = answersOf(text('answers'), rules, history.patient.resource.id)
  const facts = {
    patient: { ...history.patient.resource, birthDate: history.patient.birthDate },
    history: history.facts,
    answers,
    route: planned,
  }
  const screening = screen(facts, protocol, on)
  if (flag('json'))
    say(JSON.stringify({ ...asJson(screening), protocol: { id: protocol.id, version: protocol.version } }))
  else for (const line of inWords(screening, history.patient.name, history.notes)) say(line)
}

const rulesOf = ({ rules, medicines }: ScreeningProtocol): readonly Rule[] => [...rules, ...medicines]

function dayFrom(given: string | undefined): Day {
  if (given === undefined) return Temporal.Now.plainDateISO()
  try {
    return Temporal.PlainDate.from(given)
  } catch {
    throw new Refusal(`"${given}" is not a day such as 2026-11-24.`)
  }
}

function routeFrom(given: string | undefined) {
  if (given === undefined) return undefined
  const read = route.safeParse(given)
  if (!read.success) throw new Refusal(`"${given}" is not a route: ${route.options.join(', ')}.`)
  return read.data
}

function answersOf(file: string | undefined, rules: readonly Rule[], patient: string): Answers {
  if (file === undefined) return {}
  const text = textOfFile(file)
  if (!text.ok) throw refusalOf(text.problems)
  const answers = answersFrom(text.value, rules, patient)
  if (!answers.ok) throw refusalOf(answers.problems.map(({ message }) => fileProblem(file, message)))
  return answers.value
}

/** The shape that other programs read: nothing but what the finding rests on. */
const asJson = ({ verdict, findings }: Screening) => ({
  verdict,
  findings: findings.map(({ rule, class: ruleClass, status, evidence, source }) => ({
    rule,
    class: ruleClass,
    status,
    evidence: evidence.map(({ resourceType, id, code, display, date }) => ({
      resourceType,
      id,
      code: code ?? null,
      display,
      date: date ?? null,
    })),
    source,
  })),
})

function inWords(
  { verdict, findings, on, protocol }: Screening,
  name: string,
  notes: readonly string[],
): string[] {
  const unknown = findings.filter(({ status }) => status === 'unknown')
  return [
    `${name}, screened on ${on} against ${protocol}: ${VERDICTS[verdict]}. The prescriber decides.`,
    ...findings.filter(({ status }) => status === 'present').flatMap(inDetail),
    ...(unknown.length > 0 ? [`Not known: ${unknown.map(({ title }) => title).join('; ')}.`] : []),
    ...notes,
  ]
}

const inDetail = ({ rule, title, class: ruleClass, actions, evidence, source }: Finding): string[] => [
  `${CLASSES[ruleClass]}: ${title} (${rule})`,
  ...evidence.map(
    (e) =>
      `    ${e.display}${e.date ? `, ${e.date.slice(0, 10)}` : ''} (${e.resourceType}/${e.id})${e.note ? `: ${e.note}` : ''}`,
  ),
  ...actions.map(({ text }) => `    ${text}`),
  `    Source: ${source.text}${source.mark === 'looked-up' ? '' : ` (${source.mark})`}`,
]

function questions(rules: readonly Rule[], json: boolean, say: (line: string) => void): void {
  const listed = rules.map(({ id, class: ruleClass, question: { asked, text, help, grades } }) => ({
    id,
    class: ruleClass ?? 'M',
    asked,
    text,
    help,
    answers: ['yes', 'no', 'unknown', ...grades.map((grade) => grade.id)],
  }))
  if (json) say(JSON.stringify({ questions: listed }))
  else
    for (const { id, class: ruleClass, text, answers } of listed)
      say(`${id} (${ruleClass}): ${text} [${answers.join(', ')}]`)
}
