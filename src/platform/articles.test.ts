import fc from 'fast-check'
import { expect, test } from 'vitest'
import { articleSource, type Draft, fieldsOf, frontMatter } from '#library/library.ts'
import { hashOf, readArticleDocument, readDraftDocument, writeDocument } from './articles.ts'

/** Whatever somebody can type, with what YAML makes something else of. */
const typed = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '---',
        ': ',
        ' #',
        '"',
        "'",
        '\\',
        '{',
        '[',
        '- ',
        '\n',
        'null',
        'yes',
        '2026-11-24',
        '&a',
        '*a',
        '!!js',
        '|',
        '>',
        '%',
        '\u0085',
        '\u2028',
        '\ufeff',
        '\t',
      ),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''))
/** As a field keeps it. */
const kept = (field: { safeParse: (text: string) => { data?: string } }) =>
  typed.map((text) => field.safeParse(text).data).filter((text) => text !== undefined)
const line = kept(frontMatter.shape.question)
const draft: fc.Arbitrary<Draft> = fc.record(
  {
    slug: fc.constant('what-is-kap'),
    question: line,
    answer: line,
    topic: fc.constant('basics' as const),
    tags: fc.array(kept(frontMatter.shape.tags.unwrap().element), { maxLength: 3 }),
    language: fc.constant('en'),
    sources: fc.array(
      fc.record({
        id: fc.constantFrom('one', 'two'),
        text: kept(articleSource.shape.text),
        status: fc.constant('default' as const),
        mark: fc.constantFrom('default', 'looked-up' as const),
      }),
      { maxLength: 3 },
    ),
    author: line,
    text: typed,
  },
  { requiredKeys: ['slug', 'question', 'topic', 'tags', 'language', 'sources', 'text'] },
)

test('whatever is typed into an article is read from its document as it was typed', () => {
  fc.assert(
    fc.property(draft, (written) => {
      const document = writeDocument(written)
      const read = readDraftDocument('what-is-kap', document)
      if (!read.ok)
        throw new Error(read.problems.map(({ field, message }) => `${field}: ${message}`).join(' '))
      expect(fieldsOf(read.value)).toEqual(fieldsOf(written))
      expect(writeDocument(read.value)).toBe(document)
    }),
    { numRuns: 300 },
  )
})

test('a file whose fields are no YAML is told in one sentence', () => {
  const read = readArticleDocument('x', '---\nquestion: [\n---\nText\n')
  expect(read).toMatchObject({ ok: false })
  expect(read.ok || read.problems).toHaveLength(1)
  expect(read.ok || read.problems[0]?.message).not.toContain('\n')
})

test('one letter more makes another document', () => {
  expect(hashOf('a')).not.toBe(hashOf('a\n'))
  expect(hashOf('ü')).toBe('607474ca475a9724d7360aba71a56d5df77e61350e3f724cfa1f46e857e2d85f')
})
