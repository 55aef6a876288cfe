import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentFolder } from '#platform/content.ts'
import type { Answer, Answers } from './answers.ts'
import {
  fromQuestionnaireResponse,
  fromScoreObservation,
  toQuestionnaireResponse,
  toScoreObservation,
} from './fhir.ts'
import { askedItems, type Question, type Questionnaire, questionsOf } from './questionnaire.ts'
import { readQuestionnaire } from './read-questionnaire.ts'

const shipped = [...contentFolder('questionnaires').values()].flatMap((json) => {
  const read = readQuestionnaire(json)
  return read.ok ? [read.value] : []
})
const phq9 = shipped.find((q) => q.id === 'phq-9')!
const instant = fc
  .integer({ min: 0, max: 4_000_000_000_000 })
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms))

function answerTo(question: Question): fc.Arbitrary<Answer> {
  switch (question.type) {
    case 'choice': {
      const code = fc.constantFrom(...question.options.map((o) => o.code))
      return question.repeats ? fc.uniqueArray(code, { minLength: 1 }) : code
    }
    case 'boolean':
      return fc.boolean()
    case 'integer':
    case 'decimal':
      return fc.integer({ min: question.min ?? 0, max: question.max ?? 100 })
    case 'date':
      return instant.map((at) => at.toString().slice(0, 10))
    default:
      return fc.string({ minLength: 1, maxLength: 20 })
  }
}
/** Answers that the form itself could give: none to a question that the others rule out, and every required one. */
const filled = (questionnaire: Questionnaire): fc.Arbitrary<Answers> => {
  const questions = questionsOf(questionnaire)
  const requiredKeys = questions.filter((q) => q.required).map((q) => q.linkId)
  return fc
    .record(Object.fromEntries(questions.map((q) => [q.linkId, answerTo(q)])), { requiredKeys })
    .map((answers) => {
      const asked = askedItems(questionnaire, answers)
      return Object.fromEntries(
        Object.entries(answers).filter(([linkId]) => asked.get(linkId) !== 'not-asked'),
      )
    })
}

test.each(shipped)('answers to $title survive the way to FHIR and back', (questionnaire) => {
  fc.assert(
    fc.property(filled(questionnaire), instant, (answers, authored) => {
      const json = toQuestionnaireResponse({
        id: 'r1',
        questionnaire,
        answers,
        authored,
        subject: 'Patient/p',
      })
      const back = fromQuestionnaireResponse(questionnaire, JSON.parse(JSON.stringify(json)))
      expect(back).toEqual({ ok: true, value: { answers, authored, ignored: [] } })
    }),
    { numRuns: 30 },
  )
})

test('a score survives the way to FHIR and back, with the response it came from', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 80 }), instant, (value, at) => {
      const score = {
        id: 's',
        title: 'PCL-5 score',
        loinc: '101698-9',
        value,
        at,
        subject: 'Patient/p',
        derivedFrom: 'QuestionnaireResponse/r1',
      }
      expect(fromScoreObservation(JSON.parse(JSON.stringify(toScoreObservation(score))))).toEqual({
        ok: true,
        value: score,
      })
    }),
  )
})

const response = (more: object) => ({ resourceType: 'QuestionnaireResponse', status: 'completed', ...more })
const coded = (linkId: string, valueCoding: object) => ({ linkId, answer: [{ valueCoding }] })

test('a response of another system is read, and a total that it wrote down is left aside', () => {
  const read = fromQuestionnaireResponse(
    phq9,
    response({
      questionnaire: 'http://hl7.org/fhir/us/core/Questionnaire/phq-9-example',
      authored: '2022-11-29T20:50:32.718Z',
      item: [
        coded('/44250-9', {
          system: 'http://loinc.org',
          code: 'LA6570-1',
          display: 'More than half the days',
        }),
        coded('/44260-8', { system: 'http://loinc.org', code: 'LA6568-5', display: 'Not at all' }),
        { linkId: '/44261-6', answer: [{ valueDecimal: 12 }] },
      ],
    }),
  )
  expect(read).toMatchObject({
    ok: true,
    value: {
      answers: { '/44250-9': 'LA6570-1', '/44260-8': 'LA6568-5' },
      ignored: ['/44261-6'],
    },
  })
})

test('an answer with a foreign code is told by its points, or by its words', () => {
  const points = {
    extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: 2 }],
  }
  const read = fromQuestionnaireResponse(
    phq9,
    response({
      item: [
        coded('/44250-9', { code: 'x2', ...points }),
        coded('/44255-8', { code: 'often', display: 'nearly every day' }),
      ],
    }),
  )
  expect(read).toMatchObject({
    ok: true,
    value: { answers: { '/44250-9': 'LA6570-1', '/44255-8': 'LA6571-9' } },
  })
})

test.each([
  ['is not finished', { status: 'in-progress', item: [] }, 'Only completed or amended'],
  [
    'belongs to another questionnaire',
    { item: [coded('isi-1', { code: '2' })] },
    'not to "Patient Health Questionnaire',
  ],
  [
    'has an answer that the form does not know',
    { item: [coded('/44250-9', { code: 'LA1-1' })] },
    'not one of the answers',
  ],
])('a response is refused with a sentence when it %s', (_, more, sentence) => {
  const read = fromQuestionnaireResponse(phq9, response(more))
  expect(read.ok ? '' : read.problems[0]?.message).toContain(sentence)
})
