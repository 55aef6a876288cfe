import { describe, expect, test } from 'vitest'
import { type Form, readLoading, shippedForms } from './forms.ts'
import { scoreRule } from './scoring.ts'

const question = (linkId: string, more: object = {}) => ({
  linkId,
  text: `${linkId}?`,
  type: 'choice',
  answerOption: [0, 1].map((value) => ({
    valueCoding: { code: `${value}`, display: `${value}` },
    extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: value }],
  })),
  ...more,
})
const file = (more: object = {}) => ({
  resourceType: 'Questionnaire',
  id: 'isi',
  title: 'ISI',
  version: '1',
  item: [question('isi-1'), question('isi-2')],
  ...more,
})
const shipped = shippedForms(new Map([['phq', file({ id: 'phq-9', title: 'PHQ-9' })]]))
const rules = new Map([
  [
    'isi',
    [
      scoreRule.parse({
        id: 'total',
        title: 'ISI total',
        how: 'sum',
        items: ['isi-1', 'isi-2'],
        range: [0, 2],
        source: { text: 'for this test', status: 'default', mark: 'default' },
      }),
    ],
  ],
])
const load = (
  document: unknown,
  licence = 'Licence of 2 March 2026 from the owner',
  known: readonly Form[] = [...shipped.values()],
) => {
  const read = readLoading({ document, licence, known, rules })
  return read.ok ? 'taken' : read.problems.map((p) => p.message).join(' ')
}

test('a licensed form is taken, and counts as supplied by the practice whatever it says of itself', () => {
  expect(load(file())).toBe('taken')
  const claims = file({ extension: [{ url: 'urn:kairos:license', valueCode: 'own' }] })
  expect(
    readLoading({ document: claims, licence: 'Licence of 2 March 2026', known: [], rules }),
  ).toMatchObject({ ok: true, value: { license: 'site-supplied' } })
})

describe('a form is refused with a sentence when', () => {
  test.each([
    ['nobody says by which right it is used', file(), 'yes', 'by which right'],
    [
      'it would replace one that ships',
      file({ id: 'phq-9', title: 'PHQ-9' }),
      undefined,
      'ships with this software',
    ],
    [
      'its questions have no text',
      file({ item: [question('isi-1', { text: undefined }), question('isi-2')] }),
      undefined,
      'wording of ISI is not here',
    ],
    [
      'the score lacks a question',
      file({ item: [question('isi-1')] }),
      undefined,
      'isi-2, which the file does not have',
    ],
    [
      'answers carry no points',
      file({ item: [question('isi-1'), question('isi-2', { answerOption: [{ valueString: 'often' }] })] }),
      undefined,
      'ordinalValue',
    ],
  ])('%s', (_, document, licence, sentence) => {
    expect(load({ ...document }, licence)).toContain(sentence)
  })
})

test('a version that is loaded never changes: a changed form needs a new one', () => {
  const read = readLoading({ document: file(), licence: 'Licence of 2 March 2026', known: [], rules })
  if (!read.ok) throw new Error('not taken')
  const known: Form[] = [
    {
      questionnaire: read.value,
      loaded: { licence: 'x', by: 'x', at: Temporal.Instant.from('2026-03-02T09:00:00Z') },
    },
  ]
  expect(load(file(), undefined, known)).toContain('loaded already in version 1')
  expect(load(file({ version: '2' }), undefined, known)).toBe('taken')
})
