import { describe, expect, test } from 'vitest'
import { joinDocument, plainText, splitDocument } from './document.ts'
import { complete, readArticle, readDraft, remindersOf, reviewDue } from './library.ts'
import { numbered, piecesOf, referencesIn } from './references.ts'

const front = {
  question: 'How long is a session?',
  answer: 'Two to three hours.',
  topic: 'session',
  tags: ['time'],
  language: 'en',
  sources: [{ id: 'clinic', text: 'A clinic’s page', status: 'published', mark: 'looked-up' }],
  author: 'Kairos maintainers',
  reviewer: 'Kairos maintainers',
  reviewed: '2026-11-23',
  reviewAgain: '2027-05-23',
}
const text = 'Two to three hours [^clinic].\n'
const said = (read: ReturnType<typeof readDraft>) =>
  read.ok ? [] : read.problems.map(({ message }) => message)

describe('reading an article', () => {
  test('gives days as days and keeps the text as it is', () => {
    const read = readArticle('how-long', front, text)
    expect(read).toMatchObject({ ok: true, value: { slug: 'how-long', topic: 'session', text } })
    expect(read.ok && read.value.reviewAgain.equals('2027-05-23')).toBe(true)
  })
  test.each<readonly [string, string, object, string, string]>([
    ['an address with a capital', 'How-long', {}, text, 'small letters'],
    ['the address of another page', 'new', {}, text, 'Choose another'],
    ['a topic that is not there', 'x', { topic: 'money' }, text, 'Choose a topic.'],
    ['a field that nobody knows', 'x', { reviewd: '2026-11-23' }, text, 'reviewd'],
    ['a day that is none', 'x', { reviewed: '2026-02-30' }, text, 'not a date'],
    ['a short answer that is long', 'x', { answer: 'x'.repeat(321) }, text, 'at most 320'],
    [
      'a default that would pass for a publication',
      'x',
      { sources: [{ ...front.sources[0], mark: 'default' }] },
      text,
      'default',
    ],
    [
      'a source that leads to a script',
      'x',
      { sources: [{ ...front.sources[0], url: 'javascript:alert(1)' }] },
      text,
      'https://',
    ],
    [
      'two sources by one name',
      'x',
      { sources: [front.sources[0], front.sources[0]] },
      text,
      'Two sources are called "clinic"',
    ],
    ['a reference to nothing', 'x', {}, 'A [^clinic] B [^nobody]', '[^nobody]'],
    ['a source that nothing refers to', 'x', {}, 'A', 'refers to the source "clinic"'],
    ['no text', 'x', {}, ' \n', 'long answer'],
  ])('turns away %s, and says what is wrong', (_, slug, over, body, words) => {
    expect(said(readArticle(slug, { ...front, ...over }, body)).join(' ')).toContain(words)
  })
  test('lets a draft lack what is not written yet, and then says all of it', () => {
    const draft = readDraft('x', { question: 'Why?', topic: 'basics', language: 'en' }, '')
    expect(draft.ok).toBe(true)
    expect(draft.ok && said(complete(draft.value))).toHaveLength(7)
  })
})

describe('a document', () => {
  test('is its fields and its text, nothing lost between', () => {
    const document = '---\na: 1\n---\n\nText with --- and\n---\nmore.\n'
    const parts = splitDocument(document)
    expect(parts).toEqual({ ok: true, value: { front: 'a: 1\n', text: '\nText with --- and\n---\nmore.\n' } })
    expect(parts.ok && joinDocument(parts.value)).toBe(document)
  })
  test.each(['', 'Text', '---\na: 1\nText', ' ---\na: 1\n---\nText'])('%j is none', (typed) => {
    expect(splitDocument(typed).ok).toBe(false)
  })
  test('ends its lines in one way, whatever a browser sent', () => {
    expect(plainText('\r\n One\r\nTwo\rThree  \n\n')).toBe('One\nTwo\nThree\n')
  })
})

describe('references', () => {
  test('are found once each, in the order of the text', () => {
    expect(referencesIn('A [^b] B [^a] C [^b] [not] [^NO]')).toEqual(['b', 'a'])
  })
  test('are cut out of a line with the space before them', () => {
    expect(piecesOf('A [^b] [^c]. B')).toEqual([{ words: 'A' }, { refers: ['b', 'c'] }, { words: '. B' }])
    expect(piecesOf('None')).toEqual([{ words: 'None' }])
  })
  test('number the sources; those that nothing refers to come last', () => {
    expect(numbered([{ id: 'a' }, { id: 'b' }, { id: 'c' }], 'C [^c] A [^a]').map(({ id }) => id)).toEqual([
      'c',
      'a',
      'b',
    ])
  })
})

describe('review reminders', () => {
  const today = Temporal.PlainDate.from('2026-11-24')
  const due = (reviewAgain: string) => ({ reviewAgain: Temporal.PlainDate.from(reviewAgain) })
  test.each([
    ['2026-11-23', 'overdue'],
    ['2026-11-24', 'soon'],
    ['2026-12-24', 'soon'],
    ['2026-12-25', 'in-order'],
  ])('a review due on %s is %s', (day, state) => {
    expect(reviewDue(due(day), today).state).toBe(state)
  })
  test('list what is due within thirty days or past, the longest overdue first', () => {
    const articles = [due('2026-12-20'), due('2027-05-01'), due('2026-09-01')]
    expect(remindersOf(articles, today).map(({ reviewAgain }) => reviewAgain.toString())).toEqual([
      '2026-09-01',
      '2026-12-20',
    ])
  })
})
