import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { ServerBuild } from 'react-router'
import { beforeEach, describe, expect, test } from 'vitest'
import { createPublicPages, normalised, type PublicPages } from './public-pages.ts'

const module = { default: () => null }
const route = (id: string, path: string) => [id, { id, path, parentId: 'root', module }] as const
const routes: ServerBuild['routes'] = Object.fromEntries([
  ['root', { id: 'root', path: '', module }],
  route('library/pages/article', 'library/:slug'),
  route('directory/pages/directory', 'directory'),
  route('directory/pages/listing', 'directory/:listing'),
  route('directory/pages/apply', 'directory/apply'),
  route('people/pages/sign-in', 'sign-in'),
])

let made: string[]
let heard: () => void
let isUp: boolean
let nowMs: number
let text: string
let pages: PublicPages
let make: (path: string) => Promise<Response>
const html = (body: string, headers: Record<string, string> = {}, status = 200) =>
  new Response(body, { status, headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers } })

beforeEach(async () => {
  made = []
  isUp = true
  nowMs = 0
  text = 'first'
  make = async () => html(text)
  pages = await createPublicPages({
    routes,
    listener: {
      up: () => isUp,
      on: async (channel, hear) => {
        expect(channel).toBe('public_changed')
        heard = () => hear('')
        return async () => {}
      },
    },
    make: (path) => {
      made.push(path)
      return make(path)
    },
    nowMs: () => nowMs,
  })
})
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  pages.answer(method, `http://localhost${path}`, new Headers(headers))
const read = async (path: string, headers?: Record<string, string>) => (await ask(path, headers))?.text()

describe('a page that is the same for everybody', () => {
  test('is made once, however many ask, also at the same moment', async () => {
    expect(await Promise.all([read('/library/a'), read('/library/a'), read('/library/a')])).toEqual([
      'first',
      'first',
      'first',
    ])
    expect(await read('/library/a')).toBe('first')
    expect(made).toEqual(['/library/a'])
  })

  test('is made anew after something changed, and after a minute, because licences run out', async () => {
    await read('/library/a')
    text = 'second'
    heard()
    expect(await read('/library/a')).toBe('second')
    text = 'third'
    nowMs = 59_000
    expect(await read('/library/a')).toBe('second')
    nowMs = 61_000
    expect(await read('/library/a')).toBe('third')
  })

  test('is not kept when something changed while it was made', async () => {
    make = async () => {
      heard()
      return html(text)
    }
    expect(await read('/library/a')).toBe('first')
    make = async () => html(text)
    text = 'second'
    expect(await read('/library/a')).toBe('second')
  })

  test('is made for each request while nobody tells of changes', async () => {
    await read('/library/a')
    isUp = false
    text = 'second'
    expect(await read('/library/a')).toBe('second')
    expect(await read('/library/a')).toBe('second')
    expect(made).toHaveLength(3)
  })

  test('is asked for once a minute, and not sent to a browser that has it', async () => {
    const first = await ask('/library/a')
    expect(first?.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    expect(first?.headers.get('vary')).toBe('Cookie, Accept-Encoding')
    const etag = first?.headers.get('etag') ?? ''
    const again = await ask('/library/a', { 'If-None-Match': `"other", W/${etag}` })
    expect([again?.status, await again?.text()]).toEqual([304, ''])
    expect(again?.headers.get('etag')).toBe(etag)
    nowMs = 61_000
    expect((await ask('/library/a', { 'If-None-Match': etag }))?.status).toBe(304)
    text = 'second'
    heard()
    expect((await ask('/library/a', { 'If-None-Match': etag }))?.status).toBe(200)
  })

  test('is compressed as the browser can read it, each form under a name of its own', async () => {
    text = 'a long page '.repeat(500)
    const [plain, zipped, small] = await Promise.all(
      ['', 'gzip, deflate', 'gzip, br'].map((accept) => ask('/library/a', { 'Accept-Encoding': accept })),
    )
    const bytes = async (answer?: Response) => Buffer.from(await answer!.arrayBuffer())
    expect((await bytes(plain)).toString()).toBe(text)
    expect(gunzipSync(await bytes(zipped)).toString()).toBe(text)
    expect(brotliDecompressSync(await bytes(small)).toString()).toBe(text)
    const etags = [plain, zipped, small].map((answer) => answer?.headers.get('etag'))
    expect(new Set(etags).size).toBe(3)
    expect((await ask('/library/a', { 'Accept-Encoding': 'br;q=0' }))?.headers.has('content-encoding')).toBe(
      false,
    )
  })

  test('is the same page whoever sent the visitor, and in whatever order its query is written', async () => {
    await read('/directory?near=80401&within=50')
    await read('/directory?within=50&utm_source=letter&near=80401&fbclid=1')
    expect(made).toEqual(['/directory?near=80401&within=50'])
    expect(normalised('http://x/directory?b=2&a=1&a=0')).toBe('/directory?a=1&a=0&b=2')
  })
})

describe('never kept is', () => {
  test.each([
    ['a page of somebody signed in', '/library/a', { Cookie: 'a=b; kairos.session_token=x' }],
    ['a page for somebody who holds a link', '/library/a', { Cookie: '__Host-kairos-open=x' }],
    ['a page that is not in the list', '/sign-in', {}],
    ['a page with a form of its own, beside one that is in the list', '/directory/apply', {}],
    ['an address without an end', `/directory?near=${'x'.repeat(3000)}`, {}],
  ])('%s', (_, path, headers) => {
    expect(ask(path, headers)).toBeUndefined()
    expect(made).toEqual([])
  })

  test('a form that is sent', () => expect(ask('/library/a', {}, 'POST')).toBeUndefined())

  test.each([
    ['what is not there', () => html('Not found', {}, 404)],
    ['what broke', () => html('Broken', {}, 500)],
    ['a page with a cookie', () => html('Hello', { 'Set-Cookie': 'a=b' })],
    ['a page that says so', () => html('Hello', { 'Cache-Control': 'private' })],
  ])('%s', async (_, answer) => {
    make = async () => answer()
    const first = await ask('/library/a')
    expect(first?.status).toBe(answer().status)
    expect(first?.headers.get('etag')).toBeNull()
    await ask('/library/a')
    expect(made).toHaveLength(2)
  })
})

test('endlessly many searches do not push out the pages', async () => {
  text = 'x'.repeat(200_000)
  await read('/library/a')
  for (let page = 0; page < 200; page++) await read(`/directory?page=${page}`)
  made = []
  await read('/library/a')
  await read('/directory?page=199')
  expect(made).toEqual([])
  await read('/directory?page=0')
  expect(made).toEqual(['/directory?page=0'])
})
