/** Answers and scores at the border: FHIR R4 QuestionnaireResponse, and the score as an Observation derived from it. */
import { z } from 'zod'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import { type Instant, instant } from '#kernel/time.ts'
import { type Answer, type Answers, answersFromJson } from './answers.ts'
import { coding, POINTS } from './fhir-shapes.ts'
import { type Item, isQuestion, type Question, type Questionnaire, questionsOf } from './questionnaire.ts'
import * as say from './words.ts'

const US_CORE = 'http://hl7.org/fhir/us/core/StructureDefinition/'
const UCUM = 'http://unitsofmeasure.org'
const LOINC = 'http://loinc.org'

const answerValue = z.object({
  valueBoolean: z.boolean().optional(),
  valueInteger: z.number().optional(),
  valueDecimal: z.number().optional(),
  valueString: z.string().optional(),
  valueDate: z.string().optional(),
  valueCoding: coding.extend({ code: z.string().optional() }).optional(),
})
type AnswerValue = z.output<typeof answerValue>
type ResponseItem = {
  readonly linkId: string
  readonly text?: string
  readonly answer?: readonly (AnswerValue & { readonly item?: readonly ResponseItem[] })[]
  readonly item?: readonly ResponseItem[]
}
const responseItem: z.ZodType<ResponseItem> = z.object({
  linkId: z.string(),
  text: z.string().optional(),
  answer: z.array(answerValue.extend({ item: z.lazy(() => z.array(responseItem)).optional() })).optional(),
  item: z.lazy(() => z.array(responseItem)).optional(),
})
const response = z.object({
  resourceType: z.literal('QuestionnaireResponse'),
  id: z.string().optional(),
  questionnaire: z.string().optional(),
  status: z.string(),
  authored: instant.optional(),
  item: z.array(responseItem).default([]),
})

export type ToResponse = {
  readonly id: string
  readonly questionnaire: Questionnaire
  readonly answers: Answers
  readonly authored: Instant
  /** A FHIR reference: `Patient/…`. */
  readonly subject: string
  /** `amended` when the entry corrects an older one. */
  readonly amended?: boolean
}

export function toQuestionnaireResponse({
  id,
  questionnaire,
  answers,
  authored,
  subject,
  amended,
}: ToResponse) {
  return {
    resourceType: 'QuestionnaireResponse' as const,
    id,
    meta: { profile: [`${US_CORE}us-core-questionnaireresponse`] },
    questionnaire: `${questionnaire.url}|${questionnaire.version}`,
    status: amended ? ('amended' as const) : ('completed' as const),
    subject: { reference: subject },
    authored: authored.toString({ smallestUnit: 'millisecond' }),
    item: questionnaire.items.flatMap((item) => toItem(item, answers)),
  }
}

function toItem(item: Item, answers: Answers): ResponseItem[] {
  const inside = item.items.flatMap((child) => toItem(child, answers))
  const given = answers[item.linkId]
  const text = item.text ? { text: item.text } : {}
  if (!isQuestion(item)) return inside.length > 0 ? [{ linkId: item.linkId, ...text, item: inside }] : []
  // Children of a question live in its answer; without an answer they stand beside it, so that none is lost.
  if (given === undefined) return inside
  const [first, ...more] = toValues(item, given)
  return [
    {
      linkId: item.linkId,
      ...text,
      answer: [{ ...first, ...(inside.length > 0 ? { item: inside } : {}) }, ...more],
    },
  ]
}

function toValues(question: Question, given: Answer): AnswerValue[] {
  switch (question.type) {
    case 'choice':
      return (Array.isArray(given) ? given : [String(given)]).map((code) => {
        const option = question.options.find((o) => o.code === code)
        return {
          valueCoding: {
            ...(option?.system ? { system: option.system } : {}),
            code,
            display: option?.display,
          },
        }
      })
    case 'boolean':
      return [{ valueBoolean: given === true }]
    case 'integer':
      return [{ valueInteger: Number(given) }]
    case 'decimal':
      return [{ valueDecimal: Number(given) }]
    case 'date':
      return [{ valueDate: String(given) }]
    case 'string':
    case 'text':
      return [{ valueString: String(given) }]
  }
}

export type FromResponse = {
  readonly answers: Answers
  readonly authored?: Instant
  /** linkIds that the questionnaire does not ask, such as a total that another system wrote down. */
  readonly ignored: readonly string[]
}

