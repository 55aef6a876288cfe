/** Owners of listings are told before a license ends: once for each license and limit, at the address they gave. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { remindOfRenewals } from '#directory/jobs.ts'
import { forListing, setContact } from '#directory/listing-store.ts'
import { listingId } from '#kernel/ids.ts'
import { asOwner } from '../support/database.ts'
import { type Listed, listAll } from '../support/listings.ts'
import { practiceForTests } from '../support/practice.ts'

let practice: Awaited<ReturnType<typeof practiceForTests>>
const ENDS = Temporal.PlainDate.from('2090-06-30')

beforeAll(async () => {
  practice = await practiceForTests()
  const provider = (name: string, expires: Temporal.PlainDate): Listed => ({
    subject: 'person',
    name,
    roles: ['therapist'],
    licences: [{ kind: 'LPC', number: '100', state: 'CO', expires: expires.toString() }],
    places: [{ town: 'Golden', state: 'CO', zip: '80401', lat: 39.7305, lon: -105.1915 }],
  })
  await listAll(practice.url, [
    { is: provider('Amara', ENDS) },
    { is: provider('Bela', ENDS.add({ years: 2 })) },
    { is: provider('Cleo', ENDS), since: (at) => [{ kind: 'taken-down', at, body: { by: 'owner' } }] },
    { is: provider('Dora', ENDS) },
  ])
  const rows = await asOwner<{ id: string; name: string }>(practice.url, 'select id, name from listing')
  for (const { id, name } of rows)
    if (name !== 'Dora')
      await forListing(practice.database.db, listingId.parse(id), (tx) =>
        setContact(tx, listingId.parse(id), `${name.toLowerCase()}@practice.example`),
      )
})
afterAll(() => practice.close())

async function lettersOn(day: Temporal.PlainDate) {
  const sent: { to: string; subject: string; text: string }[] = []
  await remindOfRenewals({
    ownerUrl: practice.url,
    post: { send: async (letter) => void sent.push(letter) },
    links: { issue: async ({ purpose }) => `/links/${purpose}` },
    origin: 'https://kairos.example',
    now: day.toZonedDateTime({ timeZone: 'UTC', plainTime: '13:30' }).toInstant(),
  })
  return sent
}

test('the owner of a shown listing is written to once at each limit, with a link to the listing', async () => {
  expect(await lettersOn(ENDS.subtract({ days: 61 }))).toEqual([])
  const [letter, ...others] = await lettersOn(ENDS.subtract({ days: 60 }))
  expect(others).toEqual([])
  expect(letter).toMatchObject({
    to: 'amara@practice.example',
    subject: expect.not.stringContaining('Amara'),
  })
  expect(letter!.text).toContain('LPC 100, CO: last day 2090-06-30')
  expect(letter!.text).toContain('https://kairos.example/links/listing-owner')
  expect(await lettersOn(ENDS.subtract({ days: 59 }))).toEqual([])
  expect(await lettersOn(ENDS.subtract({ days: 14 }))).toHaveLength(1)
  expect(await lettersOn(ENDS.subtract({ days: 13 }))).toEqual([])
  expect(await lettersOn(ENDS.add({ days: 1 }))).toEqual([])
})

test('a license that was renewed is told anew before its new end', async () => {
  const renewed = ENDS.add({ years: 2 })
  expect((await lettersOn(renewed.subtract({ days: 30 }))).map(({ to }) => to)).toEqual([
    'bela@practice.example',
  ])
})

test('the application itself reads no reminder and writes none', async () => {
  await expect(practice.database.pool.query('select from listing_reminder')).rejects.toThrow(
    /permission denied/,
  )
})
