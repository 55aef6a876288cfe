/** What other programs read of the directory fits the description that the program itself gives of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { fillDirectory } from '#demonstration/listings.ts'
import { type ApiProblem, apiProblem, collectionOf, listingCollection, problemOf } from '#directory/api.ts'
import { queryFrom } from '#directory/directory.ts'
import { createDirectory } from '#directory/store.ts'
import { openapi } from '#web/openapi.ts'
import { practiceForTests } from '../support/practice.ts'

const SITE = 'https://kairos.example'
const NOW = Temporal.Instant.from('2026-11-23T18:00:00Z')
let setting: Awaited<ReturnType<typeof practiceForTests>>
beforeAll(async () => {
  setting = await practiceForTests()
  const educator = await setting.member('Edda Educator', ['educator'])
  await fillDirectory(setting.database.db, { now: NOW, educator: educator.id })
})
afterAll(() => setting.close())

/** A schema of the description, read by a reader of JSON Schema that knows nothing of ours. */
function described(name: 'Listings' | 'Problem') {
  const { schemas } = openapi(SITE).components
  const text = JSON.stringify({ ...schemas[name], $defs: schemas }).replaceAll(
    '#/components/schemas/',
    '#/$defs/',
  )
  return z.fromJSONSchema(JSON.parse(text))
}

async function ask(params: string) {
  const { query } = queryFrom(new URLSearchParams(params))
  const answer = await createDirectory(setting.database.db).search(query, NOW)
  const body: unknown = answer.is === 'found' ? collectionOf(answer, SITE) : problemOf(answer)
  return JSON.parse(JSON.stringify(body))
}

describe('the description', () => {
  test.each([
    '',
    'near=80401',
    'near=80401&within=250&route=sl&route=im&language=es&order=match',
    'near=39.73,-105.19&page=2&within=100',
    'near=96910&within=5&verified=licence',
    'near=Laramie, WY&within=10',
  ])('fits what is answered to "%s"', async (params) => {
    const body = await ask(params)
    expect(described('Listings').safeParse(body).error?.issues ?? []).toEqual([])
    expect(listingCollection.strict().safeParse(body).error?.issues ?? []).toEqual([])
  })

  test.each(['near=Springfield', 'near=00000', 'near=Denvr CO'])(
    'fits the refusal of "%s"',
    async (params) => {
      const body: ApiProblem = await ask(params)
      expect(described('Problem').safeParse(body).error?.issues ?? []).toEqual([])
      expect(apiProblem.parse(body).detail).toMatch(/\.$/)
      for (const { near } of body.places)
        expect(await ask(new URLSearchParams({ near }).toString())).toMatchObject({
          type: 'FeatureCollection',
        })
    },
  )

  test('does not fit what is never answered', async () => {
    const body = await ask('near=80401')
    const [first, ...rest] = body.features
    const wrong = {
      ...body,
      features: [{ ...first, geometry: { type: 'Point', coordinates: ['-105', 39] } }, ...rest],
    }
    expect(described('Listings').safeParse(wrong).success).toBe(false)
  })

  test('names every parameter and every option in words', () => {
    const { get } = openapi(SITE).paths['/api/directory']
    expect(get.parameters.map(({ name }) => name).slice(0, 6)).toEqual([
      'near',
      'within',
      'order',
      'page',
      'who',
      'role',
    ])
    for (const { name, description } of get.parameters)
      expect([name, description]).toEqual([name, expect.stringMatching(/\w{4,}.*[.)]$/)])
  })
})

test('pages lead to each other to the last, and hold every listing that is shown once', async () => {
  const seen: string[] = []
  for (let params: string | undefined = ''; params !== undefined; ) {
    const { features, next } = listingCollection.parse(await ask(params))
    seen.push(...features.map(({ id }) => id))
    params = next && new URL(next).search
  }
  const shown = await setting.database.db
    .selectFrom('listing')
    .select('id')
    .where('state', '=', 'shown')
    .execute()
  expect(seen.toSorted()).toEqual(shown.map(({ id }) => id).toSorted())
  expect(seen.length).toBeGreaterThan(50)
})

test('coordinates stand as GeoJSON has them: the longitude first', async () => {
  const { features, origin } = listingCollection.parse(await ask('near=80401'))
  expect(origin).toMatchObject({ label: 'Golden, CO 80401', lat: 39.7305, lon: -105.1915 })
  expect(features[0]?.geometry.coordinates).toEqual([-105.1915, 39.7305])
  expect(features[0]?.properties.miles).toBe(0)
})

test('no contact address is anywhere in it', async () => {
  expect(JSON.stringify(await ask(''))).not.toContain('@listing.example')
})
