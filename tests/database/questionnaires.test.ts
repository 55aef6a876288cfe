/** Forms that a practice loaded: its own alone, and never changed once they are there. */
import { expect, test } from 'vitest'
import { shippedForms } from '#questionnaire/forms.ts'
import { createForms } from '#questionnaire/store.ts'
import { practiceForTests } from '../support/practice.ts'

const now = Temporal.Instant.from('2026-11-23T09:00:00Z')
const file = (version: string) => ({
  resourceType: 'Questionnaire',
  id: 'sleep',
  title: 'Sleep form',
  version,
  item: [{ linkId: 'a', text: 'Did you sleep?', type: 'boolean' }],
})
const loading = (version: string) => ({
  document: file(version),
  licence: 'Licence of 2 March 2026 from the owner',
  rules: new Map(),
})

test('a form is there for the practice that loaded it, in its newest version, and for nobody else', async () => {
  const practice = await practiceForTests()
  const forms = createForms(practice.database.db, shippedForms(new Map()), practice.therapist)
  expect(await forms.load(loading('1'), now)).toMatchObject({ ok: true })
  expect(await forms.load(loading('2'), now.add({ hours: 1 }))).toMatchObject({ ok: true })
  expect(await forms.named('sleep')).toMatchObject({ version: '2', license: 'site-supplied' })
  expect((await forms.all()).map((f) => [f.questionnaire.version, f.loaded?.by])).toEqual([
    ['2', 'Thea Therapist'],
    ['1', 'Thea Therapist'],
  ])

  const other = await practice.addPractice()
  const stranger = await practice.member('Sam Stranger', ['therapist'], other)
  expect(await createForms(practice.database.db, shippedForms(new Map()), stranger).all()).toEqual([])
  await practice.close()
})

test('a version that is loaded stays as it was', async () => {
  const practice = await practiceForTests()
  const forms = createForms(practice.database.db, shippedForms(new Map()), practice.therapist)
  await forms.load(loading('1'), now)
  expect(await forms.load(loading('1'), now)).toMatchObject({ ok: false, problems: [{ field: 'file' }] })
  const change = practice.database.db
    .updateTable('practice_questionnaire')
    .set({ licence: 'changed' })
    .execute()
  await expect(change).rejects.toThrow(/permission denied/)
  await practice.close()
})
