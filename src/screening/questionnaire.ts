/**
 * The screening questions as a FHIR R4 Questionnaire, made from the protocol so that each wording lives once.
 * Every linkId is the id of a rule; `yes:past` and the like are kinds of yes that differ in class.
 */
import type { Rule, ScreeningProtocol } from './protocol.ts'
import { ANSWERS, QUESTIONNAIRE } from './words.ts'

const SYSTEM = 'urn:kairos:screening-answer'

/** One answer to choose: `yes`, `yes:past`, `no`, `unknown`. */
export type AnswerOption = { readonly code: string; readonly display: string }

/** The answers that a rule's question offers, in the order they are read. */
export function optionsOf({ question }: Rule): AnswerOption[] {
  const yes =
    question.grades.length > 0
      ? question.grades.map(({ id, text }) => ({ code: `yes:${id}`, display: text }))
      : [{ code: 'yes', display: question.yes ?? ANSWERS.yes }]
  return [
    { code: 'no', display: question.no ?? ANSWERS.no },
    ...yes,
    { code: 'unknown', display: ANSWERS.unknown },
  ]
}

/** The questions that somebody is asked, by topic: a patient's own, or those a clinician answers; never a day's. */
export function questionsFor(section: ScreeningProtocol, asked: 'patient' | 'clinician', ofTheDay = false) {
  const rules: readonly Rule[] = [...section.rules, ...section.medicines].filter(
    (rule) => rule.question.asked === asked && (rule.topic === 'day') === ofTheDay,
  )
  return section.topics
    .map((topic) => ({ topic, rules: rules.filter((rule) => rule.topic === topic.id) }))
    .filter((group) => group.rules.length > 0)
}

/** @param version the protocol's version, because the wording is the protocol's */
export function screeningQuestionnaire(section: ScreeningProtocol, version: string) {
  return {
    resourceType: 'Questionnaire',
    id: 'kap-screening',
    extension: [
      { url: 'urn:kairos:license', valueCode: 'own' },
      {
        url: 'urn:kairos:source',
        extension: [
          { url: 'text', valueString: QUESTIONNAIRE.source },
          { url: 'status', valueCode: 'default' },
          { url: 'mark', valueCode: 'default' },
        ],
      },
    ],
    url: 'urn:kairos:questionnaire:kap-screening',
    version,
    name: 'KAP_SCREENING',
    title: QUESTIONNAIRE.title,
    status: 'active',
    subjectType: ['Patient'],
    language: 'en',
    copyright: QUESTIONNAIRE.notice,
    item: [
      { linkId: 'about', text: QUESTIONNAIRE.about, type: 'display' },
      ...questionsFor(section, 'patient').map(({ topic, rules }) =>
        group(`topic-${topic.id}`, topic.title, rules),
      ),
      group(
        'clinician',
        QUESTIONNAIRE.clinician,
        questionsFor(section, 'clinician').flatMap(({ rules }) => rules),
      ),
      group('day', QUESTIONNAIRE.day, [
        ...questionsFor(section, 'patient', true).flatMap(({ rules }) => rules),
        ...questionsFor(section, 'clinician', true).flatMap(({ rules }) => rules),
      ]),
    ],
  }
}

const group = (linkId: string, text: string, rules: readonly Rule[]) => ({
  linkId,
  text,
  type: 'group',
  item: rules.map(item),
})

const item = (rule: Rule) => ({
  linkId: rule.id,
  text: rule.question.help ? `${rule.question.text} ${rule.question.help}` : rule.question.text,
  type: 'choice',
  required: false,
  answerOption: optionsOf(rule).map(({ code, display }) => ({
    valueCoding: { system: SYSTEM, code, display },
  })),
})
