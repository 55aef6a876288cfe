import { expect, test } from 'vitest'
import { xml, xmlAnswer } from './xml.ts'

test('what stands in a place is text, whatever it looks like', () => {
  expect(xml`<title>${'<b> & "c"'}</title>`.xml).toBe('<title>&lt;b&gt; &amp; &quot;c&quot;</title>')
})

test('XML in a place stays XML, several in a row stand one a line', () => {
  expect(xml`<a>${[xml`<b/>`, xml`<c/>`]}${xml`<d/>`}</a>`.xml).toBe('<a><b/>\n<c/><d/></a>')
})

test('characters that no XML document may hold are left out', () => {
  expect(xml`<a>${'a\u0000b\u001fc\ud800d\n'}</a>`.xml).toBe('<a>abc\ufffdd\n</a>')
})

test('an answer says that it is XML, and in which letters', async () => {
  const answer = xmlAnswer(xml`<a/>`, 'application/atom+xml')
  expect(answer.headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8')
  expect(await answer.text()).toBe('<?xml version="1.0" encoding="utf-8"?>\n<a/>\n')
})
