import { describe, expect, test } from 'vitest'
import { shippedProtocol } from '#platform/content.ts'
import { answersAtOnce, LEAVE_OUT } from './answering-once.ts'
import { questionsFor } from './questionnaire.ts'

const parts = questionsFor(shippedProtocol().screening, 'patient')
const ids = parts.flatMap(({ rules }) => rules.map(({ id }) => id))
const noTo = (...but: readonly string[]) =>
  Object.fromEntries(ids.filter((id) => !but.includes(id)).map((id) => [id, 'no']))
const at = (fields: Record<string, string>) => answersAtOnce({ fields, parts })
const sentences = (fields: Record<string, string>) => {
  const read = at(fields)
  return read.ok ? [] : read.problems.map(({ field, message }) => `${field}: ${message}`)
}

describe('answering everything at once', () => {
  test('every question answered: every answer is recorded', () => {
    const read = at(noTo())
    expect(read.ok && Object.keys(read.value)).toEqual(ids)
    expect(at({ ...noTo(), 'cv-mi': 'yes:earlier', 'cv-mi-details': 'In 2011' })).toMatchObject({
      ok: true,
      value: { 'cv-mi': { value: 'yes', grade: 'earlier', details: 'In 2011' }, preg: { value: 'no' } },
    })
  })
  test('what was left out is named by its part, at its first question', () => {
    const [first, second] = parts[0]!.rules
    expect(sentences(noTo(first!.id, second!.id, 'preg'))).toEqual([
      `${first!.id}: Heart and blood vessels: 2 questions have no answer yet.`,
      'preg: Pregnancy and breast-feeding: one question has no answer yet.',
      expect.stringMatching(/^leave-out: Answer what is missing/),
    ])
  })
  test('whoever says that they leave it out sends it as it is; a question left out stays not known', () => {
    const read = at({ preg: 'no', [LEAVE_OUT]: 'yes' })
    expect(read).toEqual({ ok: true, value: { preg: { value: 'no' } } })
  })
  test.each([['yes'], ['unknown']])(
    'thoughts of ending one’s life (%s) wait for no other question',
    (told) => {
      expect(at({ 'psy-suicide': told })).toEqual({ ok: true, value: { 'psy-suicide': { value: told } } })
    },
  )
  test('nothing answered, or something that is no answer, is not sent', () => {
    expect(at({ [LEAVE_OUT]: 'yes' }).ok).toBe(false)
    expect(sentences({ ...noTo(), preg: 'maybe' })).toEqual(['preg: Choose one of the answers.'])
  })
  test('what is asked of clinicians or on the day is not taken', () => {
    const clinician = questionsFor(shippedProtocol().screening, 'clinician')[0]!.rules[0]!.id
    const read = at({ preg: 'no', [clinician]: 'no', [LEAVE_OUT]: 'yes' })
    expect(read).toEqual({ ok: true, value: { preg: { value: 'no' } } })
  })
})
