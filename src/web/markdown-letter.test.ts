import { expect, test } from 'vitest'
import { letterBody } from './markdown-letter.ts'

const of = (markdown: string) => letterBody(markdown, 'https://kairos.example')

test('a letter in plain text reads as it was meant, and says where its links lead', () => {
  const { text } = of(
    '## Where\n\nSee [all dates](/trainings) and <https://other.example/x>.\n\n- one\n- two\n  1. first\n  2. second\n\n> quoted\n> more\n\n| a | b |\n|---|---|\n| 1 | 2 |',
  )
  expect(text).toBe(`Where
-----

See all dates (https://kairos.example/trainings) and https://other.example/x.

-  one
-  two
   1. first
   2. second

> quoted
> more

a | b
1 | 2`)
})

test('its HTML has headings in order below the subject, links that lead out whole, and heads of columns', () => {
  const { html } = of('# Big\n\n### Small\n\n[dates](/trainings)\n\n| a |\n|---|\n| 1 |')
  expect(html).toContain('<h2>Big</h2>')
  expect(html).toContain('<h3>Small</h3>')
  expect(html).toContain('<a href="https://kairos.example/trainings">dates</a>')
  expect(html).toContain('<th scope="col">a</th>')
})

test.each([
  ['HTML', '<b onclick="x">bold</b>', '&lt;b onclick=“x”&gt;bold&lt;/b&gt;'],
  ['a picture that would tell who opened it', '![a cat](https://cats.example/1.png)', 'a cat'],
  ['a link that runs a script', '[here](javascript:alert(1))', '[here](javascript:alert(1))'],
])('%s stays words', (_, markdown, shown) => {
  expect(of(markdown).html).toBe(`<p>${shown}</p>`)
})