/** Reads a finished response against the questionnaire that it names. */
export function fromQuestionnaireResponse(questionnaire: Questionnaire, json: unknown): Result<FromResponse> {
  const read = response.safeParse(json)
  if (!read.success) return fail(problem(say.notAnswers))
  const { status, questionnaire: canonical, item, authored } = read.data
  if (status !== 'completed' && status !== 'amended') return fail(problem(say.notFinished(status)))
  const named = canonical?.split('|')[0]
  const questions = new Map(questionsOf(questionnaire).map((q) => [q.linkId, q]))
  const flat = flatten(item).filter(({ answer }) => (answer ?? []).length > 0)
  const known = flat.filter(({ linkId }) => questions.has(linkId))
  if (known.length === 0 && flat.length > 0)
    return fail(problem(say.otherQuestionnaire(questionnaire.title, named ?? '?')))
  const raw = known.map(({ linkId, answer = [] }) => {
    const question = questions.get(linkId)
    const values = answer.map((value) => fromValue(question, value))
    return [
      linkId,
      values.length === 1 && !(question?.type === 'choice' && question.repeats) ? values[0] : values,
    ]
  })
  const answers = answersFromJson(questionnaire, Object.fromEntries(raw))
  if (!answers.ok) return answers
  const ignored = flat.filter(({ linkId }) => !questions.has(linkId)).map(({ linkId }) => linkId)
  return ok({ answers: answers.value, ...(authored ? { authored } : {}), ignored })
}

function flatten(items: readonly ResponseItem[]): ResponseItem[] {
  return items.flatMap((item) => [
    item,
    ...flatten(item.item ?? []),
    ...flatten((item.answer ?? []).flatMap((answer) => answer.item ?? [])),
  ])
}

function fromValue(question: Question | undefined, value: AnswerValue): unknown {
  const plain =
    value.valueBoolean ?? value.valueInteger ?? value.valueDecimal ?? value.valueString ?? value.valueDate
  if (question?.type !== 'choice') return plain ?? value.valueCoding?.code
  const { code, display, extension } = value.valueCoding ?? {}
  const points = extension?.find((e) => POINTS.includes(e.url))?.valueDecimal
  // Another system may code the same answer differently: then its points, and then its words, tell which it is.
  const option =
    question.options.find((o) => o.code === (code ?? plain)) ??
    question.options.find((o) => points !== undefined && o.value === points) ??
    question.options.find((o) => display !== undefined && o.display.toLowerCase() === display.toLowerCase())
  return option?.code ?? code ?? plain
}

export type ScoreFact = {
  readonly id: string
  readonly title: string
  readonly loinc?: string
  readonly value: number
  readonly at: Instant
  /** FHIR references: the patient, and the response that the score was derived from. */
  readonly subject: string
  readonly derivedFrom?: string
}

export function toScoreObservation({ id, title, loinc, value, at, subject, derivedFrom }: ScoreFact) {
  return {
    resourceType: 'Observation' as const,
    id,
    meta: { profile: [`${US_CORE}us-core-observation-screening-assessment`] },
    status: 'final' as const,
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'survey' }] },
    ],
    code: { ...(loinc ? { coding: [{ system: LOINC, code: loinc }] } : {}), text: title },
    subject: { reference: subject },
    effectiveDateTime: at.toString({ smallestUnit: 'millisecond' }),
    valueQuantity: { value, unit: '{score}', system: UCUM, code: '{score}' },
    ...(derivedFrom ? { derivedFrom: [{ reference: derivedFrom }] } : {}),
  }
}

const observation = z.object({
  resourceType: z.literal('Observation'),
  id: z.string(),
  code: z.object({
    coding: z.array(z.object({ system: z.string(), code: z.string() })).optional(),
    text: z.string(),
  }),
  subject: z.object({ reference: z.string() }),
  effectiveDateTime: instant,
  valueQuantity: z.object({ value: z.number() }),
  derivedFrom: z.array(z.object({ reference: z.string() })).optional(),
})

/** Reads a score that `toScoreObservation` wrote. */
export function fromScoreObservation(json: unknown): Result<ScoreFact> {
  const read = observation.safeParse(json)
  if (!read.success) return fail(problem(say.notScore))
  const { id, code, subject, effectiveDateTime, valueQuantity, derivedFrom } = read.data
  const loinc = code.coding?.find((c) => c.system === LOINC)?.code
  return ok({
    id,
    title: code.text,
    ...(loinc ? { loinc } : {}),
    value: valueQuantity.value,
    at: effectiveDateTime,
    subject: subject.reference,
    ...(derivedFrom?.[0] ? { derivedFrom: derivedFrom[0].reference } : {}),
  })
}
