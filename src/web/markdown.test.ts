import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { ArticleSource } from '#library/library.ts'
import { Markdown } from './markdown.tsx'

const named = (id: string): ArticleSource => ({
  id,
  text: `About ${id}`,
  status: 'published',
  mark: 'looked-up',
})
const html = (text: string, more: Partial<Parameters<typeof Markdown>[0]> = {}): string =>
  renderToStaticMarkup(createElement(Markdown, { text, ...more }))
    .replace(/^<div class="prose">/, '')
    .replace(/<\/div>$/, '')
    .replaceAll(/\n/g, '')

describe('what is typed into an article', () => {
  test.each([
    ['HTML', '<b onclick="x">bold</b>', '&lt;b onclick=“x”&gt;bold&lt;/b&gt;'],
    ['a script', '<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['a picture from elsewhere', '![a cat](https://cats.example/1.png)', 'a cat'],
    ['a drawing that nobody made', '![the window](drawing:nothing)', 'the window'],
    ['a drawing by the name of a built-in', '![x](drawing:constructor)', 'x'],
    ['a link that runs a script', '[here](javascript:alert(1))', '[here](javascript:alert(1))'],
    ['the same in capitals with a tab', '[here](JaVaScRiPt&#9;:alert(1))', '[here](JaVaScRiPt	:alert(1))'],
    ['a link to data', '[here](data:text/html,hi)', '[here](data:text/html,hi)'],
    ['a link without its scheme', '[here](//elsewhere.example)', '[here](//elsewhere.example)'],
    ['a link to a drawing', '[here](drawing:window)', 'here'],
  ])('%s stays text', (_, typed, shown) => {
    expect(html(typed)).toBe(`<p>${shown}</p>`)
  })

  test.each([
    ['a page of ours', '[preparing](/library/preparing)', '<a href="/library/preparing">preparing</a>'],
    ['the web', '[FDA](https://www.fda.gov/)', '<a href="https://www.fda.gov/" rel="external">FDA</a>'],
    [
      'a mail address',
      '[write](mailto:desk@kairos.example)',
      '<a href="mailto:desk@kairos.example">write</a>',
    ],
  ])('a link to %s is one', (_, typed, shown) => {
    expect(html(typed)).toBe(`<p>${shown}</p>`)
  })
})

describe('references', () => {
  const sources = [named('prati'), named('label')]

  test('are numbered in the order of the text, and stand right behind what they prove', () => {
    expect(html('First [^label]. Then [^prati].', { sources })).toBe(
      '<p>First<sup class="reference"><a href="#source-label" aria-label="Source 1">1</a></sup>. ' +
        'Then<sup class="reference"><a href="#source-prati" aria-label="Source 2">2</a></sup>.</p>',
    )
  })
  test('that follow each other are told apart', () => {
    expect(html('Both [^label] [^prati].', { sources }).replaceAll(/<[^>]*>/g, '')).toBe('Both1, 2.')
  })
  test('to a source that is not there stay as typed', () => {
    expect(html('About [^nobody].', { sources })).toBe('<p>About<sup class="reference">[^nobody]</sup>.</p>')
  })
  test('in code are code', () => {
    expect(html('Write `[^label]`.', { sources })).toBe('<p>Write <code>[^label]</code>.</p>')
  })
})

describe('headings', () => {
  const steps = (text: string, level?: 2 | 3) =>
    [...html(text, { level }).matchAll(/<h(\d) id="([^"]*)"/g)].map(([, n, id]) => `${n} ${id}`)

  test('begin under the title of the page and leave no step out, whatever was typed', () => {
    expect(steps('# One\n\n### Two\n\n# Three')).toEqual(['2 one', '3 two', '2 three'])
    expect(steps('## One\n\n### Two')).toEqual(['2 one', '3 two'])
    expect(steps('## One', 3)).toEqual(['3 one'])
  })
  test('have addresses of their own', () => {
    expect(steps('## How long?\n\n## How long?')).toEqual(['2 how-long', '2 how-long-2'])
  })
})

test('a drawing stands by itself, with the words of the text as its caption', () => {
  const drawings = {
    window: ({ caption }: { readonly caption: string }) => createElement('figure', {}, caption),
  }
  expect(html('Before.\n\n![The window](drawing:window)\n\nAfter.', { drawings })).toBe(
    '<p>Before.</p><figure>The window</figure><p>After.</p>',
  )
})

test('a table is named by its columns, and can be scrolled by keyboard', () => {
  const table = html('| Route | Time |\n|---|---:|\n| IV | 40 min |')
  expect(table).toContain('aria-label="Table: Route, Time" tabindex="0"')
  expect(table).toContain('<th scope="col">Time</th>')
  expect(table).not.toContain('style=')
})

test('a list may begin with any number', () => {
  expect(html('3. Three\n4. Four')).toBe('<ol start="3"><li>Three</li><li>Four</li></ol>')
})
