import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { expect, test } from 'vitest'
import { headWords, type LetterParts, letterTemplate, mailDate } from './letter.ts'

const parts: LetterParts = {
  subject: 'New dates',
  body: { html: '<p>Hello</p>', text: 'Hello' },
  list: 'trainings',
  from: 'letters@kairos.example',
  origin: 'https://kairos.example',
  host: 'kairos.example',
  at: Temporal.Instant.from('2026-11-24T15:00:00Z'),
}
const to = { email: 'ada@one.example', id: 'a'.repeat(36), token: 'T'.repeat(44) }
const made = (over: Partial<LetterParts> = {}) => letterTemplate({ ...parts, ...over })(to)

test('a mail program reads back whatever was written, in every script', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 140 }), async (typed) => {
      const clean = typed.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim()
      fc.pre(clean !== '')
      const read = await PostalMime.parse(
        made({ subject: clean, body: { html: '', text: `${clean}\n${clean}` } }),
      )
      expect(read.subject).toBe(clean)
      expect(read.text).toContain(`${clean}\n${clean}`)
    }),
    { numRuns: 60 },
  )
})

test('every line is short and in ASCII, so that no mail server changes it', () => {
  const letter = made({
    subject: 'Prüfung '.repeat(18),
    body: { html: '<p>ä</p>'.repeat(60), text: 'Wörter '.repeat(90) },
  })
  expect(letter).toMatch(/^[\r\n\x20-\x7e]*$/)
  expect(Math.max(...letter.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(120)
  expect(letter.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
})

test('its links carry the token of whom it is for, in the head, the text and the HTML', async () => {
  const read = await PostalMime.parse(made())
  const leave = 'https://kairos.example/mailing/leave/TTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTT'
  expect(read.text).toContain(leave)
  expect(read.html).toContain(`href="${leave}"`)
  expect(read.headers.find(({ key }) => key === 'list-unsubscribe')?.value).toBe(`<${leave}>`)
  expect(read.to).toEqual([expect.objectContaining({ address: 'ada@one.example' })])
})

test('its HTML says its language, has one first heading, and asks for nothing from anywhere', async () => {
  const { html = '' } = await PostalMime.parse(made())
  expect(html).toContain('<html lang="en">')
  expect(html.match(/<h1>/g)).toHaveLength(1)
  expect(html).not.toMatch(/<img|src=|url\(|@import|<link/i)
})

test('a subject cannot add a head of its own', () => {
  expect(headWords('A\r\nBcc: x@y.example')).not.toContain('\r\nBcc')
})

test('the date is written as letters carry it', () => {
  expect(mailDate(parts.at)).toBe('Tue, 24 Nov 2026 15:00:00 +0000')
})
