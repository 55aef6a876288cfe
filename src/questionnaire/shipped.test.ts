/** What ships in `content/questionnaires`: complete, with its notice, and allowed to be shown. */
import { describe, expect, test } from 'vitest'
import { contentFolder } from '#platform/content.ts'
import { everyItem, presentable, type Questionnaire, questionsOf } from './questionnaire.ts'
import { readQuestionnaire } from './read-questionnaire.ts'

const files = contentFolder('questionnaires')
const shipped = (id: string): Questionnaire => {
  const read = readQuestionnaire(files.get(id))
  if (!read.ok) throw new Error(read.problems.map((p) => p.message).join(' '))
  return read.value
}

describe.each([...files.keys()])('%s', (id) => {
  test('is a FHIR Questionnaire that can be asked, named like its file', () => {
    expect(readQuestionnaire(files.get(id))).toMatchObject({ ok: true, value: { id } })
  })
  test('may be shown, carries its notice and its source, and was not loaded by a practice', () => {
    const questionnaire = shipped(id)
    expect(presentable(questionnaire).ok).toBe(true)
    expect(questionnaire.license).not.toBe('site-supplied')
    if (questionnaire.license !== 'own') expect(questionnaire.copyright?.length).toBeGreaterThan(40)
    expect(questionnaire.source.text).not.toContain('loaded by this practice')
  })
  test('shows the LOINC notice when it uses a LOINC code', () => {
    const questionnaire = shipped(id)
    const codings = everyItem(questionnaire.items).flatMap((item) => [
      ...item.codes,
      ...(item.type === 'choice' ? item.options : []),
    ])
    const usesLoinc = [...questionnaire.codes, ...codings].some((c) => c.system === 'http://loinc.org')
    expect(questionnaire.copyright?.includes('loinc.org/license') ?? false).toBe(usesLoinc)
  })
})

test.each([
  ['phq-9', 10, 4],
  ['gad-7', 7, 4],
  ['pcl-5', 20, 5],
])('%s asks %i questions with %i answers each', (id, questions, answers) => {
  const asked = questionsOf(shipped(id))
  expect(asked).toHaveLength(questions)
  for (const question of asked) expect(question.type === 'choice' && question.options.length).toBe(answers)
})

test('the LOINC codes of the PHQ-9 stand in the order of its questions', () => {
  expect(questionsOf(shipped('phq-9')).map((q) => q.codes[0]?.code)).toEqual([
    '44250-9',
    '44255-8',
    '44259-0',
    '44254-1',
    '44251-7',
    '44258-2',
    '44252-5',
    '44253-3',
    '44260-8',
    '69722-7',
  ])
})

test('the difficulty question of the PHQ-9 has no points', () => {
  const difficulty = questionsOf(shipped('phq-9')).at(-1)
  expect(difficulty?.type === 'choice' && difficulty.options.every((o) => o.value === undefined)).toBe(true)
})
