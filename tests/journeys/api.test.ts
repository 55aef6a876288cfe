/** Another program reads the directory: from any site, page by page, by the description that the server gives. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listingCollection } from '#directory/api.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server?.stop())

/** As the script of another site asks. */
const ask = (path: string) =>
  fetch(server.origin + path, { headers: { Origin: 'https://elsewhere.example' } })

test('any site may read the listings near a place, and is sent from page to page', async () => {
  let next: string | undefined = '/api/directory?within=500&near=80401'
  let total = 0
  let pages = 0
  while (next) {
    const answer = await ask(next)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(answer.headers.get('Content-Type')).toBe('application/geo+json')
    expect(answer.headers.get('Set-Cookie')).toBeNull()
    const link = /<([^>]+)>; rel="next"/.exec(answer.headers.get('Link') ?? '')?.[1]
    const collection = listingCollection.parse(await answer.json())
    expect(collection.next).toBe(link)
    total += collection.features.length
    pages += 1
    next = link?.slice(server.origin.length)
    if (!next) expect(collection.total).toEqual({ count: total, atLeast: false })
  }
  expect(pages).toBeGreaterThan(1)
})

test('the page of each listing is there for people', async () => {
  const { features } = listingCollection.parse(await (await ask('/api/directory?near=80401')).json())
  const { page, name } = features[0]!.properties
  expect(await (await fetch(page)).text()).toContain(name)
})

test('the description names the address of this server, and the operation that answers', async () => {
  const answer = await ask('/api/openapi.json')
  expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
  const described = await answer.json()
  expect(described).toMatchObject({ openapi: '3.1.0', servers: [{ url: server.origin }] })
  for (const path of Object.keys(described.paths)) expect((await ask(path)).status).toBe(200)
})

test.each([
  ['within=0', 'within', 'The distance is a whole number of miles from 1 to 500.'],
  ['rout=sl', 'rout', '“rout” is not a parameter of this search. See /api/openapi.json.'],
  ['route=<script>', 'route', '“<script>” is not an option of “How the medicine is given”.'],
  ['near=00000', 'near', 'There is no ZIP code 00000. Check it, or type a town and its state.'],
  [
    'near=Springfield',
    'near',
    'Several states have a place called Springfield. Ask again with one of “places”.',
  ],
])('%s is refused in a sentence', async (params, field, message) => {
  const answer = await ask(`/api/directory?${params}`)
  expect(answer.status).toBe(400)
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
  expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
  expect(await answer.json()).toMatchObject({ status: 400, problems: [{ field, message }] })
})
