import { expect, test } from 'vitest'
import { cardCode, mailTo } from './handing.ts'

test('a question with quotes and signs of HTML stays one attribute of the card', () => {
  const code = cardCode('https://kairos.example/embed/library/a', {
    question: 'Is "home" <safe> & wise?',
    answer: 'It depends.',
  })
  expect(code).toContain('title="Is &quot;home&quot; &lt;safe&gt; &amp; wise?"')
})

test('a longer answer asks for a higher card', () => {
  const height = (answer: string) =>
    Number(/height="(\d+)"/.exec(cardCode('https://kairos.example/a', { question: 'Why?', answer }))?.[1])
  expect(height('x'.repeat(320))).toBeGreaterThan(height('x'.repeat(80)))
})

test('a mail begins with the question and the link, and is addressed to nobody', () => {
  const mail = new URL(mailTo('https://kairos.example/library/a', 'What does it cost, and why?'))
  expect(mail.pathname).toBe('')
  expect(mail.searchParams.get('subject')).toBe('What does it cost, and why?')
  expect(mail.searchParams.get('body')).toBe('https://kairos.example/library/a')
})
