import { expect, test } from 'vitest'
import { cardCode, mailTo } from './handing.ts'

test('a question with quotes and signs of HTML stays one attribute of the card', () => {
  expect(cardCode('https://kairos.example/embed/library/a', 'Is "home" <safe> & wise?')).toContain(
    'title="Is &quot;home&quot; &lt;safe&gt; &amp; wise?"',
  )
})

test('a mail begins with the question and the link, and is addressed to nobody', () => {
  const mail = new URL(mailTo('https://kairos.example/library/a', 'What does it cost, and why?'))
  expect(mail.pathname).toBe('')
  expect(mail.searchParams.get('subject')).toBe('What does it cost, and why?')
  expect(mail.searchParams.get('body')).toBe('https://kairos.example/library/a')
})
