import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Description, OriginContext } from './description.tsx'
import { JsonLd } from './json-ld.tsx'

const jsonLd = (data: Parameters<typeof JsonLd>[0]['data']) =>
  renderToStaticMarkup(createElement(JsonLd, { data }))

test('what an article says cannot end the script that carries it, and is read as it was written', () => {
  const name = '</script><script>alert("1")</script><!-- & \u2028'
  const markup = jsonLd({ '@type': 'Question', name })
  expect(markup.match(/<\/?script/g)).toEqual(['<script', '</script'])
  const json: unknown = JSON.parse(markup.replace(/^<script[^>]*>|<\/script>$/g, ''))
  expect(json).toEqual({ '@context': 'https://schema.org', '@type': 'Question', name })
})

test('what is not known is left out', () => {
  expect(jsonLd({ '@type': 'Person', name: undefined })).not.toContain('name')
})

const described = (text: string) =>
  renderToStaticMarkup(
    createElement(
      OriginContext,
      { value: 'https://kairos.example' },
      createElement(Description, { path: '/library', title: 'A "title"', text }),
    ),
  )

test('a page names its one address, where people type it', () => {
  expect(described('Short.')).toContain('<link rel="canonical" href="https://kairos.example/library"/>')
})

test('a long description ends with a whole word, a short one stays', () => {
  const [, short] = /name="description" content="([^"]*)"/.exec(described('word '.repeat(60))) ?? []
  expect(short).toMatch(/^(word )+…$/)
  expect(short?.length).toBeLessThanOrEqual(160)
  expect(described('Short.')).toContain('content="Short."')
})
